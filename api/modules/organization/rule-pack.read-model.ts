import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  one,
  ownedBy,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import {
  customFilter,
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  integerOrder,
  pinyinOrder,
} from '../../kernel/read/filter.ts';
import { scopeOf, scopeSql, type ScopeColumns } from '../../kernel/scope.ts';
import { OrganizationShape, withinSql } from './organization.read-model.ts';
import { RuleExceptionSchema, RulePackSchema } from './rule-pack.entity.ts';
import { decidesExceptionSql } from './rule-pack.policy.ts';

/** Scope keys of an organization under the alias `o`. */
const ORGANIZATION_KEYS: ScopeColumns = {
  organizationId: sql`o.id`,
  provinceId: sql`o.province_id`,
  cityId: sql`o.city_id`,
  schoolId: sql`o.school_id`,
  departmentId: sql`o.department_id`,
};

/** True when the actor writes the rules of a pack: general ones nationally, a charter's where the permission reaches. */
function writesSql(table: Table, actor: Actor): Sql {
  const isNational = actor.grants.some(
    ({ permission, reach, level }) =>
      permission === 'rulepack.manage' && (reach === 'ALL' || (reach === 'SUBTREE' && level === 'NATIONAL')),
  );
  const own = sql`exists (select 1 from organization o where o.id = ${table.column('organizationId')} and ${scopeSql(
    scopeOf(actor, 'rulepack.manage'),
    ORGANIZATION_KEYS,
  )})`;
  return sql`(case when ${table.column('organizationId')} is null then ${isNational}::boolean else ${own} end)`;
}

/** Rule packs; published rules are public, drafts are for those who make them. */
export const RulePackShape: Shape = defineShape({
  name: 'RulePack',
  prefix: 'rule',
  entity: RulePackSchema,
  fields: {
    id: column('id', { idPrefix: 'rule' }),
    ...columns(
      'name',
      'kind',
      'level',
      'category',
      'number',
      'status',
      'validFrom',
      'validUntil',
      'publishedAt',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    parameters: expression(
      (table) => sql`select coalesce(json_agg(json_build_object('key', p.key, 'number', p.number, 'values', p."values",
          'floor', p.floor, 'ceiling', p.ceiling, 'source', p.source) order by p.key), '[]'::json)
        from rule_parameter p where p.rule_pack_id = ${table.column('id')}`,
    ),
    viewerCan: expression((table, _, { actor }) => {
      const may = writesSql(table, actor);
      return sql`json_build_object('edit', ${may} and ${table.column('status')} = 'DRAFT', 'draft', ${may})`;
    }),
  },
  filters: {
    kind: enumFilter('kind'),
    level: enumFilter('level'),
    status: enumFilter('status'),
    organizationId: idFilter('organizationId', 'org'),
    validFrom: dayFilter('validFrom'),
  },
  orders: { NAME: pinyinOrder('name'), VALID_FROM: dayOrder('validFrom'), NUMBER: integerOrder('number') },
  defaultOrder: [
    { field: 'NAME', direction: 'ASC' },
    { field: 'NUMBER', direction: 'DESC' },
  ],
  visibleTo: (table, { actor }) => sql`(${table.column('status')} <> 'DRAFT' or ${writesSql(table, actor)})`,
});

/** Declared exceptions: INTERNAL. */
export const RuleExceptionShape: Shape = defineShape({
  name: 'RuleException',
  prefix: 'rex',
  entity: RuleExceptionSchema,
  fields: {
    id: column('id', { idPrefix: 'rex' }),
    ...columns('key', 'number', 'reason', 'status', 'decisionNote', 'validFrom', 'validUntil', 'version'),
    organization: one(() => OrganizationShape, 'organizationId'),
    viewerCan: expression((table, _, { actor }) => {
      const decides = decidesExceptionSql(actor, table.column('organizationId'), table.column('status'));
      return sql`json_build_object('decide', ${decides})`;
    }),
  },
  filters: {
    status: enumFilter('status'),
    organizationId: idFilter('organizationId', 'org'),
    within: customFilter((value, table) => withinSql(ownedBy(table), decodeId('org', value as string))),
  },
  orders: { VALID_FROM: dayOrder('validFrom') },
  defaultOrder: [{ field: 'VALID_FROM', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: (table, { actor }) => scopeSql(scopeOf(actor, 'organization.read'), ownedBy(table)),
});
