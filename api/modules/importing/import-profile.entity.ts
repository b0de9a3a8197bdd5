import { defineEntity, p } from '@mikro-orm/core';
import { BATCH_TARGETS } from './importing.enums.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';

/** Saved ways to read a layout; each belongs to an account, and to its organization when it is shared there. */
export const ImportProfileSchema = defineEntity({
  name: 'ImportProfile',
  tableName: 'import_profile',
  properties: {
    id: p.uuid().primary(),
    name: p.string().columnType('text'),
    target: p.enum([...BATCH_TARGETS]).columnType('text'),
    mapping: p.json<MappingProfile>().columnType('jsonb'),
    accountId: p.uuid(),
    organizationId: p.uuid().nullable(),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  uniques: [{ name: 'import_profile_name_unique', properties: ['accountId', 'target', 'name'] }],
  indexes: [{ name: 'import_profile_organization_index', properties: ['organizationId', 'target', 'name'] }],
});

/** A saved mapping. */
export class ImportProfile extends ImportProfileSchema.class {}
ImportProfileSchema.setClass(ImportProfile);
