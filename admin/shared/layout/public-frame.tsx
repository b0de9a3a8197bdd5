import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { OfflineBanner } from '../feedback/offline-banner.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';
import { Brand } from './brand.tsx';
import styles from './public-frame.module.css';

/** The frame around the pages that need no session. */
export function PublicFrame() {
  const { t } = useTranslation();
  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <Brand />
        <span className={styles['tools']}>
          <AppearanceMenu />
        </span>
      </header>
      <OfflineBanner />
      <main className={styles['main']}>
        <Outlet />
      </main>
      <footer className={styles['footer']}>{t('shell.footer')}</footer>
    </div>
  );
}
