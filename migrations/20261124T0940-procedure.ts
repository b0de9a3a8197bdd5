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
    // What was published and what happened stays as it was; only the place in the tree and merged persons are followed.
    this.addSql(`create function procedure_is_fixed() returns trigger language plpgsql as $$
      begin
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
  }

  override async down(): Promise<void> {
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
