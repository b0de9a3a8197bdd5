import { Migration } from '@mikro-orm/migrations';

/** Provinces number their units by themselves, so an outside code is unique within a province and level. */
export class Migration20261124T0903OrganizationCode extends Migration {
  override async up(): Promise<void> {
    this.addSql('drop index organization_external_code_unique');
    this.addSql(
      `create unique index organization_external_code_unique on organization (province_id, level, external_code) nulls not distinct where external_code is not null and status in ('ACTIVE', 'SUSPENDED')`,
    );
    this.addSql(
      `create index organization_external_code_index on organization (external_code) where external_code is not null`,
    );
  }

  override async down(): Promise<void> {
    this.addSql('drop index organization_external_code_index');
    this.addSql('drop index organization_external_code_unique');
    this.addSql(
      `create unique index organization_external_code_unique on organization (external_code) where external_code is not null and status in ('ACTIVE', 'SUSPENDED')`,
    );
  }
}
