import { Migration } from '@mikro-orm/migrations';

/** The working calendar: special days, published years, semesters. */
export class Migration20261124T0910Calendar extends Migration {
  override async up(): Promise<void> {
    // Equality of owners beside the overlap of periods in one exclusion constraint.
    this.addSql('create extension if not exists btree_gist');
    this.addSql(`create table "calendar_day" (
      "id" uuid not null,
      "organization_id" uuid null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "day" date not null,
      "kind" text not null,
      "name" text not null,
      "name_en" text null,
      "source" text not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create unique index calendar_day_owner_unique on calendar_day (organization_id, day) nulls not distinct`,
    );
    this.addSql(`create index "calendar_day_day_index" on "calendar_day" ("day", "id")`);
    this.addSql(
      `alter table "calendar_day" add constraint "calendar_day_make_up_check" check (kind <> 'MAKE_UP_WORKDAY' or extract(isodow from day) >= 6)`,
    );
    this.addSql(
      `alter table "calendar_day" add constraint "calendar_day_year_check" check (day >= '2000-01-01' and day < '2101-01-01')`,
    );
    this.addSql(
      `alter table "calendar_day" add constraint "calendar_day_kind_check" check ("kind" in ('HOLIDAY', 'MAKE_UP_WORKDAY'))`,
    );
    this.addSql(
      `alter table "calendar_day" add constraint "calendar_day_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(`create table "calendar_year" (
      "id" uuid not null,
      "year" int not null,
      "is_published" boolean not null,
      "source" text null,
      primary key ("id")
    )`);
    this.addSql(`alter table "calendar_year" add constraint "calendar_year_unique" unique ("year")`);
    this.addSql(
      `alter table "calendar_year" add constraint "calendar_year_source_check" check (not is_published or source is not null)`,
    );
    this.addSql(`create table "semester" (
      "id" uuid not null,
      "organization_id" uuid null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "academic_year" int not null,
      "number" int not null,
      "name" text not null,
      "starts_on" date not null,
      "ends_on" date not null,
      "source" text not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create unique index semester_number_unique on semester (organization_id, academic_year, number) nulls not distinct`,
    );
    this.addSql(`create index "semester_starts_index" on "semester" ("starts_on", "id")`);
    this.addSql(`alter table "semester" add constraint "semester_period_check" check (ends_on > starts_on)`);
    this.addSql(
      `alter table "semester" add constraint "semester_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    // The default terms share one owner that no organization can have.
    this.addSql(
      `alter table "semester" add constraint "semester_no_overlap" exclude using gist (coalesce(organization_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, daterange(starts_on, ends_on) with &&)`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table "semester"');
    this.addSql('drop table "calendar_year"');
    this.addSql('drop table "calendar_day"');
    this.addSql('drop extension if exists btree_gist');
  }
}
