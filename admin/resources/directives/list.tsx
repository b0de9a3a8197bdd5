import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DirectiveListDocument, type DirectiveListQuery, type DirectiveListQueryVariables } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { CountLine } from '../../shared/obligation/state-counts.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { directiveTones, RESPONSES, STATUSES } from './directive-tones.ts';

type Row = DirectiveListQuery['directives']['nodes'][number];

const table: TableDefinition<DirectiveListQuery, DirectiveListQueryVariables, Row> = {
  resource: 'directive',
  document: DirectiveListDocument,
  select: (data) => data.directives,
  searchKey: 'directive.search',
  exportAs: { list: 'directives', conditions: ({ scope }) => ({ ...scope }) },
  defaultSort: [{ field: 'updatedAt', order: 'desc' }],
  columns: [
    {
      key: 'title',
      titleKey: 'directive.name',
      isPrimary: true,
      sortField: 'title',
      width: 300,
      render: (row) => <Title row={row} />,
    },
    {
      key: 'organization',
      titleKey: 'directive.organization',
      width: 180,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'status',
      titleKey: 'directive.status',
      width: 110,
      render: (row) => <EnumTag type="DirectiveStatus" value={row.status} tone={directiveTones[row.status]} />,
    },
    {
      key: 'dueOn',
      titleKey: 'directive.dueOn',
      sortField: 'dueOn',
      width: 130,
      render: (row) => <DayText value={row.dueOn} />,
    },
    {
      key: 'counts',
      titleKey: 'directive.progress',
      exportKeys: ['total', 'accepted', 'late'],
      width: 200,
      render: (row) => (row.status === 'DRAFT' ? <Nothing /> : <CountLine counts={row.counts} />),
    },
    {
      key: 'response',
      titleKey: 'directive.response',
      width: 120,
      render: (row) => <EnumTag type="DirectiveResponse" value={row.response} />,
    },
    {
      key: 'issuedAt',
      titleKey: 'directive.issuedAt',
      sortField: 'issuedAt',
      width: 170,
      render: (row) => <InstantText value={row.issuedAt} />,
    },
    {
      key: 'documentNumber',
      titleKey: 'directive.documentNumber',
      isHiddenByDefault: true,
      width: 160,
      render: (row) => row.documentNumber ?? <Nothing />,
    },
    {
      key: 'updatedAt',
      titleKey: 'directive.updatedAt',
      sortField: 'updatedAt',
      isHiddenByDefault: true,
      exportKeys: [],
      width: 170,
      render: (row) => <InstantText value={row.updatedAt} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'directive.status',
      enumType: 'DirectiveStatus',
      values: STATUSES,
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'response',
      labelKey: 'directive.response',
      enumType: 'DirectiveResponse',
      values: RESPONSES,
    },
    withinFilterSpec,
    { kind: 'day', field: 'dueOn', labelKey: 'directive.dueOn' },
    { kind: 'instant', field: 'issuedAt', labelKey: 'directive.issuedAt' },
    { kind: 'text', field: 'documentNumber', labelKey: 'directive.documentNumber' },
  ],
};

function Title({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <Link to={row.viewerCan.update ? `/directives/${row.id}/edit` : `/directives/${row.id}`}>
      {row.title === '' ? t('directive.untitled') : row.title}
    </Link>
  );
}

function Directives({
  scope,
  label,
}: {
  readonly scope: DirectiveListQueryVariables['scope'];
  readonly label: string;
}) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { scope: scope ?? {} } });
  return <ServerTableView table={list} label={label} rowName={(row) => row.title || t('directive.untitled')} />;
}

/** Directives: those of the own organization, those that came from above, those issued below. */
export function DirectiveListPage() {
  const { t } = useTranslation();
  const [office] = useCurrentOffice();
  const issues = useMeets({ anyOf: ['directive.issue'] });
  const own = office?.organization.id;
  const tab = (key: string, scope: DirectiveListQueryVariables['scope']) => ({
    key,
    label: t(`directive.tabs.${key}`),
    isHidden: key !== 'all' && own === undefined,
    render: () => <Directives key={key} scope={scope} label={t(`directive.tabs.${key}`)} />,
  });
  return (
    <>
      <PageHeader
        title={t('directive.title')}
        description={t('directive.description')}
        actions={[
          {
            key: 'create',
            label: t('directive.create.title'),
            isAllowed: issues,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/directives/create',
          },
          { key: 'audiences', label: t('directive.audiences'), isAllowed: issues, to: '/audiences' },
        ]}
      />
      <DetailTabs
        label={t('directive.title')}
        tabs={[
          tab('own', { organizationId: { eq: own ?? null } }),
          tab('below', { within: own ?? null, not: { organizationId: { eq: own ?? null } } }),
          tab('above', { not: { within: own ?? null } }),
          tab('all', {}),
        ]}
      />
    </>
  );
}
