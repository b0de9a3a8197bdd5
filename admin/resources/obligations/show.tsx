import { BellOutlined, CheckOutlined, RollbackOutlined, ShareAltOutlined } from '@ant-design/icons';
import { Alert, App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  ObligationAcceptDocument,
  ObligationAcknowledgeDocument,
  ObligationRemindBelowDocument,
  ObligationReportsDocument,
  ObligationShowDocument,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ObligationState } from '../../shared/obligation/obligation-state.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { BelowPanel } from './below-panel.tsx';
import { type DialogKind, ObligationDialog } from './dialogs.tsx';
import { ExtensionPanel } from './extension-panel.tsx';
import type { ObligationRecord } from './obligation-record.ts';
import { TaskPanel } from './task-panel.tsx';
import { ThreadPanel } from './thread-panel.tsx';
import styles from './obligations.module.css';

/** One obligation: what is asked, the answer, those below, more time, and the words between the two levels. */
export function ObligationShowPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'obligation',
    id,
    document: ObligationShowDocument,
    select: (data) => data.obligation,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  return <Loaded key={record.id} obligation={record} onReload={refetch} />;
}

interface LoadedProps {
  readonly obligation: ObligationRecord;
  readonly onReload: () => Promise<ObligationRecord | undefined>;
}

function Loaded({ obligation, onReload }: LoadedProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const { id, version, viewerCan, childCounts } = obligation;
  const stale = ['obligation', 'directive'];
  const acknowledge = useAction({
    document: ObligationAcknowledgeDocument,
    payload: (data) => data.obligationAcknowledge,
    invalidates: stale,
    successMessage: t('obligation.acknowledged'),
  });
  const accept = useAction({
    document: ObligationAcceptDocument,
    payload: (data) => data.obligationAccept,
    invalidates: stale,
    successMessage: t('obligation.accepted'),
  });
  const remind = useAction({
    document: ObligationRemindBelowDocument,
    payload: (data) => data.obligationRemind,
    invalidates: stale,
    successMessage: ({ result }) => t('obligation.reminded', { count: result?.count ?? 0 }),
  });
  return (
    <>
      <PageHeader
        title={obligation.title}
        trail={[
          { title: t('obligation.title'), to: '/obligations' },
          ...(obligation.parent
            ? [
                {
                  title: obligation.parent.organization?.name ?? t('obligation.parent'),
                  to: `/obligations/${obligation.parent.id}`,
                },
              ]
            : []),
        ]}
        tags={<ObligationState obligation={obligation} />}
        description={obligation.organization?.name}
        actions={[
          {
            key: 'acknowledge',
            label: t('obligation.acknowledge'),
            isAllowed: viewerCan.acknowledge,
            isPrimary: true,
            icon: <CheckOutlined />,
            onClick: () => void acknowledge.run({ id, version }),
          },
          {
            key: 'accept',
            label: t('obligation.accept'),
            isAllowed: viewerCan.accept,
            isPrimary: true,
            icon: <CheckOutlined />,
            onClick: () =>
              void modal.confirm({
                title: t('obligation.acceptTitle'),
                content: t('obligation.acceptText', { name: obligation.organization?.name ?? '' }),
                okText: t('obligation.accept'),
                cancelText: t('form.cancel'),
                onOk: () => accept.run({ id, version }),
              }),
          },
          {
            key: 'return',
            label: t('obligation.return.action'),
            isAllowed: viewerCan.return,
            icon: <RollbackOutlined />,
            onClick: () => setDialog('return'),
          },
          {
            key: 'passOn',
            label: t('obligation.passOn.action'),
            isAllowed: viewerCan.passOn,
            icon: <ShareAltOutlined />,
            onClick: () => setDialog('passOn'),
          },
          {
            key: 'remind',
            label: t('obligation.remind'),
            isAllowed: viewerCan.remindBelow && childCounts.late > 0,
            icon: <BellOutlined />,
            onClick: () =>
              void remind.run({
                input: {
                  organizationId: obligation.organization!.id,
                  ...(obligation.directive ? { directiveId: obligation.directive.id } : {}),
                },
              }),
          },
          ...(['instruct', 'askExtension', 'reopen', 'excuse'] as const).map((kind) => ({
            key: kind,
            label: t(`obligation.${kind}.action`),
            isAllowed: viewerCan[kind],
            onClick: () => setDialog(kind),
          })),
        ]}
      />
      <Notices obligation={obligation} />
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <TaskPanel obligation={obligation} />
          {obligation.response === 'ACKNOWLEDGE' ? null : <AnswerPanel obligation={obligation} />}
          {childCounts.total > 0 || obligation.guidance || obligation.guidanceDueOn ? (
            <BelowPanel obligation={obligation} />
          ) : null}
        </div>
        <div className={styles['side']}>
          {obligation.extensions.nodes.length > 0 ? <ExtensionPanel obligation={obligation} /> : null}
          <ThreadPanel obligation={obligation} />
        </div>
      </div>
      <ObligationDialog kind={dialog} obligation={obligation} onClose={() => setDialog(null)} onReload={onReload} />
    </>
  );
}

/** What somebody has to know first: that it was sent back and why, or that it ended. */
function Notices({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const { status, reason, comments, sourceKind } = obligation;
  const style = { marginBottom: 16 };
  const isTold = status === 'RETURNED' || status === 'EXCUSED' || status === 'WITHDRAWN';
  return (
    <>
      {isTold ? (
        <Alert
          type={status === 'RETURNED' ? 'error' : 'info'}
          showIcon
          style={style}
          title={t(`obligation.notice.${status}`)}
          description={
            reason || comments.length > 0 ? (
              <>
                {reason}
                {status === 'RETURNED' && comments.length > 0 ? (
                  <div>{t('obligation.notice.comments', { count: comments.length })}</div>
                ) : null}
              </>
            ) : null
          }
        />
      ) : null}
      {sourceKind === 'REPORT_ROUND' ? <ReportNotice obligation={obligation} /> : null}
    </>
  );
}

/** Leads to the report, where it is written and verified. */
function ReportNotice({ obligation: { id, organization } }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const { data } = useDocument(
    ObligationReportsDocument,
    { organizationId: organization?.id ?? '' },
    { resource: 'reportSubmission', isEnabled: organization !== null },
  );
  const report = data?.reportSubmissions.nodes.find(({ obligation }) => obligation?.id === id);
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('obligation.notice.report')}
      action={
        <Link to={report ? `/reports/${report.id}` : '/report-rounds'}>
          {t(report ? 'obligation.notice.openReport' : 'obligation.notice.reports')}
        </Link>
      }
    />
  );
}
