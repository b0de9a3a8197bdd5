import './organization.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { OrganizationChangeSchema, OrganizationLinkSchema, OrganizationPeriodSchema, OrganizationSchema } from './organization.entity.ts';
import { RuleExceptionSchema, RulePackSchema, RuleParameterSchema } from './rule-pack.entity.ts';

export { Organization, OrganizationPeriod, scopeKeysOf } from './organization.entity.ts';
export * from './organization.enums.ts';

/** The hierarchy of organizations and the rules that hold in it. */
export const organizationModule: Module = {
  name: 'organization',
  entities: [
    OrganizationSchema,
    OrganizationPeriodSchema,
    OrganizationLinkSchema,
    OrganizationChangeSchema,
    RulePackSchema,
    RuleParameterSchema,
    RuleExceptionSchema,
  ],
  resolvers: [],
};
