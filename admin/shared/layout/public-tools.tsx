import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLocale, currentLocale } from '../../providers/i18n.ts';
import { localeNames } from '../../providers/locale.ts';
import { useThemeChoice } from '../../providers/theme.ts';
import { useThemeMode } from './appearance.tsx';

/** Language and face as two plain toggles: two choices each need no menu, and a menu would weigh on the first page. */
export function PublicTools() {
  const { t } = useTranslation();
  const mode = useThemeMode();
  const [, setTheme] = useThemeChoice();
  const other = currentLocale() === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <Button type="text" lang={other} onClick={() => void changeLocale(other)}>
        {localeNames[other]}
      </Button>
      <Button
        type="text"
        icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
        aria-label={t(mode === 'dark' ? 'shell.toLight' : 'shell.toDark')}
        onClick={() => setTheme(mode === 'dark' ? 'light' : 'dark')}
      />
    </>
  );
}
