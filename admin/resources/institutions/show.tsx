import { EditOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { InstitutionShowDocument, type InstitutionShowQuery } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { type DialogKind, InstitutionDialog } from './dialogs.tsx';
import { InstitutionUnits } from './units-tab.tsx';

type Institution = NonNullable<InstitutionShowQuery['institution']>;

const DIALOGS: readonly DialogKind[] = ['rename', 'recode', 'close'];

/** One school: facts, units, history of names and codes. */
export function InstitutionShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'institution',
    id,
    document: InstitutionShowDocument,
    select: (data) => data.institution,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('institution.title'), to: '/institutions' }]}
        tags={
          <EnumTag
            type="InstitutionStatus"
            value={record.status}
            tone={record.status === 'ACTIVE' ? 'success' : 'neutral'}
          />
        }
        {...(record.code ? { description: record.code } : {})}
        actions={[
          {
            key: 'edit',
            label: t('institution.update.action'),
            isAllowed: record.viewerCan.change,
            icon: <EditOutlined />,
            to: `/institutions/${record.id}/edit`,
          },
          ...DIALOGS.map((kind) => ({
            key: kind,
            label: t(`institution.${kind}.action`),
            isAllowed: record.viewerCan.change,
            isDanger: kind === 'close',
            onClick: () => setDialog(kind),
          })),
        ]}
      />
      <DetailTabs
        label={t('institution.tabs.label')}
        tabs={[
          {
            key: 'overview',
            label: t('institution.tabs.overview'),
            render: () => <Overview institution={record} />,
          },
          {
            key: 'units',
            label: t('institution.tabs.units'),
            count: record.units.totalCount,
            render: () => <InstitutionUnits id={record.id} canManage={record.viewerCan.manage} />,
          },
          {
            key: 'aliases',
            label: t('institution.tabs.aliases'),
            render: () => <Aliases aliases={record.aliases} />,
          },
          {
            key: 'history',
            label: t('institution.tabs.history'),
            render: () => <RecordHistory id={record.id} resource="institution" />,
          },
        ]}
      />
      <InstitutionDialog kind={dialog} institution={record} onClose={() => setDialog(null)} onReload={refetch} />
    </>
  );
}

function Overview({ institution }: { readonly institution: Institution }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('institution.facts')}>
      <Facts
        facts={[
          { key: 'code', label: t('institution.code'), value: institution.code },
          {
            key: 'category',
            label: t('institution.category'),
            value: <EnumTag type="InstitutionCategory" value={institution.category} />,
          },
          {
            key: 'level',
            label: t('institution.educationLevel'),
            value: <EnumTag type="EducationLevel" value={institution.educationLevel} />,
          },
          {
            key: 'ownership',
            label: t('institution.ownership'),
            value: <EnumTag type="Ownership" value={institution.ownership} />,
          },
          {
            key: 'authorities',
            label: t('institution.authorities'),
            value: institution.supervisingAuthorities.join(t('institution.comma')),
          },
          { key: 'province', label: t('institution.province'), value: institution.province?.name },
          { key: 'division', label: t('institution.division'), value: institution.division?.name },
          { key: 'location', label: t('institution.location'), value: institution.location },
          ...(institution.closedOn
            ? [
                {
                  key: 'closedOn',
                  label: t('institution.closedOn'),
                  value: <DayText value={institution.closedOn} />,
                },
              ]
            : []),
          ...(institution.successor
            ? [
                {
                  key: 'successor',
                  label: t('institution.successor'),
                  value: <Link to={`/institutions/${institution.successor.id}`}>{institution.successor.name}</Link>,
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

function Aliases({ aliases }: { readonly aliases: Institution['aliases'] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('institution.aliases')}>
      {aliases.length === 0 ? (
        <EmptyState title={t('institution.noAliases')} />
      ) : (
        <Table<Institution['aliases'][number]>
          aria-label={t('institution.aliases')}
          size="small"
          rowKey={(alias) => [alias.kind, alias.value, alias.validFrom].join('.')}
          dataSource={aliases}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { key: 'value', title: t('institution.nameOrCode'), render: (_, alias) => alias.value },
            {
              key: 'kind',
              title: t('institution.kind'),
              render: (_, alias) => t(alias.kind === 'CODE' ? 'institution.codeKind' : 'institution.nameKind'),
            },
            {
              key: 'period',
              title: t('institution.period'),
              render: (_, alias) => <PeriodText from={alias.validFrom} until={alias.validUntil} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}
