import { Migration } from '@mikro-orm/migrations';

/** Files of all modules. */
export class Migration20261124T0920Attachment extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "attachment" (
      "id" uuid not null,
      "organization_id" uuid not null,
      "province_id" uuid null,
      "city_id" uuid null,
      "school_id" uuid null,
      "department_id" uuid null,
      "account_id" uuid not null,
      "subject_type" text null,
      "subject_id" uuid null,
      "name" text not null,
      "media_type" text null,
      "bytes" int not null,
      "sha256" text null,
      "store_key" uuid null,
      "state" text not null default 'PENDING',
      "ticket_digest" text null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "attachment" add constraint "attachment_ticket_unique" unique ("ticket_digest")`);
    this.addSql(`alter table "attachment" add constraint "attachment_store_key_unique" unique ("store_key")`);
    this.addSql(`create index "attachment_subject_index" on "attachment" ("subject_type", "subject_id", "id")`);
    this.addSql(`create index attachment_expires_index on attachment (expires_at) where expires_at is not null`);
    this.addSql(`create index attachment_open_index on attachment (account_id) where state in ('PENDING', 'READY')`);
    this.addSql(`alter table "attachment" add constraint "attachment_bytes_check" check (bytes > 0)`);
    this.addSql(
      `alter table "attachment" add constraint "attachment_content_check" check (state = 'PENDING' or (media_type is not null and sha256 is not null and store_key is not null))`,
    );
    this.addSql(
      `alter table "attachment" add constraint "attachment_claim_check" check ((state <> 'CLAIMED' or (subject_type is not null and subject_id is not null)) and (state in ('CLAIMED', 'REMOVED') or subject_id is null))`,
    );
    this.addSql(
      `alter table "attachment" add constraint "attachment_state_check" check ("state" in ('PENDING', 'READY', 'CLAIMED', 'REMOVED'))`,
    );
    this.addSql(
      `alter table "attachment" add constraint "attachment_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table "attachment"');
  }
}
