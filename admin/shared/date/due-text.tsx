import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayText, Nothing } from './date-text.tsx';
import { daysBetween, today } from './format.ts';

/** Days before its deadline from which a matter is said to be due soon. */
const SOON_DAYS = 3;

interface DueTextProps {
  readonly value: string | null | undefined;
  /** False for what is done with: the day stands alone then. */
  readonly isOpen?: boolean;
}

/** A deadline: the day, and in words where it stands as long as somebody still has to act. */
export function DueText({ value, isOpen = true }: DueTextProps) {
  return value ? (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '2px 6px', alignItems: 'center' }}>
      <DayText value={value} />
      {isOpen ? <DueWords value={value} /> : null}
    </span>
  ) : (
    <Nothing />
  );
}

/** Where a deadline stands today, in words; the colour only repeats them. */
export function DueWords({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const left = daysBetween(today(), value);
  const words =
    left < 0
      ? t('date.late', { count: -left })
      : left === 0
        ? t('date.dueToday')
        : left === 1
          ? t('date.dueTomorrow')
          : t('date.dueIn', { count: left });
  const color = left < 0 ? 'error' : left <= SOON_DAYS ? 'warning' : 'default';
  return (
    <Tag color={color} variant={left > SOON_DAYS ? 'filled' : 'outlined'} style={{ marginInlineEnd: 0 }}>
      {words}
    </Tag>
  );
}
