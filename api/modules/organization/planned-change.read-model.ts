import sql from 'sql-template-tag';
import { decodeId } from '../../kernel/ids.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  extendShape,
  one,
  ownedBy,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { customFilter, dayFilter, dayOrder, enumFilter, idFilter, instantOrder } from '../../kernel/read/filter.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { OrganizationChangeShape, OrganizationShape, withinSql } from './organization.read-model.ts';
import { PlannedChangeSchema } from './planned-change.entity.ts';
import { managesPlanSql } from './planned-change.policy.ts';

/** INTERNAL facts of the organization that changes, and of the others that the change concerns: what is to be merged sees it coming. */
function isVisible(table: Table, { actor }: ReadContext) {
  const scope = scopeOf(actor, 'organization.read');
  return sql`(${scopeSql(scope, ownedBy(table))} or exists (select 1 from organization o
    where o.id = any(${table.column('relatedIds')}) and ${scopeSql(scope, {
      organizationId: sql`o.id`,
      provinceId: sql`o.province_id`,
      cityId: sql`o.city_id`,
      schoolId: sql`o.school_id`,
      departmentId: sql`o.department_id`,
    })}))`;
}

/** Plans and what became of them. */
export const PlannedChangeShape: Shape = defineShape({
  name: 'PlannedChange',
  prefix: 'pch',
  entity: PlannedChangeSchema,
  fields: {
    id: column('id', { idPrefix: 'pch' }),
    ...columns(
      'action',
      'effectiveOn',
      'status',
      'reason',
      'document',
      'plannedAt',
      'settledAt',
      'settledReason',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    related: {
      kind: 'many',
      shape: () => OrganizationShape,
      on: (table, child) => sql`${child.column('id')} = any(${table.column('relatedIds')})`,
    },
    names: expression((table) => {
      const facts = table.column('facts');
      return sql`case ${table.column('action')} when 'CREATE' then json_build_array(${facts} -> 'founding' ->> 'name')
        when 'RENAME' then json_build_array(${facts} ->> 'name')
        when 'SPLIT' then (select json_agg(part ->> 'name') from jsonb_array_elements(${facts} -> 'parts') part)
        else '[]'::json end`;
    }),
    linkKind: expression((table) => sql`${table.column('facts')} ->> 'kind'`),
    movesChildren: expression((table) => sql`(${table.column('facts')} ->> 'moveChildren')::boolean`),
    failure: expression(
      (table) => sql`case when ${table.column('failureCode')} is not null
        then json_build_object('code', ${table.column('failureCode')}, 'params', ${table.column('failureParams')}) end`,
    ),
    viewerCan: expression((table, _, { actor }) => {
      const may = managesPlanSql(actor, table.column('action'), table.column('status'), ownedBy(table));
      return sql`json_build_object('reschedule', ${may}, 'cancel', ${may})`;
    }),
  },
  filters: {
    action: enumFilter('action'),
    status: enumFilter('status'),
    effectiveOn: dayFilter('effectiveOn'),
    organizationId: idFilter('organizationId', 'org'),
    within: customFilter((value, table) => withinSql(ownedBy(table), decodeId('org', value as string))),
  },
  orders: { EFFECTIVE_ON: dayOrder('effectiveOn'), PLANNED_AT: instantOrder('plannedAt') },
  defaultOrder: [
    { field: 'EFFECTIVE_ON', direction: 'ASC' },
    { field: 'PLANNED_AT', direction: 'ASC' },
  ],
  scope: ownedBy,
  visibleTo: isVisible,
});

extendShape(OrganizationShape, {
  fields: {
    plannedChanges: {
      kind: 'many',
      shape: () => PlannedChangeShape,
      on: (table, plan) =>
        sql`(${plan.column('organizationId')} = ${table.column('id')} or ${plan.column('relatedIds')} @> array[${table.column('id')}])`,
    },
  },
});
extendShape(OrganizationChangeShape, { fields: { plan: one(() => PlannedChangeShape, 'planId') } });
