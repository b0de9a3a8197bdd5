import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  extendShape,
  many,
  one,
  ownedBy,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { customFilter, dayOrder, enumFilter, idFilter, integerOrder, pinyinOrder } from '../../kernel/read/filter.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { OrganizationShape } from '../organization/index.ts';
import { OfficeShape, TITLE_LABELS, withinFilter } from '../people/index.ts';
import { bindingOfOfficeSql, inForceVersionSql } from './binding.read-model.ts';
import { ProcedureSchema, ProcedureVersionSchema } from './procedure.entity.ts';

const isKnown = (actor: Actor): boolean => actor.accountId !== null || actor.grants.length > 0;

const keeps = (table: Table, actor: Actor): Sql => scopeSql(scopeOf(actor, 'procedure.manage'), ownedBy(table));

/** Chains that were published are known to everyone signed in, since everyone may have to go through them. */
function procedureVisibleTo(table: Table, { actor }: ReadContext): Sql {
  return isKnown(actor)
    ? sql`(${keeps(table, actor)} or exists (select from procedure_version n
        where n.procedure_id = ${table.column('id')} and n.published_at is not null))`
    : sql`false`;
}

function versionVisibleTo(table: Table, { actor }: ReadContext): Sql {
  return isKnown(actor) ? sql`(${table.column('publishedAt')} is not null or ${keeps(table, actor)})` : sql`false`;
}

const isInUse = (table: Table): Sql => sql`${table.column('retiredOn')} is null`;

const hasDraft = (table: Table): Sql =>
  sql`exists (select from procedure_version n where n.procedure_id = ${table.column('id')} and n.published_at is null)`;

/** Approval chains. */
export const ProcedureShape: Shape = defineShape({
  name: 'Procedure',
  prefix: 'prc',
  entity: ProcedureSchema,
  fields: {
    id: column('id', { idPrefix: 'prc' }),
    ...columns(
      'name',
      'nameEn',
      'subjectKind',
      'levels',
      'kinds',
      'titles',
      'retiredOn',
      'retiredReason',
      'createdAt',
      'version',
    ),
    titleNames: expression(
      (
        table,
        _,
        { actor },
      ) => sql`select coalesce(json_agg(coalesce(${JSON.stringify(TITLE_LABELS[actor.locale])}::jsonb ->> k.title, k.title)
        order by k.no), '[]'::json) from unnest(${table.column('titles')}) with ordinality k(title, no)`,
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    inForce: {
      kind: 'one',
      shape: () => ProcedureVersionShape,
      on: (table, child, _, { today }) =>
        sql`${child.column('id')} = ${inForceVersionSql(table.column('id'), today)}
          and (${table.column('retiredOn')} is null or ${table.column('retiredOn')} > ${today}::date)`,
    },
    draft: {
      kind: 'one',
      shape: () => ProcedureVersionShape,
      on: (table, child) =>
        sql`${child.column('procedureId')} = ${table.column('id')} and ${child.column('publishedAt')} is null`,
    },
    versions: many(() => ProcedureVersionShape, 'procedureId'),
    viewerCan: expression((table, _, { actor }) => {
      const may = sql`(${isInUse(table)} and coalesce(${keeps(table, actor)}, false))`;
      return sql`json_build_object('update', ${may}, 'retire', ${may}, 'draft', ${may} and not ${hasDraft(table)})`;
    }),
  },
  filters: {
    id: idFilter('id', 'prc'),
    subjectKind: enumFilter('subjectKind'),
    organizationId: idFilter('organizationId', 'org'),
    within: withinFilter,
    isInForce: customFilter(
      (value, table, { today }) =>
        sql`(${inForceVersionSql(table.column('id'), today)} is not null
          and (${table.column('retiredOn')} is null or ${table.column('retiredOn')} > ${today}::date)) = ${value}::boolean`,
    ),
  },
  orders: { NAME: pinyinOrder('name'), SUBJECT_KIND: { type: 'text', sql: (table) => table.column('subjectKind') } },
  defaultOrder: [
    { field: 'SUBJECT_KIND', direction: 'ASC' },
    { field: 'NAME', direction: 'ASC' },
  ],
  scope: ownedBy,
  visibleTo: procedureVisibleTo,
});

/** Versions of chains with their steps. */
export const ProcedureVersionShape: Shape = defineShape({
  name: 'ProcedureVersion',
  prefix: 'pver',
  entity: ProcedureVersionSchema,
  fields: {
    id: column('id', { idPrefix: 'pver' }),
    ...columns('number', 'steps', 'source', 'publishedAt', 'validFrom', 'openCases', 'createdAt', 'version'),
    status: expression(
      (table, _, { today }) => sql`case when ${table.column('publishedAt')} is null then 'DRAFT'
        when ${table.column('validFrom')} < coalesce((select max(n.valid_from) from procedure_version n
          where n.procedure_id = ${table.column('procedureId')} and n.published_at is not null and n.valid_from <= ${today}::date),
          '-infinity'::date) then 'SUPERSEDED' else 'PUBLISHED' end`,
    ),
    isInForce: expression(
      (table, _, { today }) =>
        sql`${table.column('id')} is not distinct from ${inForceVersionSql(table.column('procedureId'), today)}`,
    ),
    procedure: one(() => ProcedureShape, 'procedureId'),
    viewerCan: expression((table, _, { actor }) => {
      const may = sql`(${table.column('publishedAt')} is null and coalesce(${keeps(table, actor)}, false)
        and exists (select from procedure p where p.id = ${table.column('procedureId')} and p.retired_on is null))`;
      return sql`json_build_object('update', ${may}, 'publish', ${may}, 'discard', ${may})`;
    }),
  },
  filters: { id: idFilter('id', 'pver'), procedureId: idFilter('procedureId', 'prc') },
  orders: { NUMBER: integerOrder('number'), VALID_FROM: dayOrder('validFrom') },
  defaultOrder: [{ field: 'NUMBER', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: versionVisibleTo,
});

extendShape(OfficeShape, {
  fields: {
    appointmentProcedure: {
      kind: 'one',
      shape: () => ProcedureShape,
      on: (office, procedure, _, { today }) => sql`${procedure.column('id')} = ${bindingOfOfficeSql(office, today)}`,
    },
  },
});
