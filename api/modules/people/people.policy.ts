import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { expression, ownedBy, type ExpressionField, type ReadContext, type Table } from '../../kernel/read/shape.ts';
import { isNowhere, scopeOf, scopeSql, type ScopeColumns } from '../../kernel/scope.ts';

/** What may be done to one kind of record: the permission it takes and the condition on the row. */
export interface Ability {
  readonly permission: Permission;
  readonly when?: (table: Table, context: ReadContext) => Sql;
}

/** `viewerCan` from a module's abilities, judged in SQL with the day at hand. */
export function abilitiesField(abilities: Readonly<Record<string, Ability>>): ExpressionField {
  return expression((table, _, context) => {
    const pairs = Object.entries(abilities).map(([name, { permission, when }]) => {
      const scope = scopeOf(context.actor, permission);
      const held = isNowhere(scope)
        ? sql`false`
        : sql`coalesce(${scopeSql(scope, ownedBy(table))}${when ? sql` and ${when(table, context)}` : sql``}, false)`;
      return sql`${raw(`'${name}'`)}, ${held}`;
    });
    return sql`json_build_object(${join(pairs)})`;
  });
}

/** The scope columns of a table alias in hand-written SQL. */
export function scopeColumnsOf(alias: string): ScopeColumns {
  return {
    organizationId: raw(`${alias}.organization_id`),
    provinceId: raw(`${alias}.province_id`),
    cityId: raw(`${alias}.city_id`),
    schoolId: raw(`${alias}.school_id`),
    departmentId: raw(`${alias}.department_id`),
  };
}

/** A table alias of hand-written SQL in the form that shapes take; property names become snake case as in the ORM. */
export function tableOf(shape: Table['shape'], alias: string): Table {
  return {
    shape,
    column: (property) => raw(`${alias}.${property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`),
  };
}

/** True on the days of a term `[starts_on, ends_on)`. */
export function inForceSql(alias: string, today: string): Sql {
  return sql`${raw(alias)}.starts_on <= ${today}::date and ${raw(alias)}.ends_on > ${today}::date`;
}

/** True when somebody is signed in, or the platform itself reads. */
export function isKnown(actor: Actor): boolean {
  return actor.accountId !== null || actor.grants.length > 0;
}

/** True for rows of the reader's own person. */
export function ownSql(personId: Sql, actor: Actor): Sql {
  return actor.personId === null ? sql`false` : sql`${personId} = ${actor.personId}::uuid`;
}

/** A person is seen by holders of `person.read` over the home organization or over an organization served now, and by itself. */
export function personVisibleTo(table: Table, { actor, today }: ReadContext): Sql {
  const scope = scopeOf(actor, 'person.read');
  if (scope.isEverywhere) {
    return sql`true`;
  }
  const own = ownSql(table.column('id'), actor);
  if (isNowhere(scope)) {
    return own;
  }
  // Asked once a statement, not once a row: the set does not depend on the person.
  const served = sql`array(select serving.person_id from term serving
    where ${inForceSql('serving', today)} and ${scopeSql(scope, scopeColumnsOf('serving'))})`;
  return sql`(${own} or ${scopeSql(scope, ownedBy(table))} or ${table.column('id')} = any(${served}))`;
}

/**
 * Who is in office now is known to everyone signed in (the name only by the person's own visibility); past and coming
 * terms to those who read persons or internal facts there, and to the person.
 */
export function termVisibleTo(table: Table, { actor, today }: ReadContext): Sql {
  if (!isKnown(actor)) {
    return sql`false`;
  }
  const scopes = (['person.read', 'organization.read'] as const).map((permission) => scopeOf(actor, permission));
  if (scopes.some(({ isEverywhere }) => isEverywhere)) {
    return sql`true`;
  }
  const parts = scopes.filter((scope) => !isNowhere(scope)).map((scope) => scopeSql(scope, ownedBy(table)));
  const present = sql`(${table.column('startsOn')} <= ${today}::date and ${table.column('endsOn')} > ${today}::date)`;
  return sql`(${join([present, ownSql(table.column('personId'), actor), ...parts], ' or ')})`;
}

/** True for whoever holds now the office of a pack since its outgoing holder left. */
export function successorSql(table: Table, { actor, today }: ReadContext): Sql {
  return actor.personId === null
    ? sql`false`
    : sql`exists (select 1 from term following where following.office_id = ${table.column('officeId')}
        and following.person_id = ${actor.personId}::uuid and following.starts_on >= ${table.column('endedOn')}
        and ${inForceSql('following', today)})`;
}

/** A handover pack is read by its outgoing holder, by successors, and by holders of `handover.read`. */
export function handoverVisibleTo(table: Table, context: ReadContext): Sql {
  const scope = scopeOf(context.actor, 'handover.read');
  const office = isNowhere(scope) ? sql`false` : scopeSql(scope, ownedBy(table));
  return sql`(${ownSql(table.column('personId'), context.actor)} or ${successorSql(table, context)} or ${office})`;
}

/**
 * True when the actor holds everything that an office gives, over its organization and with at least its reach; the twin
 * of `permissionsBeyond` in SQL.
 */
export function delegableSql(actor: Actor, permissions: Sql, reach: Sql, columns: ScopeColumns): Sql {
  const judge: Actor = { ...actor, purpose: actor.purpose ?? 'delegation' };
  const wide: Actor = { ...judge, grants: judge.grants.filter((grant) => grant.reach !== 'HERE') };
  const groups = Map.groupBy(new Set(actor.grants.map(({ permission }) => permission)), (permission) =>
    JSON.stringify([scopeOf(judge, permission), scopeOf(wide, permission)]),
  );
  const held = [...groups.values()].map(
    (keys) => sql`(wanted.permission = any(${keys}::text[]) and case when ${reach} = 'SUBTREE'
      then ${scopeSql(scopeOf(wide, keys[0]!), columns)} else ${scopeSql(scopeOf(judge, keys[0]!), columns)} end)`,
  );
  const any = held.length === 0 ? sql`false` : sql`(${join(held, ' or ')})`;
  return sql`not exists (select 1 from unnest(${permissions}) as wanted(permission) where (${any}) is not true)`;
}
