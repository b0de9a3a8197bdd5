import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  SupervisionObligationsDocument,
  type SupervisionObligationsQuery,
  type SupervisionObligationsQueryVariables,
} from '../../gql/graphql.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { DueText } from '../../shared/date/due-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { OBLIGATION_STATUSES, obligationTones } from '../../shared/obligation/obligation-tones.ts';
import { useAcceptAction } from '../../shared/obligation/use-accept-action.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { listSource, parseSource } from './board-address.ts';
import { useSourceName } from './source-picker.tsx';
import { useHead } from './use-head.ts';

type Row = SupervisionObligationsQuery['obligations']['nodes'][number];

const OPEN: readonly string[] = ['PENDING', 'ACKNOWLEDGED', 'RETURNED'];

const table: TableDefinition<SupervisionObligationsQuery, SupervisionObligationsQueryVariables, Row> = {
  resource: 'supervision',
  urlPrefix: '',
  document: SupervisionObligationsDocument,
  select: (data) => data.obligations,
  defaultSort: [{ field: 'tree', order: 'asc' }],
  exportAs: { list: 'obligations', conditions: ({ source }) => ({ ...source }) },
  columns: [
    {
      key: 'organization',
      titleKey: 'supervision.unit',
      isPrimary: true,
      sortField: 'tree',
      width: 220,
      render: (row) => <Link to={`/obligations/${row.id}`}>{row.organization?.name ?? <Nothing />}</Link>,
    },
    {
      key: 'title',
      titleKey: 'supervision.list.obligation',
      sortField: 'title',
      width: 240,
      render: (row) => row.title,
    },
    {
      key: 'level',
      titleKey: 'supervision.level',
      width: 90,
      render: (row) => <EnumTag type="OrganizationLevel" value={row.organization?.level} />,
    },
    {
      key: 'status',
      titleKey: 'supervision.state',
      width: 110,
      render: (row) => <EnumTag type="ObligationStatus" value={row.status} tone={obligationTones[row.status]} />,
    },
    {
      key: 'dueOn',
      titleKey: 'supervision.list.due',
      sortField: 'dueOn',
      width: 200,
      render: (row) => <DueText value={row.dueOn} isOpen={OPEN.includes(row.status)} />,
    },
    {
      key: 'verifier',
      titleKey: 'supervision.list.verifier',
      width: 180,
      render: (row) => row.verifier?.name ?? <Nothing />,
    },
    {
      key: 'submittedAt',
      titleKey: 'supervision.list.submittedAt',
      sortField: 'submittedAt',
      width: 160,
      render: (row) => <InstantText value={row.submittedAt} />,
    },
    {
      key: 'reminderCount',
      titleKey: 'supervision.list.reminded',
      width: 150,
      render: (row) => <Reminded row={row} />,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'supervision.state',
      enumType: 'ObligationStatus',
      values: OBLIGATION_STATUSES,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isLate', labelKey: 'supervision.isLate', isBare: true, isPinned: true },
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'supervision.level',
      enumType: 'OrganizationLevel',
      values: ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'],
    },
    { kind: 'text', field: 'organizationName', labelKey: 'supervision.unit' },
    {
      ...withinFilterSpec,
      field: 'organizationId',
      labelKey: 'supervision.list.owner',
      isBare: false,
      isPinned: false,
    },
    { ...withinFilterSpec, field: 'verifierId', labelKey: 'supervision.list.verifier', isBare: false, isPinned: false },
    { kind: 'day', field: 'dueOn', labelKey: 'supervision.list.due' },
  ],
};

function Reminded({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return row.reminderCount === 0 ? (
    <Nothing />
  ) : (
    <>
      {t('supervision.list.times', { count: row.reminderCount })} · <DayText value={row.remindedOn} />
    </>
  );
}

/** Exactly the obligations that a number of the board counts, each leading to its own page. */
export function SupervisionObligationsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const head = useHead();
  const source = parseSource(params.get('source'));
  const name = useSourceName(source);
  const list = useServerTable(table, { variables: { source: listSource(source) } });
  const accept = useAcceptAction<Row>();
  const board = new URLSearchParams();
  for (const key of ['unit', 'source']) {
    const value = params.get(key);
    if (value) {
      board.set(key, value);
    }
  }
  return (
    <>
      <PageHeader
        title={t('supervision.list.title')}
        trail={[
          { title: t('supervision.title'), to: `/supervision${head.id ? `?unit=${head.id}` : ''}` },
          {
            title: head.organization
              ? t('supervision.board.of', { name: head.organization.name })
              : t('supervision.board.title'),
            to: `/supervision/board?${board}`,
          },
        ]}
        description={name ?? t('supervision.unknownSource')}
      />
      <ServerTableView
        table={list}
        label={t('supervision.list.title')}
        bulkActions={[accept]}
        rowName={(row) => `${row.organization?.name ?? ''} ${row.title}`.trim()}
      />
    </>
  );
}
