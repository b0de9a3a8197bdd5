import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEnumLabel } from '../enum/enum-label.tsx';
import { OBLIGATION_STATUSES } from './obligation-tones.ts';
import styles from './obligation.module.css';

/** Obligations by state, as the API counts them. */
export interface Counts {
  readonly total: number;
  readonly pending: number;
  readonly acknowledged: number;
  readonly submitted: number;
  readonly returned: number;
  readonly accepted: number;
  readonly excused: number;
  readonly withdrawn: number;
  readonly late: number;
}

/** Share that is done, of those that have to be. */
function shareOf({ total, accepted, excused, withdrawn }: Counts): { done: number; due: number; percent: number } {
  const due = total - withdrawn;
  const done = accepted + excused;
  return { done, due, percent: due === 0 ? 0 : Math.floor((done / due) * 100) };
}

/** One line of how far it has come, for a row of a list. */
export function CountLine({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const { done, due, percent } = shareOf(counts);
  if (counts.total === 0) {
    return <>{t('obligationState.none')}</>;
  }
  return (
    <div className={styles['line']}>
      <Progress
        percent={percent}
        size="small"
        showInfo={false}
        status={counts.late > 0 ? 'exception' : 'normal'}
        aria-label={t('obligationState.done', { done, total: due })}
      />
      <span className={styles['words']}>
        {t('obligationState.done', { done, total: due })}
        {counts.late > 0 ? (
          <span className={styles['late']}> · {t('obligationState.lateCount', { count: counts.late })}</span>
        ) : null}
      </span>
    </div>
  );
}

interface StateCountsProps {
  readonly counts: Counts;
  /** Address of the list of those in a state, or of the late ones. */
  readonly to: (state: (typeof OBLIGATION_STATUSES)[number] | 'LATE') => string;
}

/** Numbers by state, each a way to those it counts. */
export function StateCounts({ counts, to }: StateCountsProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const { done, due, percent } = shareOf(counts);
  const figures = [
    ...OBLIGATION_STATUSES.map((state) => ({
      state,
      label: label('ObligationStatus', state),
      count: counts[state.toLowerCase() as Lowercase<typeof state>],
    })),
    { state: 'LATE' as const, label: t('obligationState.isLate'), count: counts.late },
  ];
  return (
    <div>
      <Progress
        percent={percent}
        aria-label={t('obligationState.progress')}
        format={() => t('obligationState.done', { done, total: due })}
        {...(counts.late > 0 ? { status: 'exception' as const } : {})}
      />
      <ul className={styles['figures']}>
        {figures.map(({ state, label: words, count }) => (
          <li key={state}>
            <Link to={to(state)} className={styles['figure']} data-late={state === 'LATE' && count > 0}>
              <span className={styles['number']}>{count}</span>
              <span className={styles['what']}>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
