import { PlusOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  OrganizationChildrenDocument,
  OrganizationHistoryDocument,
  OrganizationOfficesDocument,
  OrganizationRulesDocument,
  OrganizationShowDocument,
  type OrganizationShowQuery,
} from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { HistoryTimeline } from '../../shared/history/history-timeline.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { OrganizationDialog, type DialogKind } from './dialogs.tsx';
import { statusTone } from './organization-enums.ts';

type Organization = NonNullable<OrganizationShowQuery['organization']>;

const DIALOGS: readonly DialogKind[] = ['rename', 'move', 'merge', 'suspend', 'resume', 'archive', 'restore'];

/** One organization: facts, offices, units below, rules, history. */
export function OrganizationShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'organization',
    id,
    document: OrganizationShowDocument,
    select: (data) => data.organization,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  const trail = record.ancestors.nodes.map(({ id: key, name }) => ({ title: name, to: `/organizations/${key}` }));
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('organization.title'), to: '/organizations' }, ...trail]}
        tags={
          <>
            <EnumTag type="OrganizationLevel" value={record.level} tone="info" />
            <EnumTag type="OrganizationStatus" value={record.status} tone={statusTone(record.status)} />
          </>
        }
        {...(record.nameEn ? { description: record.nameEn } : {})}
        actions={[
          {
            key: 'createChild',
            label: t('organization.create.title'),
            isAllowed: record.viewerCan.createChild,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: `/organizations/create?parent=${record.id}`,
          },
          ...DIALOGS.map((kind) => ({
            key: kind,
            label: t(`organization.${kind}.action`),
            isAllowed: record.viewerCan[kind],
            isDanger: ['suspend', 'archive', 'merge'].includes(kind),
            onClick: () => setDialog(kind),
          })),
        ]}
      />
      <DetailTabs
        label={t('organization.tabs.label')}
        tabs={[
          { key: 'overview', label: t('organization.tabs.overview'), render: () => <Overview organization={record} /> },
          { key: 'people', label: t('organization.tabs.people'), render: () => <Offices id={record.id} /> },
          { key: 'children', label: t('organization.tabs.children'), render: () => <Children id={record.id} /> },
          { key: 'rules', label: t('organization.tabs.rules'), render: () => <Rules id={record.id} /> },
          ...(record.viewerCan.read
            ? [{ key: 'history', label: t('organization.tabs.history'), render: () => <History id={record.id} /> }]
            : []),
        ]}
      />
      <OrganizationDialog kind={dialog} organization={record} onClose={() => setDialog(null)} onReload={refetch} />
    </>
  );
}

function OrganizationLink({
  item,
}: {
  readonly item: { readonly id: string; readonly name: string } | null | undefined;
}) {
  return item ? <Link to={`/organizations/${item.id}`}>{item.name}</Link> : null;
}

function Overview({ organization }: { readonly organization: Organization }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const { profile } = organization;
  return (
    <>
      <Panel title={t('organization.facts')}>
        <Facts
          facts={[
            {
              key: 'kind',
              label: t('organization.kind'),
              value: <EnumTag type="OrganizationKind" value={organization.kind} />,
            },
            { key: 'shortName', label: t('organization.shortName'), value: organization.shortName },
            { key: 'parent', label: t('organization.parent'), value: <OrganizationLink item={organization.parent} /> },
            { key: 'institution', label: t('organization.institution'), value: organization.institution?.name },
            { key: 'divisionCode', label: t('organization.divisionCode'), value: organization.divisionCode },
            { key: 'externalCode', label: t('organization.externalCode'), value: organization.externalCode },
            { key: 'foundedOn', label: t('organization.foundedOn'), value: <DayText value={organization.foundedOn} /> },
            ...(organization.closedOn
              ? [
                  {
                    key: 'closedOn',
                    label: t('organization.closedOn'),
                    value: <DayText value={organization.closedOn} />,
                  },
                ]
              : []),
            ...(profile.__typename === 'ClubProfile' && profile.clubType
              ? [{ key: 'clubType', label: t('organization.clubType'), value: label('ClubType', profile.clubType) }]
              : []),
            ...(profile.__typename === 'OverseasProfile'
              ? [{ key: 'hostCountry', label: t('organization.hostCountry'), value: profile.hostCountry }]
              : []),
            ...organization.descendantCounts.map(({ level, count }) => ({
              key: `count-${level}`,
              label: `${t('organization.counts')} · ${label('OrganizationLevel', level)}`,
              value: count,
            })),
            ...organization.successors.nodes.map((item) => ({
              key: `successor-${item.id}`,
              label: t('organization.successors'),
              value: <OrganizationLink item={item} />,
            })),
          ]}
        />
      </Panel>
      {organization.formerNames.length > 0 ? (
        <Panel title={t('organization.formerNames')}>
          <Facts
            facts={organization.formerNames.map(({ name, validFrom, validUntil }) => ({
              key: name,
              label: name,
              value: <PeriodText from={validFrom} until={validUntil} />,
            }))}
          />
        </Panel>
      ) : null}
      {organization.links.nodes.length > 0 ? (
        <Panel title={t('organization.links')}>
          <Facts
            facts={organization.links.nodes.map(({ id, kind, from, to }) => ({
              key: id,
              label: label('OrganizationLinkKind', kind),
              value: (
                <span>
                  <OrganizationLink item={from} /> → <OrganizationLink item={to} />
                </span>
              ),
            }))}
          />
        </Panel>
      ) : null}
    </>
  );
}

function Offices({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useDocument(OrganizationOfficesDocument, { id }, { resource: 'office' });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  const offices = data?.organization?.offices.nodes ?? [];
  return (
    <Panel title={t('organization.tabs.people')}>
      <Table
        size="small"
        rowKey="id"
        loading={isFetching}
        dataSource={offices}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'name',
            title: t('organization.office'),
            render: (_, office) => <Link to={`/offices/${office.id}`}>{office.name}</Link>,
          },
          {
            key: 'holders',
            title: t('organization.holders'),
            render: (_, office) =>
              office.currentTerms.nodes.map((term) => term.publicName ?? t('organization.hidden')).join('、') ||
              t('organization.none'),
          },
          { key: 'seats', title: t('organization.seats'), align: 'end', render: (_, office) => office.seats },
          { key: 'open', title: t('organization.openSeats'), align: 'end', render: (_, office) => office.openSeats },
        ]}
      />
    </Panel>
  );
}

type ChildrenResult = ResultOf<typeof OrganizationChildrenDocument>;
type ChildrenConnection = NonNullable<ChildrenResult['organization']>['children'];

const childrenTable: TableDefinition<
  ChildrenResult,
  VariablesOf<typeof OrganizationChildrenDocument>,
  ChildrenConnection['nodes'][number]
> = {
  resource: 'organization',
  urlPrefix: 'c',
  document: OrganizationChildrenDocument,
  select: (data) => data.organization?.children,
  searchKey: 'organization.search',
  columns: [
    {
      key: 'name',
      titleKey: 'organization.name',
      isPrimary: true,
      sortField: 'name',
      render: (row) => <Link to={`/organizations/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'kind',
      titleKey: 'organization.kind',
      render: (row) => <EnumTag type="OrganizationKind" value={row.kind} />,
    },
    {
      key: 'status',
      titleKey: 'organization.status',
      render: (row) => <EnumTag type="OrganizationStatus" value={row.status} tone={statusTone(row.status)} />,
    },
    { key: 'childCount', titleKey: 'organization.childCount', align: 'end', render: (row) => row.childCount },
  ],
};

function Children({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useServerTable(childrenTable, { variables: { id } });
  return <ServerTableView table={list} label={t('organization.tabs.children')} rowName={(row) => row.name} />;
}

function Rules({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useDocument(OrganizationRulesDocument, { id }, { resource: 'rulePack' });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  const names = new Map(data?.ruleParameterDefinitions.map(({ key, label, unit }) => [key, { label, unit }]));
  return (
    <Panel title={t('organization.tabs.rules')}>
      <Table
        size="small"
        rowKey="key"
        loading={isFetching}
        dataSource={data?.effectiveRules ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'rule', title: t('organization.rule'), render: (_, rule) => names.get(rule.key)?.label ?? rule.key },
          {
            key: 'value',
            title: t('organization.value'),
            render: (_, rule) =>
              rule.number === null || rule.number === undefined
                ? (rule.values ?? []).map((value) => t(`office.titles.${value}`, { defaultValue: value })).join('、')
                : `${rule.number} ${names.get(rule.key)?.unit ?? ''}${rule.isException ? ` (${t('organization.exception')})` : ''}`,
          },
          { key: 'source', title: t('organization.source'), render: (_, rule) => rule.source },
        ]}
      />
    </Panel>
  );
}

function History({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(20);
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationHistoryDocument,
    { id, first },
    { resource: 'organization', keepsPrevious: true },
  );
  const changes = data?.organization?.changes;
  return (
    <Panel title={t('organization.tabs.history')}>
      <HistoryTimeline
        entries={(changes?.nodes ?? []).map((change) => ({
          id: change.id,
          at: change.recordedAt,
          title: t(`organization.changes.${change.kind}`),
          actorName: null,
          effectiveOn: change.effectiveOn,
          reason: change.reason,
          changes:
            change.before || change.after
              ? [{ label: t('organization.value_label'), before: change.before, after: change.after }]
              : [],
        }))}
        isLoading={isFetching}
        error={error}
        hasMore={first < 100 && (changes?.totalCount ?? 0) > first}
        onMore={() => setFirst(Math.min(first + 40, 100))}
        onRetry={() => void refetch()}
      />
    </Panel>
  );
}
