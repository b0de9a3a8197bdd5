import { useTranslation } from 'react-i18next';
import type { ReportCountPartsFragment } from '../../gql/graphql.ts';
import styles from './report.module.css';

interface ReportCountsProps {
  readonly counts: ReportCountPartsFragment;
  readonly onPick?: (key: CountKey) => void;
}

const shown = ['total', 'accepted', 'submitted', 'missing', 'returned', 'late', 'stale', 'excused'] as const;
/** A number of reports by how they stand. */
export type CountKey = (typeof shown)[number];

/** Reports by how they stand, with a bar of the counted and the submitted ones; the words stand beside every number. */
export function ReportCounts({ counts, onPick }: ReportCountsProps) {
  const { t } = useTranslation();
  const share = (count: number) => `${counts.total === 0 ? 0 : (count / counts.total) * 100}%`;
  return (
    <div className={styles['counts']}>
      <div className={styles['bar']} aria-hidden="true">
        <span className={styles['accepted']} style={{ width: share(counts.accepted) }} />
        <span className={styles['submitted']} style={{ width: share(counts.submitted) }} />
      </div>
      <dl className={styles['numbers']}>
        {shown.map((key) => (
          <div
            key={key}
            className={styles['number']}
            data-alarm={(key === 'late' || key === 'stale') && counts[key] > 0}
          >
            <dt>{t(`report.counts.${key}`)}</dt>
            <dd>
              {onPick && counts[key] > 0 ? (
                <button type="button" className={styles['pick']} onClick={() => onPick(key)}>
                  {counts[key]}
                </button>
              ) : (
                counts[key]
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
