import { Migration } from '@mikro-orm/migrations';

/** Reports: templates and their versions, rounds, submissions with what they add up to, publications. */
export class Migration20261124T0960Report extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "report_template" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "name" text not null,
      "name_en" text null,
      "description" text null,
      "is_shared" boolean not null,
      "status" text not null default 'DRAFT',
      "draft" jsonb not null,
      "latest_number" int not null default 0,
      "has_unpublished" boolean not null default true,
      "retired_reason" text null,
      "search_text" text not null,
      "created_at" timestamptz not null,
      "updated_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "report_template_updated_index" on "report_template" ("updated_at", "id")`);
    this.addSql(`create index report_template_search_index on report_template using gin (search_text gin_trgm_ops)`);
    this.addSql(
      `alter table "report_template" add constraint "report_template_name_unique" unique ("organization_id", "name")`,
    );
    this.addSql(
      `alter table "report_template" add constraint "report_template_status_check" check ("status" in ('DRAFT', 'ACTIVE', 'RETIRED'))`,
    );
    this.addSql(`create table "report_template_version" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "template_id" uuid not null,
      "number" int not null,
      "form" jsonb not null,
      "hash" text not null,
      "note" text null,
      "account_id" uuid null,
      "office_id" uuid null,
      "published_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "report_template_version_organization_index" on "report_template_version" ("organization_id")`,
    );
    this.addSql(
      `alter table "report_template_version" add constraint "report_template_version_number_unique" unique ("template_id", "number")`,
    );
    this.addSql(`create table "report_round" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "template_id" uuid not null,
      "template_version_id" uuid not null,
      "title" text not null,
      "period_label" text not null,
      "period_from" date not null,
      "period_to" date not null,
      "audience" jsonb not null,
      "due_on" date not null,
      "previous_id" uuid null,
      "status" text not null default 'OPEN',
      "settled_reason" text null,
      "opened_at" timestamptz not null,
      "settled_at" timestamptz null,
      "account_id" uuid null,
      "office_id" uuid null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "report_round_organization_index" on "report_round" ("organization_id", "opened_at", "id")`,
    );
    this.addSql(`create index "report_round_opened_index" on "report_round" ("opened_at", "id")`);
    this.addSql(`create index "report_round_template_index" on "report_round" ("template_id")`);
    this.addSql(`create index "report_round_template_version_index" on "report_round" ("template_version_id")`);
    this.addSql(`create index "report_round_previous_index" on "report_round" ("previous_id")`);
    this.addSql(
      `alter table "report_round" add constraint "report_round_period_check" check (period_to >= period_from)`,
    );
    this.addSql(
      `alter table "report_round" add constraint "report_round_status_check" check ("status" in ('OPEN', 'CLOSED', 'CANCELLED'))`,
    );
    this.addSql(`create table "report_submission" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "round_id" uuid not null,
      "obligation_id" uuid not null,
      "holder_id" uuid not null,
      "template_version_id" uuid not null,
      "phase" text not null default 'OPEN',
      "answers" jsonb not null default '{}',
      "field_versions" jsonb not null default '{}',
      "facts" jsonb null,
      "remarks" jsonb not null default '{}',
      "dropped" jsonb not null default '[]',
      "own" jsonb not null default '{}',
      "reported" jsonb null,
      "contributed" jsonb null,
      "revision" int not null default 0,
      "submitted_at" timestamptz null,
      "counted_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "report_submission_holder_index" on "report_submission" ("holder_id", "phase", "id")`);
    this.addSql(`create index "report_submission_counted_index" on "report_submission" ("round_id", "counted_at")`);
    this.addSql(`create index "report_submission_version_index" on "report_submission" ("template_version_id")`);
    this.addSql(`create index "report_submission_mine_index" on "report_submission" ("organization_id", "round_id")`);
    this.addSql(
      `create index "report_submission_province_index" on "report_submission" ("province_id", "round_id", "phase")`,
    );
    this.addSql(`create index "report_submission_city_index" on "report_submission" ("city_id", "round_id", "phase")`);
    this.addSql(
      `create index "report_submission_school_index" on "report_submission" ("school_id", "round_id", "phase")`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_obligation_unique" unique ("obligation_id")`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_organization_unique" unique ("round_id", "organization_id")`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_phase_check" check ("phase" in ('OPEN', 'SUBMITTED', 'ACCEPTED', 'DROPPED'))`,
    );
    this.addSql(`create table "report_stale_mark" (
      "id" uuid not null,
      "submission_id" uuid not null,
      "revision" int not null,
      "cause_id" uuid not null,
      "cause" text not null,
      "marked_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "report_stale_mark_submission_index" on "report_stale_mark" ("submission_id", "revision", "marked_at")`,
    );
    this.addSql(`create index "report_stale_mark_cause_index" on "report_stale_mark" ("cause_id")`);
    this.addSql(
      `alter table "report_stale_mark" add constraint "report_stale_mark_cause_check" check ("cause" in ('ACCEPTED', 'REOPENED', 'DROPPED', 'CONFIRMED', 'MOVED'))`,
    );
    this.addSql(`create table "report_publication" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "round_id" uuid not null,
      "revision" int not null,
      "status" text not null default 'PUBLISHED',
      "visibility" text not null,
      "snapshot" text not null,
      "hash" text not null,
      "note" text null,
      "published_at" timestamptz not null,
      "withdrawn_at" timestamptz null,
      "withdrawn_reason" text null,
      "account_id" uuid null,
      "office_id" uuid null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "report_publication_organization_index" on "report_publication" ("organization_id")`);
    this.addSql(`create index "report_publication_published_index" on "report_publication" ("published_at", "id")`);
    this.addSql(
      `alter table "report_publication" add constraint "report_publication_revision_unique" unique ("round_id", "revision")`,
    );
    this.addSql(
      `alter table "report_publication" add constraint "report_publication_status_check" check ("status" in ('PUBLISHED', 'WITHDRAWN'))`,
    );
    this.addSql(
      `alter table "report_publication" add constraint "report_publication_visibility_check" check ("visibility" in ('INTERNAL', 'PUBLIC'))`,
    );
    this.addSql(`create table "report_maximum" (
      "id" uuid not null,
      "round_id" uuid not null,
      "holder_id" uuid not null,
      "field_key" text not null,
      "submission_id" uuid not null,
      "value" numeric not null,
      primary key ("id")
    )`);
    this.addSql(`create index "report_maximum_holder_index" on "report_maximum" ("holder_id", "field_key", "value")`);
    this.addSql(`create index "report_maximum_submission_index" on "report_maximum" ("submission_id")`);
    this.addSql(`create index "report_maximum_round_index" on "report_maximum" ("round_id")`);
    this.addSql(`create table "report_delta" (
      "id" uuid not null,
      "round_id" uuid not null,
      "holder_id" uuid not null,
      "cells" jsonb not null,
      primary key ("id")
    )`);
    this.addSql(`create index "report_delta_holder_index" on "report_delta" ("holder_id", "id")`);
    this.addSql(`create index "report_delta_round_index" on "report_delta" ("round_id")`);
    this.addSql(`create table "report_revision" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "submission_id" uuid not null,
      "number" int not null,
      "template_version_id" uuid not null,
      "is_confirmation" boolean not null,
      "answers" jsonb not null,
      "reported" jsonb not null,
      "hash" text not null,
      "account_id" uuid null,
      "office_id" uuid null,
      "submitted_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`create index "report_revision_organization_index" on "report_revision" ("organization_id")`);
    this.addSql(`create index "report_revision_version_index" on "report_revision" ("template_version_id")`);
    this.addSql(
      `alter table "report_revision" add constraint "report_revision_number_unique" unique ("submission_id", "number")`,
    );
    this.addSql(`create table "report_total" (
      "holder_id" uuid not null,
      "round_id" uuid not null,
      "cells" jsonb not null default '{}',
      primary key ("holder_id")
    )`);
    this.addSql(`create index "report_total_round_index" on "report_total" ("round_id")`);
    this.addSql(
      `alter table "report_template" add constraint "report_template_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "report_template_version" add constraint "report_template_version_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "report_template_version" add constraint "report_template_version_template_id_foreign" foreign key ("template_id") references "report_template" ("id")`,
    );
    this.addSql(
      `alter table "report_round" add constraint "report_round_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "report_round" add constraint "report_round_template_id_foreign" foreign key ("template_id") references "report_template" ("id")`,
    );
    this.addSql(
      `alter table "report_round" add constraint "report_round_template_version_id_foreign" foreign key ("template_version_id") references "report_template_version" ("id")`,
    );
    this.addSql(
      `alter table "report_round" add constraint "report_round_previous_id_foreign" foreign key ("previous_id") references "report_round" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_round_id_foreign" foreign key ("round_id") references "report_round" ("id")`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_obligation_id_foreign" foreign key ("obligation_id") references "obligation" ("id")`,
    );
    this.addSql(
      `alter table "report_submission" add constraint "report_submission_template_version_id_foreign" foreign key ("template_version_id") references "report_template_version" ("id")`,
    );
    this.addSql(
      `alter table "report_stale_mark" add constraint "report_stale_mark_submission_id_foreign" foreign key ("submission_id") references "report_submission" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "report_stale_mark" add constraint "report_stale_mark_cause_id_foreign" foreign key ("cause_id") references "report_submission" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "report_publication" add constraint "report_publication_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "report_publication" add constraint "report_publication_round_id_foreign" foreign key ("round_id") references "report_round" ("id")`,
    );
    this.addSql(
      `alter table "report_maximum" add constraint "report_maximum_round_id_foreign" foreign key ("round_id") references "report_round" ("id")`,
    );
    this.addSql(
      `alter table "report_maximum" add constraint "report_maximum_submission_id_foreign" foreign key ("submission_id") references "report_submission" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "report_delta" add constraint "report_delta_round_id_foreign" foreign key ("round_id") references "report_round" ("id")`,
    );
    this.addSql(
      `alter table "report_revision" add constraint "report_revision_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "report_revision" add constraint "report_revision_submission_id_foreign" foreign key ("submission_id") references "report_submission" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "report_revision" add constraint "report_revision_template_version_id_foreign" foreign key ("template_version_id") references "report_template_version" ("id")`,
    );
    this.addSql(
      `alter table "report_total" add constraint "report_total_round_id_foreign" foreign key ("round_id") references "report_round" ("id")`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table "report_stale_mark"');
    this.addSql('drop table "report_maximum"');
    this.addSql('drop table "report_delta"');
    this.addSql('drop table "report_total"');
    this.addSql('drop table "report_revision"');
    this.addSql('drop table "report_submission"');
    this.addSql('drop table "report_publication"');
    this.addSql('drop table "report_round"');
    this.addSql('drop table "report_template_version"');
    this.addSql('drop table "report_template"');
  }
}
