import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

/** Stands for a page whose code or first data is on the way. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('feedback.loading')}>
      <Skeleton active title={{ width: '32%' }} paragraph={{ rows: 8 }} />
    </div>
  );
}
