import { defineEntity, p } from '@mikro-orm/core';
import type { RefusalParams } from '../../kernel/refusal.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { ChangeFacts } from './change-facts.ts';
import { Organization } from './organization.entity.ts';
import { PLANNED_ACTIONS, PLANNED_CHANGE_STATUSES, type PlannedChangeStatus } from './organization.enums.ts';
import { refuse } from './organization.refusals.ts';

/** A change that was decided for a later day; the clock carries it out. */
export const PlannedChangeSchema = defineEntity({
  name: 'PlannedChange',
  tableName: 'planned_change',
  properties: {
    id: p.uuid().primary(),
    // Null when an organization without a parent is to be founded.
    organizationId: () =>
      p.manyToOne(Organization).mapToPk().fieldName('organization_id').nullable().deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    action: p.enum([...PLANNED_ACTIONS]).columnType('text'),
    effectiveOn: p.date(),
    facts: p.json<ChangeFacts>().columnType('jsonb'),
    relatedIds: p.array().columnType('uuid[]'),
    reason: p.string().columnType('text'),
    document: p.string().columnType('text').nullable(),
    status: p
      .enum([...PLANNED_CHANGE_STATUSES])
      .columnType('text')
      .default('PLANNED'),
    failureCode: p.string().columnType('text').nullable(),
    failureParams: p.json<RefusalParams>().columnType('jsonb').nullable(),
    settledReason: p.string().columnType('text').nullable(),
    accountId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    plannedAt: p.datetime().columnType('timestamptz'),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'planned_change_organization_index', properties: ['organizationId', 'effectiveOn', 'id'] },
    {
      name: 'planned_change_due_index',
      expression: `create index planned_change_due_index on planned_change (effective_on, id) where status = 'PLANNED'`,
    },
    {
      name: 'planned_change_related_index',
      expression: 'create index planned_change_related_index on planned_change using gin (related_ids)',
    },
    {
      name: 'planned_change_same_day_unique',
      expression: `create unique index planned_change_same_day_unique on planned_change (organization_id, action, effective_on) where status = 'PLANNED' and action not in ('CREATE', 'LINK_ADD', 'LINK_END')`,
    },
  ],
});

/** One change to come, or what became of it. */
export class PlannedChange extends PlannedChangeSchema.class {
  /** Refuses to touch a plan that was carried out or cancelled already. */
  requireOpen(): void {
    if (this.status !== 'PLANNED' && this.status !== 'FAILED') {
      throw refuse('PLANNED_CHANGE_STATE');
    }
  }

  /** Ends the plan in a state at an instant. */
  settle(status: Exclude<PlannedChangeStatus, 'PLANNED'>, at: Date, reason: string | null = null): void {
    this.status = status;
    this.settledAt = at;
    this.settledReason = reason;
  }

  /** Keeps why the clock could not carry it out. */
  fail(code: string, params: RefusalParams, at: Date): void {
    this.settle('FAILED', at);
    this.failureCode = code;
    this.failureParams = params;
  }

  /** Sets the plan, failed or not, to another day and forgets the failure. */
  reschedule(on: string): void {
    this.effectiveOn = on;
    this.status = 'PLANNED';
    this.failureCode = null;
    this.failureParams = null;
    this.settledAt = null;
    this.settledReason = null;
  }
}
PlannedChangeSchema.setClass(PlannedChange);

/** The scope keys of a plan. */
export const scopeKeysOfPlan = (plan: PlannedChange): ScopeKeys => ({
  organizationId: plan.organizationId ?? null,
  provinceId: plan.provinceId ?? null,
  cityId: plan.cityId ?? null,
  schoolId: plan.schoolId ?? null,
  departmentId: plan.departmentId ?? null,
});
