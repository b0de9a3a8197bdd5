import {
  CalendarOutlined,
  CheckCircleOutlined,
  CloudUploadOutlined,
  FundViewOutlined,
  ReloadOutlined,
  StopOutlined,
} from '@ant-design/icons';
import { Alert, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { ReportRoundCancelDocument, ReportRoundCloseDocument, ReportRoundShowDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { type CountKey, ReportCounts } from '../../shared/report/report-counts.tsx';
import { type Total, TotalsTable } from '../../shared/report/totals-table.tsx';
import { PublicationsTab } from './publications-tab.tsx';
import type { Round } from './round.ts';
import { PublishDialog, RescheduleDialog, UpgradeDialog } from './round-dialogs.tsx';
import { phaseTones, roundTones } from '../../shared/report/report-tones.ts';
import { SourceDrawer } from './source-drawer.tsx';
import { SubmissionsTab } from './submissions-tab.tsx';
import styles from './report-rounds.module.css';

type Open = 'reschedule' | 'close' | 'cancel' | 'upgrade' | 'publish' | null;

/** Milliseconds between looks while a round is being handed out. */
const POLL = 2_000;

/** What a number of the counts means as a filter of the list of reports. */
const filterOf: Readonly<Record<CountKey, string>> = {
  total: '',
  accepted: 's.phase.in=ACCEPTED',
  submitted: 's.phase.in=SUBMITTED',
  missing: 's.isMissing.eq=true',
  returned: 's.status.in=RETURNED',
  late: 's.isLate.eq=true',
  stale: 's.isStale.eq=true',
  excused: 's.phase.in=DROPPED',
};

/** One round by the id of the address; looked at again and again while it is being handed out. */
export function ReportRoundShowPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'reportRound',
    id,
    document: ReportRoundShowDocument,
    select: (data) => data.reportRound,
  });
  const isOpening = record?.progress?.state === 'RUNNING';
  useEffect(() => {
    if (!isOpening) {
      return undefined;
    }
    const timer = setInterval(() => void refetch(), POLL);
    return () => clearInterval(timer);
  }, [isOpening, refetch]);
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  return <RoundPage record={record} />;
}

/** One round: how it stands, totals with their source, who is missing, publications, and what can be done with it. */
export function RoundPage({ record }: { readonly record: Round }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const reason = ({ reason: words }: ReasonValues) => ({
    id: record.id,
    version: record.version,
    input: { reason: words },
  });
  return (
    <>
      <PageHeader
        title={record.title}
        trail={[{ title: t('reportRound.title'), to: '/report-rounds' }]}
        tags={<EnumTag type="ReportRoundStatus" value={record.status} tone={roundTones[record.status]} />}
        description={
          <>
            {record.organization?.name} · {record.periodLabel} · {t('reportRound.dueOn')}{' '}
            <DayText value={record.dueOn} />
          </>
        }
        actions={[
          {
            key: 'publish',
            label: t('reportRound.publish'),
            isAllowed: record.viewerCan.publish,
            isPrimary: true,
            icon: <CloudUploadOutlined />,
            onClick: () => setOpen('publish'),
          },
          {
            key: 'upgrade',
            label: t('reportRound.upgrade'),
            isAllowed: record.viewerCan.upgrade,
            icon: <ReloadOutlined />,
            onClick: () => setOpen('upgrade'),
          },
          {
            key: 'supervise',
            label: t('reportRound.supervise'),
            isAllowed: record.counts !== null,
            icon: <FundViewOutlined />,
            onClick: () => void navigate(`/supervision/board?source=${record.id}`),
          },
          {
            key: 'reschedule',
            label: t('reportRound.reschedule'),
            isAllowed: record.viewerCan.reschedule,
            icon: <CalendarOutlined />,
            onClick: () => setOpen('reschedule'),
          },
          {
            key: 'close',
            label: t('reportRound.close'),
            isAllowed: record.viewerCan.close,
            icon: <CheckCircleOutlined />,
            onClick: () => setOpen('close'),
          },
          {
            key: 'cancel',
            label: t('reportRound.cancel'),
            isAllowed: record.viewerCan.cancel,
            isDanger: true,
            icon: <StopOutlined />,
            onClick: () => setOpen('cancel'),
          },
        ]}
      />
      <Opening round={record} />
      <Mine round={record} />
      <DetailTabs
        label={record.title}
        keeps={['field']}
        tabs={[
          { key: 'totals', label: t('reportRound.tabs.totals'), render: () => <TotalsTab round={record} /> },
          {
            key: 'submissions',
            label: t('reportRound.tabs.submissions'),
            count: record.counts?.total,
            render: () => <SubmissionsTab id={record.id} />,
          },
          {
            key: 'publications',
            label: t('reportRound.tabs.publications'),
            count: record.publications.length,
            render: () => <PublicationsTab publications={record.publications} />,
          },
          { key: 'facts', label: t('reportRound.tabs.facts'), render: () => <RoundFacts round={record} /> },
        ]}
      />
      {open === 'publish' ? <PublishDialog round={record} onClose={close} /> : null}
      {open === 'reschedule' ? <RescheduleDialog round={record} onClose={close} /> : null}
      {open === 'upgrade' ? <UpgradeDialog round={record} onClose={close} /> : null}
      <ReasonModal
        isOpen={open === 'close'}
        onClose={close}
        name="report-round-close"
        title={t('reportRound.close')}
        submitLabel={t('reportRound.close')}
        explanation={t('reportRound.closeText')}
        asksForDate={false}
        action={{
          document: ReportRoundCloseDocument,
          payload: (data) => data.reportRoundClose,
          toVariables: reason,
          invalidates: ['reportRound', 'reportSubmission'],
          successMessage: t('reportRound.closed'),
        }}
      />
      <ReasonModal
        isOpen={open === 'cancel'}
        onClose={close}
        name="report-round-cancel"
        title={t('reportRound.cancel')}
        submitLabel={t('reportRound.cancel')}
        isDanger
        explanation={t('reportRound.cancelText')}
        asksForDate={false}
        action={{
          document: ReportRoundCancelDocument,
          payload: (data) => data.reportRoundCancel,
          toVariables: reason,
          invalidates: ['reportRound', 'reportSubmission'],
          successMessage: t('reportRound.cancelled'),
        }}
      />
    </>
  );
}

function Opening({ round: { progress } }: { readonly round: Round }) {
  const { t } = useTranslation();
  if (!progress || progress.state === 'DONE' || progress.state === 'CANCELLED') {
    return null;
  }
  const isFailed = progress.state === 'FAILED';
  const text = t(isFailed ? 'reportRound.openingFailed' : 'reportRound.opening', {
    done: progress.done,
    total: progress.total,
  });
  return (
    <Alert
      type={isFailed ? 'warning' : 'info'}
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      title={text}
      description={
        <Progress
          aria-label={text}
          percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)}
          size="small"
        />
      }
    />
  );
}

function Mine({ round: { mine } }: { readonly round: Round }) {
  const { t } = useTranslation();
  if (mine.length === 0) {
    return null;
  }
  return (
    <Panel title={t('reportRound.mine')}>
      <ul className={styles['mine']}>
        {mine.map((report) => (
          <li key={report.id}>
            <Link
              to={`/reports/${report.id}`}
              aria-label={t('reportRound.fillOf', { name: report.organization?.name ?? '' })}
            >
              {report.organization?.name}
            </Link>
            <EnumTag type="ReportPhase" value={report.phase} tone={phaseTones[report.phase]} />
            <EnumTag type="ObligationStatus" value={report.status} />
            <span>
              {t('reportRound.dueOn')} <DayText value={report.dueOn} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function TotalsTab({ round }: { readonly round: Round }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [source, setSource] = useState<Total>();
  const { totals, counts, staleCount, previous } = round;
  if (!totals || !counts) {
    return <Alert type="info" showIcon title={t('reportRound.noFigures')} />;
  }
  return (
    <div className={styles['stack']}>
      <Panel title={t('reportRound.progress')}>
        <ReportCounts
          counts={counts}
          onPick={(key) => void navigate(`?tab=submissions${filterOf[key] ? `&${filterOf[key]}` : ''}`)}
        />
      </Panel>
      {staleCount ? (
        <Alert type="warning" showIcon title={t('reportRound.staleWarning', { count: staleCount })} />
      ) : null}
      <TotalsTable label={t('report.totals')} totals={totals} hasPrevious={previous !== null} onSource={setSource} />
      {source ? <SourceDrawer round={round} total={source} onClose={() => setSource(undefined)} /> : null}
    </div>
  );
}

function RoundFacts({ round }: { readonly round: Round }) {
  const { t } = useTranslation();
  const { template, templateVersion, previous } = round;
  return (
    <Facts
      facts={[
        { key: 'organization', label: t('reportRound.organization'), value: round.organization?.name },
        {
          key: 'template',
          label: t('reportRound.template'),
          value: template ? (
            <Link to={`/report-templates/${template.id}`}>
              {labelOf({ label: template.name, labelEn: template.nameEn }, currentLocale())}
            </Link>
          ) : null,
        },
        {
          key: 'version',
          label: t('reportRound.templateVersion'),
          value: templateVersion ? (
            <Link to={`/report-templates/versions/${templateVersion.id}`}>
              {t('reportRound.versionOf', { number: templateVersion.number })}
            </Link>
          ) : null,
        },
        {
          key: 'period',
          label: t('reportRound.period'),
          value: (
            <>
              {round.periodLabel} (<DayText value={round.periodFrom} /> – <DayText value={round.periodTo} />)
            </>
          ),
        },
        { key: 'dueOn', label: t('reportRound.dueOn'), value: <DayText value={round.dueOn} /> },
        { key: 'openedAt', label: t('reportRound.openedAt'), value: <InstantText value={round.openedAt} /> },
        {
          key: 'previous',
          label: t('reportRound.previous'),
          value: previous ? (
            <Link to={`/report-rounds/${previous.id}`}>
              {previous.title} · {previous.periodLabel}
            </Link>
          ) : null,
        },
        ...(round.settledAt
          ? [
              { key: 'settledAt', label: t('reportRound.settledAt'), value: <InstantText value={round.settledAt} /> },
              { key: 'settledReason', label: t('reportRound.settledReason'), value: round.settledReason },
            ]
          : []),
      ]}
    />
  );
}
