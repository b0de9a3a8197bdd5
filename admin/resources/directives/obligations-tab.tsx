import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  DirectiveObligationsDocument,
  type DirectiveObligationsQuery,
  type DirectiveObligationsQueryVariables,
} from '../../gql/graphql.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { DueText, ObligationState } from '../../shared/obligation/obligation-state.tsx';
import { OBLIGATION_STATUSES } from '../../shared/obligation/obligation-tones.ts';
import { useAcceptAction } from '../../shared/obligation/use-accept-action.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = NonNullable<DirectiveObligationsQuery['directive']>['obligations']['nodes'][number];

const table: TableDefinition<DirectiveObligationsQuery, DirectiveObligationsQueryVariables, Row> = {
  resource: 'obligation',
  document: DirectiveObligationsDocument,
  select: (data) => data.directive?.obligations,
  // The order of the tree: each level stands before its units.
  defaultSort: [{ field: 'tree', order: 'asc' }],
  exportAs: { list: 'obligations', conditions: ({ id }) => ({ directiveId: { eq: id } }) },
  columns: [
    {
      key: 'organization',
      titleKey: 'directive.owes',
      isPrimary: true,
      sortField: 'tree',
      width: 260,
      render: (row) => <Link to={`/obligations/${row.id}`}>{row.organization?.name ?? '—'}</Link>,
    },
    {
      key: 'level',
      titleKey: 'directive.level',
      width: 90,
      render: (row) => <EnumTag type="OrganizationLevel" value={row.organization?.level} />,
    },
    {
      key: 'status',
      titleKey: 'directive.status',
      exportKeys: ['status', 'isLate', 'lateDays'],
      width: 200,
      render: (row) => <ObligationState obligation={row} />,
    },
    {
      key: 'dueOn',
      titleKey: 'directive.dueOn',
      sortField: 'dueOn',
      width: 130,
      render: (row) => <DueText value={row.dueOn} />,
    },
    {
      key: 'submittedAt',
      titleKey: 'directive.submittedAt',
      sortField: 'submittedAt',
      width: 170,
      render: (row) => <InstantText value={row.submittedAt} />,
    },
    { key: 'verifier', titleKey: 'directive.verifier', width: 200, render: (row) => row.verifier?.name ?? <Nothing /> },
    {
      key: 'below',
      titleKey: 'directive.below',
      exportKeys: [],
      align: 'end',
      width: 110,
      render: ({ childCounts }) =>
        childCounts.total === 0 ? <Nothing /> : `${childCounts.accepted} / ${childCounts.total}`,
    },
    {
      key: 'reminderCount',
      titleKey: 'directive.reminders',
      align: 'end',
      isHiddenByDefault: true,
      width: 100,
      render: (row) => row.reminderCount,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'directive.status',
      enumType: 'ObligationStatus',
      values: OBLIGATION_STATUSES,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isLate', labelKey: 'directive.isLate', isBare: true, isPinned: true },
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'directive.level',
      enumType: 'OrganizationLevel',
      values: ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'],
    },
    { kind: 'text', field: 'organizationName', labelKey: 'directive.owes' },
    { kind: 'day', field: 'dueOn', labelKey: 'directive.dueOn' },
  ],
};

/** Who owes a directive, in the order of the tree, each leading to its own page and from there to those below. */
export function DirectiveObligations({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id } });
  const accept = useAcceptAction<Row>();
  return (
    <ServerTableView
      table={list}
      label={t('directive.tabs.obligations')}
      bulkActions={[accept]}
      rowName={(row) => row.organization?.name ?? '—'}
    />
  );
}
