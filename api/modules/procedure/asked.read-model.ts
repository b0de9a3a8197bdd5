import sql, { type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';

/** Somebody who may answer for a body of the present step of a case. */
export interface Asked {
  readonly caseId: string;
  readonly bodyNo: number;
  readonly personId: string;
  readonly termId: string;
  readonly officeId: string;
  /** Organization of that office. */
  readonly actingId: string;
  /** Steps upward from the organization of the case at which that office stands. */
  readonly distance: number;
  /** True when the office stands above the one that the chain names, which nobody holds. */
  readonly isEscalated: boolean;
  readonly delegationId: string | null;
  readonly delegatorId: string | null;
  readonly needsSecondFactor: boolean;
}

/** Uuids of the open cases that a condition names, as an array. */
const openCases = (where: (caseAlias: Sql) => Sql): Sql =>
  sql`array(select c.id from procedure_case c where c.state = 'OPEN' and c.step_no >= 1 and ${where(sql`c`)})`;

/**
 * Where the bodies of the present steps of open cases may be found: the organization that the chain names at `expected`, then
 * those above it. Columns case_id, body_no, organization_id, distance, expected. Nothing is skipped: where no organization
 * qualifies, nobody is asked and the case waits.
 */
export const placesSql = (today: string, where: (caseAlias: Sql) => Sql): Sql =>
  sql`select place.* from procedure_places(${today}::date, ${openCases(where)}) place`;

/**
 * Who may act now: everyone who may answer for a body of the present step of the open cases that `where` names, judged
 * from the tree, the offices and the terms in force on the day. Lists, counts, notices and the act itself all ask this one
 * question; it stands in the database (`procedure_asked`), where its plan is made once a connection.
 */
export const askedSql = (today: string, where: (caseAlias: Sql) => Sql): Sql =>
  sql`select seat.* from procedure_asked(${today}::date, ${openCases(where)}) seat`;

/**
 * Open cases that might ask a person, found from the places and titles of the offices that the person holds or has been
 * lent; a superset of those that do, which keeps lists short.
 */
function nearSql(personId: string, today: string, caseAlias: Sql): Sql {
  const among = (alias: Sql, id: Sql): Sql => sql`(${id} = any(p.places) or ${alias}.province_id = any(p.places)
    or ${alias}.city_id = any(p.places) or ${alias}.school_id = any(p.places) or ${alias}.department_id = any(p.places))`;
  return sql`${caseAlias}.id in (
    with held as materialized (select t.organization_id, f.title_key, f.permissions from term t join office f on f.id = t.office_id
        where t.starts_on <= ${today}::date and t.ends_on > ${today}::date and (t.person_id = ${personId}::uuid
          or (t.office_id, t.person_id) in (select e.office_id, e.delegator_id from procedure_delegation e
            where e.delegate_id = ${personId}::uuid and e.revoked_at is null))),
      p as materialized (select array(select h.organization_id from held h
          union select k.from_id from held h join organization_link k on k.to_id = h.organization_id and k.kind = 'GUIDED_BY') as places,
        array(select h.title_key from held h) as titles,
        array(select unnest(h.permissions) from held h) as permissions,
        exists (select from held h join organization top on top.id = h.organization_id where top.parent_id is null) as is_on_top,
        exists (select from held h join organization_link k on k.to_id = h.organization_id and k.kind = 'GUIDED_BY'
          join organization top on top.id = k.from_id where top.parent_id is null) as guides_top)
    select n.id from p, procedure_case n join procedure_version v on v.id = n.version_id
      left join organization other on other.id = n.other_id
    where n.state = 'OPEN' and n.step_no >= 1
      and (p.is_on_top or p.guides_top or ${among(sql`n`, sql`n.organization_id`)}
        or (other.id is not null and ${among(sql`other`, sql`other.id`)}))
      and exists (select from jsonb_array_elements(v.steps -> (n.step_no - 1) -> 'bodies') b(spec)
        where (jsonb_array_length(b.spec -> 'titles') = 0 or b.spec -> 'titles' ?| p.titles)
          and (b.spec ->> 'permission' is null or b.spec ->> 'permission' = any(p.permissions))))`;
}

/**
 * Uuids of the open cases that ask a person now, as an uncorrelated subquery; nothing for nobody. Whoever wants to know of one
 * case names it: the question is then about that case alone, however many others ask the same person.
 */
export function askedCasesSql(personId: string | null, today: string, caseId: string | null = null): Sql {
  if (personId === null) {
    return sql`select null::uuid as case_id where false`;
  }
  const among = (alias: Sql): Sql =>
    caseId === null ? nearSql(personId, today, alias) : sql`${alias}.id = ${caseId}::uuid`;
  return sql`select a.case_id from (${askedSql(today, among)}) a where a.person_id = ${personId}::uuid`;
}

const COLUMNS = sql`a.case_id as "caseId", a.body_no as "bodyNo", a.person_id as "personId", a.term_id as "termId",
  a.office_id as "officeId", a.acting_id as "actingId", a.distance, a.is_escalated as "isEscalated",
  a.delegation_id as "delegationId", a.delegator_id as "delegatorId", a.needs_second_factor as "needsSecondFactor"`;

/** Everyone whom a case asks now; own offices come before delegations, near ones before far ones. */
export async function askedBy(run: Run, caseId: string, today: string): Promise<Asked[]> {
  return run<Asked>(sql`select ${COLUMNS} from (${askedSql(today, (alias) => sql`${alias}.id = ${caseId}::uuid`)}) a
    order by a.body_no, a.distance, a.delegation_id nulls first, a.term_id`);
}

/** A body of the present step that has not answered, with where its answer is expected. */
export interface AskedBody {
  readonly bodyNo: number;
  readonly expectedId: string | null;
}

/** The bodies of the present step that have not answered yet. */
export async function openBodies(run: Run, caseId: string, today: string): Promise<AskedBody[]> {
  return run<AskedBody>(sql`select b.no::int as "bodyNo",
      (select q.organization_id from (${placesSql(today, (alias) => sql`${alias}.id = ${caseId}::uuid`)}) q
        where q.body_no = b.no and q.distance = q.expected order by q.organization_id limit 1) as "expectedId"
    from procedure_case c join procedure_version v on v.id = c.version_id
    cross join lateral jsonb_array_elements(v.steps -> (c.step_no - 1) -> 'bodies') with ordinality b(body, no)
    where c.id = ${caseId}::uuid and c.state = 'OPEN' and c.step_no >= 1
      and not exists (select from procedure_step d where d.case_id = c.id and d.round = c.round and d.step_no = c.step_no
        and d.body_no = b.no and d.outcome in ('PASSED', 'NOT_PASSED'))
    order by b.no`);
}
