import { Migration } from '@mikro-orm/migrations';

/** Paths compare by bytes, whatever the collation of the database, so that a subtree is one range of the index. */
export class Migration20261124T0902OrganizationPath extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "organization" alter column "path" type text collate "C"`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "organization" alter column "path" type text collate "default"`);
  }
}
