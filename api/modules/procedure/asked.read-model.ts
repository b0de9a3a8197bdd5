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

const LEVEL_RANK = sql`array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB']`;

/**
 * The organization from which a body is sought, and all above it: columns id, level, distance. No level comes twice in a
 * line, so the ancestors that every row carries and the root are the whole of it, without walking the tree.
 */
const lineOf = (baseId: Sql): Sql => sql`(select a.id, a.level, base_o.depth - a.depth as distance
    from organization base_o join organization a
      on a.id = any(array[base_o.id, base_o.department_id, base_o.school_id, base_o.city_id, base_o.province_id])
    where base_o.id = ${baseId}
    union all
    select r.id, r.level, base_o.depth - r.depth from organization base_o join organization r
      on r.parent_id is null and r.id <> base_o.id and starts_with(base_o.path, r.path)
    where base_o.id = ${baseId})`;

/**
 * Where the bodies of the present steps of open cases may be found, nearest first: the organization that the chain names
 * at `expected`, then those above it. Columns case_id, body_no, body, organization_id, distance, expected and what the
 * case excludes. Nothing is skipped: where no organization qualifies, nobody is asked and the case waits.
 */
export function placesSql(today: string, where: (caseAlias: Sql) => Sql): Sql {
  return sql`select c.id as case_id, b.no::int as body_no, b.body, s.step, cand.organization_id, l.distance,
      c.candidate_id, c.opener_id, c.round, c.step_no, c.due_on, c.is_reviewed,
      case b.body ->> 'relation' when 'PARENT' then 1
        when 'LEVEL' then coalesce((select min(x.distance) from ${lineOf(sql`base.id`)} x where x.level = b.body ->> 'level'), -1)
        else 0 end as expected
    from procedure_case c
    join procedure_version v on v.id = c.version_id
    cross join lateral (select v.steps -> (c.step_no - 1) as step) s
    cross join lateral jsonb_array_elements(s.step -> 'bodies') with ordinality b(body, no)
    cross join lateral (select case when b.body ->> 'of' = 'OTHER' then coalesce(c.other_id, c.organization_id)
      else c.organization_id end as id) base
    cross join lateral ${lineOf(sql`base.id`)} l
    cross join lateral (
      select l.id as organization_id where b.body ->> 'relation' <> 'GUIDING'
      union all
      select k.to_id from organization_link k where b.body ->> 'relation' = 'GUIDING' and k.kind = 'GUIDED_BY'
        and k.from_id = l.id and (k.valid_from is null or k.valid_from <= ${today}::date)
        and (k.valid_until is null or k.valid_until > ${today}::date)) cand
    where c.state = 'OPEN' and c.step_no >= 1 and ${where(sql`c`)}
      and case b.body ->> 'relation' when 'PARENT' then l.distance >= 1
        when 'LEVEL' then array_position(${LEVEL_RANK}, l.level) <= array_position(${LEVEL_RANK}, b.body ->> 'level')
        else true end
      and not exists (select from procedure_step d where d.case_id = c.id and d.round = c.round and d.step_no = c.step_no
        and d.body_no = b.no and d.outcome in ('PASSED', 'NOT_PASSED'))`;
}

/**
 * Persons who take no part: the candidate, the opener at a deciding step, whoever declared a conflict, answers for another
 * body of the step, or gave the answer that is under review.
 */
const isExcluded = (personId: Sql): Sql => sql`(${personId} is not distinct from q.candidate_id
    or (q.step ->> 'kind' <> 'NOMINATE' and ${personId} is not distinct from q.opener_id)
    or exists (select from procedure_step x where x.case_id = q.case_id and x.person_id = ${personId}
      and (x.outcome = 'ABSTAINED_CONFLICT'
        or (x.outcome in ('PASSED', 'NOT_PASSED') and x.round = q.round and x.step_no = q.step_no)
        or (x.outcome = 'NOT_PASSED' and q.is_reviewed and x.step_key = q.step ->> 'key'))))`;

/**
 * Who may act now: everyone who may answer for a body of the present step of the open cases that `where` names, judged
 * from the tree, the offices and the terms in force on the day. Lists, counts, notices and the act itself all ask this one
 * question. The nearest organization at which somebody eligible holds the office answers; one above it does so only while
 * nobody below is left, or beside it once a deadline is over and the step says so.
 */
export function askedSql(today: string, where: (caseAlias: Sql) => Sql): Sql {
  // Who holds such an office is found first, place by place: what the case excludes is asked of those few only.
  const holders = sql`select q.*, k.term_id, k.holder_id, k.office_id, k.needs_second_factor
    from (${placesSql(today, where)}) q
    cross join lateral (select t.id as term_id, t.person_id as holder_id, f.id as office_id,
        f.requires_second_factor as needs_second_factor
      from office f join term t on t.office_id = f.id and t.starts_on <= ${today}::date and t.ends_on > ${today}::date
      join person h on h.id = t.person_id and h.status = 'ACTIVE'
      join organization o on o.id = f.organization_id and o.status = 'ACTIVE'
      left join organization u on u.id = o.parent_id and o.kind = 'UNION_DEPARTMENT'
      where f.organization_id = q.organization_id and f.valid_from <= ${today}::date
        and (f.valid_until is null or f.valid_until > ${today}::date) and (u.id is null or u.status = 'ACTIVE')
        and (jsonb_array_length(q.body -> 'titles') = 0 or q.body -> 'titles' ? f.title_key)
        and (q.body ->> 'permission' is null or f.permissions @> array[q.body ->> 'permission'])
      offset 0) k`;
  return sql`select r.* from (
    select seats.*, dense_rank() over (partition by seats.case_id, seats.body_no order by seats.distance) as tier from (
      select q.case_id, q.body_no, seat.person_id, q.term_id, q.office_id, q.organization_id as acting_id,
        q.distance, q.distance > q.expected as is_escalated, seat.delegation_id,
        case when seat.delegation_id is null then null else q.holder_id end as delegator_id, q.needs_second_factor,
        coalesce((q.step ->> 'escalatesWhenLate')::boolean and q.due_on < ${today}::date, false) as is_widened
      from (${holders}) q
      cross join lateral (
        select q.holder_id as person_id, null::uuid as delegation_id
        union all
        select e.delegate_id, e.id from procedure_delegation e join person m on m.id = e.delegate_id and m.status = 'ACTIVE'
          where e.office_id = q.office_id and e.delegator_id = q.holder_id and e.revoked_at is null
            and e.starts_on <= ${today}::date and e.ends_on > ${today}::date) seat
      where not ${isExcluded(sql`q.holder_id`)}
        and (seat.delegation_id is null or not ${isExcluded(sql`seat.person_id`)})) seats) r
    where r.tier = 1 or (r.tier = 2 and r.is_widened)`;
}

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

/** Uuids of the open cases that ask a person now, as an uncorrelated subquery; nothing for nobody. */
export function askedCasesSql(personId: string | null, today: string): Sql {
  return personId === null
    ? sql`select null::uuid as case_id where false`
    : sql`select a.case_id from (${askedSql(today, (alias) => nearSql(personId, today, alias))}) a where a.person_id = ${personId}::uuid`;
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
