import { Migration } from '@mikro-orm/migrations';

/** Administrative divisions and the register of institutions. */
export class Migration20261124T0810Institution extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "division" (
      "id" uuid not null,
      "code" text not null,
      "name" text not null,
      "level" text not null,
      "parent_code" text null,
      "is_current" boolean not null,
      "is_standard" boolean not null,
      "successors" text[] not null,
      "search_text" text not null,
      primary key ("id")
    )`);
    this.addSql(`alter table "division" add constraint "division_code_unique" unique ("code")`);
    this.addSql(`create index "division_parent_index" on "division" ("parent_code", "code")`);
    this.addSql(`create index division_search_index on division using gin (search_text gin_trgm_ops)`);
    this.addSql(`create table "institution" (
      "id" uuid not null,
      "name" text not null,
      "code" text null,
      "category" text not null,
      "education_level" text not null,
      "ownership" text not null,
      "supervising_authorities" text[] not null,
      "location" text null,
      "province_code" text not null,
      "division_code" text null,
      "status" text not null default 'ACTIVE',
      "closed_on" date null,
      "successor_id" uuid null,
      "last_changed_on" date null,
      "search_text" text not null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "institution_province_index" on "institution" ("province_code", "name", "id")`);
    this.addSql(`create index "institution_code_index" on "institution" ("code")`);
    this.addSql(`create index institution_search_index on institution using gin (search_text gin_trgm_ops)`);
    this.addSql(`create table "institution_alias" (
      "id" uuid not null,
      "institution_id" uuid not null,
      "kind" text not null,
      "value" text not null,
      "valid_from" date null,
      "valid_until" date null,
      primary key ("id")
    )`);
    this.addSql(`create index "institution_alias_institution_index" on "institution_alias" ("institution_id", "kind")`);
    this.addSql(
      `create unique index institution_code_current_unique on institution_alias (value) where kind = 'CODE' and valid_until is null`,
    );
    this.addSql(`create table "institution_unit" (
      "id" uuid not null,
      "institution_id" uuid not null,
      "kind" text not null,
      "name" text not null,
      "external_code" text null,
      "division_code" text null,
      "closed_on" date null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "institution_unit" add constraint "institution_unit_name_unique" unique ("institution_id", "kind", "name")`,
    );
    this.addSql(
      `alter table "division" add constraint "division_level_check" check ("level" in ('PROVINCE', 'PREFECTURE', 'COUNTY'))`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_successor_id_foreign" foreign key ("successor_id") references "institution" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_category_check" check ("category" in ('REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'))`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_education_level_check" check ("education_level" in ('UNDERGRADUATE', 'JUNIOR_COLLEGE', 'SECONDARY'))`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_ownership_check" check ("ownership" in ('PUBLIC', 'PRIVATE', 'JOINT', 'HAINAN_FREE_TRADE_PORT'))`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_status_check" check ("status" in ('ACTIVE', 'CLOSED'))`,
    );
    this.addSql(
      `alter table "institution_alias" add constraint "institution_alias_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "institution_alias" add constraint "institution_alias_kind_check" check ("kind" in ('NAME', 'CODE'))`,
    );
    this.addSql(
      `alter table "institution_unit" add constraint "institution_unit_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "institution_unit" add constraint "institution_unit_kind_check" check ("kind" in ('CAMPUS', 'FACULTY', 'OFFICE'))`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table institution_unit');
    this.addSql('drop table institution_alias');
    this.addSql('drop table institution');
    this.addSql('drop table division');
  }
}
