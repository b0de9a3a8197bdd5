import { InputNumber, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarWorkdayAddDocument, CalendarWorkdayCountDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import styles from './calendar.module.css';
import { weekdayName } from './day-words.ts';

interface OwnerProps {
  readonly owner: string | null;
}

/** Finds the day after so many working days, and counts the working days of a period. */
export function CalculatorTab({ owner }: OwnerProps) {
  return (
    <div className={styles['calculator']}>
      <AddPanel owner={owner} />
      <CountPanel owner={owner} />
    </div>
  );
}

function Provisional() {
  const { t } = useTranslation();
  return (
    <>
      <Tag color="warning">{t('calendar.calculator.provisional')}</Tag>
      <span className="xl-visually-hidden">{t('calendar.calculator.provisionalHelp')}</span>
    </>
  );
}

function AddPanel({ owner }: OwnerProps) {
  const { t } = useTranslation();
  const id = useId();
  const [from, setFrom] = useState<string | null>(today());
  const [days, setDays] = useState<number | null>(10);
  const wanted = useDebounced(days);
  const isComplete = from !== null && wanted !== null;
  const { data, error } = useDocument(
    CalendarWorkdayAddDocument,
    { from: from ?? today(), days: wanted ?? 0, organizationId: owner },
    { resource: 'calendarDay', isEnabled: isComplete, keepsPrevious: true },
  );
  const result = isComplete ? data?.workdayAdd : undefined;
  return (
    <Panel title={t('calendar.calculator.addTitle')}>
      <div className={styles['fields']}>
        <div className={styles['field']}>
          <label htmlFor={`${id}-from`}>{t('calendar.calculator.from')}</label>
          <DayPicker id={`${id}-from`} value={from} onChange={setFrom} />
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${id}-days`}>{t('calendar.calculator.days')}</label>
          <InputNumber
            id={`${id}-days`}
            value={days}
            precision={0}
            min={-2600}
            max={2600}
            style={{ width: '100%' }}
            aria-describedby={`${id}-help`}
            onChange={setDays}
          />
        </div>
      </div>
      <p id={`${id}-help`} className={styles['hint']}>
        {t('calendar.calculator.daysHelp')}
      </p>
      {error ? <RequestFailure error={error} /> : null}
      <div className={styles['result']} role="status" aria-label={t('calendar.calculator.result')}>
        {isComplete ? null : t('calendar.calculator.missing')}
        {result && !error ? (
          <>
            <DayText value={result.day} />
            <span>{weekdayName(result.day)}</span>
            {result.isProvisional ? <Provisional /> : null}
          </>
        ) : null}
      </div>
    </Panel>
  );
}

function CountPanel({ owner }: OwnerProps) {
  const { t } = useTranslation();
  const id = useId();
  const year = today().slice(0, 4);
  const [from, setFrom] = useState<string | null>(today());
  const [last, setLast] = useState<string | null>(`${year}-12-31`);
  const isComplete = from !== null && last !== null;
  const { data, error } = useDocument(
    CalendarWorkdayCountDocument,
    // The last day is inside for people; the API takes the first day after it.
    { from: from ?? today(), to: addDays(last ?? today(), 1), organizationId: owner },
    { resource: 'calendarDay', isEnabled: isComplete, keepsPrevious: true },
  );
  const result = isComplete ? data?.workdayCount : undefined;
  return (
    <Panel title={t('calendar.calculator.countTitle')}>
      <div className={styles['fields']}>
        <div className={styles['field']}>
          <label htmlFor={`${id}-from`}>{t('calendar.calculator.start')}</label>
          <DayPicker id={`${id}-from`} value={from} onChange={setFrom} />
        </div>
        <div className={styles['field']}>
          <label htmlFor={`${id}-last`}>{t('calendar.calculator.last')}</label>
          <DayPicker id={`${id}-last`} value={last} onChange={setLast} />
        </div>
      </div>
      {error ? <RequestFailure error={error} /> : null}
      <div className={styles['result']} role="status" aria-label={t('calendar.calculator.result')}>
        {isComplete ? null : t('calendar.calculator.missing')}
        {result && !error ? (
          <>
            {t('calendar.calculator.count', { count: result.count })}
            {result.isProvisional ? <Provisional /> : null}
          </>
        ) : null}
      </div>
    </Panel>
  );
}
