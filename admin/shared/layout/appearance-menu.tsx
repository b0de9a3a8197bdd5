import { BgColorsOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLocale, currentLocale } from '../../providers/i18n.ts';
import { localeNames, locales } from '../../providers/locale.ts';
import { type Density, type ThemeChoice, useDensity, useThemeChoice } from '../../providers/theme.ts';

const themes: readonly ThemeChoice[] = ['light', 'dark', 'system'];
const densities: readonly Density[] = ['comfortable', 'compact'];

/** Menu of theme and density choices, with the present ones selected. */
export function useAppearanceMenu(): MenuProps {
  const { t } = useTranslation();
  const [theme, setTheme] = useThemeChoice();
  const [density, setDensity] = useDensity();
  return {
    selectable: true,
    multiple: true,
    selectedKeys: [theme, density],
    items: [
      {
        type: 'group',
        label: t('shell.theme'),
        children: themes.map((key) => ({ key, label: t(`shell.themes.${key}`) })),
      },
      {
        type: 'group',
        label: t('shell.density'),
        children: densities.map((key) => ({ key, label: t(`shell.densities.${key}`) })),
      },
    ],
    onClick: ({ key }) => {
      const chosenTheme = themes.find((item) => item === key);
      const chosenDensity = densities.find((item) => item === key);
      if (chosenTheme) {
        setTheme(chosenTheme);
      }
      if (chosenDensity) {
        setDensity(chosenDensity);
      }
    },
  };
}

/** Menu of languages, each by its own name. */
export function useLanguageMenu(): MenuProps {
  // Re-renders on a switch.
  useTranslation();
  return {
    selectable: true,
    selectedKeys: [currentLocale()],
    items: locales.map((locale) => ({ key: locale, label: <span lang={locale}>{localeNames[locale]}</span> })),
    onClick: ({ key }) => {
      const chosen = locales.find((locale) => locale === key);
      if (chosen) {
        void changeLocale(chosen);
      }
    },
  };
}

/** Two icon buttons: language, and theme with density. */
export function AppearanceMenu() {
  const { t } = useTranslation();
  return (
    <>
      <Dropdown trigger={['click']} menu={useLanguageMenu()}>
        <Button type="text" icon={<TranslationOutlined />} aria-label={t('shell.language')} />
      </Dropdown>
      <Dropdown trigger={['click']} menu={useAppearanceMenu()}>
        <Button type="text" icon={<BgColorsOutlined />} aria-label={t('shell.appearance')} />
      </Dropdown>
    </>
  );
}
