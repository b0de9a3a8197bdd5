import { Migration } from '@mikro-orm/migrations';

const SCOPE = `"organization_id" uuid not null, "province_id" uuid null, "city_id" uuid null, "school_id" uuid null, "department_id" uuid null`;

/** Approval chains with their versions, the cases that run through them, their timelines, and delegations. */
export class Migration20261124T0940Procedure extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "procedure" (
      "id" uuid not null, ${SCOPE},
      "name" text not null,
      "name_en" text null,
      "subject_kind" text not null,
      "levels" text[] not null,
      "kinds" text[] not null,
      "titles" text[] not null,
      "retired_on" date null,
      "retired_reason" text null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "procedure_organization_index" on "procedure" ("organization_id", "id")`);
    this.addSql(`create index "procedure_kind_index" on "procedure" ("subject_kind", "id")`);
    this.addSql(
      `create unique index procedure_name_unique on procedure (organization_id, name) where retired_on is null`,
    );
    this.addSql(`create table "procedure_version" (
      "id" uuid not null, ${SCOPE},
      "procedure_id" uuid not null,
      "number" int not null,
      "steps" jsonb not null,
      "source" text null,
      "published_at" timestamptz null,
      "valid_from" date null,
      "open_cases" text null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create unique index procedure_version_number_unique on procedure_version (procedure_id, number)`);
    this.addSql(
      `create unique index procedure_version_draft_unique on procedure_version (procedure_id) where published_at is null`,
    );
    this.addSql(
      `create unique index procedure_version_day_unique on procedure_version (procedure_id, valid_from) where published_at is not null`,
    );
    this.addSql(
      `alter table "procedure_version" add constraint "procedure_version_published_check" check ((published_at is null) = (valid_from is null) and (published_at is null) = (open_cases is null))`,
    );
    this.addSql(`create table "procedure_case" (
      "id" uuid not null, ${SCOPE},
      "procedure_id" uuid not null,
      "version_id" uuid not null,
      "subject_kind" text not null,
      "subject_key" text not null,
      "title" text not null,
      "facts" jsonb not null,
      "traits" jsonb not null,
      "other_id" uuid null,
      "office_id" uuid null,
      "candidate_id" uuid null,
      "opener_account_id" uuid null,
      "opener_id" uuid null,
      "opener_office_id" uuid null,
      "state" text not null default 'OPEN',
      "step_no" int not null,
      "round" int not null default 1,
      "step_on" date not null,
      "due_on" date null,
      "effect_code" text null,
      "effect_params" jsonb null,
      "result_type" text null,
      "result_id" uuid null,
      "is_reviewed" boolean not null default false,
      "opened_at" timestamptz not null,
      "settled_at" timestamptz null,
      "settled_reason" text null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    for (const level of ['organization', 'province', 'city', 'school', 'department']) {
      this.addSql(
        `create index "procedure_case_${level}_index" on "procedure_case" ("${level}_id", "opened_at", "id")`,
      );
    }
    this.addSql(`create index procedure_case_other_index on procedure_case (other_id) where other_id is not null`);
    this.addSql(`create index procedure_case_open_index on procedure_case (procedure_id, id) where state = 'OPEN'`);
    this.addSql(
      `create index procedure_case_candidate_index on procedure_case (candidate_id) where candidate_id is not null`,
    );
    this.addSql(
      `create unique index procedure_case_subject_unique on procedure_case (subject_kind, subject_key) where state = 'OPEN'`,
    );
    this.addSql(`create table "procedure_step" (
      "id" uuid not null, ${SCOPE},
      "case_id" uuid not null,
      "version_id" uuid not null,
      "position" int not null,
      "event" text not null,
      "step_no" int not null,
      "step_key" text null,
      "kind" text null,
      "body_no" int null,
      "round" int not null,
      "outcome" text null,
      "grounds" text[] not null,
      "opinion" text null,
      "account_id" uuid null,
      "person_id" uuid null,
      "term_id" uuid null,
      "office_id" uuid null,
      "acting_id" uuid null,
      "delegation_id" uuid null,
      "delegator_id" uuid null,
      "to_step_no" int null,
      "from_id" uuid null,
      "to_id" uuid null,
      "mark_on" date null,
      "kept_from_id" uuid null,
      "effect_code" text null,
      "effect_params" jsonb null,
      "at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`create unique index procedure_step_position_unique on procedure_step (case_id, position)`);
    this.addSql(
      `create unique index procedure_step_answer_unique on procedure_step (case_id, round, step_no, body_no) where outcome in ('PASSED', 'NOT_PASSED')`,
    );
    this.addSql(
      `create unique index procedure_step_mark_unique on procedure_step (case_id, round, step_no, event, mark_on) where mark_on is not null`,
    );
    this.addSql(`create index "procedure_step_person_index" on "procedure_step" ("person_id", "case_id")`);
    this.addSql(`create table "procedure_delegation" (
      "id" uuid not null, ${SCOPE},
      "office_id" uuid not null,
      "delegator_id" uuid not null,
      "delegate_id" uuid not null,
      "starts_on" date not null,
      "ends_on" date not null,
      "reason" text not null,
      "created_at" timestamptz not null,
      "revoked_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "procedure_delegation_organization_index" on "procedure_delegation" ("organization_id", "ends_on", "id")`,
    );
    this.addSql(
      `create index procedure_delegation_holder_index on procedure_delegation (office_id, delegator_id) where revoked_at is null`,
    );
    this.addSql(
      `create index procedure_delegation_delegate_index on procedure_delegation (delegate_id) where revoked_at is null`,
    );
    this.addSql(
      `alter table "procedure_delegation" add constraint "procedure_delegation_period_check" check (ends_on > starts_on)`,
    );
    this.addSql(
      `alter table "procedure_delegation" add constraint "procedure_delegation_self_check" check (delegator_id <> delegate_id)`,
    );
    for (const [table, column, target, rule] of FOREIGN) {
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${target}" ("id") on delete ${rule}`,
      );
    }
    for (const [table, column, values] of CLOSED) {
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_check" check ("${column}" in (${values.map((value) => `'${value}'`).join(', ')}))`,
      );
    }
    // What was published and what happened stays as it was; only the place in the tree and merged persons are followed,
    // and vettings whose time is over go as a whole.
    this.addSql(`create function procedure_is_fixed() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and current_setting('procedure.purge', true) = 'on' then
          return old;
        end if;
        if tg_op = 'DELETE' or (to_jsonb(new) - tg_argv) is distinct from (to_jsonb(old) - tg_argv) then
          raise exception '% keeps what it holds', tg_table_name;
        end if;
        return new;
      end $$`);
    const followed = `'organization_id', 'province_id', 'city_id', 'school_id', 'department_id'`;
    this.addSql(`create trigger procedure_version_no_change before update on procedure_version
      for each row when (old.published_at is not null) execute function procedure_is_fixed(${followed})`);
    this.addSql(`create trigger procedure_version_no_delete before delete on procedure_version
      for each row when (old.published_at is not null) execute function procedure_is_fixed()`);
    this.addSql(`create trigger procedure_step_no_change before update or delete on procedure_step
      for each row execute function procedure_is_fixed(${followed}, 'person_id', 'delegator_id')`);
    this.addSql(PLACES);
    this.addSql(ASKED);
  }

  override async down(): Promise<void> {
    this.addSql('drop function procedure_asked(date, uuid[])');
    this.addSql('drop function procedure_places(date, uuid[])');
    for (const table of [
      'procedure_delegation',
      'procedure_step',
      'procedure_case',
      'procedure_version',
      'procedure',
    ]) {
      this.addSql(`drop table "${table}"`);
    }
    this.addSql('drop function procedure_is_fixed()');
  }
}

/**
 * Where the bodies of the present steps of open cases may be found: the organization that the chain names at `expected`, and
 * those above it. No level comes twice in a line, so the ancestors that a row carries and the root are the whole of it. A
 * function, since its plan is made once a connection.
 */
const PLACES = `create function procedure_places(on_day date, case_ids uuid[]) returns table (
      case_id uuid, body_no int, body jsonb, step jsonb, organization_id uuid, distance int, expected int
    ) language plpgsql stable as $$
    #variable_conflict use_column
    begin
      return query select c.id, b.no::int, b.body, s.step, cand.organization_id, l.distance,
        case b.body ->> 'relation' when 'PARENT' then 1
          when 'LEVEL' then coalesce((select min(x.distance) from (select a.id, a.level, base_o.depth - a.depth as distance
          from organization base_o join organization a
            on a.id = any(array[base_o.id, base_o.department_id, base_o.school_id, base_o.city_id, base_o.province_id])
          where base_o.id = base.id
          union all
          select r.id, r.level, base_o.depth - r.depth from organization base_o join organization r
            on r.parent_id is null and r.id <> base_o.id and starts_with(base_o.path, r.path)
          where base_o.id = base.id) x where x.level = b.body ->> 'level'), -1)
          else 0 end
      from procedure_case c
      join procedure_version v on v.id = c.version_id
      cross join lateral (select v.steps -> (c.step_no - 1) as step) s
      cross join lateral jsonb_array_elements(s.step -> 'bodies') with ordinality b(body, no)
      cross join lateral (select case when b.body ->> 'of' = 'OTHER' then coalesce(c.other_id, c.organization_id)
        else c.organization_id end as id) base
      cross join lateral (select a.id, a.level, base_o.depth - a.depth as distance
          from organization base_o join organization a
            on a.id = any(array[base_o.id, base_o.department_id, base_o.school_id, base_o.city_id, base_o.province_id])
          where base_o.id = base.id
          union all
          select r.id, r.level, base_o.depth - r.depth from organization base_o join organization r
            on r.parent_id is null and r.id <> base_o.id and starts_with(base_o.path, r.path)
          where base_o.id = base.id) l
      cross join lateral (
        select l.id as organization_id where b.body ->> 'relation' <> 'GUIDING'
        union all
        select k.to_id from organization_link k where b.body ->> 'relation' = 'GUIDING' and k.kind = 'GUIDED_BY'
          and k.from_id = l.id and (k.valid_from is null or k.valid_from <= on_day)
          and (k.valid_until is null or k.valid_until > on_day)) cand
      where c.id = any(case_ids) and c.state = 'OPEN' and c.step_no >= 1
        and case b.body ->> 'relation' when 'PARENT' then l.distance >= 1
          when 'LEVEL' then array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], l.level) <= array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], b.body ->> 'level')
          else true end
        and not exists (select from procedure_step d where d.case_id = c.id and d.round = c.round and d.step_no = c.step_no
          and d.body_no = b.no and d.outcome in ('PASSED', 'NOT_PASSED'));
    end $$`;

/**
 * Who may act now: the nearest of these places at which somebody eligible holds the office answers; one above it only while
 * nobody below is left, or beside it once a deadline is over and the step says so. Candidates, openers at deciding steps,
 * and whoever declared a conflict, answers for another body, or gave the answer under review take no part.
 */
const ASKED = `create function procedure_asked(on_day date, case_ids uuid[]) returns table (
      case_id uuid, body_no int, person_id uuid, term_id uuid, office_id uuid, acting_id uuid, distance int,
      is_escalated boolean, delegation_id uuid, delegator_id uuid, needs_second_factor boolean
    ) language plpgsql stable as $$
    #variable_conflict use_column
    begin
      return query select r.case_id, r.body_no, r.person_id, r.term_id, r.office_id, r.acting_id, r.distance,
        r.is_escalated, r.delegation_id, r.delegator_id, r.needs_second_factor
      from (select seats.*, dense_rank() over (partition by seats.case_id, seats.body_no order by seats.distance) as tier from (
        select q.case_id, q.body_no, seat.person_id, q.term_id, q.office_id, q.organization_id as acting_id,
          q.distance, q.distance > q.expected as is_escalated, seat.delegation_id,
          case when seat.delegation_id is null then null else q.holder_id end as delegator_id, q.needs_second_factor,
          coalesce((q.step ->> 'escalatesWhenLate')::boolean and q.due_on < on_day, false) as is_widened
        from (
          select w.*, c.candidate_id, c.opener_id, c.round, c.step_no, c.due_on, c.is_reviewed,
            k.term_id, k.holder_id, k.office_id, k.needs_second_factor
          from procedure_places(on_day, case_ids) w join procedure_case c on c.id = w.case_id
          cross join lateral (select t.id as term_id, t.person_id as holder_id, f.id as office_id,
              f.requires_second_factor as needs_second_factor
            from office f join term t on t.office_id = f.id and t.starts_on <= on_day and t.ends_on > on_day
            join person h on h.id = t.person_id and h.status = 'ACTIVE'
            join organization o on o.id = f.organization_id and o.status = 'ACTIVE'
            left join organization u on u.id = o.parent_id and o.kind = 'UNION_DEPARTMENT'
            where f.organization_id = w.organization_id and f.valid_from <= on_day
              and (f.valid_until is null or f.valid_until > on_day) and (u.id is null or u.status = 'ACTIVE')
              and (jsonb_array_length(w.body -> 'titles') = 0 or w.body -> 'titles' ? f.title_key)
              and (w.body ->> 'permission' is null or f.permissions @> array[w.body ->> 'permission'])
            offset 0) k) q
        cross join lateral (
          select q.holder_id as person_id, null::uuid as delegation_id
          union all
          select e.delegate_id, e.id from procedure_delegation e join person m on m.id = e.delegate_id and m.status = 'ACTIVE'
            where e.office_id = q.office_id and e.delegator_id = q.holder_id and e.revoked_at is null
              and e.starts_on <= on_day and e.ends_on > on_day) seat
        where not (q.holder_id is not distinct from q.candidate_id
            or (q.step ->> 'kind' <> 'NOMINATE' and q.holder_id is not distinct from q.opener_id)
            or exists (select from procedure_step x where x.case_id = q.case_id and x.person_id = q.holder_id
              and (x.outcome = 'ABSTAINED_CONFLICT'
                or (x.outcome in ('PASSED', 'NOT_PASSED') and x.round = q.round and x.step_no = q.step_no)
                or (x.outcome = 'NOT_PASSED' and q.is_reviewed and x.step_key = q.step ->> 'key'))))
          and (seat.delegation_id is null or not (seat.person_id is not distinct from q.candidate_id
            or (q.step ->> 'kind' <> 'NOMINATE' and seat.person_id is not distinct from q.opener_id)
            or exists (select from procedure_step x where x.case_id = q.case_id and x.person_id = seat.person_id
              and (x.outcome = 'ABSTAINED_CONFLICT'
                or (x.outcome in ('PASSED', 'NOT_PASSED') and x.round = q.round and x.step_no = q.step_no)
                or (x.outcome = 'NOT_PASSED' and q.is_reviewed and x.step_key = q.step ->> 'key')))))) seats) r
      where r.tier = 1 or (r.tier = 2 and r.is_widened);
    end $$`;

const FOREIGN = [
  ['procedure', 'organization_id', 'organization', 'cascade'],
  ['procedure_version', 'organization_id', 'organization', 'cascade'],
  ['procedure_version', 'procedure_id', 'procedure', 'cascade'],
  ['procedure_case', 'organization_id', 'organization', 'restrict'],
  ['procedure_case', 'procedure_id', 'procedure', 'restrict'],
  ['procedure_case', 'version_id', 'procedure_version', 'restrict'],
  ['procedure_case', 'other_id', 'organization', 'restrict'],
  ['procedure_step', 'organization_id', 'organization', 'restrict'],
  ['procedure_step', 'case_id', 'procedure_case', 'restrict'],
  ['procedure_step', 'version_id', 'procedure_version', 'restrict'],
  ['procedure_delegation', 'organization_id', 'organization', 'cascade'],
  ['procedure_delegation', 'office_id', 'office', 'cascade'],
] as const;

const KINDS = ['APPOINTMENT', 'ORGANIZATION_FOUNDING', 'ORGANIZATION_CLOSING', 'MEMBERSHIP', 'ORGANIZATION_TRANSFER'];

const CLOSED = [
  ['procedure', 'subject_kind', KINDS],
  ['procedure_version', 'open_cases', ['KEEP', 'MOVE']],
  ['procedure_case', 'subject_kind', KINDS],
  ['procedure_case', 'state', ['OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN']],
  [
    'procedure_step',
    'event',
    [
      'OPENED',
      'ENTERED',
      'NOT_APPLICABLE',
      'DECIDED',
      'RETURNED',
      'RESUBMITTED',
      'CONFLICT_DECLARED',
      'REMINDED',
      'ESCALATED',
      'RESTORED',
      'OVERDUE',
      'MOVED',
      'EFFECT_REFUSED',
      'REVIEW_ASKED',
      'APPROVED',
      'REJECTED',
      'WITHDRAWN',
    ],
  ],
  ['procedure_step', 'kind', ['NOMINATE', 'CONSENT', 'REVIEW', 'CONFIRM', 'COUNTERSIGN']],
  ['procedure_step', 'outcome', ['PASSED', 'NOT_PASSED', 'RETURNED', 'ABSTAINED_CONFLICT']],
] as const;
