import './organization.audit.ts';
import './organization.export.ts';
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
import { PlannedChangeSchema } from './planned-change.entity.ts';
import {
  OrganizationChangePlanFields,
  OrganizationPlanFields,
  PlannedChangeFailureFields,
  PlannedChangeFields,
} from './planned-change.fields.ts';
import { plannedChangeJob } from './planned-change.jobs.ts';
import { PlannedChangeResolver } from './planned-change.resolver.ts';
import { RuleExceptionSchema, RulePackSchema, RuleParameterSchema } from './rule-pack.entity.ts';
import { RulePackResolver } from './rule-pack.resolver.ts';

export type { ChangeFacts, FoundingFacts } from './change-facts.ts';
export { registerChangeGate } from './change-gate.ts';
export { Organization, OrganizationChange, periodOf, scopeKeysOf } from './organization.entity.ts';
export { seesOrganization } from './organization.policy.ts';
export { OrganizationShape } from './organization.read-model.ts';
export { createOrganization, renameOrganization, updateOrganization } from './organization.service.ts';
export { addLink } from './organization-link.service.ts';
export { KIND_LABELS } from './organization.labels.ts';
export { CHILD_LEVELS, LEVELS_OF_KIND } from './organization.rules.ts';
export { OrganizationCreateInput, OrganizationLevelFilter, OrganizationListArguments } from './organization.input.ts';
export {
  OrganizationConnection,
  OrganizationKindEnum,
  OrganizationLevelEnum,
  OrganizationType,
} from './organization.type.ts';
export { managesPlanSql } from './planned-change.policy.ts';
export { PlannedChangeShape } from './planned-change.read-model.ts';
export { carryOutChange } from './planned-change.service.ts';
export { PlannedChangeType } from './planned-change.type.ts';
export { RulePackShape } from './rule-pack.read-model.ts';
export { RulePackType } from './rule-pack.type.ts';
export { declareException, effectiveRules, loadRulePacks, type EffectiveRules } from './rule-pack.service.ts';
export * from './organization.enums.ts';

/** The hierarchy of organizations and the rules that hold in it. */
export const organizationModule: Module = {
  name: 'organization',
  entities: [
    OrganizationSchema,
    OrganizationPeriodSchema,
    OrganizationLinkSchema,
    OrganizationChangeSchema,
    PlannedChangeSchema,
    RulePackSchema,
    RuleParameterSchema,
    RuleExceptionSchema,
  ],
  resolvers: [
    OrganizationResolver,
    OrganizationFields,
    OrganizationChangeFields,
    OrganizationTreeResolver,
    PlannedChangeResolver,
    PlannedChangeFields,
    PlannedChangeFailureFields,
    OrganizationPlanFields,
    OrganizationChangePlanFields,
    RulePackResolver,
  ],
  jobs: [plannedChangeJob],
};
