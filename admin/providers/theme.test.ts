import { theme } from 'antd';
import { describe, expect, it } from 'vitest';
import { type Density, themeConfig, type ThemeMode } from './theme.ts';

type Rgb = readonly [number, number, number];
type Tokens = ReturnType<typeof theme.getDesignToken>;

/** Reads #rgb, #rrggbb, rgb() and rgba(); a see-through colour is laid over what lies behind it. */
function rgb(color: string, behind: Rgb = [255, 255, 255]): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color)?.[1];
  if (hex) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((start) => Number.parseInt(full.slice(start, start + 2), 16)) as unknown as Rgb;
  }
  const [r = 0, g = 0, b = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b].map((part, index) => part * alpha + (behind[index] ?? 0) * (1 - alpha)) as unknown as Rgb;
}

function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast of a text colour on a background. */
function contrast(text: string, background: string): number {
  const back = rgb(background);
  const pair = [luminance(rgb(text, back)), luminance(back)].toSorted((a, b) => b - a);
  return ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05);
}

const texts: (keyof Tokens)[] = [
  'colorText',
  'colorTextSecondary',
  'colorTextTertiary',
  'colorTextDescription',
  'colorTextPlaceholder',
  'colorTextHeading',
  'colorTextLabel',
  'colorLink',
  'colorLinkHover',
  'colorPrimary',
  'colorPrimaryHover',
  'colorSuccess',
  'colorWarning',
  'colorError',
  'colorErrorHover',
  'colorInfo',
];
const backgrounds: (keyof Tokens)[] = ['colorBgContainer', 'colorBgElevated', 'colorBgLayout'];
const onSolid: (keyof Tokens)[] = [
  'colorPrimary',
  'colorPrimaryHover',
  'colorPrimaryActive',
  'colorError',
  'colorErrorHover',
];
const tints: [keyof Tokens, keyof Tokens][] = [
  ['colorPrimary', 'colorPrimaryBg'],
  ['colorSuccess', 'colorSuccessBg'],
  ['colorWarning', 'colorWarningBg'],
  ['colorError', 'colorErrorBg'],
  ['colorInfo', 'colorInfoBg'],
  ['colorText', 'colorPrimaryBg'],
  ['colorTextSecondary', 'colorPrimaryBg'],
  ['colorText', 'colorWarningBg'],
  ['colorText', 'colorErrorBg'],
  ['colorLink', 'colorWarningBg'],
  ['colorLink', 'colorErrorBg'],
];

const faces = (['light', 'dark'] as ThemeMode[]).flatMap((mode) =>
  (['comfortable', 'compact'] as Density[]).map((density) => ({
    mode,
    density,
    tokens: theme.getDesignToken(themeConfig(mode, density)),
  })),
);

describe.each(faces)('theme $mode $density', ({ mode, tokens }) => {
  const value = (name: keyof Tokens) => String(tokens[name]);

  it.each(texts)('%s is readable as text (4.5:1)', (text) => {
    const faint = backgrounds.filter((background) => contrast(value(text), value(background)) < 4.5);
    expect(faint).toEqual([]);
  });

  it.each(onSolid)('text on solid %s is readable (4.5:1)', (solid) => {
    expect(contrast(value('colorTextLightSolid'), value(solid))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tints)('%s on %s is readable (4.5:1)', (text, tint) => {
    expect(contrast(value(text), value(tint))).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the edge of a control (3:1)', () => {
    const faint = (['colorBgContainer', 'colorBgElevated'] as const).filter(
      (background) => contrast(value('colorBorder'), value(background)) < 3,
    );
    expect(faint).toEqual([]);
  });

  it('keeps tooltips readable', () => {
    expect(contrast('#ffffff', mode === 'dark' ? value('colorBgSpotlight') : '#262626')).toBeGreaterThanOrEqual(4.5);
  });
});

it('uses the one blue of the house in the light face', () => {
  const tokens = theme.getDesignToken(themeConfig('light', 'comfortable'));
  expect([tokens.colorPrimary, tokens.colorInfo, tokens.colorLink]).toEqual(['#0958d9', '#0958d9', '#0958d9']);
});

it('would notice antd’s own colours', () => {
  const plain = theme.getDesignToken();
  expect(contrast(plain.colorTextDescription, plain.colorBgContainer)).toBeLessThan(4.5);
});
