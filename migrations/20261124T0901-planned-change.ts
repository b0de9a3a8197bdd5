import { Migration } from '@mikro-orm/migrations';

/** Changes of organizations that were decided for a later day, and the trace of their plan on the changes made by the clock. */
export class Migration20261124T0901PlannedChange extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "planned_change" (
      "id" uuid not null,
      "organization_id" uuid null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "action" text not null,
      "effective_on" date not null,
      "facts" jsonb not null,
      "related_ids" uuid[] not null,
      "reason" text not null,
      "document" text null,
      "status" text not null default 'PLANNED',
      "failure_code" text null,
      "failure_params" jsonb null,
      "settled_reason" text null,
      "account_id" uuid null,
      "person_id" uuid null,
      "office_id" uuid null,
      "planned_at" timestamptz not null,
      "settled_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "planned_change_organization_index" on "planned_change" ("organization_id", "effective_on", "id")`,
    );
    this.addSql(`create index planned_change_due_index on planned_change (effective_on, id) where status = 'PLANNED'`);
    this.addSql(`create index planned_change_related_index on planned_change using gin (related_ids)`);
    this.addSql(
      `create unique index planned_change_same_day_unique on planned_change (organization_id, action, effective_on) where status = 'PLANNED' and action not in ('CREATE', 'LINK_ADD', 'LINK_END')`,
    );
    this.addSql(
      `alter table "planned_change" add constraint "planned_change_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "planned_change" add constraint "planned_change_action_check" check ("action" in ('CREATE', 'RENAME', 'MOVE', 'MERGE', 'SPLIT', 'SUSPEND', 'RESUME', 'ARCHIVE', 'RESTORE', 'LINK_ADD', 'LINK_END'))`,
    );
    this.addSql(
      `alter table "planned_change" add constraint "planned_change_status_check" check ("status" in ('PLANNED', 'DONE', 'FAILED', 'CANCELLED'))`,
    );
    this.addSql(`alter table "organization_change" add column "plan_id" uuid null`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "organization_change" drop column "plan_id"`);
    this.addSql(`drop table "planned_change"`);
  }
}
