import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Policy } from '../../kernel/policy.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';

/** What may be done to a declared exception; its scope is the organization above the one that declares it. */
export const ruleExceptionPolicy = {
  decide: { permission: 'rulepack.manage' },
} satisfies Policy;

/** True when the actor may decide an exception: it is open, and the permission reaches the parent of who declares it. */
export function decidesExceptionSql(actor: Actor, organizationId: Sql, status: Sql): Sql {
  const scope = scopeSql(scopeOf(actor, ruleExceptionPolicy.decide.permission), {
    organizationId: sql`above.id`,
    provinceId: sql`above.province_id`,
    cityId: sql`above.city_id`,
    schoolId: sql`above.school_id`,
    departmentId: sql`above.department_id`,
  });
  return sql`(${status} = 'DECLARED' and exists (select 1 from organization declaring
    join organization above on above.id = declaring.parent_id where declaring.id = ${organizationId} and ${scope}))`;
}
