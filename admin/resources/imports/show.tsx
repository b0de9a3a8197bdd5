import { Alert, App, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  ImportCancelDocument,
  ImportResumeDocument,
  ImportShowDocument,
  ImportUndoDocument,
  type ImportShowQuery,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { focusContentIfLost } from '../../shared/form/use-focus-return.ts';
import { BatchState, TargetName } from './batch-labels.tsx';
import { CommitModal } from './commit-modal.tsx';
import { ImportSteps } from './import-steps.tsx';
import { MappingTab } from './mapping-tab.tsx';
import { ImportProposals } from './proposals-tab.tsx';
import { ImportRows } from './rows-tab.tsx';
import { useGuides } from './use-guides.ts';

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
  const [isCommitting, setIsCommitting] = useState(false);
  const { guides } = useGuides();
  const state = record?.state;
  const isRunning = state === 'RUNNING';
  const lastState = useRef(state);
  useEffect(() => {
    if (lastState.current !== undefined && lastState.current !== state) {
      // The button that was pressed is not offered in the new state.
      focusContentIfLost();
    }
    lastState.current = state;
  }, [state]);
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
  const guide = guides?.find(({ target }) => target === record.target);
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
            onClick: () => setIsCommitting(true),
          },
          {
            key: 'resume',
            label: t('imports.resume'),
            isAllowed: viewerCan.resume,
            onClick: () => void resume.run({ id: record.id }),
          },
          {
            key: 'cancel',
            label: isRunning ? t('imports.stop') : t('imports.cancel'),
            isAllowed: viewerCan.cancel,
            onClick: () =>
              void modal.confirm({
                title: isRunning ? t('imports.stop') : t('imports.cancel'),
                content: isRunning ? t('imports.stopConfirm') : t('imports.cancelConfirm'),
                okText: isRunning ? t('imports.stop') : t('imports.cancel'),
                cancelText: t('imports.keep'),
                afterClose: focusContentIfLost,
                onOk: () => cancel.run({ id: record.id }),
              }),
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
                okText: t('imports.undo'),
                okButtonProps: { danger: true },
                cancelText: t('imports.keep'),
                afterClose: focusContentIfLost,
                onOk: () => undo.run({ id: record.id }),
              }),
          },
        ]}
      />
      <ImportSteps current={stepOf(record)} isFailed={record.state === 'FAILED'} />
      {isRunning ? (
        <Panel title={t('imports.progress')}>
          <Progress
            aria-label={t('imports.progress')}
            percent={Math.floor((record.progress.done / Math.max(record.progress.total, 1)) * 100)}
          />
          <p role="status">{t('imports.progressText', { ...record.progress })}</p>
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
            key: 'mapping',
            label: t('imports.tabs.mapping'),
            isHidden: !viewerCan.commit || guide === undefined,
            render: () => <MappingTab batch={record} guide={guide?.fields ?? []} />,
          },
          {
            key: 'rows',
            label: t('imports.tabs.rows'),
            count: record.counts.rows,
            render: () => <ImportRows batch={record} />,
          },
          {
            key: 'proposals',
            label: t('imports.tabs.proposals'),
            count: record.proposals.totalCount,
            isHidden: record.proposals.totalCount === 0,
            render: () => <ImportProposals batch={record} />,
          },
        ]}
      />
      {isCommitting ? <CommitModal batch={record} onClose={() => setIsCommitting(false)} onReload={refetch} /> : null}
    </>
  );
}

/** The step of the way that waits to be taken. */
function stepOf({ state, counts, issues }: Batch): number {
  if (state !== 'PLANNED') {
    return state === 'DONE' || state === 'UNDONE' ? 4 : 3;
  }
  return counts.rows === 0 || issues.some(({ severity }) => severity === 'ERROR') ? 1 : 2;
}

function Overview({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const { counts, outcomes } = batch;
  const sectionsText = ({ sections }: Batch): string => {
    const declared = sections.reduce((sum, { declaredCount }) => sum + (declaredCount ?? 0), 0);
    const actual = sections.reduce((sum, { actualCount }) => sum + actualCount, 0);
    return t(declared === actual ? 'imports.sectionsAgree' : 'imports.sectionsDiffer', {
      count: sections.length,
      declared,
      actual,
    });
  };
  return (
    <>
      <Notes batch={batch} />
      <Panel title={t('imports.counts')}>
        <Facts
          facts={[
            { key: 'target', label: t('imports.target'), value: <TargetName value={batch.target} /> },
            { key: 'organization', label: t('imports.organization'), value: batch.organization?.name },
            { key: 'format', label: t('imports.format'), value: formatOf(batch) },
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
            ...(batch.sections.length > 0
              ? [{ key: 'sections', label: t('imports.sections'), value: sectionsText(batch) }]
              : []),
            { key: 'startedBy', label: t('imports.startedBy'), value: batch.startedByName },
            { key: 'createdAt', label: t('imports.createdAt'), value: <InstantText value={batch.createdAt} /> },
          ]}
        />
      </Panel>
    </>
  );
}

/** Format, encoding and worksheet in one line. */
function formatOf({ format, encoding, sheetName }: Batch): string {
  return [`.${format}`, encoding?.toUpperCase(), format === 'csv' ? undefined : sheetName].filter(Boolean).join(' · ');
}

const alertTypes = { ERROR: 'error', WARNING: 'warning', INFO: 'info', NONE: 'info' } as const;

/** What is to be known about the file as a whole, the gravest first. */
function Notes({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  if (batch.issues.length + batch.notices.length === 0) {
    return null;
  }
  const grave = batch.issues.filter(({ severity }) => severity === 'ERROR' || severity === 'WARNING');
  const light = [...batch.issues.filter((issue) => !grave.includes(issue)), ...batch.notices];
  const prefix = (rowNumber: number | null): string => (rowNumber ? `${t('imports.atRow', { row: rowNumber })} ` : '');
  return (
    <Panel title={t('imports.issues')}>
      {[...grave]
        .sort((a, b) => Number(b.severity === 'ERROR') - Number(a.severity === 'ERROR'))
        .map((issue) => (
          <Alert
            key={`${issue.code} ${issue.rowNumber ?? ''} ${issue.message}`}
            type={alertTypes[issue.severity]}
            showIcon
            title={prefix(issue.rowNumber) + issue.message}
            style={{ marginBottom: 8 }}
          />
        ))}
      {light.length > 0 ? (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {light.map((note) => (
            <li key={`${note.code} ${note.message}`}>{note.message}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
