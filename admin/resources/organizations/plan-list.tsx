import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  PlannedChangeListDocument,
  type PlannedChangeListQuery,
  type PlannedChangeListQueryVariables,
} from '../../gql/graphql.ts';
import { DayText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { PLAN_STATUSES, PLANNED_ACTIONS, planTone } from './organization-enums.ts';
import { PlanActions, PlanDialog, usePlanDialog } from './plan-dialogs.tsx';
import { PlanWhat, usePlanTitle } from './plan-words.tsx';
import { PlanOutcome } from './plans-tab.tsx';

type Row = PlannedChangeListQuery['plannedChanges']['nodes'][number];

const table: TableDefinition<PlannedChangeListQuery, PlannedChangeListQueryVariables, Row> = {
  resource: 'plannedChange',
  document: PlannedChangeListDocument,
  select: (data) => data.plannedChanges,
  defaultSort: [{ field: 'effectiveOn', order: 'asc' }],
  columns: [
    {
      key: 'organization',
      titleKey: 'organization.title',
      isPrimary: true,
      width: 240,
      render: (row) =>
        row.organization ? (
          <Link to={`/organizations/${row.organization.id}?tab=plans`}>{row.organization.name}</Link>
        ) : (
          <Nothing />
        ),
    },
    { key: 'what', titleKey: 'organization.plan.what', width: 260, render: (row) => <PlanWhat plan={row} /> },
    {
      key: 'effectiveOn',
      titleKey: 'organization.plan.effectiveOn',
      sortField: 'effectiveOn',
      width: 140,
      render: (row) => <DayText value={row.effectiveOn} />,
    },
    {
      key: 'status',
      titleKey: 'organization.status',
      width: 110,
      render: (row) => <EnumTag type="PlannedChangeStatus" value={row.status} tone={planTone(row.status)} />,
    },
    { key: 'outcome', titleKey: 'organization.plan.outcome', width: 240, render: (row) => <PlanOutcome plan={row} /> },
    { key: 'reason', titleKey: 'form.reason', width: 200, render: (row) => row.reason },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'organization.status',
      enumType: 'PlannedChangeStatus',
      values: [...PLAN_STATUSES],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'action',
      labelKey: 'organization.plan.what',
      enumType: 'PlannedAction',
      values: [...PLANNED_ACTIONS],
    },
    { kind: 'day', field: 'effectiveOn', labelKey: 'organization.plan.effectiveOn' },
  ],
};

/** Planned changes of all organizations whose internal facts the viewer reads, the next one first. */
export function PlannedChangeListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const dialog = usePlanDialog();
  const title = usePlanTitle();
  const chosen = list.rows.find((row) => row.id === dialog.chosen?.id);
  return (
    <>
      <PageHeader
        title={t('organization.plan.title')}
        description={t('organization.plan.description')}
        trail={[{ title: t('organization.title'), to: '/organizations' }]}
      />
      <ServerTableView
        table={list}
        label={t('organization.plan.title')}
        rowName={title}
        rowActions={(row) => <PlanActions plan={row} onChoose={(step) => dialog.choose(row.id, step)} />}
      />
      {chosen && dialog.chosen ? (
        <PlanDialog plan={chosen} step={dialog.chosen.step} onClose={dialog.close} onReload={list.refetch} />
      ) : null}
    </>
  );
}
