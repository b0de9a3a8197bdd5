import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  ObligationAcknowledgeDocument,
  ObligationListDocument,
  type ObligationListQuery,
  type ObligationListQueryVariables,
} from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { DueText, ObligationState } from '../../shared/obligation/obligation-state.tsx';
import { OBLIGATION_STATUSES } from '../../shared/obligation/obligation-tones.ts';
import { CountLine } from '../../shared/obligation/state-counts.tsx';
import { useAcceptAction } from '../../shared/obligation/use-accept-action.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import type { Column } from '../../shared/table/column.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = ObligationListQuery['obligations']['nodes'][number];
type Scope = ObligationListQueryVariables['scope'];

const title: Column<Row> = {
  key: 'title',
  titleKey: 'obligation.name',
  isPrimary: true,
  sortField: 'title',
  width: 280,
  render: (row) => <Link to={`/obligations/${row.id}`}>{row.title}</Link>,
};
const owner: Column<Row> = {
  key: 'organization',
  titleKey: 'obligation.organization',
  width: 220,
  render: (row) => row.organization?.name ?? <Nothing />,
};
const issuer: Column<Row> = {
  key: 'issuer',
  titleKey: 'obligation.issuer',
  width: 200,
  render: (row) => row.issuer?.name ?? <Nothing />,
};
const facts: readonly Column<Row>[] = [
  {
    key: 'status',
    titleKey: 'obligation.status',
    exportKeys: ['status', 'isLate', 'lateDays'],
    width: 200,
    render: (row) => <ObligationState obligation={row} />,
  },
  {
    key: 'dueOn',
    titleKey: 'obligation.dueOn',
    sortField: 'dueOn',
    width: 130,
    render: (row) => <DueText value={row.dueOn} />,
  },
  {
    key: 'response',
    titleKey: 'obligation.response',
    exportKeys: [],
    width: 120,
    render: (row) => <EnumTag type="ObligationResponse" value={row.response} />,
  },
  {
    key: 'below',
    titleKey: 'obligation.below',
    exportKeys: [],
    width: 180,
    render: ({ childCounts }) => (childCounts.total === 0 ? <Nothing /> : <CountLine counts={childCounts} />),
  },
  {
    key: 'openedAt',
    titleKey: 'obligation.openedAt',
    sortField: 'openedAt',
    exportKeys: [],
    isHiddenByDefault: true,
    width: 170,
    render: (row) => <InstantText value={row.openedAt} />,
  },
  {
    key: 'submittedAt',
    titleKey: 'obligation.submittedAt',
    sortField: 'submittedAt',
    isHiddenByDefault: true,
    width: 170,
    render: (row) => <InstantText value={row.submittedAt} />,
  },
];

const base: TableDefinition<ObligationListQuery, ObligationListQueryVariables, Row> = {
  resource: 'obligation',
  document: ObligationListDocument,
  select: (data) => data.obligations,
  exportAs: { list: 'obligations', conditions: ({ scope }) => ({ ...scope }) },
  defaultSort: [{ field: 'dueOn', order: 'asc' }],
  columns: [title, issuer, ...facts],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'obligation.status',
      enumType: 'ObligationStatus',
      values: OBLIGATION_STATUSES,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isLate', labelKey: 'obligation.isLate', isBare: true, isPinned: true },
    { kind: 'boolean', field: 'isOpen', labelKey: 'obligation.isOpen', isBare: true },
    {
      kind: 'enum',
      field: 'response',
      labelKey: 'obligation.response',
      enumType: 'ObligationResponse',
      values: ['ACKNOWLEDGE', 'FORM', 'EVIDENCE', 'REPORT'],
    },
    {
      kind: 'enum',
      field: 'sourceKind',
      labelKey: 'obligation.sourceKind',
      enumType: 'ObligationSourceKind',
      values: ['DIRECTIVE', 'REPORT_ROUND'],
    },
    { kind: 'text', field: 'title', labelKey: 'obligation.name' },
    { kind: 'text', field: 'organizationName', labelKey: 'obligation.organization' },
    withinFilterSpec,
    { kind: 'day', field: 'dueOn', labelKey: 'obligation.dueOn' },
  ],
};
const belowTable: typeof base = { ...base, columns: [title, owner, ...facts] };

interface ObligationsProps {
  readonly scope: Scope;
  readonly label: string;
  readonly isBelow?: boolean;
  readonly bulkActions?: readonly BulkAction<Row>[];
}

function Obligations({ scope, label, isBelow = false, bulkActions = [] }: ObligationsProps) {
  const list = useServerTable(isBelow ? belowTable : base, { variables: { scope: scope ?? {} } });
  return (
    <ServerTableView
      table={list}
      label={label}
      bulkActions={bulkActions}
      rowName={(row) => (isBelow ? `${row.organization?.name ?? ''} ${row.title}` : row.title)}
    />
  );
}

/** What the own organization owes, what waits for it to verify, and how those below stand. */
export function ObligationListPage() {
  const { t } = useTranslation();
  const [office] = useCurrentOffice();
  const own = office?.organization.id ?? null;
  const acknowledge: BulkAction<Row> = {
    key: 'acknowledge',
    label: t('obligation.acknowledge'),
    icon: <CheckOutlined />,
    isAllowed: (row) => row.viewerCan.acknowledge,
    run: ({ id, version }) =>
      mutateRow(ObligationAcknowledgeDocument, (data) => data.obligationAcknowledge, { id, version }),
    invalidates: ['obligation'],
  };
  const accept = useAcceptAction<Row>();
  const tab = (key: string, scope: Scope, more: Partial<ObligationsProps> = {}) => ({
    key,
    label: t(`obligation.tabs.${key}`),
    isHidden: key !== 'all' && own === null,
    render: () => <Obligations key={key} scope={scope} label={t(`obligation.tabs.${key}`)} {...more} />,
  });
  return (
    <>
      <PageHeader title={t('obligation.title')} description={t('obligation.description')} />
      <DetailTabs
        label={t('obligation.title')}
        tabs={[
          tab('owed', { organizationId: { eq: own }, isOpen: true }, { bulkActions: [acknowledge] }),
          tab(
            'verify',
            { verifierId: { eq: own }, status: { eq: 'SUBMITTED' } },
            { isBelow: true, bulkActions: [accept] },
          ),
          tab('late', { verifierId: { eq: own }, isLate: true }, { isBelow: true }),
          tab('mine', { organizationId: { eq: own } }),
          tab('all', {}, { isBelow: true, bulkActions: [accept] }),
        ]}
      />
    </>
  );
}
