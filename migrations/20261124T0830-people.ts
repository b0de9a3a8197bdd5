import { Migration } from '@mikro-orm/migrations';

/** Persons with their merges, offices, terms with cross-appointments, rotation turns and handover packs. */
export class Migration20261124T0830People extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "person" (
      "id" uuid not null,
      "name" text not null,
      "gender" text null,
      "kind" text not null,
      "student_number" text null,
      "grade" int null,
      "institution_id" uuid null,
      "faculty_unit" text null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "email" text null,
      "phone" text null,
      "minor_status" text not null,
      "guardian_consent_on" date null,
      "status" text not null,
      "account_id" uuid null,
      "external_code" text null,
      "merged_into_id" uuid null,
      "search_text" text not null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index person_organization_index on person (organization_id, (coalesce(name, '') collate "zh-x-icu"), id)`,
    );
    this.addSql(
      `create index person_province_index on person (province_id, (coalesce(name, '') collate "zh-x-icu"), id)`,
    );
    this.addSql(`create index person_city_index on person (city_id, (coalesce(name, '') collate "zh-x-icu"), id)`);
    this.addSql(`create index person_school_index on person (school_id, (coalesce(name, '') collate "zh-x-icu"), id)`);
    this.addSql(
      `create index person_department_index on person (department_id, (coalesce(name, '') collate "zh-x-icu"), id)`,
    );
    this.addSql(`create index person_name_order_index on person ((coalesce(name, '') collate "zh-x-icu"), id)`);
    this.addSql(`create index "person_student_number_index" on "person" ("institution_id", "student_number")`);
    this.addSql(`create index "person_name_index" on "person" ("name")`);
    this.addSql(`create unique index person_account_unique on person (account_id) where account_id is not null`);
    this.addSql(
      `create unique index person_external_code_unique on person (organization_id, external_code) where external_code is not null and status <> 'MERGED'`,
    );
    this.addSql(`create index person_merged_index on person (merged_into_id) where merged_into_id is not null`);
    this.addSql(`create index person_search_index on person using gin (search_text gin_trgm_ops)`);
    this.addSql(
      `alter table "person" add constraint "person_consent_check" check (minor_status <> 'UNDER_14' or guardian_consent_on is not null)`,
    );
    this.addSql(
      `alter table "person" add constraint "person_merged_check" check ((status = 'MERGED') = (merged_into_id is not null))`,
    );
    this.addSql(
      `alter table "person" add constraint "person_merged_account_check" check (status <> 'MERGED' or account_id is null)`,
    );
    this.addSql(`alter table "person" add constraint "person_gender_check" check ("gender" in ('FEMALE', 'MALE'))`);
    this.addSql(
      `alter table "person" add constraint "person_kind_check" check ("kind" in ('PUPIL', 'UNDERGRADUATE', 'POSTGRADUATE', 'STAFF'))`,
    );
    this.addSql(
      `alter table "person" add constraint "person_minor_status_check" check ("minor_status" in ('ADULT', 'UNDER_18', 'UNDER_14'))`,
    );
    this.addSql(
      `alter table "person" add constraint "person_status_check" check ("status" in ('ACTIVE', 'GRADUATED', 'MERGED'))`,
    );
    this.addSql(`create table "person_merge" (
      "id" uuid not null,
      "survivor_id" uuid not null,
      "merged_id" uuid not null,
      "record" jsonb not null,
      "merged_at" timestamptz not null,
      "undone_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`create index "person_merge_survivor_index" on "person_merge" ("survivor_id")`);
    this.addSql(`create unique index person_merge_open_unique on person_merge (merged_id) where undone_at is null`);
    this.addSql(`create table "office" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "title_key" text not null,
      "name" text not null,
      "unit" text null,
      "body" text not null,
      "seats" int not null,
      "is_rotating" boolean not null,
      "eligibility" text[] not null,
      "permissions" text[] not null,
      "reach" text not null,
      "requires_second_factor" boolean not null,
      "status" text not null,
      "valid_from" date not null,
      "valid_until" date null,
      "external_code" text null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "office_organization_index" on "office" ("organization_id", "body", "id")`);
    this.addSql(`create index "office_province_index" on "office" ("province_id", "id")`);
    this.addSql(`create index "office_city_index" on "office" ("city_id", "id")`);
    this.addSql(`create index "office_school_index" on "office" ("school_id", "id")`);
    this.addSql(`create index "office_department_index" on "office" ("department_id", "id")`);
    this.addSql(
      `create unique index office_name_unique on office (organization_id, coalesce(unit, ''), name) where status = 'ACTIVE'`,
    );
    this.addSql(
      `create unique index office_external_code_unique on office (organization_id, external_code) where external_code is not null`,
    );
    this.addSql(`alter table "office" add constraint "office_seats_check" check (seats >= 1 and seats <= 1000)`);
    this.addSql(
      `alter table "office" add constraint "office_validity_check" check (valid_until is null or valid_until > valid_from)`,
    );
    this.addSql(
      `alter table "office" add constraint "office_closed_check" check (status = 'ACTIVE' or valid_until is not null)`,
    );
    this.addSql(
      `alter table "office" add constraint "office_body_check" check ("body" in ('PRESIDIUM', 'SECRETARIAT', 'DEPARTMENT', 'COMMITTEE', 'OTHER'))`,
    );
    this.addSql(`alter table "office" add constraint "office_reach_check" check ("reach" in ('HERE', 'SUBTREE'))`);
    this.addSql(`alter table "office" add constraint "office_status_check" check ("status" in ('ACTIVE', 'CLOSED'))`);
    this.addSql(`create table "term" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "office_id" uuid not null,
      "person_id" uuid not null,
      "starts_on" date not null,
      "ends_on" date not null,
      "planned_ends_on" date not null,
      "source" text not null,
      "evidence" text not null,
      "ended_reason" text null,
      "rule_pack_ids" uuid[] not null,
      "represented_id" uuid null,
      "basis_term_id" uuid null,
      "grades_basis" text null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "term_organization_index" on "term" ("organization_id", "ends_on", "id")`);
    this.addSql(`create index "term_province_index" on "term" ("province_id", "ends_on", "id")`);
    this.addSql(`create index "term_city_index" on "term" ("city_id", "ends_on", "id")`);
    this.addSql(`create index "term_school_index" on "term" ("school_id", "ends_on", "id")`);
    this.addSql(`create index "term_department_index" on "term" ("department_id", "ends_on", "id")`);
    this.addSql(`create index "term_office_index" on "term" ("office_id", "ends_on", "starts_on")`);
    this.addSql(`create index "term_person_index" on "term" ("person_id", "ends_on", "starts_on")`);
    this.addSql(`create index "term_ends_index" on "term" ("ends_on", "id")`);
    this.addSql(`create index term_basis_index on term (basis_term_id) where basis_term_id is not null`);
    this.addSql(
      `alter table "term" add constraint "term_period_check" check (ends_on >= starts_on and planned_ends_on > starts_on)`,
    );
    this.addSql(
      `alter table "term" add constraint "term_ended_check" check (ends_on >= planned_ends_on or ended_reason is not null)`,
    );
    this.addSql(
      `alter table "term" add constraint "term_basis_check" check (basis_term_id is null or source = 'ROTATION')`,
    );
    this.addSql(
      `alter table "term" add constraint "term_source_check" check ("source" in ('ELECTION', 'APPOINTMENT', 'ROTATION'))`,
    );
    this.addSql(
      `alter table "term" add constraint "term_grades_basis_check" check ("grades_basis" in ('LAST_SEMESTER', 'LAST_SCHOOL_YEAR', 'SINCE_ENROLMENT', 'NO_FAILED_COURSE'))`,
    );
    this.addSql(`create table "cross_appointment" (
      "id" uuid not null,
      "term_id" uuid not null,
      "other_term_id" uuid not null,
      "reason" text not null,
      primary key ("id")
    )`);
    this.addSql(`create index "cross_appointment_other_index" on "cross_appointment" ("other_term_id")`);
    this.addSql(
      `alter table "cross_appointment" add constraint "cross_appointment_unique" unique ("term_id", "other_term_id")`,
    );
    this.addSql(`create table "rotation_turn" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "office_id" uuid not null,
      "term_id" uuid not null,
      "position" int not null,
      "swap_reason" text null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`alter table "rotation_turn" add constraint "rotation_turn_term_unique" unique ("term_id")`);
    this.addSql(`create index "rotation_turn_office_index" on "rotation_turn" ("office_id", "position", "id")`);
    this.addSql(`create table "handover_pack" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "term_id" uuid not null,
      "office_id" uuid not null,
      "person_id" uuid not null,
      "ended_on" date not null,
      "content" jsonb not null,
      "notes" text null,
      "status" text not null,
      "acknowledged_by_id" uuid null,
      "acknowledged_at" timestamptz null,
      "produced_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`alter table "handover_pack" add constraint "handover_pack_term_unique" unique ("term_id")`);
    this.addSql(
      `create index "handover_pack_organization_index" on "handover_pack" ("organization_id", "ended_on", "id")`,
    );
    this.addSql(`create index "handover_pack_office_index" on "handover_pack" ("office_id", "ended_on", "id")`);
    this.addSql(`create index "handover_pack_person_index" on "handover_pack" ("person_id", "ended_on", "id")`);
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_acknowledged_check" check ((status = 'ACKNOWLEDGED') = (acknowledged_at is not null and acknowledged_by_id is not null))`,
    );
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_status_check" check ("status" in ('OPEN', 'ACKNOWLEDGED'))`,
    );
    this.addSql(
      `alter table "person" add constraint "person_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete restrict`,
    );
    this.addSql(
      `alter table "person" add constraint "person_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "person" add constraint "person_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete restrict`,
    );
    this.addSql(
      `alter table "person" add constraint "person_merged_into_id_foreign" foreign key ("merged_into_id") references "person" ("id") on delete restrict`,
    );
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_survivor_id_foreign" foreign key ("survivor_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_merged_id_foreign" foreign key ("merged_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "office" add constraint "office_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "term" add constraint "term_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "term" add constraint "term_office_id_foreign" foreign key ("office_id") references "office" ("id")`,
    );
    this.addSql(
      `alter table "term" add constraint "term_person_id_foreign" foreign key ("person_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "term" add constraint "term_represented_id_foreign" foreign key ("represented_id") references "organization" ("id") on delete restrict`,
    );
    this.addSql(
      `alter table "term" add constraint "term_basis_term_id_foreign" foreign key ("basis_term_id") references "term" ("id") on delete restrict`,
    );
    this.addSql(
      `alter table "cross_appointment" add constraint "cross_appointment_term_id_foreign" foreign key ("term_id") references "term" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "cross_appointment" add constraint "cross_appointment_other_term_id_foreign" foreign key ("other_term_id") references "term" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "rotation_turn" add constraint "rotation_turn_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "rotation_turn" add constraint "rotation_turn_office_id_foreign" foreign key ("office_id") references "office" ("id")`,
    );
    this.addSql(
      `alter table "rotation_turn" add constraint "rotation_turn_term_id_foreign" foreign key ("term_id") references "term" ("id")`,
    );
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`,
    );
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_term_id_foreign" foreign key ("term_id") references "term" ("id")`,
    );
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_office_id_foreign" foreign key ("office_id") references "office" ("id")`,
    );
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_person_id_foreign" foreign key ("person_id") references "person" ("id")`,
    );
    this.addSql(
      `alter table "handover_pack" add constraint "handover_pack_acknowledged_by_id_foreign" foreign key ("acknowledged_by_id") references "person" ("id") on delete restrict`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table handover_pack');
    this.addSql('drop table rotation_turn');
    this.addSql('drop table cross_appointment');
    this.addSql('drop table term');
    this.addSql('drop table office');
    this.addSql('drop table person_merge');
    this.addSql('drop table person');
  }
}
