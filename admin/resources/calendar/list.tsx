import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { CalculatorTab } from './calculator-tab.tsx';
import styles from './calendar.module.css';
import { DayDialog } from './day-dialog.tsx';
import { DayTable } from './day-table.tsx';
import { HistoryTab, historyRequirement } from './history-tab.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { SemestersTab } from './semesters-tab.tsx';
import { type CalendarChoice, type Year, useCalendarChoice, useCalendarYear } from './use-calendar.ts';
import { YearView } from './year-view.tsx';

/** The working calendar of the country or of one's own organizations, its semesters, and a calculator. */
export function CalendarPage() {
  const { t } = useTranslation();
  const choice = useCalendarChoice();
  const { owner, year } = choice;
  const { query, shown, entries } = useCalendarYear(choice);
  const [day, setDay] = useState<string>();
  const [isPasting, setIsPasting] = useState(false);
  const readsHistory = useMeets(historyRequirement);
  const mayEdit = shown?.viewerCan.edit ?? false;

  // The dialog is gone at once, so the focus has to be led back to the day by hand.
  const close = () => {
    setDay(undefined);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const inYear = (render: (loaded: Year) => ReactNode) => () => {
    if (query.error) {
      return <RequestFailure error={query.error} onRetry={() => void query.refetch()} />;
    }
    return shown ? render(shown) : <PageSkeleton />;
  };
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        description={t('calendar.description')}
        actions={[
          {
            key: 'paste',
            label: t('calendar.paste.action'),
            isAllowed: mayEdit,
            isPrimary: true,
            onClick: () => setIsPasting(true),
          },
        ]}
      />
      <CalendarBar choice={choice} />
      <DetailTabs
        label={t('calendar.title')}
        keeps={['owner', 'year']}
        tabs={[
          {
            key: 'year',
            label: t('calendar.tabs.year'),
            render: inYear((loaded) => <YearView shown={loaded} entries={entries} owner={owner} onPick={setDay} />),
          },
          {
            key: 'table',
            label: t('calendar.tabs.table'),
            render: inYear((loaded) => <DayTable shown={loaded} entries={entries} onPick={setDay} />),
          },
          {
            key: 'semesters',
            label: t('calendar.tabs.semesters'),
            render: () => <SemestersTab owner={owner} mayEdit={mayEdit} />,
          },
          {
            key: 'calculator',
            label: t('calendar.tabs.calculator'),
            render: () => <CalculatorTab owner={owner} />,
          },
          {
            key: 'history',
            label: t('calendar.tabs.history'),
            isHidden: !readsHistory,
            render: () => <HistoryTab key={owner} owner={owner} />,
          },
        ]}
      />
      {day ? (
        <DayDialog
          key={day}
          day={day}
          entry={entries.get(day)}
          owner={owner}
          onClose={close}
          onReload={async () => {
            const fresh = await query.refetch();
            return fresh.data?.calendarYear?.months
              .flatMap(({ specialDays }) => specialDays)
              .find((entry) => entry.day === day);
          }}
        />
      ) : null}
      {isPasting && shown ? (
        <PasteDialog
          owner={owner}
          year={year}
          entries={entries}
          source={owner === null ? (shown.source ?? '') : ''}
          onClose={() => setIsPasting(false)}
        />
      ) : null}
    </>
  );
}

function CalendarBar({ choice }: { readonly choice: CalendarChoice }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles['bar']}>
      <div className={styles['field']}>
        <label htmlFor={`${id}-owner`}>{t('calendar.owner')}</label>
        <Select
          id={`${id}-owner`}
          className={styles['owner'] ?? ''}
          value={choice.ownerKey}
          options={[...choice.owners]}
          onChange={choice.setOwner}
        />
      </div>
      <div className={styles['field']}>
        <label htmlFor={`${id}-year`}>{t('calendar.year')}</label>
        <span className={styles['stepper']}>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('calendar.previousYear')}
            disabled={!choice.canStep(-1)}
            onClick={() => choice.setYear(choice.year - 1)}
          />
          <InputNumber
            id={`${id}-year`}
            value={choice.year}
            min={2000}
            max={2100}
            precision={0}
            controls={false}
            style={{ width: 72 }}
            onChange={(next) => (next && next >= 2000 && next <= 2100 ? choice.setYear(next) : undefined)}
          />
          <Button
            icon={<RightOutlined />}
            aria-label={t('calendar.nextYear')}
            disabled={!choice.canStep(1)}
            onClick={() => choice.setYear(choice.year + 1)}
          />
        </span>
      </div>
    </div>
  );
}
