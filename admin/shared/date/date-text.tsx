import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../providers/i18n.ts';
import { addDays, formatDay, formatInstant, houseTimeZone } from './format.ts';

interface DayTextProps {
  readonly value: string | null | undefined;
}

/** A calendar day; a dash when there is none. */
export function DayText({ value }: DayTextProps) {
  useTranslation();
  return value ? <time dateTime={value}>{formatDay(value, currentLocale())}</time> : <Nothing />;
}

/** An instant in Beijing time; says so on hover where the computer's zone is another. */
export function InstantText({ value }: DayTextProps) {
  const { t } = useTranslation();
  if (!value) {
    return <Nothing />;
  }
  const isElsewhere = Intl.DateTimeFormat().resolvedOptions().timeZone !== houseTimeZone;
  return (
    <time dateTime={value} {...(isElsewhere ? { title: t('date.beijingTime') } : {})}>
      {formatInstant(value, currentLocale())}
    </time>
  );
}

interface PeriodTextProps {
  readonly from: string | null | undefined;
  /** First day after the period (half-open, as stored); the last day inside is what is shown. */
  readonly until: string | null | undefined;
}

/** A half-open period of days, written with its last day. */
export function PeriodText({ from, until }: PeriodTextProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const start = from ? formatDay(from, locale) : t('date.unknownStart');
  if (from && from === until) {
    return <span>{t('date.never', { start })}</span>;
  }
  const end = until ? formatDay(addDays(until, -1), locale) : t('date.openEnd');
  return <span>{t('date.period', { start, end })}</span>;
}

/** A visible dash that a screen reader reads as "none". */
export function Nothing() {
  const { t } = useTranslation();
  return (
    <span>
      <span aria-hidden="true">—</span>
      <span className="xl-visually-hidden">{t('date.none')}</span>
    </span>
  );
}
