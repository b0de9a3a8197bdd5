import { DownloadOutlined, SafetyCertificateOutlined, StopOutlined } from '@ant-design/icons';
import { Alert, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  ReportPublicationShowDocument,
  type ReportPublicationShowQuery,
  ReportPublicationWithdrawDocument,
} from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { figureText } from '../../shared/report/figure-text.ts';
import { TotalsTable } from '../../shared/report/totals-table.tsx';
import { saveFile } from '../../shared/table/export-file.ts';
import { phaseTones } from '../../shared/report/report-tones.ts';
import styles from './report-rounds.module.css';

type Publication = NonNullable<ReportPublicationShowQuery['reportPublication']>;
type Row = Publication['rows'][number];
type Missing = NonNullable<Publication['missing']>[number];

/** SHA-256 of a text as hexadecimal digits, as the server reckons it. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Totals as they were published: frozen, with a hash that anybody can check here and now. */
export function ReportPublicationPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [check, setCheck] = useState<boolean>();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'reportRound',
    id,
    document: ReportPublicationShowDocument,
    select: (data) => data.reportPublication,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { snapshot, hash } = record;
  const title = t('reportRound.publication.nameOf', { title: record.title, revision: record.revision });
  return (
    <>
      <PageHeader
        title={title}
        trail={[
          { title: t('reportRound.title'), to: '/report-rounds' },
          ...(record.round ? [{ title: record.round.title, to: `/report-rounds/${record.round.id}` }] : []),
        ]}
        tags={
          <>
            <EnumTag
              type="ReportPublicationStatus"
              value={record.status}
              tone={record.status === 'PUBLISHED' ? 'success' : 'warning'}
            />
            <EnumTag type="ReportVisibility" value={record.visibility} />
          </>
        }
        description={[record.organization?.name, record.periodLabel].filter(Boolean).join(' · ')}
        actions={[
          {
            key: 'verify',
            label: t('reportRound.publication.verify'),
            isAllowed: snapshot !== null,
            icon: <SafetyCertificateOutlined />,
            onClick: () => void hashOf(snapshot!).then((own) => setCheck(own === hash)),
          },
          {
            key: 'download',
            label: t('reportRound.publication.download'),
            isAllowed: snapshot !== null,
            icon: <DownloadOutlined />,
            onClick: () =>
              saveFile({ name: `${title}.json`, blob: new Blob([snapshot!], { type: 'application/json' }) }),
          },
          {
            key: 'withdraw',
            label: t('reportRound.publication.withdraw'),
            isAllowed: record.viewerCan.withdraw,
            isDanger: true,
            icon: <StopOutlined />,
            onClick: () => setIsWithdrawing(true),
          },
        ]}
      />
      <div className={styles['stack']}>
        <Standing publication={record} check={check} />
        <PublicationFacts publication={record} />
        <Panel title={t('report.totals')}>
          <TotalsTable
            label={t('report.totals')}
            totals={record.totals}
            hasPrevious={record.totals.some(({ previousValue }) => previousValue !== null)}
          />
        </Panel>
        {record.rows.length > 0 ? <Rows publication={record} /> : null}
        {record.missing ? <MissingList missing={record.missing} /> : null}
      </div>
      <ReasonModal
        isOpen={isWithdrawing}
        onClose={() => setIsWithdrawing(false)}
        name="report-publication-withdraw"
        title={t('reportRound.publication.withdraw')}
        submitLabel={t('reportRound.publication.withdraw')}
        isDanger
        explanation={t('reportRound.publication.withdrawText')}
        asksForDate={false}
        action={{
          document: ReportPublicationWithdrawDocument,
          payload: (data) => data.reportPublicationWithdraw,
          toVariables: ({ reason }: ReasonValues) => ({ id: record.id, version: record.version, input: { reason } }),
          invalidates: ['reportRound'],
          successMessage: t('reportRound.publication.withdrawDone'),
        }}
      />
    </>
  );
}

interface StandingProps {
  readonly publication: Publication;
  readonly check: boolean | undefined;
}

function Standing({ publication, check }: StandingProps) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status">
        {check === undefined ? null : (
          <Alert
            type={check ? 'success' : 'error'}
            showIcon
            title={t(check ? 'reportRound.publication.verified' : 'reportRound.publication.notVerified')}
          />
        )}
      </div>
      {publication.status === 'WITHDRAWN' ? (
        <Alert
          type="warning"
          showIcon
          title={t('reportRound.publication.withdrawn', { reason: publication.withdrawnReason ?? '' })}
        />
      ) : (
        <Alert
          type="info"
          showIcon
          title={t(publication.hasChangedSince ? 'reportRound.publication.changed' : 'reportRound.publication.frozen')}
        />
      )}
    </>
  );
}

function PublicationFacts({ publication }: { readonly publication: Publication }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        {
          key: 'period',
          label: t('reportRound.period'),
          value: (
            <>
              {publication.periodLabel} (<DayText value={publication.periodFrom} /> –{' '}
              <DayText value={publication.periodTo} />)
            </>
          ),
        },
        {
          key: 'template',
          label: t('reportRound.template'),
          value: `${publication.templateName} · ${t('reportRound.versionOf', { number: publication.templateNumber })}`,
        },
        {
          key: 'publishedAt',
          label: t('reportRound.publication.publishedAt'),
          value: <InstantText value={publication.publishedAt} />,
        },
        {
          key: 'owed',
          label: t('reportRound.publication.owed'),
          value: `${publication.owedCount} / ${publication.missingCount}`,
        },
        { key: 'note', label: t('reportRound.publishNote'), value: publication.note, isWide: true },
        {
          key: 'hash',
          label: t('reportRound.publication.hash'),
          value: <span className={styles['hash']}>{publication.hash}</span>,
          isWide: true,
        },
      ]}
    />
  );
}

function Rows({ publication: { rows, totals } }: { readonly publication: Publication }) {
  const { t } = useTranslation();
  const figures = totals.filter(({ rule }) => rule !== 'LIST' && rule !== 'NONE');
  return (
    <Panel title={t('reportRound.publication.rows')}>
      <Table<Row>
        aria-label={t('reportRound.publication.rows')}
        size="small"
        rowKey="organizationId"
        dataSource={[...rows]}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'unit', title: t('reportRound.unit'), rowScope: 'row', render: (_, { name }) => name },
          {
            key: 'phase',
            title: t('reportRound.phase'),
            render: (_, { phase }) => <EnumTag type="ReportPhase" value={phase} tone={phaseTones[phase]} />,
          },
          ...figures.map((total) => ({
            key: total.key,
            title: labelOf(total, currentLocale()),
            align: 'end' as const,
            render: (_: unknown, row: Row) => {
              const own = row.totals.find(({ key }) => key === total.key);
              return (own && figureText(own, own.value)) || <Nothing />;
            },
          })),
        ]}
      />
    </Panel>
  );
}

function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={`${t('reportRound.publication.missing')} (${missing.length})`}>
      {missing.length === 0 ? (
        t('reportRound.publication.noMissing')
      ) : (
        <Table<Missing>
          aria-label={t('reportRound.publication.missing')}
          size="small"
          rowKey="organizationId"
          dataSource={[...missing]}
          pagination={missing.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          columns={[
            { key: 'unit', title: t('reportRound.unit'), rowScope: 'row', render: (_, { name }) => name },
            {
              key: 'level',
              title: t('reportRound.level'),
              render: (_, { level }) => <EnumTag type="OrganizationLevel" value={level} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}
