import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

const pattern = 'YYYY-MM-DD';

function toDayjs(day: string | null | undefined): Dayjs | null {
  const parsed = day ? dayjs(day, pattern) : null;
  return parsed?.isValid() ? parsed : null;
}

interface DayPickerProps {
  readonly id?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: (day: string | null) => void;
  readonly min?: string;
  readonly max?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** Picks a calendar day and speaks in `2026-09-01` strings, so no zone can shift it. */
export function DayPicker({ value, onChange, min, max, ...rest }: DayPickerProps) {
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%' }}
      value={toDayjs(value)}
      format={pattern}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // Enter takes the day; a form with this one field would be sent as well.
          event.preventDefault();
        }
      }}
      onChange={(day) => onChange?.(day ? day.format(pattern) : null)}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(max ? { maxDate: dayjs(max) } : {})}
    />
  );
}

/** First and last day, both inside; either may be open. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface DayRangePickerProps {
  readonly value?: DayRange | undefined;
  readonly onChange?: (range: DayRange | undefined) => void;
  /** Labels of the two fields. */
  readonly labels: readonly [from: string, to: string];
}

/** Picks a span of days; two single pickers, because each has a label of its own and fits a narrow screen. */
export function DayRangePicker({ value, onChange, labels }: DayRangePickerProps) {
  const change = (part: DayRange) => {
    const next = { ...value, ...part };
    onChange?.(next.from || next.to ? next : undefined);
  };
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
      <DayPicker
        aria-label={labels[0]}
        value={value?.from}
        onChange={(from) => change({ from: from ?? undefined })}
        {...(value?.to ? { max: value.to } : {})}
      />
      <DayPicker
        aria-label={labels[1]}
        value={value?.to}
        onChange={(to) => change({ to: to ?? undefined })}
        {...(value?.from ? { min: value.from } : {})}
      />
    </div>
  );
}
