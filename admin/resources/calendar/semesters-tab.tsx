import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CalendarSemesterListDocument,
  CalendarSemesterNowDocument,
  CalendarSemesterRemoveDocument,
} from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { today } from '../../shared/date/format.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import styles from './calendar.module.css';
import { type Semester, SemesterDialog } from './semester-dialog.tsx';

type Result = ResultOf<typeof CalendarSemesterListDocument>;

const table: TableDefinition<Result, VariablesOf<typeof CalendarSemesterListDocument>, Semester> = {
  resource: 'semester',
  document: CalendarSemesterListDocument,
  select: (data) => data.semesters,
  urlPrefix: 'semester',
  defaultSort: [{ field: 'startsOn', order: 'desc' }],
  columns: [
    { key: 'name', titleKey: 'calendar.semester.name', isPrimary: true, sortField: 'name', render: (row) => row.name },
    {
      key: 'academicYear',
      titleKey: 'calendar.semester.academicYear',
      sortField: 'academicYear',
      align: 'end',
      width: 150,
      render: (row) => row.academicYear,
    },
    { key: 'number', titleKey: 'calendar.semester.number', align: 'end', width: 110, render: (row) => row.number },
    {
      key: 'period',
      titleKey: 'calendar.semester.period',
      sortField: 'startsOn',
      width: 230,
      render: (row) => <PeriodText from={row.startsOn} until={row.endsOn} />,
    },
    { key: 'source', titleKey: 'calendar.source', render: (row) => row.source },
  ],
};

interface SemestersTabProps {
  readonly owner: string | null;
  readonly mayEdit: boolean;
}

/** Semesters of the calendar, and the one of today, wherever it comes from. */
export function SemestersTab({ owner, mayEdit }: SemestersTabProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const list = useServerTable(table, { variables: { owner: owner === null ? { isNull: true } : { eq: owner } } });
  const [edited, setEdited] = useState<string | null>();
  const removal = useAction({
    document: CalendarSemesterRemoveDocument,
    payload: (data) => data.semesterRemove,
    invalidates: ['semester'],
    successMessage: t('calendar.semester.removed'),
  });
  const ask = (row: Semester) =>
    void modal.confirm({
      title: t('calendar.semester.removeOf', { name: row.name }),
      content: t('calendar.semester.removeText'),
      okText: t('calendar.semester.remove'),
      okButtonProps: { danger: true },
      cancelText: t('form.cancel'),
      onOk: async () => {
        await removal.run({ id: row.id, version: row.version });
      },
    });
  const create = mayEdit ? (
    <Button type="primary" onClick={() => setEdited(null)}>
      {t('calendar.semester.create')}
    </Button>
  ) : null;
  const row = list.rows.find(({ id }) => id === edited);
  return (
    <>
      <SemesterNow owner={owner} />
      <ServerTableView
        table={list}
        label={t('calendar.tabs.semesters')}
        rowName={({ name }) => name}
        toolbarExtra={create}
        emptyActions={create}
        {...(mayEdit
          ? {
              rowActions: (item: Semester) => (
                <Space>
                  {item.viewerCan.update ? (
                    <Button
                      size="small"
                      aria-label={t('calendar.semester.editOf', { name: item.name })}
                      onClick={() => setEdited(item.id)}
                    >
                      {t('calendar.edit')}
                    </Button>
                  ) : null}
                  {item.viewerCan.remove ? (
                    <Button
                      size="small"
                      danger
                      aria-label={t('calendar.semester.removeOf', { name: item.name })}
                      onClick={() => ask(item)}
                    >
                      {t('calendar.semester.remove')}
                    </Button>
                  ) : null}
                </Space>
              ),
            }
          : {})}
      />
      {edited === null || row ? (
        <SemesterDialog
          owner={owner}
          semester={row}
          onReload={() => list.refetch()}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </>
  );
}

function SemesterNow({ owner }: { readonly owner: string | null }) {
  const { t } = useTranslation();
  const { data } = useDocument(
    CalendarSemesterNowDocument,
    { date: today(), organizationId: owner },
    { resource: 'semester' },
  );
  if (!data) {
    return null;
  }
  const semester = data.semesterOn;
  return (
    <p className={styles['hint']}>
      {t('calendar.semester.now')}
      {semester ? (
        <>
          <strong>{semester.name}</strong> <PeriodText from={semester.startsOn} until={semester.endsOn} />
          {` · ${semester.organization?.name ?? t('calendar.semester.byDefault')}`}
        </>
      ) : (
        t('calendar.semester.none')
      )}
    </p>
  );
}
