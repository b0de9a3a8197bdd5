import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import styles from './calendar.module.css';
import { dayInWords, monthName, useEntryName, weekdayName } from './day-words.ts';
import { dayByKey, monthWeeks, weekdayOf } from './month-weeks.ts';
import { type Entry, isOwnEntry } from './use-calendar.ts';

// A Monday; only its weekday and those of the six days after it are read.
const someWeek = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-06', '2026-06-07'];

interface MonthTableProps {
  readonly year: number;
  readonly month: number;
  readonly workdayCount: number;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly owner: string | null;
  readonly todayDay: string;
  /** Set where the viewer may set days. */
  readonly onPick: ((day: string) => void) | undefined;
}

/** One month as a table; where days can be set it is a grid with one tab stop that the arrow keys walk. */
export function MonthTable({ year, month, workdayCount, entries, owner, todayDay, onPick }: MonthTableProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const weeks = monthWeeks(year, month);
  const first = weeks.flat().find((day) => day !== null)!;
  const [active, setActive] = useState<string>();
  const stop = active?.slice(0, 7) === first.slice(0, 7) ? active : first;

  const walk = (event: KeyboardEvent, day: string) => {
    const next = dayByKey(day, event.key);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      table.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
    }
  };

  return (
    <div className={styles['month']}>
      <table ref={table} {...(onPick ? { role: 'grid' } : {})}>
        <caption>
          <span className={styles['captionRow']}>
            <span className={styles['monthName']}>{monthName(year, month)}</span>
            <span className={styles['monthCount']}>{t('calendar.workdays', { count: workdayCount })}</span>
          </span>
        </caption>
        <thead>
          <tr>
            {someWeek.map((day) => (
              <th key={day} scope="col" abbr={weekdayName(day)}>
                <span aria-hidden="true">{weekdayName(day, 'narrow')}</span>
                <span className="xl-visually-hidden">{weekdayName(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, place) =>
                day === null ? (
                  <td key={someWeek[place]}>{'\u00a0'}</td>
                ) : (
                  <td key={day} {...(day === todayDay ? { 'aria-current': 'date' as const } : {})}>
                    <DayCell
                      day={day}
                      entry={entries.get(day)}
                      owner={owner}
                      isToday={day === todayDay}
                      {...(onPick
                        ? {
                            button: {
                              tabIndex: day === stop ? 0 : -1,
                              onClick: () => {
                                setActive(day);
                                onPick(day);
                              },
                              onKeyDown: (event: KeyboardEvent) => walk(event, day),
                            },
                          }
                        : {})}
                    />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayCellProps {
  readonly day: string;
  readonly entry: Entry | undefined;
  readonly owner: string | null;
  readonly isToday: boolean;
  readonly button?: {
    readonly tabIndex: number;
    readonly onClick: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** A day: its number, a mark in words where it is special, and the whole of it for a screen reader. */
function DayCell({ day, entry, owner, isToday, button }: DayCellProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const entryName = useEntryName();
  const isWeekend = weekdayOf(day) > 4;
  const meaning = entry
    ? `${entryName(entry)} · ${label('CalendarDayKind', entry.kind)} · ${label('CalendarDayOrigin', entry.origin)}`
    : t(isWeekend ? 'calendar.plainWeekend' : 'calendar.plainWorkday');
  const look = {
    className: styles['cell'],
    'data-kind': entry?.kind ?? (isWeekend ? 'WEEKEND' : 'WORKDAY'),
    'data-own': isOwnEntry(entry, owner) && owner !== null,
    'data-today': isToday,
    ...(entry ? { title: meaning } : {}),
  };
  const content = (
    <>
      <span aria-hidden="true" className={styles['number']}>
        {Number(day.slice(8))}
      </span>
      {entry ? (
        <span aria-hidden="true" className={styles['mark']}>
          {t(`calendar.mark.${entry.kind}`)}
        </span>
      ) : null}
      <span className="xl-visually-hidden">{`${dayInWords(day)} · ${meaning}`}</span>
    </>
  );
  return button ? (
    <button type="button" data-day={day} {...look} {...button}>
      {content}
    </button>
  ) : (
    <div {...look}>{content}</div>
  );
}
