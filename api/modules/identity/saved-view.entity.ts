import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.ts';

/** Named states of the panel's tables; each belongs to one account alone. */
export const SavedViewSchema = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').deleteRule('cascade'),
    resource: p.string().columnType('text'),
    name: p.string().columnType('text'),
    query: p.string().columnType('text'),
    isDefault: p.boolean(),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  uniques: [{ name: 'saved_view_name_unique', properties: ['accountId', 'resource', 'name'] }],
  indexes: [
    {
      name: 'saved_view_default_unique',
      expression: 'create unique index saved_view_default_unique on saved_view (account_id, resource) where is_default',
    },
  ],
});

/** A saved view. */
export class SavedView extends SavedViewSchema.class {}
SavedViewSchema.setClass(SavedView);

/** Logins that the sign-in page of a demo installation offers; empty in every other installation. */
export const DemoPersonaSchema = defineEntity({
  name: 'DemoPersona',
  tableName: 'demo_persona',
  properties: {
    key: p.string().columnType('text').primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').deleteRule('cascade'),
    position: p.integer(),
    labelZh: p.string().columnType('text'),
    labelEn: p.string().columnType('text'),
    descriptionZh: p.string().columnType('text'),
    descriptionEn: p.string().columnType('text'),
    /** Public on purpose: a demo login is for everyone who can reach the demo. */
    password: p.string().columnType('text'),
    level: p.string().columnType('text').nullable(),
  },
});

/** A login of the demo. */
export class DemoPersona extends DemoPersonaSchema.class {}
DemoPersonaSchema.setClass(DemoPersona);
