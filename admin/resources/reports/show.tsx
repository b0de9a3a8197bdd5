import { CheckOutlined, FolderOpenOutlined, ReloadOutlined, RollbackOutlined, SwapOutlined } from '@ant-design/icons';
import { App, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  ReportSubmissionAcceptDocument,
  ReportSubmissionCarryDocument,
  ReportSubmissionConfirmDocument,
  type ReportSubmissionPartsFragment,
  ReportSubmissionReopenDocument,
  ReportSubmissionShowDocument,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { phaseTones } from '../../shared/report/report-tones.ts';
import { ReportAnswers } from './report-answers.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportNotices } from './report-notices.tsx';
import { ReportTabs } from './report-tabs.tsx';
import styles from './reports.module.css';

/** A report as its page reads it. */
export type Report = ReportSubmissionPartsFragment;

const STALE = ['reportSubmission', 'reportRound'];

/** One report: written by its organization, read and judged by the level that verifies it. */
export function ReportShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'reportSubmission',
    id,
    document: ReportSubmissionShowDocument,
    select: (data) => data.reportSubmission,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  return <ReportPage key={record.id} report={record} title={t('submission.title')} />;
}

interface ReportPageProps {
  readonly report: Report;
  readonly title: string;
}

function ReportPage({ report, title }: ReportPageProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'return' | 'reopen' | null>(null);
  const accept = useAction({
    document: ReportSubmissionAcceptDocument,
    payload: (data) => data.reportSubmissionAccept,
    invalidates: STALE,
    successMessage: t('submission.accepted'),
  });
  const confirm = useAction({
    document: ReportSubmissionConfirmDocument,
    payload: (data) => data.reportSubmissionConfirm,
    invalidates: STALE,
    successMessage: t('submission.confirmed'),
  });
  const carry = useAction({
    document: ReportSubmissionCarryDocument,
    payload: (data) => data.reportSubmissionCarry,
    invalidates: STALE,
    successMessage: t('submission.carried'),
  });
  const { id, version, viewerCan, round, organization } = report;
  const ask = (name: string, text: string, run: () => Promise<unknown>) =>
    void modal.confirm({
      title: name,
      content: text,
      okText: name,
      cancelText: t('form.cancel'),
      onOk: async () => {
        await run();
      },
    });
  return (
    <>
      <PageHeader
        title={t('submission.name', { unit: organization?.name ?? '', round: round?.title ?? '' })}
        trail={[
          { title, to: '/reports' },
          ...(round ? [{ title: round.title, to: `/report-rounds/${round.id}` }] : []),
        ]}
        tags={
          <>
            <EnumTag type="ReportPhase" value={report.phase} tone={phaseTones[report.phase]} />
            <EnumTag type="ObligationStatus" value={report.status} />
            {report.isLate ? (
              <Tag color="error" variant="outlined">
                {t('submission.late')}
              </Tag>
            ) : null}
            {report.isStale ? (
              <Tag color="warning" variant="outlined">
                {t('submission.stale')}
              </Tag>
            ) : null}
          </>
        }
        description={
          <>
            {round?.periodLabel} · {t('submission.dueOn')} <DayText value={report.dueOn} />
          </>
        }
        actions={[
          {
            key: 'carry',
            label: t('submission.carry'),
            isAllowed: viewerCan.carry,
            isPrimary: true,
            icon: <SwapOutlined />,
            onClick: () => void carry.run({ id }),
          },
          {
            key: 'confirm',
            label: t('submission.confirm'),
            isAllowed: viewerCan.confirm,
            isPrimary: true,
            icon: <ReloadOutlined />,
            onClick: () =>
              ask(t('submission.confirm'), t('submission.confirmText'), () => confirm.run({ id, version })),
          },
          {
            key: 'accept',
            label: t('submission.accept'),
            isAllowed: viewerCan.accept && open !== 'return',
            isPrimary: true,
            icon: <CheckOutlined />,
            onClick: () => ask(t('submission.accept'), t('submission.acceptText'), () => accept.run({ id, version })),
          },
          {
            key: 'return',
            label: t('submission.return'),
            isAllowed: viewerCan.return && open !== 'return',
            icon: <RollbackOutlined />,
            onClick: () => setOpen('return'),
          },
          {
            key: 'reopen',
            label: t('submission.reopen'),
            isAllowed: viewerCan.reopen,
            icon: <FolderOpenOutlined />,
            onClick: () => setOpen('reopen'),
          },
        ]}
      />
      <div className={styles['stack']}>
        <ReportNotices report={report} />
        <Panel title={t('submission.tabs.form')}>
          {viewerCan.save && report.answers ? (
            <ReportForm key={`${report.templateVersion?.id} ${report.phase}`} report={report} />
          ) : (
            <ReportAnswers report={report} isReturning={open === 'return'} onReturned={() => setOpen(null)} />
          )}
        </Panel>
        <ReportTabs report={report} />
      </div>
      <ReasonModal
        isOpen={open === 'reopen'}
        onClose={() => setOpen(null)}
        name="report-reopen"
        title={t('submission.reopen')}
        submitLabel={t('submission.reopen')}
        isDanger
        explanation={t('submission.reopenText')}
        asksForDate={false}
        action={{
          document: ReportSubmissionReopenDocument,
          payload: (data) => data.reportSubmissionReopen,
          toVariables: ({ reason }: ReasonValues) => ({ id, version, input: { reason } }),
          invalidates: STALE,
          successMessage: t('submission.reopened'),
        }}
      />
    </>
  );
}
