import { Migration } from '@mikro-orm/migrations';

/** The hierarchy of organizations with its history, and the rule packs. */
export class Migration20261124T0820Organization extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "organization" (
      "id" uuid not null,
      "level" text not null,
      "kind" text not null,
      "name" text not null,
      "short_name" text null,
      "name_en" text null,
      "category" text null,
      "institution_id" uuid null,
      "division_code" text null,
      "club_type" text null,
      "host_country" text null,
      "external_code" text null,
      "parent_id" uuid null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "path" text not null,
      "depth" int not null,
      "status" text not null default 'ACTIVE',
      "founded_on" date null,
      "closed_on" date null,
      "last_changed_on" date null,
      "successor_ids" uuid[] not null,
      "search_text" text not null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "organization_level_division_index" on "organization" ("level", "division_code", "name", "id")`,
    );
    this.addSql(`create index "organization_parent_index" on "organization" ("parent_id", "level", "name", "id")`);
    this.addSql(`create index "organization_province_index" on "organization" ("province_id", "level", "name", "id")`);
    this.addSql(`create index "organization_city_index" on "organization" ("city_id", "level", "name", "id")`);
    this.addSql(`create index "organization_school_index" on "organization" ("school_id", "level", "name", "id")`);
    this.addSql(
      `create index "organization_department_index" on "organization" ("department_id", "level", "name", "id")`,
    );
    this.addSql(`create index "organization_institution_index" on "organization" ("institution_id")`);
    this.addSql(
      `create index organization_name_order_index on organization ((coalesce(name, '') collate "zh-x-icu"), id)`,
    );
    this.addSql(
      `create unique index organization_sibling_name_unique on organization (parent_id, name) nulls not distinct where status in ('ACTIVE', 'SUSPENDED')`,
    );
    this.addSql(
      `create unique index organization_external_code_unique on organization (external_code) where external_code is not null and status in ('ACTIVE', 'SUSPENDED')`,
    );
    this.addSql(`create index organization_search_index on organization using gin (search_text gin_trgm_ops)`);
    this.addSql(`alter table "organization" add constraint "organization_path_unique" unique ("path")`);
    this.addSql(`create table "organization_change" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "kind" text not null,
      "effective_on" date not null,
      "before" text null,
      "after" text null,
      "reason" text null,
      "document" text null,
      "related_ids" uuid[] not null,
      "account_id" uuid null,
      "recorded_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "organization_change_organization_index" on "organization_change" ("organization_id", "effective_on", "id")`,
    );
    this.addSql(`create table "organization_link" (
      "id" uuid not null,
      "kind" text not null,
      "from_id" uuid not null,
      "to_id" uuid not null,
      "valid_from" date null,
      "valid_until" date null,
      "reason" text null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "organization_link_from_index" on "organization_link" ("from_id", "kind")`);
    this.addSql(`create index "organization_link_to_index" on "organization_link" ("to_id", "kind")`);
    this.addSql(
      `create unique index organization_link_current_unique on organization_link (kind, from_id, to_id) where valid_until is null`,
    );
    this.addSql(`create table "organization_period" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "name" text not null,
      "parent_id" uuid null,
      "status" text not null,
      "valid_from" date null,
      "valid_until" date null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "organization_period_organization_index" on "organization_period" ("organization_id", "valid_from")`,
    );
    this.addSql(`create index "organization_period_parent_index" on "organization_period" ("parent_id", "valid_from")`);
    this.addSql(
      `create unique index organization_period_current_unique on organization_period (organization_id) where valid_until is null`,
    );
    this.addSql(`create table "rule_exception" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "key" text not null,
      "number" int not null,
      "reason" text not null,
      "status" text not null default 'DECLARED',
      "decision_note" text null,
      "valid_from" date not null,
      "valid_until" date null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "rule_exception_organization_index" on "rule_exception" ("organization_id", "key")`);
    this.addSql(`create table "rule_pack" (
      "id" uuid not null,
      "name" text not null,
      "kind" text null,
      "level" text null,
      "category" text null,
      "organization_id" uuid null,
      "number" int not null,
      "status" text not null default 'DRAFT',
      "valid_from" date not null,
      "valid_until" date null,
      "published_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create unique index rule_pack_version_unique on rule_pack (kind, level, category, organization_id, valid_from) nulls not distinct where status = 'PUBLISHED'`,
    );
    this.addSql(`create table "rule_parameter" (
      "id" uuid not null,
      "rule_pack_id" uuid not null,
      "key" text not null,
      "number" int null,
      "values" text[] null,
      "floor" int null,
      "ceiling" int null,
      "source" text not null,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "rule_parameter" add constraint "rule_parameter_key_unique" unique ("rule_pack_id", "key")`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_parent_id_foreign" foreign key ("parent_id") references "organization" ("id") on delete restrict`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_level_check" check ("level" in ('NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'))`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_kind_check" check ("kind" in ('FEDERATION', 'STUDENT_UNION', 'GRADUATE_UNION', 'FACULTY_UNION', 'UNION_DEPARTMENT', 'CLUB', 'CLUB_ASSOCIATION', 'OVERSEAS_ASSOCIATION', 'LEAGUE_COMMITTEE'))`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_category_check" check ("category" in ('REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'))`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_club_type_check" check ("club_type" in ('IDEOLOGICAL_POLITICAL', 'ACADEMIC_TECHNICAL', 'INNOVATION_ENTREPRENEURSHIP', 'CULTURE_SPORTS', 'VOLUNTEER_PUBLIC_GOOD', 'SELF_DISCIPLINE_MUTUAL_AID', 'OTHER'))`,
    );
    this.addSql(
      `alter table "organization" add constraint "organization_status_check" check ("status" in ('ACTIVE', 'SUSPENDED', 'MERGED', 'SPLIT', 'ARCHIVED'))`,
    );
    this.addSql(
      `alter table "organization_change" add constraint "organization_change_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "organization_change" add constraint "organization_change_kind_check" check ("kind" in ('CREATED', 'UPDATED', 'RENAMED', 'MOVED', 'MERGED', 'SPLIT', 'SUSPENDED', 'RESUMED', 'ARCHIVED', 'RESTORED'))`,
    );
    this.addSql(
      `alter table "organization_link" add constraint "organization_link_from_id_foreign" foreign key ("from_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "organization_link" add constraint "organization_link_to_id_foreign" foreign key ("to_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "organization_link" add constraint "organization_link_kind_check" check ("kind" in ('GUIDED_BY', 'AFFILIATED_WITH'))`,
    );
    this.addSql(
      `alter table "organization_period" add constraint "organization_period_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "organization_period" add constraint "organization_period_status_check" check ("status" in ('ACTIVE', 'SUSPENDED', 'MERGED', 'SPLIT', 'ARCHIVED'))`,
    );
    this.addSql(
      `alter table "rule_exception" add constraint "rule_exception_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "rule_exception" add constraint "rule_exception_status_check" check ("status" in ('DECLARED', 'CONFIRMED', 'REJECTED'))`,
    );
    this.addSql(
      `alter table "rule_pack" add constraint "rule_pack_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "rule_pack" add constraint "rule_pack_kind_check" check ("kind" in ('FEDERATION', 'STUDENT_UNION', 'GRADUATE_UNION', 'FACULTY_UNION', 'UNION_DEPARTMENT', 'CLUB', 'CLUB_ASSOCIATION', 'OVERSEAS_ASSOCIATION', 'LEAGUE_COMMITTEE'))`,
    );
    this.addSql(
      `alter table "rule_pack" add constraint "rule_pack_level_check" check ("level" in ('NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'))`,
    );
    this.addSql(
      `alter table "rule_pack" add constraint "rule_pack_category_check" check ("category" in ('REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'))`,
    );
    this.addSql(
      `alter table "rule_pack" add constraint "rule_pack_status_check" check ("status" in ('DRAFT', 'PUBLISHED', 'RETIRED'))`,
    );
    this.addSql(
      `alter table "rule_parameter" add constraint "rule_parameter_rule_pack_id_foreign" foreign key ("rule_pack_id") references "rule_pack" ("id") on delete cascade`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table rule_exception cascade');
    this.addSql('drop table rule_parameter cascade');
    this.addSql('drop table rule_pack cascade');
    this.addSql('drop table organization_change cascade');
    this.addSql('drop table organization_link cascade');
    this.addSql('drop table organization_period cascade');
    this.addSql('drop table organization cascade');
  }
}
