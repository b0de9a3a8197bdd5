import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ReadContext, Shape, Table } from '../../kernel/read/shape.ts';
import type { DuplicateReason } from './people.enums.ts';
import { personVisibleTo, tableOf } from './people.policy.ts';

/** How much each sign adds to the score of two records with the same name. */
const WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  SAME_NAME: 30,
  SAME_STUDENT_NUMBER: 50,
  SAME_INSTITUTION_AND_GRADE: 20,
  SAME_EMAIL: 40,
  SAME_PHONE: 40,
};

/** The facts that duplicates are judged by: columns of a row, or what is about to be entered. */
export type DuplicateFacts = Readonly<
  Record<'name' | 'studentNumber' | 'institutionId' | 'grade' | 'email' | 'phone', Sql>
>;

type Sign = Exclude<DuplicateReason, 'SAME_NAME'>;

function signs(a: DuplicateFacts, b: DuplicateFacts): Readonly<Record<Sign, Sql>> {
  const same = (property: keyof DuplicateFacts): Sql => sql`${a[property]} = ${b[property]}`;
  return {
    // A number is unique within a school only; a record without school may be of any.
    SAME_STUDENT_NUMBER: sql`(${same('studentNumber')} and coalesce(${same('institutionId')}, true))`,
    SAME_INSTITUTION_AND_GRADE: sql`(${same('institutionId')} and ${same('grade')})`,
    SAME_EMAIL: same('email'),
    SAME_PHONE: same('phone'),
  };
}

function factsOf(table: Table): DuplicateFacts {
  return {
    name: table.column('name'),
    studentNumber: table.column('studentNumber'),
    institutionId: table.column('institutionId'),
    grade: table.column('grade'),
    email: table.column('email'),
    phone: table.column('phone'),
  };
}

function matchSql(facts: DuplicateFacts, candidate: Table): Sql {
  const any = join(Object.values(signs(facts, factsOf(candidate))), ' or ');
  return sql`${candidate.column('name')} = ${facts.name} and ${candidate.column('status')} <> 'MERGED' and (${any})`;
}

function pairSql(shape: Shape, table: Table, context: ReadContext): Sql {
  const candidate = tableOf(shape, 'd');
  return sql`d.id <> ${table.column('id')} and ${table.column('status')} <> 'MERGED' and ${matchSql(factsOf(table), candidate)}
    and ${personVisibleTo(candidate, context)}`;
}

/** True when a visible record may be of the same person. */
export function hasDuplicateSql(shape: Shape, table: Table, context: ReadContext): Sql {
  return sql`exists (select 1 from person d where ${pairSql(shape, table, context)})`;
}

/** The visible records that may be of the same person, as JSON with their signs, the likeliest first. */
export function duplicatesSql(shape: Shape, table: Table, context: ReadContext): Sql {
  const found = Object.entries(signs(factsOf(table), factsOf(tableOf(shape, 'd')))) as [Sign, Sql][];
  const points = found.map(([reason, sign]) => sql`case when ${sign} then ${raw(String(WEIGHTS[reason]))} else 0 end`);
  const reasons = found.map(([reason, sign]) => sql`case when ${sign} then ${raw(`'${reason}'`)} end`);
  return sql`select coalesce(json_agg(c order by c.score desc, c."personUuid"), '[]'::json) from (
    select d.id as "personUuid", d.name, d.student_number as "studentNumber", o.name as "organizationName",
      least(100, ${raw(String(WEIGHTS.SAME_NAME))} + ${join(points, ' + ')}) as score,
      array_remove(array['SAME_NAME', ${join(reasons)}], null) as reasons
    from person d join organization o on o.id = d.organization_id
    where ${pairSql(shape, table, context)} order by score desc, d.id limit 20) c`;
}

/** Counts visible records that may be of a person about to be entered. */
export function countDuplicatesSql(shape: Shape, facts: DuplicateFacts, context: ReadContext): Sql {
  const candidate = tableOf(shape, 'd');
  return sql`select count(*)::int as count from person d where ${matchSql(facts, candidate)} and ${personVisibleTo(candidate, context)}`;
}
