import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReportOverlapPartsFragment } from '../../gql/graphql.ts';
import styles from './report.module.css';

interface OverlapListProps {
  readonly overlaps: readonly ReportOverlapPartsFragment[];
  /** Says so when there are none; otherwise nothing is shown then. */
  readonly saysNone?: boolean;
}

/** Fields that the same organizations were asked already this semester: where, by whom, and what to do about it. */
export function OverlapList({ overlaps, saysNone = false }: OverlapListProps) {
  const { t } = useTranslation();
  if (overlaps.length === 0) {
    return saysNone ? <Alert type="success" showIcon title={t('report.overlap.none')} /> : null;
  }
  const keys = new Set(overlaps.map(({ key }) => key));
  return (
    <Alert
      type="warning"
      showIcon
      title={t('report.overlap.title', { count: keys.size })}
      description={
        <>
          <ul className={styles['list']}>
            {overlaps.map((overlap) => (
              <li key={`${overlap.key} ${overlap.sourceId} ${overlap.otherLabel}`}>
                {t('report.overlap.item', {
                  label: overlap.label,
                  issuer: overlap.issuerName,
                  title: overlap.sourceTitle,
                  other: overlap.otherLabel,
                  organizations: overlap.organizationCount,
                })}
              </li>
            ))}
          </ul>
          <p>{t('report.overlap.advice')}</p>
        </>
      }
    />
  );
}
