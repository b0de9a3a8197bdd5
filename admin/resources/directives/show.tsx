import { BellOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, App, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { DirectiveDiscardDocument, DirectiveRemindDocument, DirectiveShowDocument } from '../../gql/graphql.ts';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
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
import { DueText } from '../../shared/obligation/obligation-state.tsx';
import { StateCounts } from '../../shared/obligation/state-counts.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import { AmendModal, WithdrawModal } from './dialogs.tsx';
import { directiveTones } from './directive-tones.ts';
import { DirectiveObligations } from './obligations-tab.tsx';
import { FieldNames } from './review.tsx';
import { DirectiveRevisions } from './revisions-tab.tsx';
import type { DirectiveRecord } from './directive-record.ts';

/** How often a hand-out that runs is asked after. */
const POLL_MS = 1500;

/** One directive: what it says, how far it has come, who owes it, what it said before. */
export function DirectiveShowPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'directive',
    id,
    document: DirectiveShowDocument,
    select: (data) => data.directive,
  });
  const isRunning = record?.progress?.state === 'RUNNING';
  const done = record?.progress?.done;
  useEffect(() => {
    if (!isRunning) {
      return undefined;
    }
    const timer = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(timer);
    // The way to ask is a new one with each drawing; the progress alone decides.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [isRunning, done]);
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  return <Loaded directive={record} onReload={refetch} />;
}

interface LoadedProps {
  readonly directive: DirectiveRecord;
  readonly onReload: () => Promise<DirectiveRecord | undefined>;
}

function Loaded({ directive, onReload }: LoadedProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'amend' | 'withdraw' | null>(null);
  const { viewerCan, counts, progress } = directive;
  const discard = useAction({
    document: DirectiveDiscardDocument,
    payload: (data) => data.directiveDiscard,
    invalidates: ['directive'],
    successMessage: t('directive.discarded'),
    onDone: () => void navigate('/directives', { replace: true }),
  });
  const remind = useAction({
    document: DirectiveRemindDocument,
    payload: (data) => data.obligationRemind,
    invalidates: ['obligation', 'directive'],
    successMessage: ({ result }) => t('directive.reminded', { count: result?.count ?? 0 }),
  });
  return (
    <>
      <PageHeader
        title={directive.title || t('directive.untitled')}
        trail={[{ title: t('directive.title'), to: '/directives' }]}
        tags={<EnumTag type="DirectiveStatus" value={directive.status} tone={directiveTones[directive.status]} />}
        description={[directive.organization?.name, directive.documentNumber].filter(Boolean).join(' · ')}
        actions={[
          {
            key: 'edit',
            label: t('directive.edit.title'),
            isAllowed: viewerCan.update,
            isPrimary: true,
            icon: <EditOutlined />,
            to: `/directives/${directive.id}/edit`,
          },
          {
            key: 'remind',
            label: t('directive.remind'),
            isAllowed: viewerCan.amend && counts.late > 0,
            isPrimary: true,
            icon: <BellOutlined />,
            onClick: () =>
              void remind.run({ input: { organizationId: directive.organization!.id, directiveId: directive.id } }),
          },
          {
            key: 'amend',
            label: t('directive.amend.action'),
            isAllowed: viewerCan.amend,
            onClick: () => setDialog('amend'),
          },
          {
            key: 'supersede',
            label: t('directive.supersede'),
            isAllowed: viewerCan.supersede,
            to: `/directives/create?supersedes=${directive.id}`,
          },
          {
            key: 'withdraw',
            label: t('directive.withdraw.action'),
            isAllowed: viewerCan.withdraw,
            isDanger: true,
            onClick: () => setDialog('withdraw'),
          },
          {
            key: 'discard',
            label: t('directive.discard'),
            isAllowed: viewerCan.discard,
            isDanger: true,
            onClick: () =>
              void modal.confirm({
                title: t('directive.discardTitle'),
                content: t('directive.discardText'),
                okText: t('directive.discard'),
                okButtonProps: { danger: true },
                cancelText: t('form.cancel'),
                onOk: () => discard.run({ id: directive.id, version: directive.version }),
              }),
          },
        ]}
      />
      <Notices directive={directive} />
      <DetailTabs
        label={t('directive.tabs.label')}
        tabs={[
          { key: 'text', label: t('directive.tabs.text'), render: () => <Overview directive={directive} /> },
          {
            key: 'obligations',
            label: t('directive.tabs.obligations'),
            count: counts.total,
            isHidden: progress === null,
            render: () => <DirectiveObligations id={directive.id} />,
          },
          {
            key: 'revisions',
            label: t('directive.tabs.revisions'),
            count: directive.revision,
            isHidden: directive.revision === 0,
            render: () => <DirectiveRevisions id={directive.id} />,
          },
        ]}
      />
      {dialog === 'amend' ? (
        <AmendModal directive={directive} onClose={() => setDialog(null)} onReload={onReload} />
      ) : null}
      <WithdrawModal isOpen={dialog === 'withdraw'} directive={directive} onClose={() => setDialog(null)} />
    </>
  );
}

/** What somebody has to know before the text: that it is being handed out, or holds no more. */
function Notices({
  directive: { progress, supersededBy, supersedes, settledReason, status },
}: {
  readonly directive: DirectiveRecord;
}) {
  const { t } = useTranslation();
  const style = { marginBottom: 16 };
  return (
    <>
      {progress?.state === 'RUNNING' ? (
        <Alert
          type="info"
          showIcon
          style={style}
          title={t('directive.handingOut', { ...progress })}
          description={
            <Progress
              percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)}
              aria-label={t('directive.handingOut', { ...progress })}
            />
          }
        />
      ) : null}
      {progress?.state === 'FAILED' ? (
        <Alert type="error" showIcon style={style} title={t('directive.failed')} />
      ) : null}
      {supersededBy ? (
        <Alert
          type="warning"
          showIcon
          style={style}
          title={t('directive.supersededBy')}
          description={<Link to={`/directives/${supersededBy.id}`}>{supersededBy.title}</Link>}
        />
      ) : null}
      {status === 'WITHDRAWN' ? (
        <Alert
          type="warning"
          showIcon
          style={style}
          title={t('directive.withdrawn')}
          {...(settledReason ? { description: settledReason } : {})}
        />
      ) : null}
      {supersedes ? (
        <Alert
          type="info"
          showIcon
          style={style}
          title={t('directive.supersedes')}
          description={<Link to={`/directives/${supersedes.id}`}>{supersedes.title}</Link>}
        />
      ) : null}
    </>
  );
}

function Overview({ directive }: { readonly directive: DirectiveRecord }) {
  const { t } = useTranslation();
  return (
    <div>
      {directive.progress ? (
        <Panel title={t('directive.progress')}>
          <StateCounts
            counts={directive.counts}
            to={(state) =>
              `/directives/${directive.id}?tab=obligations&${state === 'LATE' ? 'isLate.eq=true' : `status.in=${state}`}`
            }
          />
        </Panel>
      ) : null}
      <Panel title={t('directive.facts')}>
        <Facts
          facts={[
            {
              key: 'organization',
              label: t('directive.organization'),
              value: directive.organization ? (
                <Link to={`/organizations/${directive.organization.id}`}>{directive.organization.name}</Link>
              ) : null,
            },
            {
              key: 'response',
              label: t('directive.response'),
              value: <EnumTag type="DirectiveResponse" value={directive.response} />,
            },
            { key: 'dueOn', label: t('directive.dueOn'), value: <DueText value={directive.dueOn} /> },
            {
              key: 'issuedAt',
              label: t('directive.issuedAt'),
              value: directive.issuedAt ? <InstantText value={directive.issuedAt} /> : null,
            },
          ]}
        />
      </Panel>
      <Panel title={t('directive.body')}>
        <RichTextView html={directive.body} />
      </Panel>
      {directive.attachments.nodes.length > 0 ? (
        <Panel title={t('directive.attachments')}>
          <AttachmentList files={directive.attachments.nodes} />
        </Panel>
      ) : null}
      {directive.response === 'FORM' ? (
        <Panel title={t('directive.form')}>
          <FieldNames fields={directive.form} />
        </Panel>
      ) : null}
    </div>
  );
}
