import {
  CheckOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  StopOutlined,
  UserDeleteOutlined,
} from '@ant-design/icons';
import { App, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  CaseAskReviewDocument,
  CaseDeclareConflictDocument,
  CaseShowDocument,
  CaseWithdrawDocument,
} from '../../gql/graphql.ts';
import { StepLine } from '../../shared/chain/step-line.tsx';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { ActDialog } from './act-dialog.tsx';
import { CaseFacts } from './case-facts.tsx';
import { type Case, stepStateOf } from './case-standing.ts';
import { CaseTimeline } from './case-timeline.tsx';
import { caseTone } from './case-tone.ts';
import { ResubmitDialog } from './resubmit-dialog.tsx';
import { WaitingPanel } from './waiting-panel.tsx';

/** What an act on a case makes stale. */
const stale = ['procedureCase', 'workItem', 'office', 'term', 'organization', 'plannedChange'];

/** One case: where it waits and for whom, its steps, what happened, and what the viewer can do. */
export function CaseShowPage() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id } = useParams();
  const [dialog, setDialog] = useState<'act' | 'resubmit' | 'withdraw'>();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'procedureCase',
    id,
    document: CaseShowDocument,
    select: (data) => data.procedureCase,
  });
  const conflict = useAction({
    document: CaseDeclareConflictDocument,
    payload: (data) => data.procedureCaseDeclareConflict,
    invalidates: stale,
    successMessage: t('procedureCase.conflict.done'),
  });
  const review = useAction({
    document: CaseAskReviewDocument,
    payload: (data) => data.procedureCaseAskReview,
    invalidates: stale,
    successMessage: t('procedureCase.review.done'),
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { viewerCan, version } = record;
  const close = () => setDialog(undefined);
  const confirm = (key: 'conflict' | 'review', run: () => Promise<unknown>) =>
    void modal.confirm({
      title: t(`procedureCase.${key}.title`),
      content: t(`procedureCase.${key}.text`),
      okText: t(`procedureCase.${key}.submit`),
      cancelText: t('form.cancel'),
      onOk: run,
    });
  return (
    <>
      <PageHeader
        title={record.title}
        trail={[{ title: t('procedureCase.title'), to: '/cases' }]}
        tags={<CaseTags matter={record} />}
        description={<CaseSubject matter={record} />}
        actions={[
          {
            key: 'act',
            label: t('procedureCase.act.action'),
            isAllowed: viewerCan.decide || viewerCan.return,
            isPrimary: true,
            icon: <CheckOutlined />,
            onClick: () => setDialog('act'),
          },
          {
            key: 'resubmit',
            label: t('procedureCase.resubmit.action'),
            isAllowed: viewerCan.resubmit,
            isPrimary: true,
            icon: <RedoOutlined />,
            onClick: () => setDialog('resubmit'),
          },
          {
            key: 'review',
            label: t('procedureCase.review.action'),
            isAllowed: viewerCan.askReview,
            isPrimary: true,
            icon: <QuestionCircleOutlined />,
            onClick: () => confirm('review', () => review.run({ id: record.id, version })),
          },
          {
            key: 'conflict',
            label: t('procedureCase.conflict.action'),
            isAllowed: viewerCan.declareConflict,
            icon: <UserDeleteOutlined />,
            onClick: () => confirm('conflict', () => conflict.run({ id: record.id, version })),
          },
          {
            key: 'withdraw',
            label: t('procedureCase.withdraw.action'),
            isAllowed: viewerCan.withdraw,
            isDanger: true,
            icon: <StopOutlined />,
            onClick: () => setDialog('withdraw'),
          },
        ]}
      />
      <WaitingPanel matter={record} />
      <CaseSteps matter={record} />
      <DetailTabs
        label={t('procedureCase.tabs.label')}
        tabs={[
          { key: 'timeline', label: t('procedureCase.tabs.timeline'), render: () => <CaseTimeline matter={record} /> },
          { key: 'facts', label: t('procedureCase.tabs.facts'), render: () => <CaseFacts matter={record} /> },
          {
            key: 'history',
            label: t('procedureCase.tabs.history'),
            render: () => <RecordHistory id={record.id} resource="procedureCase" />,
          },
        ]}
      />
      {dialog === 'act' ? (
        <ActDialog matter={record} stale={stale} onClose={close} refetch={async () => void (await refetch())} />
      ) : null}
      {dialog === 'resubmit' ? (
        <ResubmitDialog matter={record} stale={stale} onClose={close} refetch={async () => void (await refetch())} />
      ) : null}
      <ReasonModal
        isOpen={dialog === 'withdraw'}
        onClose={close}
        name="case-withdraw"
        title={t('procedureCase.withdraw.title')}
        submitLabel={t('procedureCase.withdraw.submit')}
        isDanger
        asksForDate={false}
        explanation={t('procedureCase.withdraw.text')}
        action={{
          document: CaseWithdrawDocument,
          payload: (data) => data.procedureCaseWithdraw,
          toVariables: ({ reason }: ReasonValues) => ({ id: record.id, version, input: { reason: reason.trim() } }),
          invalidates: stale,
          successMessage: t('procedureCase.withdraw.done'),
          onReload: async () => {
            await refetch();
            return undefined;
          },
        }}
      />
    </>
  );
}

function CaseTags({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  return (
    <>
      <EnumTag type="ProcedureCaseState" value={matter.state} tone={caseTone(matter.state)} />
      {matter.isLate ? <Tag color="error">{t('procedureCase.late')}</Tag> : null}
      {matter.isEscalated ? <Tag color="warning">{t('procedureCase.escalated')}</Tag> : null}
      {matter.round > 1 ? <Tag>{t('procedureCase.round', { round: matter.round })}</Tag> : null}
    </>
  );
}

function CaseSubject({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return [
    label('ProcedureSubjectKind', matter.subjectKind),
    matter.organization?.name,
    matter.candidateName ? t('procedureCase.candidateIs', { name: matter.candidateName }) : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}

function CaseSteps({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const words = useChainWords(matter.subjectKind);
  const steps = matter.procedureVersion?.steps ?? [];
  return steps.length === 0 ? null : (
    <Panel title={t('chain.line')}>
      <StepLine
        steps={steps.map((step, index) => ({
          key: step.key,
          no: index + 1,
          name: words.nameOf(step),
          kind: label('ProcedureStepKind', step.kind),
          state: stepStateOf(matter, index + 1),
          ...(matter.isEscalated && index + 1 === matter.stepNo ? { note: t('procedureCase.escalated') } : {}),
        }))}
      />
    </Panel>
  );
}
