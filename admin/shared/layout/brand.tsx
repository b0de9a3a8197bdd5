import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

/** The product's mark and name. */
export function Brand({ isCompact = false, size = 28 }: { readonly isCompact?: boolean; readonly size?: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles['brand']}>
      <img src="/favicon.svg" alt={isCompact ? t('shell.product') : ''} width={size} height={size} />
      {isCompact ? null : (
        <span className={styles['words']}>
          <span className={styles['name']}>{t('shell.product')}</span>
          <span className={styles['line']}>{t('shell.tagline')}</span>
        </span>
      )}
    </span>
  );
}
