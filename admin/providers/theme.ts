import { theme as antdTheme, type ThemeConfig } from 'antd';
import { oneOf, usePreference } from './preferences.ts';

/** What a person may choose; `system` follows the operating system. */
export type ThemeChoice = 'light' | 'dark' | 'system';
/** What is on the screen. */
export type ThemeMode = 'light' | 'dark';
/** Height of rows and controls. */
export type Density = 'comfortable' | 'compact';

type MappingAlgorithm = typeof antdTheme.darkAlgorithm;
type MapToken = ReturnType<MappingAlgorithm>;

const fontFamily = [
  '-apple-system',
  'BlinkMacSystemFont',
  '"Segoe UI"',
  'Roboto',
  '"Helvetica Neue"',
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"MiSans"',
  '"Microsoft YaHei"',
  '"Source Han Sans SC"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  'sans-serif',
].join(',');

/** Seed colours of the light face; each reaches 4.5:1 as text on its own tint and with white on it. */
const lightSeed = {
  colorPrimary: '#0958d9',
  colorInfo: '#0958d9',
  colorLink: '#0958d9',
  colorSuccess: '#237804',
  colorWarning: '#9a5200',
  colorError: '#cf1322',
} as const;

const lightMap: Partial<MapToken> = {
  colorPrimaryHover: '#0b50c0',
  colorPrimaryActive: '#003a9e',
  colorLinkHover: '#003eb3',
  colorErrorHover: '#b30d1b',
  colorErrorTextHover: '#b30d1b',
  colorText: '#1b2430',
  colorTextSecondary: '#475264',
  colorTextTertiary: '#576275',
  colorTextQuaternary: '#656f81',
  colorBgLayout: '#f3f5f8',
  colorBorder: '#8a94a6',
  colorBorderSecondary: '#e1e6ed',
  colorPrimaryBg: '#e8f1fe',
  colorInfoBg: '#edf4fe',
  colorInfoBorder: '#a9c8f7',
  colorSuccessBg: '#eef8ea',
  colorSuccessBorder: '#a5d391',
  colorWarningBg: '#fdf5e6',
  colorWarningBorder: '#e3bd84',
  colorErrorBg: '#fdf0f0',
  colorErrorBgHover: '#fbe3e3',
  colorErrorBorder: '#efb0b0',
};

/**
 * The dark face is written out instead of derived: antd's algorithm gives a primary that is too dark to be read as
 * text. Solid buttons carry dark text here, because no blue is both readable on black and readable under white.
 */
const darkMap: Partial<MapToken> = {
  colorBgLayout: '#0e1217',
  colorBgContainer: '#161b22',
  colorBgElevated: '#1d232c',
  colorBgSpotlight: '#39424f',
  colorBorder: '#6b7686',
  colorBorderSecondary: '#2b333e',
  colorText: '#e4e9f0',
  colorTextSecondary: '#b3bdca',
  colorTextTertiary: '#a0abba',
  colorTextQuaternary: '#929dad',
  colorPrimary: '#7fb1ff',
  colorPrimaryHover: '#a3c7ff',
  colorPrimaryActive: '#6a9ff2',
  colorPrimaryText: '#7fb1ff',
  colorPrimaryTextHover: '#a3c7ff',
  colorPrimaryTextActive: '#6a9ff2',
  colorPrimaryBg: '#17273f',
  colorPrimaryBgHover: '#1e3353',
  colorPrimaryBorder: '#2f4e7d',
  colorPrimaryBorderHover: '#3f679f',
  colorLink: '#7fb1ff',
  colorLinkHover: '#a3c7ff',
  colorLinkActive: '#6a9ff2',
  colorInfo: '#7fb1ff',
  colorInfoText: '#7fb1ff',
  colorInfoBg: '#17273f',
  colorInfoBorder: '#2f4e7d',
  colorSuccess: '#6fcf52',
  colorSuccessText: '#6fcf52',
  colorSuccessBg: '#14261a',
  colorSuccessBorder: '#2b5a31',
  colorWarning: '#eab04d',
  colorWarningText: '#eab04d',
  colorWarningBg: '#2b2212',
  colorWarningBorder: '#65501f',
  colorError: '#ff8a85',
  colorErrorHover: '#ffaba6',
  colorErrorActive: '#f2736e',
  colorErrorText: '#ff8a85',
  colorErrorTextHover: '#ffaba6',
  colorErrorBg: '#331a1c',
  colorErrorBgHover: '#452224',
  colorErrorBorder: '#7b3a3c',
};

const darkInk = '#0b1420';

function overlay(map: Partial<MapToken>): MappingAlgorithm {
  return (seed, derived) => ({ ...(derived ?? antdTheme.defaultAlgorithm(seed)), ...map });
}

/** The whole antd theme for a face and a density; tested for contrast in `theme.test.ts`. */
export function themeConfig(mode: ThemeMode, density: Density): ThemeConfig {
  const isDark = mode === 'dark';
  return {
    // One fixed scope class instead of a generated one, so that our own style sheets may read the same variables.
    cssVar: { key: 'xl', prefix: 'xl' },
    hashed: false,
    algorithm: [
      isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
      ...(density === 'compact' ? [antdTheme.compactAlgorithm] : []),
      overlay(isDark ? darkMap : lightMap),
    ],
    token: {
      ...lightSeed,
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      wireframe: false,
      colorTextDisabled: isDark ? '#6f7a8a' : '#8a94a6',
      colorTextPlaceholder: isDark ? '#929dad' : '#656f81',
      colorTextDescription: isDark ? '#a0abba' : '#576275',
      colorIcon: isDark ? '#a0abba' : '#576275',
      colorTextLightSolid: isDark ? darkInk : '#ffffff',
      controlOutlineWidth: 3,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: {
        headerBorderRadius: 0,
        cellPaddingBlockMD: 9,
        cellPaddingInlineMD: 12,
        // The arrow says what is sorted; a tinted column would only look selected.
        bodySortBg: isDark ? '#161b22' : '#ffffff',
        headerBg: isDark ? '#1d232c' : '#f7f9fb',
        headerSortActiveBg: isDark ? '#1d232c' : '#f7f9fb',
        headerSortHoverBg: isDark ? '#252c37' : '#eef2f6',
        fixedHeaderSortActiveBg: isDark ? '#1d232c' : '#f7f9fb',
      },
      Alert: { withDescriptionIconSize: 20, withDescriptionPadding: '12px 16px' },
      Tooltip: { colorTextLightSolid: '#ffffff' },
      Card: { headerFontSize: 15 },
      Descriptions: { labelBg: isDark ? '#1d232c' : '#f7f9fb' },
    },
  };
}

/** The theme a person chose for this device. */
export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice | undefined) => void] {
  return usePreference<ThemeChoice>('device', 'theme', parseThemeChoice, 'system');
}

/** The row density a person chose for this device. */
export function useDensity(): [Density, (density: Density | undefined) => void] {
  return usePreference<Density>('device', 'density', parseDensity, 'comfortable');
}

const parseThemeChoice = oneOf<ThemeChoice>('light', 'dark', 'system');
const parseDensity = oneOf<Density>('comfortable', 'compact');
