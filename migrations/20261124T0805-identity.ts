import { Migration } from '@mikro-orm/migrations';

/** Accounts with their one-time links and recovery codes, sessions, attempt counters, mails, saved views, demo logins. */
export class Migration20261124T0805Identity extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "account" (
      "id" uuid not null,
      "login_name" text null,
      "email" text null,
      "password_hash" text null,
      "system_role" text null,
      "locale" text not null,
      "status" text not null,
      "totp_secret" text null,
      "totp_confirmed_at" timestamptz null,
      "last_totp_step" int null,
      "preferences" jsonb not null,
      "search_text" text not null,
      "created_at" timestamptz not null,
      "last_sign_in_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(`alter table "account" add constraint "account_login_name_unique" unique ("login_name")`);
    this.addSql(`alter table "account" add constraint "account_email_unique" unique ("email")`);
    this.addSql(`create index "account_status_index" on "account" ("status", "login_name", "id")`);
    this.addSql(`create index account_system_role_index on account (system_role) where system_role is not null`);
    this.addSql(`create index account_search_index on account using gin (search_text gin_trgm_ops)`);
    this.addSql(
      `alter table "account" add constraint "account_login_name_check" check (login_name = lower(login_name) and login_name !~ '@')`,
    );
    this.addSql(`alter table "account" add constraint "account_email_check" check (email = lower(email))`);
    this.addSql(
      `alter table "account" add constraint "account_ready_check" check (status = 'INVITED' or status = 'ENDED' or (login_name is not null and password_hash is not null))`,
    );
    this.addSql(
      `alter table "account" add constraint "account_system_role_check" check ("system_role" in ('SYSTEM', 'SECURITY', 'AUDIT'))`,
    );
    this.addSql(
      `alter table "account" add constraint "account_status_check" check ("status" in ('INVITED', 'ACTIVE', 'SUSPENDED', 'ENDED'))`,
    );

    this.addSql(`create table "account_token" (
      "id" uuid not null,
      "account_id" uuid null,
      "kind" text not null,
      "digest" text not null,
      "created_at" timestamptz not null,
      "expires_at" timestamptz not null,
      "used_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "account_token" add constraint "account_token_digest_unique" unique ("digest")`);
    this.addSql(`create index "account_token_account_index" on "account_token" ("account_id", "kind")`);
    this.addSql(
      `create unique index account_token_first_administrator_unique on account_token (kind) where kind = 'FIRST_ADMINISTRATOR' and used_at is null`,
    );
    this.addSql(
      `alter table "account_token" add constraint "account_token_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "account_token" add constraint "account_token_account_check" check ((kind = 'FIRST_ADMINISTRATOR') = (account_id is null))`,
    );
    this.addSql(
      `alter table "account_token" add constraint "account_token_kind_check" check ("kind" in ('INVITATION', 'RESET', 'FIRST_ADMINISTRATOR'))`,
    );

    this.addSql(`create table "recovery_code" (
      "id" uuid not null,
      "account_id" uuid not null,
      "digest" text not null,
      "used_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "recovery_code" add constraint "recovery_code_unique" unique ("account_id", "digest")`);
    this.addSql(
      `alter table "recovery_code" add constraint "recovery_code_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );

    this.addSql(`create table "session" (
      "id" uuid not null,
      "account_id" uuid not null,
      "digest" text not null,
      "created_at" timestamptz not null,
      "last_seen_at" timestamptz not null,
      "expires_at" timestamptz not null,
      "second_factor_at" timestamptz null,
      "device" text null,
      "revoked_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "session" add constraint "session_digest_unique" unique ("digest")`);
    this.addSql(`create index "session_account_index" on "session" ("account_id", "last_seen_at", "id")`);
    this.addSql(`create index "session_expiry_index" on "session" ("expires_at")`);
    this.addSql(
      `alter table "session" add constraint "session_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );

    this.addSql(`create table "login_attempt" (
      "key" text not null,
      "attempts" int not null,
      "tries" int not null,
      "locks" int not null,
      "locked_until" timestamptz null,
      "last_at" timestamptz not null,
      primary key ("key")
    )`);
    this.addSql(`create index "login_attempt_last_index" on "login_attempt" ("last_at")`);

    this.addSql(`create table "mail" (
      "id" uuid not null,
      "account_id" uuid null,
      "recipient" text not null,
      "subject" text not null,
      "text" text null,
      "locale" text not null,
      "state" text not null default 'QUEUED',
      "error" text null,
      "attempts" int not null default 0,
      "created_at" timestamptz not null,
      "due_at" timestamptz not null,
      "sent_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`create index "mail_created_index" on "mail" ("created_at", "id")`);
    this.addSql(`create index mail_due_index on mail (due_at) where state = 'QUEUED'`);
    this.addSql(
      `alter table "mail" add constraint "mail_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );
    this.addSql(`alter table "mail" add constraint "mail_state_check" check ("state" in ('QUEUED', 'SENT', 'FAILED'))`);

    this.addSql(`create table "saved_view" (
      "id" uuid not null,
      "account_id" uuid not null,
      "resource" text not null,
      "name" text not null,
      "query" text not null,
      "is_default" boolean not null,
      "created_at" timestamptz not null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "saved_view" add constraint "saved_view_name_unique" unique ("account_id", "resource", "name")`,
    );
    this.addSql(`create unique index saved_view_default_unique on saved_view (account_id, resource) where is_default`);
    this.addSql(
      `alter table "saved_view" add constraint "saved_view_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );

    this.addSql(`create table "demo_persona" (
      "key" text not null,
      "account_id" uuid not null,
      "position" int not null,
      "label_zh" text not null,
      "label_en" text not null,
      "description_zh" text not null,
      "description_en" text not null,
      "password" text not null,
      "level" text null,
      primary key ("key")
    )`);
    this.addSql(
      `alter table "demo_persona" add constraint "demo_persona_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade`,
    );
  }

  override async down(): Promise<void> {
    for (const table of [
      'demo_persona',
      'saved_view',
      'mail',
      'login_attempt',
      'session',
      'recovery_code',
      'account_token',
      'account',
    ]) {
      this.addSql(`drop table "${table}"`);
    }
  }
}
