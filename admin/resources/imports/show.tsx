import { Alert, App, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  ImportCancelDocument,
  ImportCommitDocument,
  ImportResumeDocument,
  ImportRowsDocument,
  ImportShowDocument,
  ImportUndoDocument,
  type ImportShowQuery,
} from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { BatchState, TargetName } from './batch-labels.tsx';
import { ImportProposals } from './proposals-tab.tsx';

type Batch = NonNullable<ImportShowQuery['importBatch']>;

const POLL_MS = 1500;

/** One batch: what the check found, what waits to be confirmed, and the result row by row. */
export function ImportShowPage() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'import',
    id,
    document: ImportShowDocument,
    select: (data) => data.importBatch,
  });
  const isRunning = record?.state === 'RUNNING';
  useEffect(() => {
    if (!isRunning) {
      return undefined;
    }
    const timer = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  const common = {
    invalidates: ['import', 'institution', 'organization', 'person'],
    successMessage: t('imports.done'),
  };
  const commit = useAction({ ...common, document: ImportCommitDocument, payload: (data) => data.importCommit });
  const undo = useAction({ ...common, document: ImportUndoDocument, payload: (data) => data.importUndo });
  const resume = useAction({ ...common, document: ImportResumeDocument, payload: (data) => data.importResume });
  const cancel = useAction({ ...common, document: ImportCancelDocument, payload: (data) => data.importCancel });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  const { viewerCan } = record;
  return (
    <>
      <PageHeader
        title={record.fileName}
        trail={[{ title: t('imports.title'), to: '/imports' }]}
        tags={<BatchState value={record.state} />}
        actions={[
          {
            key: 'commit',
            label: t('imports.commit'),
            isAllowed: viewerCan.commit,
            isPrimary: true,
            onClick: () => void commit.run({ id: record.id, version: record.version, input: {} }),
          },
          {
            key: 'resume',
            label: t('imports.resume'),
            isAllowed: viewerCan.resume,
            onClick: () => void resume.run({ id: record.id }),
          },
          {
            key: 'cancel',
            label: t('imports.cancel'),
            isAllowed: viewerCan.cancel,
            onClick: () => void cancel.run({ id: record.id }),
          },
          {
            key: 'undo',
            label: t('imports.undo'),
            isAllowed: viewerCan.undo,
            isDanger: true,
            onClick: () =>
              void modal.confirm({
                title: t('imports.undo'),
                content: t('imports.undoConfirm'),
                onOk: () => undo.run({ id: record.id }),
              }),
          },
        ]}
      />
      {isRunning ? (
        <Panel title={t('imports.progress')}>
          <Progress
            aria-label={t('imports.progress')}
            percent={Math.floor((record.progress.done / Math.max(record.progress.total, 1)) * 100)}
          />
        </Panel>
      ) : null}
      {record.failure ? (
        <Alert type="error" showIcon title={record.failure.message} style={{ marginBottom: 16 }} />
      ) : null}
      <DetailTabs
        label={t('imports.tabs.label')}
        tabs={[
          { key: 'overview', label: t('imports.tabs.overview'), render: () => <Overview batch={record} /> },
          {
            key: 'rows',
            label: t('imports.tabs.rows'),
            count: record.counts.rows,
            render: () => <Rows id={record.id} />,
          },
          {
            key: 'proposals',
            label: t('imports.tabs.proposals'),
            count: record.proposals.totalCount,
            render: () => <ImportProposals batchId={record.id} mayDecide={viewerCan.decide} />,
          },
        ]}
      />
    </>
  );
}

function Overview({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const { counts, outcomes } = batch;
  return (
    <>
      <Panel title={t('imports.counts')}>
        <Facts
          facts={[
            { key: 'target', label: t('imports.target'), value: <TargetName value={batch.target} /> },
            { key: 'policy', label: t('imports.policy'), value: t(`imports.policies.${batch.policy}`) },
            ...(['rows', 'new', 'changed', 'unchanged', 'warnings', 'errors'] as const).map((key) => ({
              key,
              label: t(`imports.${key}`),
              value: counts[key],
            })),
            ...(['applied', 'skipped', 'refused'] as const).map((key) => ({
              key,
              label: t(`imports.${key}`),
              value: outcomes[key],
            })),
            { key: 'startedBy', label: t('imports.startedBy'), value: batch.startedByName },
            { key: 'createdAt', label: t('imports.createdAt'), value: <InstantText value={batch.createdAt} /> },
          ]}
        />
      </Panel>
      {batch.issues.length > 0 ? (
        <Panel title={t('imports.issues')}>
          <ul>
            {batch.issues.map((issue) => (
              <li key={`${issue.code}${issue.rowNumber ?? ''}${issue.message}`}>{issue.message}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}

type RowsResult = ResultOf<typeof ImportRowsDocument>;
type Row = NonNullable<RowsResult['importBatch']>['rows']['nodes'][number];

const rowsTable: TableDefinition<RowsResult, VariablesOf<typeof ImportRowsDocument>, Row> = {
  resource: 'import',
  urlPrefix: 'r',
  exportAs: { list: 'importRows' },
  document: ImportRowsDocument,
  select: (data) => data.importBatch?.rows,
  defaultSort: [{ field: 'rowNumber', order: 'asc' }],
  columns: [
    {
      key: 'rowNumber',
      titleKey: 'imports.rowNumber',
      align: 'end',
      sortField: 'rowNumber',
      width: 80,
      render: (row) => row.rowNumber,
    },
    { key: 'name', titleKey: 'imports.name', isPrimary: true, render: (row) => row.name },
    {
      key: 'state',
      titleKey: 'imports.rowState',
      render: (row) => <EnumTag type="ImportRowState" value={row.state} />,
    },
    {
      key: 'changes',
      titleKey: 'imports.changes',
      width: 320,
      render: (row) =>
        row.state === 'CHANGED'
          ? row.values
              .filter(({ isChanged }) => isChanged)
              .map(({ label, before, after }) => `${label}: ${before ?? '∅'} → ${after ?? '∅'}`)
              .join('; ')
          : null,
    },
    {
      key: 'notes',
      titleKey: 'imports.notes',
      width: 360,
      render: (row) => row.issues.map(({ message }) => message).join(' '),
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'state',
      labelKey: 'imports.rowState',
      enumType: 'ImportRowState',
      values: ['NEW', 'CHANGED', 'UNCHANGED', 'ERROR'],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'severity',
      labelKey: 'imports.warnings',
      enumType: 'ImportSeverity',
      values: ['INFO', 'WARNING', 'ERROR'],
    },
  ],
};

function Rows({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useServerTable(rowsTable, { variables: { id } });
  return (
    <ServerTableView table={list} label={t('imports.tabs.rows')} rowName={(row) => row.name ?? String(row.rowNumber)} />
  );
}
