import sql from 'sql-template-tag';
import { column, columns, defineShape, expression, ownedBy, type Shape } from '../../kernel/read/shape.ts';
import {
  customFilter,
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import { decodeId, parseId } from '../../kernel/ids.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { AuditEntrySchema } from './audit.entity.ts';

/**
 * The audit trail: the audit administrator sees all of it, an office with `audit.read` what concerns its organization (and
 * those below), everyone their own actions.
 */
export const AuditEntryShape: Shape = defineShape({
  name: 'AuditEntry',
  prefix: 'aud',
  entity: AuditEntrySchema,
  fields: {
    id: column('id', { idPrefix: 'aud' }),
    ...columns('occurredAt', 'action', 'subjectType', 'systemRole', 'purpose', 'reason', 'chain', 'seq', 'hash'),
    subjectUuid: column('subjectId'),
    accountId: column('accountId', { idPrefix: 'acc' }),
    organizationId: column('organizationId', { idPrefix: 'org' }),
    organizationName: expression(
      (table) => sql`select o.name from organization o where o.id = ${table.column('organizationId')}`,
    ),
    actorName: expression(
      (table) => sql`select coalesce(
        (select p.name from person p where p.id = ${table.column('personId')}),
        (select a.login_name from account a where a.id = ${table.column('accountId')}))`,
    ),
    officeName: expression((table) => sql`select f.name from office f where f.id = ${table.column('officeId')}`),
    changes: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('field', c.key, 'before', c.value ->> 0, 'after', c.value ->> 1)
        order by c.key), '[]'::json) from jsonb_each(${table.column('changes')}) c`,
    ),
  },
  filters: {
    action: textFilter('action'),
    subjectType: enumFilter('subjectType'),
    occurredAt: instantFilter('occurredAt'),
    accountId: idFilter('accountId', 'acc'),
    organizationId: idFilter('organizationId', 'org'),
    subjectId: customFilter(
      (value, table) => sql`${table.column('subjectId')} = ${parseId(value as string)?.uuid ?? null}::uuid`,
    ),
    within: customFilter((value, table) => {
      const id = decodeId('org', value as string);
      const keys = ownedBy(table);
      return sql`${id}::uuid in (${keys.organizationId}, ${keys.provinceId}, ${keys.cityId}, ${keys.schoolId}, ${keys.departmentId})`;
    }),
    hasPurpose: customFilter((value, table) =>
      value ? sql`${table.column('purpose')} is not null` : sql`${table.column('purpose')} is null`,
    ),
  },
  orders: { OCCURRED_AT: instantOrder('occurredAt') },
  defaultOrder: [{ field: 'OCCURRED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo(table, { actor }) {
    const all = scopeOf(actor, 'audit.readAll');
    if (all.isEverywhere) {
      return sql`true`;
    }
    const own = actor.accountId === null ? sql`false` : sql`${table.column('accountId')} = ${actor.accountId}::uuid`;
    return sql`(${own} or ${scopeSql(scopeOf(actor, 'audit.read'), ownedBy(table))})`;
  },
});
