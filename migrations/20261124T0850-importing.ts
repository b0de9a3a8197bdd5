import { Migration } from '@mikro-orm/migrations';

/** Import batches with their files, rows, proposals and what it takes to undo them; saved mappings; codes of other houses. */
export class Migration20261124T0850Importing extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "import_batch" (
      "id" uuid not null,
      "target" text not null,
      "state" text not null,
      "policy" text not null,
      "file_name" text not null,
      "sha256" text not null,
      "byte_size" int not null,
      "format" text not null,
      "encoding" text null,
      "sheet_name" text not null,
      "mapping" jsonb not null,
      "preview" jsonb not null,
      "counts" jsonb not null,
      "issues" jsonb not null,
      "notices" jsonb not null,
      "sections" jsonb not null,
      "creates_unions" boolean not null,
      "is_complete" boolean not null,
      "effective_on" date null,
      "total_count" int not null,
      "done_count" int not null,
      "applied_count" int not null,
      "failure" jsonb null,
      "attempts" int not null,
      "started_by_id" uuid null,
      "run_by_id" uuid null,
      "purpose" text null,
      "organization_id" uuid null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "created_at" timestamptz not null,
      "committed_at" timestamptz null,
      "beat_at" timestamptz null,
      "finished_at" timestamptz null,
      "undone_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`create index "import_batch_started_index" on "import_batch" ("started_by_id", "created_at", "id")`);
    this.addSql(
      `create index "import_batch_organization_index" on "import_batch" ("organization_id", "created_at", "id")`,
    );
    this.addSql(`create index "import_batch_province_index" on "import_batch" ("province_id", "created_at", "id")`);
    this.addSql(`create index "import_batch_created_index" on "import_batch" ("created_at", "id")`);
    this.addSql(`create table "import_file" (
      "id" uuid not null,
      "owner_id" uuid not null,
      "batch_id" uuid null,
      "file_name" text not null,
      "sha256" text not null,
      "byte_size" int not null,
      "bytes" bytea not null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`create index "import_file_owner_index" on "import_file" ("owner_id", "created_at")`);
    this.addSql(`create index "import_file_batch_index" on "import_file" ("batch_id")`);
    this.addSql(`create table "import_row" (
      "id" uuid not null,
      "batch_id" uuid not null,
      "row_number" int not null,
      "state" text not null,
      "severity" text not null,
      "candidate" jsonb not null,
      "diffs" jsonb not null,
      "issues" jsonb not null,
      "record_id" uuid null,
      "needs_union" boolean not null,
      "tier" int not null,
      "outcome" text null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "import_row_state_index" on "import_row" ("batch_id", "state", "severity", "row_number")`,
    );
    this.addSql(
      `create index import_row_open_index on import_row (batch_id, tier, row_number) where outcome is null and (state in ('NEW', 'CHANGED') or needs_union)`,
    );
    this.addSql(`create index "import_row_record_index" on "import_row" ("record_id")`);
    this.addSql(`alter table "import_row" add constraint "import_row_number_unique" unique ("batch_id", "row_number")`);
    this.addSql(`create table "import_proposal" (
      "id" uuid not null,
      "batch_id" uuid not null,
      "ordinal" int not null,
      "kind" text not null,
      "row_number" int null,
      "record_id" uuid null,
      "province_code" text null,
      "from_text" text null,
      "to_text" text null,
      "is_former" boolean not null,
      "held_by_id" uuid null,
      "confidence" int not null,
      "suggestions" jsonb not null,
      "decision" text not null,
      "decided_by_id" uuid null,
      "decided_at" timestamptz null,
      "successor_id" uuid null,
      "successor_row" int null,
      "outcome" text null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "import_proposal_kind_index" on "import_proposal" ("batch_id", "kind", "decision", "ordinal")`,
    );
    this.addSql(
      `alter table "import_proposal" add constraint "import_proposal_ordinal_unique" unique ("batch_id", "ordinal")`,
    );
    this.addSql(`create table "import_touch" (
      "id" uuid not null,
      "batch_id" uuid not null,
      "ordinal" int not null,
      "row_number" int null,
      "table_name" text not null,
      "record_id" uuid not null,
      "before" jsonb null,
      "after_digest" text not null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "import_touch_record_index" on "import_touch" ("batch_id", "table_name", "record_id", "ordinal")`,
    );
    this.addSql(
      `alter table "import_touch" add constraint "import_touch_ordinal_unique" unique ("batch_id", "ordinal")`,
    );
    this.addSql(`create table "import_code" (
      "id" uuid not null,
      "target" text not null,
      "owner_id" uuid null,
      "code" text not null,
      "record_id" uuid not null,
      primary key ("id")
    )`);
    this.addSql(`create unique index import_code_unique on import_code (target, owner_id, code) nulls not distinct`);
    this.addSql(`create index "import_code_record_index" on "import_code" ("record_id")`);
    this.addSql(`create table "import_profile" (
      "id" uuid not null,
      "name" text not null,
      "target" text not null,
      "mapping" jsonb not null,
      "account_id" uuid not null,
      "organization_id" uuid null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `create index "import_profile_organization_index" on "import_profile" ("organization_id", "target", "name")`,
    );
    this.addSql(
      `alter table "import_profile" add constraint "import_profile_name_unique" unique ("account_id", "target", "name")`,
    );
    this.addSql(
      `alter table "import_batch" add constraint "import_batch_target_check" check ("target" in ('INSTITUTION', 'ORGANIZATION', 'PERSON'))`,
    );
    this.addSql(
      `alter table "import_batch" add constraint "import_batch_state_check" check ("state" in ('PLANNED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'UNDONE'))`,
    );
    this.addSql(
      `alter table "import_batch" add constraint "import_batch_policy_check" check ("policy" in ('REJECT_ALL', 'SKIP_BAD'))`,
    );
    this.addSql(
      `alter table "import_file" add constraint "import_file_batch_id_foreign" foreign key ("batch_id") references "import_batch" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "import_row" add constraint "import_row_batch_id_foreign" foreign key ("batch_id") references "import_batch" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "import_row" add constraint "import_row_state_check" check ("state" in ('NEW', 'CHANGED', 'UNCHANGED', 'ERROR'))`,
    );
    this.addSql(
      `alter table "import_row" add constraint "import_row_severity_check" check ("severity" in ('NONE', 'INFO', 'WARNING', 'ERROR'))`,
    );
    this.addSql(
      `alter table "import_row" add constraint "import_row_outcome_check" check ("outcome" in ('APPLIED', 'SKIPPED', 'REFUSED'))`,
    );
    this.addSql(
      `alter table "import_proposal" add constraint "import_proposal_batch_id_foreign" foreign key ("batch_id") references "import_batch" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "import_proposal" add constraint "import_proposal_kind_check" check ("kind" in ('RENAME', 'CODE_CHANGE', 'VANISHED', 'NEW'))`,
    );
    this.addSql(
      `alter table "import_proposal" add constraint "import_proposal_decision_check" check ("decision" in ('PENDING', 'CONFIRMED', 'DISMISSED'))`,
    );
    this.addSql(
      `alter table "import_proposal" add constraint "import_proposal_outcome_check" check ("outcome" in ('APPLIED', 'SKIPPED', 'REFUSED'))`,
    );
    this.addSql(
      `alter table "import_touch" add constraint "import_touch_batch_id_foreign" foreign key ("batch_id") references "import_batch" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "import_code" add constraint "import_code_target_check" check ("target" in ('INSTITUTION', 'ORGANIZATION', 'PERSON'))`,
    );
    this.addSql(
      `alter table "import_profile" add constraint "import_profile_target_check" check ("target" in ('INSTITUTION', 'ORGANIZATION', 'PERSON'))`,
    );
    // Undoing an import deletes many records; each deletion looks for rows that refer to it.
    this.addSql(
      'create index institution_successor_index on institution (successor_id) where successor_id is not null',
    );
    this.addSql('create index term_represented_index on term (represented_id) where represented_id is not null');
    this.addSql('create index "rotation_turn_organization_index" on "rotation_turn" ("organization_id")');
  }

  override async down(): Promise<void> {
    this.addSql('drop index rotation_turn_organization_index');
    this.addSql('drop index term_represented_index');
    this.addSql('drop index institution_successor_index');
    this.addSql('drop table import_profile');
    this.addSql('drop table import_code');
    this.addSql('drop table import_touch');
    this.addSql('drop table import_proposal');
    this.addSql('drop table import_row');
    this.addSql('drop table import_file');
    this.addSql('drop table import_batch');
  }
}
