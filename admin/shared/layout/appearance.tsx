import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { currentLocale } from '../../providers/i18n.ts';
import { themeConfig, type ThemeMode, useDensity, useThemeChoice } from '../../providers/theme.ts';
import { styleNonce } from './style-nonce.ts';

function subscribeToSystemTheme(listener: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function systemPrefersDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The face now on the screen, after `system` has been resolved. */
export function useThemeMode(): ThemeMode {
  const [choice] = useThemeChoice();
  const isSystemDark = useSyncExternalStore(subscribeToSystemTheme, systemPrefersDark);
  if (choice === 'system') {
    return isSystemDark ? 'dark' : 'light';
  }
  return choice;
}

/** Theme, density and antd's language for everything below. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const mode = useThemeMode();
  const [density] = useDensity();
  const theme = useMemo(() => themeConfig(mode, density), [mode, density]);
  const nonce = useMemo(() => styleNonce(), []);
  const locale = currentLocale() === 'en' ? enUS : zhCN;

  useEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = mode;
    root.style.colorScheme = mode;
  }, [mode]);

  return (
    <ConfigProvider
      theme={theme}
      locale={locale}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: true, scrollToFirstError: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      {children}
    </ConfigProvider>
  );
}
