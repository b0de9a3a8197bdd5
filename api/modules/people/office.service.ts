import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import { allPermissions, type Permission } from '../../kernel/permission.ts';
import { authorize } from '../../kernel/policy.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import {
  effectiveRules,
  Organization,
  scopeKeysOf,
  seesOrganization,
  type EffectiveRules,
} from '../organization/index.ts';
import { permissionsBeyond } from './delegation.policy.ts';
import type { OfficeCloseInput, OfficeCreateInput, OfficeUpdateInput } from './office.input.ts';
import { Office } from './office.entity.ts';
import { scopeOfRow } from './owned.policy.ts';
import type { OfficeBody } from './people.enums.ts';
import { refuse } from './people.refusals.ts';
import { endTermsOfOffice } from './term.service.ts';
import { termsOfOffice } from './term-facts.read-model.ts';
import { mostTerms } from './term-limits.policy.ts';
import { TITLE_LABELS } from './titles.ts';

/** Facts of a new office; ids are uuids. */
export type OfficeFacts = Omit<OfficeCreateInput, 'organizationId'> & { readonly organizationId: string };

type Changes = Record<string, { before: unknown; after: unknown }>;

function recordOffice(
  uow: UnitOfWork,
  action: string,
  event: string,
  office: Office,
  changes: Changes,
  reason: string | null = null,
): void {
  const scope = scopeOfRow(office);
  uow.audit({
    action,
    subjectType: 'Office',
    subjectId: office.id,
    scope,
    changes,
    reason,
    permission: 'office.manage',
  });
  uow.publish({ type: event, subjectType: 'Office', subjectId: office.id });
}

/** Refuses a title that the rules of the organization do not know, or know in another body (`schema/rules.md` 1.1 item 6). */
function requireTitle(rules: EffectiveRules, titleKey: string, body: OfficeBody, locale: Locale): void {
  const named = (keys: readonly string[]): string =>
    keys.map((key) => TITLE_LABELS[locale][key] ?? key).join(locale === 'zh-CN' ? '、' : ', ');
  const allowed = rules.get('allowedTitles')?.values;
  if (allowed && !allowed.includes(titleKey)) {
    throw refuse('OFFICE_TITLE_NOT_ALLOWED', ['input', 'titleKey'], {
      title: named([titleKey]),
      allowed: named(allowed),
    });
  }
  // Otherwise the limit of the presidium could be passed by another word for its members.
  const presidium = rules.get('presidiumTitles')?.values;
  if (presidium && presidium.includes(titleKey) !== (body === 'PRESIDIUM')) {
    throw refuse('OFFICE_BODY_TITLE', ['input', 'body'], { titles: named(presidium) });
  }
}

/** Refuses unknown permissions, those of administrator roles, and those that the actor can't hand on. */
function requirePermissions(
  uow: UnitOfWork,
  permissions: readonly string[],
  reach: Office['reach'],
  scope: ScopeKeys,
): Permission[] {
  const catalogue = new Map<string, boolean>(
    allPermissions().map(({ key, spec }) => [key, spec.systemRole !== undefined]),
  );
  for (const permission of permissions) {
    const isSystem = catalogue.get(permission);
    if (isSystem === undefined) {
      throw refuse('OFFICE_PERMISSION_UNKNOWN', ['input', 'permissions'], { permission });
    }
    if (isSystem) {
      throw refuse('OFFICE_PERMISSION_SYSTEM', ['input', 'permissions'], { permission });
    }
  }
  const wanted = permissions as readonly Permission[];
  const beyond = permissionsBeyond(uow.actor, { permissions: wanted, reach }, scope);
  if (beyond.length > 0) {
    throw refuse('OFFICE_PERMISSION_BEYOND', ['input', 'permissions'], { permissions: beyond.join(', ') });
  }
  return [...wanted];
}

/** Whether the office takes a second factor; the rule pack's titles always do. */
function secondFactorOf(rules: EffectiveRules, titleKey: string, wanted: boolean | null | undefined): boolean {
  const isRequired = rules.get('secondFactorTitles')?.values?.includes(titleKey) ?? false;
  if (isRequired && wanted === false) {
    throw refuse('OFFICE_SECOND_FACTOR', ['input', 'requiresSecondFactor']);
  }
  return isRequired || (wanted ?? false);
}

/** Sets up an office in an organization; gives its uuid. */
export async function createOffice(uow: UnitOfWork, input: OfficeFacts): Promise<string> {
  const organization = await uow.em.findOne(Organization, { id: input.organizationId });
  if (!organization) {
    throw notFound();
  }
  const scope = scopeKeysOf(organization);
  authorize(uow.actor, 'office.manage', scope, seesOrganization(uow.actor, organization));
  if (organization.status !== 'ACTIVE') {
    throw refuse('OFFICE_ORGANIZATION_INACTIVE', ['input', 'organizationId']);
  }
  const rules = await effectiveRules(uow.run, organization.id, uow.clock.today());
  requireTitle(rules, input.titleKey, input.body, uow.actor.locale);
  const office = Object.assign(new Office(), {
    id: newId(),
    organizationId: organization.id,
    titleKey: input.titleKey,
    name: input.name.trim(),
    unit: input.unit?.trim() || null,
    body: input.body,
    seats: input.seats,
    isRotating: input.isRotating ?? false,
    eligibility: [...input.eligibility],
    permissions: requirePermissions(uow, input.permissions, input.reach, scope),
    reach: input.reach,
    requiresSecondFactor: secondFactorOf(rules, input.titleKey, input.requiresSecondFactor),
    status: 'ACTIVE' as const,
    validFrom: input.validFrom ?? uow.clock.today(),
    validUntil: null,
    externalCode: input.externalCode?.trim() || null,
  });
  Object.assign(office, scope);
  uow.em.persist(office);
  recordOffice(uow, 'office.create', 'office.created', office, {
    name: { before: null, after: office.name },
    permissions: { before: [], after: office.permissions },
    reach: { before: null, after: office.reach },
  });
  return office.id;
}

/** Locks an office and loads it as it then is. */
async function loadForChange(uow: UnitOfWork, id: string, version: number): Promise<Office> {
  await uow.run(sql`select id from office where id = ${id}::uuid for no key update`);
  const office = await uow.em.findOne(Office, { id }, { refresh: true });
  if (!office) {
    throw notFound();
  }
  authorize(uow.actor, 'office.manage', scopeOfRow(office));
  requireVersion(office, version);
  office.requireOpen();
  return office;
}

/** Refuses fewer seats than are taken on any day from today on. */
async function requireSeats(uow: UnitOfWork, office: Office, seats: number): Promise<void> {
  const period = { startsOn: uow.clock.today(), endsOn: '9999-12-31', except: [] };
  const terms = await termsOfOffice(uow, office.id, period);
  for (const term of terms) {
    const others = terms.filter(({ id }) => id !== term.id);
    const { count, on } = mostTerms(others, term);
    if (count > seats) {
      throw refuse('OFFICE_SEATS_TAKEN', ['input', 'seats'], { count, on });
    }
  }
}

/** Changes an office; what it newly gives must be held by the actor, and it keeps seats for all who hold it. */
export async function updateOffice(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: OfficeUpdateInput,
): Promise<string> {
  const office = await loadForChange(uow, id, version);
  const rules = await effectiveRules(uow.run, office.organizationId, uow.clock.today());
  const titleKey = input.titleKey ?? office.titleKey;
  const body = input.body ?? office.body;
  if (body !== office.body) {
    const [used] = await uow.run(sql`select 1 as used from term where office_id = ${id}::uuid limit 1`);
    if (used) {
      throw refuse('OFFICE_IN_USE', ['input', 'body']);
    }
  }
  if (titleKey !== office.titleKey || body !== office.body) {
    requireTitle(rules, titleKey, body, uow.actor.locale);
  }
  const reach = input.reach ?? office.reach;
  const permissions = input.permissions ?? office.permissions;
  const isWider = reach === 'SUBTREE' && office.reach === 'HERE';
  const added = permissions.filter((permission) => isWider || !office.permissions.includes(permission as Permission));
  requirePermissions(uow, added, reach, scopeOfRow(office));
  if (input.seats !== undefined && input.seats < office.seats) {
    await requireSeats(uow, office, input.seats);
  }
  const after = {
    titleKey,
    body,
    reach,
    permissions: [...permissions] as Permission[],
    name: input.name?.trim() ?? office.name,
    unit: input.unit === undefined ? (office.unit ?? null) : input.unit?.trim() || null,
    seats: input.seats ?? office.seats,
    eligibility: [...(input.eligibility ?? office.eligibility)],
    requiresSecondFactor: secondFactorOf(
      rules,
      titleKey,
      input.requiresSecondFactor ?? (office.requiresSecondFactor || undefined),
    ),
    externalCode: input.externalCode === undefined ? (office.externalCode ?? null) : input.externalCode?.trim() || null,
  };
  const changes = Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: office[field as keyof Office], after: value }]),
  );
  Object.assign(office, after);
  recordOffice(uow, 'office.update', 'office.updated', office, changes);
  return id;
}

/** Closes an office from a day on; terms that reach beyond it end with it. */
export async function closeOffice(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: OfficeCloseInput,
): Promise<string> {
  const office = await loadForChange(uow, id, version);
  office.close(input.effectiveOn);
  const ended = await endTermsOfOffice(uow, office, input.effectiveOn, input.reason);
  recordOffice(
    uow,
    'office.close',
    'office.closed',
    office,
    {
      status: { before: 'ACTIVE', after: 'CLOSED' },
      validUntil: { before: null, after: input.effectiveOn },
      terms: { before: ended, after: 0 },
    },
    input.reason,
  );
  return id;
}
