import { Migration } from '@mikro-orm/migrations';

/** Tables of the kernel: audit trail with its chain heads, outbox, idempotency keys. */
export class Migration20261124T0800Kernel extends Migration {
  override async up(): Promise<void> {
    this.addSql('create extension if not exists pg_trgm');
    this.addSql(`create table audit_entry (
      id uuid not null,
      chain text not null,
      seq bigint not null,
      occurred_at timestamptz(3) not null,
      action text not null,
      subject_type text not null,
      subject_id uuid null,
      organization_id uuid null,
      province_id uuid null,
      city_id uuid null,
      school_id uuid null,
      department_id uuid null,
      account_id uuid null,
      person_id uuid null,
      office_id uuid null,
      system_role text null,
      purpose text null,
      reason text null,
      changes jsonb not null,
      request_id text not null,
      previous_hash text not null,
      hash text not null,
      constraint audit_entry_pkey primary key (id),
      constraint audit_entry_chain_seq_unique unique (chain, seq)
    )`);
    this.addSql('create index audit_entry_subject_index on audit_entry (subject_id, occurred_at, id)');
    this.addSql('create index audit_entry_organization_index on audit_entry (organization_id, occurred_at, id)');
    this.addSql('create index audit_entry_province_index on audit_entry (province_id, occurred_at, id)');
    this.addSql('create index audit_entry_school_index on audit_entry (school_id, occurred_at, id)');
    this.addSql('create index audit_entry_account_index on audit_entry (account_id, occurred_at, id)');
    this.addSql('create index audit_entry_person_index on audit_entry (person_id, occurred_at, id)');
    this.addSql('create index audit_entry_occurred_index on audit_entry (occurred_at, id)');
    this.addSql(`create function audit_entry_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'the audit trail is append-only'; end $$`);
    this.addSql(`create trigger audit_entry_no_change before update or delete on audit_entry
      for each row execute function audit_entry_is_append_only()`);
    this.addSql(`create trigger audit_entry_no_truncate before truncate on audit_entry
      for each statement execute function audit_entry_is_append_only()`);
    this.addSql(`create table audit_head (
      chain text not null, seq bigint not null, hash text not null,
      constraint audit_head_pkey primary key (chain)
    )`);
    this.addSql(`create table outbox_event (
      id uuid not null,
      type text not null,
      subject_type text not null,
      subject_id uuid not null,
      payload jsonb not null,
      occurred_at timestamptz not null,
      delivered_at timestamptz null,
      attempts integer not null default 0,
      constraint outbox_event_pkey primary key (id)
    )`);
    this.addSql('create index outbox_event_waiting_index on outbox_event (id) where delivered_at is null');
    this.addSql(`create table idempotency_key (
      owner text not null,
      key text not null,
      fingerprint text not null,
      outcome jsonb null,
      created_at timestamptz not null,
      constraint idempotency_key_pkey primary key (owner, key)
    )`);
  }

  override async down(): Promise<void> {
    this.addSql('drop table idempotency_key');
    this.addSql('drop table outbox_event');
    this.addSql('drop table audit_head');
    this.addSql('drop table audit_entry');
    this.addSql('drop function audit_entry_is_append_only()');
  }
}
