import './organization.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import {
  OrganizationChangeSchema,
  OrganizationLinkSchema,
  OrganizationPeriodSchema,
  OrganizationSchema,
} from './organization.entity.ts';
import { OrganizationChangeFields, OrganizationFields } from './organization.fields.ts';
import { OrganizationResolver } from './organization.resolver.ts';
import { OrganizationTreeResolver } from './organization-tree.resolver.ts';
import { RuleExceptionSchema, RulePackSchema, RuleParameterSchema } from './rule-pack.entity.ts';
import { RulePackResolver } from './rule-pack.resolver.ts';

export { Organization, OrganizationChange, periodOf, scopeKeysOf } from './organization.entity.ts';
export { OrganizationShape } from './organization.read-model.ts';
export {
  createOrganization,
  renameOrganization,
  updateOrganization,
  type FoundingFacts,
} from './organization.service.ts';
export { CHILD_LEVELS, LEVELS_OF_KIND } from './organization.rules.ts';
export { OrganizationLevelEnum, OrganizationType } from './organization.type.ts';
export { effectiveRules, loadRulePacks, type EffectiveRules } from './rule-pack.service.ts';
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
  resolvers: [
    OrganizationResolver,
    OrganizationFields,
    OrganizationChangeFields,
    OrganizationTreeResolver,
    RulePackResolver,
  ],
};
