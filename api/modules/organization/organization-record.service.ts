import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Grounds } from './change-facts.ts';
import { Organization, OrganizationChange, OrganizationPeriod, periodOf, scopeKeysOf } from './organization.entity.ts';
import type { ChangeKind } from './organization.enums.ts';
import { judged, organizationPolicy, seesOrganization, type OrganizationAction } from './organization.policy.ts';
import { refuse } from './organization.refusals.ts';

/** Loads an organization that the actor may act upon; anyone may know that active ones exist. */
export async function loadFor(
  uow: UnitOfWork,
  action: OrganizationAction,
  id: string,
  version: number | null = null,
): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id });
  if (!organization) {
    throw notFound();
  }
  const { permission } = organizationPolicy[action];
  authorize(uow.actor, permission, scopeKeysOf(organization), seesOrganization(uow.actor, organization));
  if (version !== null) {
    requireVersion(organization, version);
  }
  const rule = organizationPolicy[action] as { when?: (row: ReturnType<typeof judged>) => boolean };
  if (rule.when && !rule.when(judged(organization))) {
    throw refuse('ORGANIZATION_NOT_ACTIVE');
  }
  return organization;
}

/** Ends the current period and begins the one that the organization's new state opens. */
export async function turnPeriod(uow: UnitOfWork, organization: Organization, on: string): Promise<void> {
  const current = await uow.em.findOne(OrganizationPeriod, { organizationId: organization.id, validUntil: null });
  if (current && current.validFrom === on) {
    // Two changes of one day leave one period.
    Object.assign(current, {
      name: organization.name,
      parentId: organization.parentId ?? null,
      status: organization.status,
    });
    return;
  }
  if (current) {
    current.validUntil = on;
    await uow.em.flush();
  }
  uow.em.persist(periodOf(organization, on));
}

/** Writes the change log, the audit entry and the event of one change. */
export function recordChange(
  uow: UnitOfWork,
  organization: Organization,
  kind: ChangeKind,
  grounds: Grounds | null,
  values: {
    before?: string | null;
    after?: string | null;
    relatedIds?: readonly string[];
    /** Changed fields one by one, for the audit trail. */
    fields?: Readonly<Record<string, { before: unknown; after: unknown }>>;
    action: OrganizationAction | 'create';
  },
): void {
  const { id: _, ...keys } = { id: organization.id, ...scopeKeysOf(organization) };
  uow.em.persist(
    Object.assign(new OrganizationChange(), {
      id: newId(),
      ...keys,
      kind,
      effectiveOn: grounds?.effectiveOn ?? uow.clock.today(),
      before: values.before ?? null,
      after: values.after ?? null,
      reason: grounds?.reason.trim() || null,
      document: grounds?.document?.trim() ?? null,
      relatedIds: [...(values.relatedIds ?? [])],
      accountId: uow.actor.accountId,
      planId: grounds?.planId ?? null,
      recordedAt: uow.clock.now(),
    }),
  );
  const verb = kind.toLowerCase();
  uow.audit({
    action: `organization.${values.action}`,
    subjectType: 'Organization',
    subjectId: organization.id,
    scope: keys,
    changes: values.fields ?? { [verb]: { before: values.before ?? null, after: values.after ?? null } },
    reason: grounds?.reason.trim() || null,
    permission: values.action === 'create' ? 'organization.create' : organizationPolicy[values.action].permission,
  });
  uow.publish({ type: `organization.${verb}`, subjectType: 'Organization', subjectId: organization.id });
}
