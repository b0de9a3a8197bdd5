import { Migration } from '@mikro-orm/migrations';

/** Directives, the one table of obligations, their threads, and saved audiences. */
export class Migration20261124T0950Coordination extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "obligation_fan_out" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "source_kind" text not null,
      "source_id" uuid not null,
      "key" text not null,
      "title" text not null,
      "response" text not null,
      "issuer_id" uuid not null,
      "audience" jsonb not null,
      "due_on" date null,
      "target_ids" uuid[] not null,
      "total_count" int not null,
      "done_count" int not null default 0,
      "created_count" int not null default 0,
      "state" text not null default 'RUNNING',
      "attempts" int not null default 0,
      "account_id" uuid null,
      "issued_at" timestamptz not null,
      "beat_at" timestamptz not null,
      "finished_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(
      `create unique index obligation_fan_out_key_unique on obligation_fan_out (source_kind, source_id, key)`,
    );
    this.addSql(
      `create index obligation_fan_out_running_index on obligation_fan_out (beat_at) where state = 'RUNNING'`,
    );
    this.addSql(`create index "obligation_fan_out_organization_index" on "obligation_fan_out" ("organization_id")`);
    this.addSql(`create table "obligation" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "source_kind" text not null,
      "source_id" uuid not null,
      "title" text not null,
      "response" text not null,
      "issuer_id" uuid not null,
      "parent_id" uuid null,
      "verifier_id" uuid not null,
      "status" text not null default 'PENDING',
      "due_on" date null,
      "base_due_on" date null,
      "is_extended" boolean not null default false,
      "guidance" text null,
      "guidance_due_on" date null,
      "answers" jsonb null,
      "answer_note" text null,
      "answered_revision" int null,
      "comments" jsonb not null default '[]',
      "reason" text null,
      "opened_at" timestamptz not null,
      "acknowledged_at" timestamptz null,
      "submitted_at" timestamptz null,
      "settled_at" timestamptz null,
      "return_count" int not null default 0,
      "reminded_on" date null,
      "reminder_count" int not null default 0,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create unique index obligation_source_unique on obligation (source_kind, source_id, organization_id) include (province_id, city_id, school_id, department_id, status, due_on)`,
    );
    this.addSql(`create index "obligation_parent_index" on "obligation" ("parent_id", "status", "due_on")`);
    this.addSql(
      `create index "obligation_organization_index" on "obligation" ("organization_id", "status", "due_on", "id")`,
    );
    this.addSql(`create index "obligation_verifier_index" on "obligation" ("verifier_id", "status", "due_on", "id")`);
    this.addSql(`create index "obligation_issuer_index" on "obligation" ("issuer_id", "status", "due_on", "id")`);
    this.addSql(`create index "obligation_province_index" on "obligation" ("province_id", "status", "due_on", "id")`);
    this.addSql(`create index "obligation_city_index" on "obligation" ("city_id", "status", "due_on", "id")`);
    this.addSql(`create index "obligation_school_index" on "obligation" ("school_id", "status", "due_on", "id")`);
    this.addSql(
      `create index obligation_due_index on obligation (due_on, id) where status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED')`,
    );
    this.addSql(`create table "obligation_message" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "obligation_id" uuid not null,
      "kind" text not null,
      "sender_id" uuid null,
      "text" text null,
      "due_on" date null,
      "account_id" uuid null,
      "person_id" uuid null,
      "office_id" uuid null,
      "sent_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "obligation_message_obligation_index" on "obligation_message" ("obligation_id", "sent_at", "id")`,
    );
    this.addSql(`create index "obligation_message_organization_index" on "obligation_message" ("organization_id")`);
    this.addSql(`create table "obligation_extension" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "obligation_id" uuid not null,
      "asked_on" date not null,
      "reason" text not null,
      "status" text not null default 'ASKED',
      "granted_on" date null,
      "decision_note" text null,
      "is_beyond_own" boolean not null default false,
      "asked_at" timestamptz not null,
      "decided_at" timestamptz null,
      "account_id" uuid null,
      "decided_by_id" uuid null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "obligation_extension_obligation_index" on "obligation_extension" ("obligation_id", "asked_at")`,
    );
    this.addSql(`create index "obligation_extension_organization_index" on "obligation_extension" ("organization_id")`);
    this.addSql(
      `create unique index obligation_extension_open_unique on obligation_extension (obligation_id) where status = 'ASKED'`,
    );
    this.addSql(`create table "directive" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "title" text not null,
      "body" text not null,
      "document_number" text null,
      "response" text not null,
      "form" jsonb null,
      "audience" jsonb not null,
      "due_on" date null,
      "status" text not null default 'DRAFT',
      "revision" int not null default 0,
      "supersedes_id" uuid null,
      "issued_at" timestamptz null,
      "settled_at" timestamptz null,
      "settled_reason" text null,
      "account_id" uuid null,
      "person_id" uuid null,
      "office_id" uuid null,
      "search_text" text not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "directive_organization_index" on "directive" ("organization_id", "status", "updated_at", "id")`,
    );
    this.addSql(`create index "directive_province_index" on "directive" ("province_id", "updated_at", "id")`);
    this.addSql(`create index "directive_updated_index" on "directive" ("updated_at", "id")`);
    this.addSql(`create index "directive_supersedes_index" on "directive" ("supersedes_id")`);
    this.addSql(`create index directive_search_index on directive using gin (search_text gin_trgm_ops)`);
    this.addSql(`create table "directive_revision" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "directive_id" uuid not null,
      "number" int not null,
      "title" text not null,
      "body" text not null,
      "document_number" text null,
      "form" jsonb null,
      "due_on" date null,
      "note" text null,
      "asks_again" boolean not null,
      "account_id" uuid null,
      "person_id" uuid null,
      "office_id" uuid null,
      "issued_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`create index "directive_revision_organization_index" on "directive_revision" ("organization_id")`);
    this.addSql(
      `alter table "directive_revision" add constraint "directive_revision_number_unique" unique ("directive_id", "number")`,
    );
    this.addSql(`create table "saved_audience" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "name" text not null,
      "audience" jsonb not null,
      "is_shared" boolean not null,
      "account_id" uuid null,
      "updated_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "saved_audience" add constraint "saved_audience_name_unique" unique ("organization_id", "name")`,
    );
    this.addSql(
      `alter table "obligation_fan_out" add constraint "obligation_fan_out_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation_fan_out" add constraint "obligation_fan_out_issuer_id_foreign" foreign key ("issuer_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation_fan_out" add constraint "obligation_fan_out_source_kind_check" check ("source_kind" in ('DIRECTIVE', 'REPORT_ROUND'))`,
    );
    this.addSql(
      `alter table "obligation_fan_out" add constraint "obligation_fan_out_response_check" check ("response" in ('ACKNOWLEDGE', 'FORM', 'EVIDENCE', 'REPORT'))`,
    );
    this.addSql(
      `alter table "obligation_fan_out" add constraint "obligation_fan_out_state_check" check ("state" in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED'))`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_issuer_id_foreign" foreign key ("issuer_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_parent_id_foreign" foreign key ("parent_id") references "obligation" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_verifier_id_foreign" foreign key ("verifier_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_source_kind_check" check ("source_kind" in ('DIRECTIVE', 'REPORT_ROUND'))`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_response_check" check ("response" in ('ACKNOWLEDGE', 'FORM', 'EVIDENCE', 'REPORT'))`,
    );
    this.addSql(
      `alter table "obligation" add constraint "obligation_status_check" check ("status" in ('PENDING', 'ACKNOWLEDGED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN', 'EXCUSED'))`,
    );
    this.addSql(
      `alter table "obligation_message" add constraint "obligation_message_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation_message" add constraint "obligation_message_obligation_id_foreign" foreign key ("obligation_id") references "obligation" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "obligation_message" add constraint "obligation_message_sender_id_foreign" foreign key ("sender_id") references "organization" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "obligation_message" add constraint "obligation_message_kind_check" check ("kind" in ('MESSAGE', 'ACKNOWLEDGED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'REOPENED', 'EXCUSED', 'WITHDRAWN', 'AMENDED', 'REMINDED', 'PASSED_ON', 'INSTRUCTED', 'EXTENSION_ASKED', 'EXTENSION_GRANTED', 'EXTENSION_REFUSED', 'EXTENSION_WITHDRAWN', 'VERIFIER_CHANGED'))`,
    );
    this.addSql(
      `alter table "obligation_extension" add constraint "obligation_extension_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "obligation_extension" add constraint "obligation_extension_obligation_id_foreign" foreign key ("obligation_id") references "obligation" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "obligation_extension" add constraint "obligation_extension_status_check" check ("status" in ('ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN'))`,
    );
    this.addSql(
      `alter table "directive" add constraint "directive_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "directive" add constraint "directive_supersedes_id_foreign" foreign key ("supersedes_id") references "directive" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "directive" add constraint "directive_response_check" check ("response" in ('ACKNOWLEDGE', 'FORM', 'EVIDENCE'))`,
    );
    this.addSql(
      `alter table "directive" add constraint "directive_status_check" check ("status" in ('DRAFT', 'ISSUED', 'SUPERSEDED', 'WITHDRAWN'))`,
    );
    this.addSql(
      `alter table "directive_revision" add constraint "directive_revision_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "directive_revision" add constraint "directive_revision_directive_id_foreign" foreign key ("directive_id") references "directive" ("id")`,
    );
    this.addSql(
      `alter table "saved_audience" add constraint "saved_audience_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    // What others were told and what was said stays as it was; only the place in the tree and merged persons are followed.
    this.addSql(`create function coordination_is_fixed() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (to_jsonb(new) - tg_argv) is distinct from (to_jsonb(old) - tg_argv) then
          raise exception '% keeps what it holds', tg_table_name;
        end if;
        return new;
      end $$`);
    for (const table of ['directive_revision', 'obligation_message']) {
      this.addSql(`create trigger ${table}_no_change before update or delete on ${table}
        for each row execute function coordination_is_fixed('organization_id', 'province_id', 'city_id', 'school_id', 'department_id', 'person_id')`);
    }
  }

  override async down(): Promise<void> {
    this.addSql('drop table "obligation_message"');
    this.addSql('drop table "obligation_extension"');
    this.addSql('drop table "obligation_fan_out"');
    this.addSql('drop table "obligation"');
    this.addSql('drop table "directive_revision"');
    this.addSql('drop table "directive"');
    this.addSql('drop table "saved_audience"');
    this.addSql('drop function coordination_is_fixed()');
  }
}
