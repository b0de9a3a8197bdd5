import { Migration } from '@mikro-orm/migrations';

/** What accounts are told, the channels that they chose, and the addresses of their calendar feeds. */
export class Migration20261124T0930Notification extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "notification" (
      "id" uuid not null,
      "account_id" uuid not null,
      "batch_id" uuid not null,
      "kind" text not null,
      "category" text not null,
      "event_key" text not null,
      "subject_type" text null,
      "subject_id" uuid null,
      "organization_id" uuid null,
      "params" jsonb not null,
      "is_inbox" boolean not null,
      "is_mail_due" boolean not null,
      "is_digest_due" boolean not null,
      "created_at" timestamptz not null,
      "read_at" timestamptz null,
      "archived_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "notification" add constraint "notification_event_unique" unique ("account_id", "event_key")`,
    );
    this.addSql(
      `create index notification_inbox_index on notification (account_id, created_at desc, id) where is_inbox`,
    );
    this.addSql(
      `create index notification_unread_index on notification (account_id, category) where is_inbox and read_at is null and archived_at is null`,
    );
    this.addSql(`create index notification_mail_index on notification (account_id, id) where is_mail_due`);
    this.addSql(`create index notification_digest_index on notification (account_id, id) where is_digest_due`);
    this.addSql(`create index "notification_batch_index" on "notification" ("batch_id")`);
    this.addSql(`create index "notification_organization_index" on "notification" ("organization_id")`);
    this.addSql(`create index "notification_created_index" on "notification" ("created_at")`);
    this.addSql(
      `alter table "notification" add constraint "notification_subject_check" check ((subject_type is null) = (subject_id is null))`,
    );
    this.addSql(
      `alter table "notification" add constraint "notification_category_check" check ("category" in ('APPROVAL', 'DIRECTIVE', 'REPORT', 'OFFICE', 'ORGANIZATION', 'DATA', 'SECURITY'))`,
    );
    this.addSql(
      `alter table "notification" add constraint "notification_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "notification" add constraint "notification_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete cascade`,
    );
    this.addSql(`create table "notification_preference" (
      "account_id" uuid not null,
      "kind" text not null,
      "inbox" boolean not null,
      "mail" boolean not null,
      "digest" boolean not null,
      primary key ("account_id", "kind")
    )`);
    this.addSql(
      `alter table "notification_preference" add constraint "notification_preference_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );
    this.addSql(`create table "notification_setting" (
      "account_id" uuid not null,
      "quiet_from" int null,
      "quiet_until" int null,
      "digest_hour" int not null,
      "last_digest_on" date null,
      primary key ("account_id")
    )`);
    this.addSql(
      `alter table "notification_setting" add constraint "notification_setting_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "notification_setting" add constraint "notification_setting_quiet_check" check ((quiet_from is null) = (quiet_until is null) and (quiet_from is null or (quiet_from >= 0 and quiet_from < 1440 and quiet_until >= 0 and quiet_until < 1440 and quiet_from <> quiet_until)))`,
    );
    this.addSql(
      `alter table "notification_setting" add constraint "notification_setting_hour_check" check (digest_hour >= 0 and digest_hour < 24)`,
    );
    this.addSql(`create table "calendar_feed" (
      "id" uuid not null,
      "account_id" uuid not null,
      "digest" text not null,
      "has_second_factor" boolean not null,
      "created_at" timestamptz not null,
      "last_read_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "calendar_feed" add constraint "calendar_feed_account_unique" unique ("account_id")`);
    this.addSql(`alter table "calendar_feed" add constraint "calendar_feed_digest_unique" unique ("digest")`);
    this.addSql(
      `alter table "calendar_feed" add constraint "calendar_feed_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop table "calendar_feed"');
    this.addSql('drop table "notification_setting"');
    this.addSql('drop table "notification_preference"');
    this.addSql('drop table "notification"');
  }
}
