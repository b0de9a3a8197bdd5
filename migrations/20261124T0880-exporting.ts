import { Migration } from '@mikro-orm/migrations';

/** One-time tickets of exported files. */
export class Migration20261124T0880Exporting extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "export_ticket" (
      "id" uuid not null,
      "digest" text not null,
      "account_id" uuid not null,
      "session_id" uuid not null,
      "export_order" jsonb not null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz not null,
      "used_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "export_ticket" add constraint "export_ticket_digest_unique" unique ("digest")`);
    this.addSql(`create index "export_ticket_account_index" on "export_ticket" ("account_id", "expires_at")`);
    this.addSql(`create index "export_ticket_expires_index" on "export_ticket" ("expires_at")`);
  }

  override async down(): Promise<void> {
    this.addSql('drop table export_ticket');
  }
}
