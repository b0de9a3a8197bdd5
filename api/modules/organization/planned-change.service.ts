import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { notFound } from '../../kernel/access.ts';
import { platformActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { rehearse } from '../../kernel/rehearsal.ts';
import { grantOver } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { ChangeFacts, Grounds } from './change-facts.ts';
import { passGates } from './change-gate.ts';
import { Organization, OrganizationLink, scopeKeysOf } from './organization.entity.ts';
import { addLink, endLink } from './organization-link.service.ts';
import { refuse } from './organization.refusals.ts';
import {
  archiveOrganization,
  createOrganization,
  renameOrganization,
  restoreOrganization,
  resumeOrganization,
  suspendOrganization,
} from './organization.service.ts';
import { mergeOrganizations, moveOrganization, splitOrganization } from './organization-structure.service.ts';
import { PlannedChange, scopeKeysOfPlan } from './planned-change.entity.ts';
import { PLAN_PERMISSIONS, PLANNING_PERMISSIONS } from './planned-change.policy.ts';

/** A change as it was asked for: of which organization, what, when and why. */
export interface ChangeOrder {
  /** The organization that changes; the parent when one is founded, null when that has none. */
  readonly organizationId: string | null;
  /** Version that the caller saw, of the organization or of the relation that ends; null asks for no check. */
  readonly version: number | null;
  readonly facts: ChangeFacts;
  readonly grounds: Grounds;
}

/** What a change gives back: uuids by payload field. */
export type ChangeOutcome = Readonly<Record<string, string | readonly string[] | null>>;

/** The clock, as it carries plans out: their office's authority was judged when it decided. */
export const clockActor = platformActor(['organization.read', ...PLANNING_PERMISSIONS], 'job:planned-change');

/** Plans of one line of the tree that a new one is rehearsed after, at most. */
const REHEARSED = 100;

/** Carries a change out in this unit. */
export async function carryOut(uow: UnitOfWork, order: ChangeOrder): Promise<ChangeOutcome> {
  const { facts, grounds, version } = order;
  const id = order.organizationId!;
  switch (facts.action) {
    case 'CREATE':
      return { organization: await createOrganization(uow, { ...facts.founding, ...grounds }) };
    case 'RENAME':
      return { organization: await renameOrganization(uow, id, version, { ...facts, ...grounds }) };
    case 'MOVE':
      return { organization: await moveOrganization(uow, id, version, grounds, facts.parentId) };
    case 'MERGE':
      return {
        organization: await mergeOrganizations(uow, id, version, facts.sourceIds, {
          ...grounds,
          moveChildren: facts.moveChildren,
        }),
      };
    case 'SPLIT':
      return {
        organization: id,
        parts: await splitOrganization(uow, id, version, { ...grounds, parts: facts.parts }),
      };
    case 'SUSPEND':
      return { organization: await suspendOrganization(uow, id, version, grounds) };
    case 'RESUME':
      return { organization: await resumeOrganization(uow, id, version, grounds) };
    case 'ARCHIVE':
      return { organization: await archiveOrganization(uow, id, version, grounds) };
    case 'RESTORE':
      return { organization: await restoreOrganization(uow, id, version, grounds) };
    case 'LINK_ADD':
      return { link: await addLink(uow, facts.kind, id, facts.toId, grounds) };
    case 'LINK_END':
      return { link: await endLink(uow, facts.linkId, version, grounds) };
  }
}

/** Carries a change out when its day has come, else files it as planned; refused where an approval binds it. */
export async function enact(uow: UnitOfWork, order: ChangeOrder): Promise<ChangeOutcome> {
  const organization = order.organizationId ? await uow.em.findOne(Organization, { id: order.organizationId }) : null;
  // Whoever could not do it anyway hears that from the change itself.
  if (organization && grantOver(uow.actor, PLAN_PERMISSIONS[order.facts.action], scopeKeysOf(organization)) !== null) {
    await passGates(uow, organization.id, order.facts);
  }
  return carryOutChange(uow, order);
}

/** Carries a change out when its day has come, else files it as planned, for whoever has had it approved. */
export async function carryOutChange(uow: UnitOfWork, order: ChangeOrder): Promise<ChangeOutcome> {
  if (order.grounds.effectiveOn <= uow.clock.today()) {
    return carryOut(uow, order);
  }
  const plannedChange = await planChange(uow, order);
  const { action } = order.facts;
  return {
    plannedChange,
    ...(action.startsWith('LINK') || action === 'CREATE' ? {} : { organization: order.organizationId }),
  };
}

/** Refuses a day that has come, or that lies too far ahead to be meant. */
function requireDayAhead(uow: UnitOfWork, on: string): void {
  const today = uow.clock.today();
  const last = `${Number(today.slice(0, 4)) + LIMITS.planYears}-12-31`;
  if (on <= today || on > last) {
    throw refuse('PLANNED_CHANGE_DAY', ['input', 'effectiveOn'], { last });
  }
}

/** Files a change for a later day after carrying it out once on trial; gives the uuid of the plan. */
async function planChange(uow: UnitOfWork, order: ChangeOrder): Promise<string> {
  requireDayAhead(uow, order.grounds.effectiveOn);
  const placed = await placeOf(uow, order);
  await rehearseOn(uow, { ...placed, version: null }, null);
  await requireSeen(uow, order);
  const { organizationId, facts, grounds } = placed;
  const organization = organizationId ? await uow.em.findOne(Organization, { id: organizationId }) : null;
  const grant = grantOver(uow.actor, PLAN_PERMISSIONS[facts.action], organization ? scopeKeysOf(organization) : ROOT);
  const plan = Object.assign(new PlannedChange(), {
    id: newId(),
    ...(organization ? scopeKeysOf(organization) : ROOT),
    action: facts.action,
    effectiveOn: grounds.effectiveOn,
    facts,
    relatedIds: relatedTo(facts, placed.linkedId),
    reason: grounds.reason.trim(),
    document: grounds.document?.trim() || null,
    status: 'PLANNED' as const,
    failureCode: null,
    failureParams: null,
    settledReason: null,
    accountId: uow.actor.accountId,
    personId: uow.actor.personId,
    officeId: grant?.officeId ?? null,
    plannedAt: uow.clock.now(),
    settledAt: null,
  });
  uow.em.persist(plan);
  recordPlan(uow, plan, 'organization.plan', {
    planAction: { before: null, after: plan.action },
    effectiveOn: { before: null, after: plan.effectiveOn },
  });
  return plan.id;
}

const ROOT = { organizationId: null, provinceId: null, cityId: null, schoolId: null, departmentId: null };

/** Sets a plan, also a failed one, to another day; it is tried again as it was when it was filed. */
export async function reschedulePlan(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: { readonly effectiveOn: string; readonly reason: string },
): Promise<string> {
  const plan = await loadPlan(uow, id, version);
  requireDayAhead(uow, input.effectiveOn);
  const before = plan.effectiveOn;
  await rehearseOn(
    uow,
    { ...orderOf(plan), grounds: { ...orderOf(plan).grounds, effectiveOn: input.effectiveOn } },
    id,
  );
  const status = plan.status;
  plan.reschedule(input.effectiveOn);
  recordPlan(
    uow,
    plan,
    'organization.planReschedule',
    {
      effectiveOn: { before, after: plan.effectiveOn },
      planStatus: { before: status, after: plan.status },
    },
    input.reason,
  );
  return id;
}

/** Cancels a plan that was not carried out; it stays in the history. */
export async function cancelPlan(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: { readonly reason: string },
): Promise<string> {
  const plan = await loadPlan(uow, id, version);
  const before = plan.status;
  plan.settle('CANCELLED', uow.clock.now(), input.reason.trim());
  recordPlan(uow, plan, 'organization.planCancel', { planStatus: { before, after: plan.status } }, input.reason);
  return id;
}

/** Loads a plan that the actor may manage, held against the clock until the unit ends. */
async function loadPlan(uow: UnitOfWork, id: string, version: number): Promise<PlannedChange> {
  const plan = await holdPlan(uow, id);
  if (!plan) {
    throw notFound();
  }
  authorize(uow.actor, PLAN_PERMISSIONS[plan.action], scopeKeysOfPlan(plan), await seesPlan(uow, plan));
  requireVersion(plan, version);
  plan.requireOpen();
  return plan;
}

/** True when the actor reads the internal facts of what changes, or of what else the change concerns; as the read model judges. */
async function seesPlan({ actor, em }: UnitOfWork, plan: PlannedChange): Promise<boolean> {
  if (grantOver(actor, 'organization.read', scopeKeysOfPlan(plan)) !== null) {
    return true;
  }
  const related = await em.find(Organization, { id: { $in: [...plan.relatedIds] } });
  return related.some((organization) => grantOver(actor, 'organization.read', scopeKeysOf(organization)) !== null);
}

/** Reads a plan after locking it; null when it is gone. */
export async function holdPlan(uow: UnitOfWork, id: string): Promise<PlannedChange | null> {
  await uow.run(sql`select id from planned_change where id = ${id}::uuid for update`);
  return uow.em.findOne(PlannedChange, { id }, { refresh: true });
}

/** The order that a stored plan stands for. */
export const orderOf = (plan: PlannedChange): ChangeOrder => ({
  organizationId: plan.organizationId ?? null,
  version: null,
  facts: plan.facts,
  grounds: {
    effectiveOn: plan.effectiveOn,
    reason: plan.reason,
    document: plan.document ?? null,
    planId: plan.id,
  },
});

/** Steps in the life of a plan, as the trail and its events call them. */
type PlanStep =
  | 'organization.plan'
  | 'organization.planReschedule'
  | 'organization.planCancel'
  | 'organization.planCarryOut'
  | 'organization.planFail';

/** Writes the audit entry and the event of a step in the life of a plan; reason is that of the step, else of the plan. */
export function recordPlan(
  uow: UnitOfWork,
  plan: PlannedChange,
  action: PlanStep,
  changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>,
  reason: string = plan.reason,
): void {
  uow.audit({
    action,
    subjectType: plan.organizationId ? 'Organization' : 'PlannedChange',
    subjectId: plan.organizationId ?? plan.id,
    scope: scopeKeysOfPlan(plan),
    changes: { ...changes, plan: { before: null, after: plan.id } },
    reason: reason.trim() || null,
    permission: PLAN_PERMISSIONS[plan.action],
  });
  uow.publish({ type: action, subjectType: 'PlannedChange', subjectId: plan.id });
}

/** Finds the organization of a relation that is to end, under which the plan is kept. */
async function placeOf(uow: UnitOfWork, order: ChangeOrder): Promise<ChangeOrder & { readonly linkedId?: string }> {
  if (order.facts.action !== 'LINK_END') {
    return order;
  }
  const link = await uow.em.findOne(OrganizationLink, { id: order.facts.linkId });
  if (!link) {
    throw notFound();
  }
  return { ...order, organizationId: link.fromId, linkedId: link.toId };
}

/** Refuses when the organization or relation has changed since the caller saw it. */
async function requireSeen(uow: UnitOfWork, { organizationId, version, facts }: ChangeOrder): Promise<void> {
  if (version === null) {
    return;
  }
  const row =
    facts.action === 'LINK_END'
      ? await uow.em.findOne(OrganizationLink, { id: facts.linkId })
      : await uow.em.findOne(Organization, { id: organizationId! });
  requireVersion(row!, version);
}

/** The other organizations that a change concerns. */
function relatedTo(facts: ChangeFacts, linkedId: string | undefined): string[] {
  switch (facts.action) {
    case 'MOVE':
      return [facts.parentId];
    case 'MERGE':
      return [...facts.sourceIds];
    case 'LINK_ADD':
      return [facts.toId];
    default:
      return linkedId ? [linkedId] : [];
  }
}

/**
 * Carries a change out on trial as of its day, after the plans of the same line of the tree that come before it, so that
 * what one plan prepares (a unit that ends before its parent does) the next may count on.
 */
async function rehearseOn(uow: UnitOfWork, order: ChangeOrder, planId: string | null): Promise<void> {
  const on = order.grounds.effectiveOn;
  await rehearse(uow, { today: on }, async (trial) => {
    for (const plan of await plansBefore(trial, order, planId)) {
      try {
        await rehearse(trial, { today: plan.effectiveOn, actor: clockActor, isKept: true }, (inner) =>
          carryOut(inner, orderOf(plan)),
        );
      } catch {
        // A plan that would fail changes nothing on its day either.
      }
    }
    await carryOut(trial, order);
  });
}

async function plansBefore(uow: UnitOfWork, order: ChangeOrder, planId: string | null): Promise<PlannedChange[]> {
  // A second plan of one kind for one day is refused as such, not for what the first one does.
  const same = order.facts.action === 'CREATE' ? null : order.facts.action;
  const touched = [order.organizationId, ...relatedTo(order.facts, undefined)].filter((id) => id !== null);
  const rows = await uow.run<{ id: string }>(sql`
    select p.id from planned_change p left join organization o on o.id = p.organization_id
    where p.status = 'PLANNED' and p.effective_on <= ${order.grounds.effectiveOn}::date and p.id is distinct from ${planId}::uuid
      and (p.organization_id, p.action, p.effective_on) is distinct from
        (${order.organizationId}::uuid, ${same}::text, ${order.grounds.effectiveOn}::date)
      and (p.organization_id is null or exists (select 1 from organization t where t.id = any(${touched}::uuid[])
        and (o.path like t.path || '%' or t.path like o.path || '%')))
    order by p.effective_on, p.id limit ${REHEARSED}`);
  const ids = rows.map(({ id }) => id);
  return uow.em.find(PlannedChange, { id: { $in: ids } }, { orderBy: { effectiveOn: 'asc', id: 'asc' } });
}
