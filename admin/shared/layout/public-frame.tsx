import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { OfflineBanner } from '../feedback/offline-banner.tsx';
import { Brand } from './brand.tsx';
import { PublicTools } from './public-tools.tsx';
import styles from './public-frame.module.css';

/** The frame around the pages that need no session. */
export function PublicFrame() {
  const { t } = useTranslation();
  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <Brand />
        <span className={styles['tools']}>
          <PublicTools />
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
