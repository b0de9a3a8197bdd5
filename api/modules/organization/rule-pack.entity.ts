import { defineEntity, p } from '@mikro-orm/core';
import { ORGANIZATION_LEVELS } from '../../kernel/actor.ts';
import { INSTITUTION_CATEGORIES } from '../institution/index.ts';
import { ORGANIZATION_KINDS } from './organization.enums.ts';
import { Organization } from './organization.entity.ts';

/** States of a rule pack version and of an exception. */
const RULE_PACK_STATUSES = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const;
/** States of a declared exception. */
const RULE_EXCEPTION_STATUSES = ['DECLARED', 'CONFIRMED', 'REJECTED'] as const;

/** One version of the rules for a kind, level and category of organizations; an override for one organization by its charter. */
export const RulePackSchema = defineEntity({
  name: 'RulePack',
  tableName: 'rule_pack',
  properties: {
    id: p.uuid().primary(),
    name: p.string().columnType('text'),
    kind: p
      .enum([...ORGANIZATION_KINDS])
      .columnType('text')
      .nullable(),
    level: p
      .enum([...ORGANIZATION_LEVELS])
      .columnType('text')
      .nullable(),
    category: p
      .enum([...INSTITUTION_CATEGORIES])
      .columnType('text')
      .nullable(),
    organizationId: () =>
      p.manyToOne(Organization).mapToPk().fieldName('organization_id').nullable().deleteRule('cascade'),
    number: p.integer(),
    status: p
      .enum([...RULE_PACK_STATUSES])
      .columnType('text')
      .default('DRAFT'),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    publishedAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'rule_pack_version_unique',
      expression: `create unique index rule_pack_version_unique on rule_pack (kind, level, category, organization_id, valid_from) nulls not distinct where status = 'PUBLISHED'`,
    },
  ],
});

/** A version of rules. */
export class RulePack extends RulePackSchema.class {}
RulePackSchema.setClass(RulePack);

/** One number, list or flag of a rule pack. */
export const RuleParameterSchema = defineEntity({
  name: 'RuleParameter',
  tableName: 'rule_parameter',
  properties: {
    id: p.uuid().primary(),
    rulePackId: () => p.manyToOne(RulePack).mapToPk().fieldName('rule_pack_id').deleteRule('cascade'),
    key: p.string().columnType('text'),
    number: p.integer().nullable(),
    values: p.array().columnType('text[]').nullable(),
    floor: p.integer().nullable(),
    ceiling: p.integer().nullable(),
    source: p.string().columnType('text'),
  },
  uniques: [{ name: 'rule_parameter_key_unique', properties: ['rulePackId', 'key'] }],
});

/** A parameter. */
export class RuleParameter extends RuleParameterSchema.class {}
RuleParameterSchema.setClass(RuleParameter);

/** A declared exception, such as 60 staff for several campuses; counts once the higher level has confirmed it. */
export const RuleExceptionSchema = defineEntity({
  name: 'RuleException',
  tableName: 'rule_exception',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    key: p.string().columnType('text'),
    number: p.integer(),
    reason: p.string().columnType('text'),
    status: p
      .enum([...RULE_EXCEPTION_STATUSES])
      .columnType('text')
      .default('DECLARED'),
    decisionNote: p.string().columnType('text').nullable(),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'rule_exception_organization_index', properties: ['organizationId', 'key'] }],
});

/** An exception. */
export class RuleException extends RuleExceptionSchema.class {}
RuleExceptionSchema.setClass(RuleException);
