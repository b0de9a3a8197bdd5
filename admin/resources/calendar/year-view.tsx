import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { today } from '../../shared/date/format.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import styles from './calendar.module.css';
import { MonthTable } from './month-table.tsx';
import type { Entry, Year } from './use-calendar.ts';

/** Says how many days of the year are worked and whether that is settled. */
export function YearStatus({ shown }: { readonly shown: Year }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['status']}>
        <span className={styles['total']}>{t('calendar.workdays', { count: shown.workdayCount })}</span>
        {shown.source ? <span className={styles['source']}>{shown.source}</span> : null}
      </div>
      {shown.isPublished ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('calendar.unpublished')}
          description={t('calendar.unpublishedHelp', { year: shown.year })}
        />
      )}
    </>
  );
}

interface YearViewProps {
  readonly shown: Year;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly owner: string | null;
  readonly onPick: (day: string) => void;
}

/** Twelve small months; a day is picked where the viewer may set it. */
export function YearView({ shown, entries, owner, onPick }: YearViewProps) {
  const todayDay = today();
  return (
    <>
      <YearStatus shown={shown} />
      <div className={styles['year']}>
        {shown.months.map(({ month, workdayCount }) => (
          <MonthTable
            key={month}
            year={shown.year}
            month={month}
            workdayCount={workdayCount}
            entries={entries}
            owner={owner}
            todayDay={todayDay}
            onPick={shown.viewerCan.edit ? onPick : undefined}
          />
        ))}
      </div>
      <Legend hasOwn={owner !== null} />
    </>
  );
}

function Legend({ hasOwn }: { readonly hasOwn: boolean }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <ul className={styles['legend']} aria-label={t('calendar.legend.title')}>
      {(['HOLIDAY', 'MAKE_UP_WORKDAY'] as const).map((kind) => (
        <li key={kind}>
          <span className={`${styles['cell']} ${styles['sample']}`} data-kind={kind} aria-hidden="true">
            <span>1</span>
            <span className={styles['mark']}>{t(`calendar.mark.${kind}`)}</span>
          </span>
          {label('CalendarDayKind', kind)}
        </li>
      ))}
      <li>
        <span className={`${styles['cell']} ${styles['sample']}`} data-kind="WEEKEND" aria-hidden="true">
          1
        </span>
        {t('calendar.legend.weekend')}
      </li>
      <li>
        <span className={`${styles['cell']} ${styles['sample']}`} data-today="true" aria-hidden="true">
          <span className={styles['number']}>1</span>
        </span>
        {t('calendar.legend.today')}
      </li>
      {hasOwn ? (
        <li>
          <span className={`${styles['cell']} ${styles['sample']}`} data-own="true" aria-hidden="true">
            1
          </span>
          {t('calendar.legend.own')}
        </li>
      ) : null}
    </ul>
  );
}
