import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import styles from './calendar.module.css';
import { useEntryName, weekdayName } from './day-words.ts';
import type { Entry, Year } from './use-calendar.ts';
import { YearStatus } from './year-view.tsx';

interface DayTableProps {
  readonly shown: Year;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly onPick: (day: string) => void;
}

/** The special days of the year as a list: the twin of the year view. */
export function DayTable({ shown, entries, onPick }: DayTableProps) {
  const { t } = useTranslation();
  const entryName = useEntryName();
  return (
    <>
      <YearStatus shown={shown} />
      <Table<Entry>
        aria-label={t('calendar.tabs.table')}
        size="small"
        rowKey="day"
        dataSource={[...entries.values()]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState title={t('calendar.noDays')} /> }}
        columns={[
          { key: 'day', title: t('calendar.day'), render: (_, entry) => <DayText value={entry.day} /> },
          { key: 'weekday', title: t('calendar.weekdayOfDay'), render: (_, entry) => weekdayName(entry.day) },
          {
            key: 'kind',
            title: t('calendar.kind'),
            render: (_, { kind }) => (
              <EnumTag type="CalendarDayKind" value={kind} tone={kind === 'HOLIDAY' ? 'success' : 'warning'} />
            ),
          },
          { key: 'name', title: t('calendar.name'), render: (_, entry) => entryName(entry) },
          {
            key: 'origin',
            title: t('calendar.origin'),
            render: (_, { origin }) => <EnumTag type="CalendarDayOrigin" value={origin} />,
          },
          {
            key: 'source',
            title: t('calendar.source'),
            render: (_, { source }) => <div className={styles['wide']}>{source}</div>,
          },
          ...(shown.viewerCan.edit
            ? [
                {
                  key: 'edit',
                  title: t('calendar.edit'),
                  render: (_: unknown, { day }: Entry) => (
                    <Button
                      size="small"
                      data-day={day}
                      aria-label={t('calendar.editDay', { day })}
                      onClick={() => onPick(day)}
                    >
                      {t('calendar.edit')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
