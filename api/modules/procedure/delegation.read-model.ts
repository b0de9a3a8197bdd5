import sql, { type Sql } from 'sql-template-tag';
import {
  column,
  columns,
  defineShape,
  expression,
  one,
  ownedBy,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { customFilter, dayOrder, idFilter } from '../../kernel/read/filter.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { OrganizationShape } from '../organization/index.ts';
import { OfficeShape, ownSql, tableOf, withinFilter } from '../people/index.ts';
import { ProcedureDelegationSchema } from './procedure-delegation.entity.ts';

/** Delegations are known to both persons and to those who read the internal facts of the organization. */
function delegationVisibleTo(table: Table, { actor }: ReadContext): Sql {
  return sql`(${ownSql(table.column('delegatorId'), actor)} or ${ownSql(table.column('delegateId'), actor)}
    or ${scopeSql(scopeOf(actor, 'organization.read'), ownedBy(table))})`;
}

const nameOf = (table: Table, id: string): Sql => sql`select n.name from person n where n.id = ${table.column(id)}`;

const isInForce = (table: Table, { today }: ReadContext): Sql =>
  sql`(${table.column('revokedAt')} is null and ${table.column('startsOn')} <= ${today}::date and ${table.column('endsOn')} > ${today}::date)`;

/** Delegations of offices in chains. */
export const ProcedureDelegationShape: Shape = defineShape({
  name: 'ProcedureDelegation',
  prefix: 'pdel',
  entity: ProcedureDelegationSchema,
  fields: {
    id: column('id', { idPrefix: 'pdel' }),
    ...columns('startsOn', 'endsOn', 'reason', 'createdAt', 'revokedAt', 'version'),
    organization: one(() => OrganizationShape, 'organizationId'),
    office: one(() => OfficeShape, 'officeId'),
    delegatorName: expression((table) => nameOf(table, 'delegatorId')),
    delegateName: expression((table) => nameOf(table, 'delegateId')),
    isInForce: expression((table, _, context) => isInForce(table, context)),
    viewerCan: expression(
      (table, _, { actor, today }) => sql`json_build_object('revoke', ${table.column('revokedAt')} is null
        and ${table.column('endsOn')} > ${today}::date and (${ownSql(table.column('delegatorId'), actor)}
          or coalesce(${scopeSql(scopeOf(actor, 'term.manage'), ownedBy(table))}, false)))`,
    ),
  },
  filters: {
    id: idFilter('id', 'pdel'),
    organizationId: idFilter('organizationId', 'org'),
    officeId: idFilter('officeId', 'off'),
    within: withinFilter,
    isInForce: customFilter((value, table, context) => sql`${isInForce(table, context)} = ${value}::boolean`),
    isMine: customFilter(
      (value, table, { actor }) =>
        sql`(${ownSql(table.column('delegatorId'), actor)} or ${ownSql(table.column('delegateId'), actor)}) = ${value}::boolean`,
    ),
  },
  orders: { ENDS_ON: dayOrder('endsOn'), STARTS_ON: dayOrder('startsOn') },
  defaultOrder: [{ field: 'ENDS_ON', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: delegationVisibleTo,
});

/** True when the actor may know of the delegation. */
export async function seesDelegation(uow: UnitOfWork, id: string): Promise<boolean> {
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  const rows = await uow.run(sql`select 1 as seen from procedure_delegation d
    where d.id = ${id}::uuid and ${delegationVisibleTo(tableOf(ProcedureDelegationShape, 'd'), context)}`);
  return rows.length > 0;
}
