import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import type { Permission } from '../../kernel/permission.ts';
import { authorize } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { inviteAccount, isEmailTaken } from '../identity/index.ts';
import { sendLinkOffer } from './account-link-token.ts';
import { countDuplicatesSql } from './duplicate.read-model.ts';
import { requireTermsDelegable, seesPerson } from './term-facts.read-model.ts';
import type { PersonCreateInput, PersonUpdateInput } from './person.input.ts';
import { scopeOfRow } from './owned.policy.ts';
import { Person } from './person.entity.ts';
import { PersonShape } from './people.read-model.ts';
import { refuse } from './people.refusals.ts';

/** Facts of a new person; ids are uuids. */
export type PersonFacts = Omit<PersonCreateInput, 'organizationId' | 'institutionId'> & {
  readonly organizationId: string;
  readonly institutionId?: string | null | undefined;
};

/** Facts of a person to change; ids are uuids. */
export type PersonChanges = Omit<PersonUpdateInput, 'organizationId' | 'institutionId'> & {
  readonly organizationId?: string | undefined;
  readonly institutionId?: string | null | undefined;
};

/** Fields that the audit trail keeps in words; all others are personal and leave a keyed digest. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set(['kind', 'status', 'organizationId', 'mergedIntoId']);

type Changes = Record<string, { before: unknown; after: unknown; isSensitive?: boolean }>;

/** Audits and announces what was done to a person. */
export function recordPerson(
  uow: UnitOfWork,
  action: string,
  event: string,
  person: Person,
  changes: Changes,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'Person',
    subjectId: person.id,
    scope: scopeOfRow(person),
    changes: Object.fromEntries(
      Object.entries(changes).map(([field, change]) => [field, { isSensitive: !PLAIN_FIELDS.has(field), ...change }]),
    ),
    reason,
    permission: action === 'person.merge' || action === 'person.unmerge' ? 'person.merge' : 'person.manage',
  });
  uow.publish({ type: event, subjectType: 'Person', subjectId: person.id });
}

/** Locks records in the order of their ids and loads them as they then are. */
export async function lockPersons(uow: UnitOfWork, ids: readonly string[]): Promise<Person[]> {
  await uow.run(sql`select id from person where id = any(${ids}::uuid[]) order by id for no key update`);
  return uow.em.find(Person, { id: { $in: [...ids] } }, { refresh: true });
}

/** Refuses unless the actor holds the permission over the record; one that the actor may not see counts as absent. */
export async function authorizePerson(uow: UnitOfWork, permission: Permission, person: Person): Promise<void> {
  authorize(uow.actor, permission, scopeOfRow(person), await seesPerson(uow, person.id));
}

async function loadForChange(uow: UnitOfWork, id: string, version: number): Promise<Person> {
  const [person] = await lockPersons(uow, [id]);
  if (!person) {
    throw notFound();
  }
  await authorizePerson(uow, 'person.manage', person);
  requireVersion(person, version);
  person.requireUnmerged();
  return person;
}

async function loadHome(uow: UnitOfWork, organizationId: string): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id: organizationId });
  if (!organization) {
    throw notFound();
  }
  authorize(uow.actor, 'person.manage', scopeKeysOf(organization), seesOrganization(uow.actor, organization));
  return organization;
}

async function requireInstitution(uow: UnitOfWork, id: string | null | undefined): Promise<void> {
  if (id && (await uow.run(sql`select 1 as found from institution where id = ${id}::uuid`)).length === 0) {
    throw notFound();
  }
}

/** Refuses a record that may be of somebody already there, among those that the actor may see. */
async function requireDistinct(uow: UnitOfWork, person: Person): Promise<void> {
  const facts = {
    name: sql`${person.name}::text`,
    studentNumber: sql`${person.studentNumber ?? null}::text`,
    institutionId: sql`${person.institutionId ?? null}::uuid`,
    grade: sql`${person.grade ?? null}::integer`,
    email: sql`${person.email ?? null}::text`,
    phone: sql`${person.phone ?? null}::text`,
  };
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  const [found] = await uow.run<{ count: number }>(countDuplicatesSql(PersonShape, facts, context));
  if (found && found.count > 0) {
    throw refuse('PERSON_POSSIBLE_DUPLICATE', ['input', 'isDistinct'], { count: found.count });
  }
}

const clean = (text: string | null | undefined): string | null => text?.trim() || null;

/** Enters a person; gives the uuid. */
export async function createPerson(uow: UnitOfWork, input: PersonFacts): Promise<string> {
  const organization = await loadHome(uow, input.organizationId);
  await requireInstitution(uow, input.institutionId);
  const person = Object.assign(new Person(), {
    id: newId(),
    name: input.name.trim(),
    gender: input.gender ?? null,
    kind: input.kind,
    studentNumber: clean(input.studentNumber),
    grade: input.grade ?? null,
    institutionId: input.institutionId === undefined ? (organization.institutionId ?? null) : input.institutionId,
    facultyUnit: clean(input.facultyUnit),
    email: clean(input.email)?.toLowerCase() ?? null,
    phone: clean(input.phone),
    minorStatus: input.minorStatus,
    guardianConsentOn: input.guardianConsentOn ?? null,
    status: 'ACTIVE' as const,
    accountId: null,
    externalCode: clean(input.externalCode),
    mergedIntoId: null,
    createdAt: uow.clock.now(),
  });
  person.settle(scopeKeysOf(organization));
  person.requireConsent();
  person.index();
  if (!input.isDistinct) {
    await requireDistinct(uow, person);
  }
  uow.em.persist(person);
  recordPerson(uow, 'person.create', 'person.created', person, { name: { before: null, after: person.name } });
  return person.id;
}

/** Refuses that somebody who is or will be in office leaves the school. */
async function requireNoOffice(uow: UnitOfWork, person: Person): Promise<void> {
  const [held] = await uow.run<{ count: number }>(
    sql`select count(*)::int as count from term where person_id = ${person.id} and ends_on > ${uow.clock.today()}::date and ends_on > starts_on`,
  );
  if (held && held.count > 0) {
    throw refuse('PERSON_IN_OFFICE', ['input', 'isGraduated'], { count: held.count });
  }
}

/** Changes facts of a person; a new home needs the permission there as well. */
export async function updatePerson(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: PersonChanges,
): Promise<string> {
  const person = await loadForChange(uow, id, version);
  const { organizationId, isGraduated, ...facts } = input;
  await requireInstitution(uow, facts.institutionId);
  const changes: Changes = {};
  const change = (field: string & keyof Person, after: unknown): void => {
    changes[field] = { before: person[field], after };
    Object.assign(person, { [field]: after });
  };
  if (organizationId !== undefined && organizationId !== person.organizationId) {
    changes['organizationId'] = { before: person.organizationId, after: organizationId };
    person.settle(scopeKeysOf(await loadHome(uow, organizationId)));
  }
  if (isGraduated === true && person.status === 'ACTIVE') {
    await requireNoOffice(uow, person);
  }
  if (isGraduated !== undefined && isGraduated !== null) {
    change('status', isGraduated ? 'GRADUATED' : 'ACTIVE');
  }
  for (const [field, value] of Object.entries(facts)) {
    if (value !== undefined) {
      const text = typeof value === 'string' ? clean(value) : value;
      change(field as string & keyof Person, field === 'email' && typeof text === 'string' ? text.toLowerCase() : text);
    }
  }
  person.requireConsent();
  person.index();
  recordPerson(uow, 'person.update', 'person.updated', person, changes);
  return id;
}

/** Loads a record that may get an account, by a keeper who holds all that its present and coming terms give. */
export async function loadForLink(uow: UnitOfWork, id: string, version: number): Promise<Person> {
  const person = await loadForChange(uow, id, version);
  if (person.status !== 'ACTIVE') {
    throw refuse('PERSON_NOT_ACTIVE');
  }
  if (person.accountId) {
    throw refuse('PERSON_HAS_ACCOUNT');
  }
  if (!person.email) {
    throw refuse('PERSON_EMAIL_MISSING');
  }
  await requireTermsDelegable(uow, person.id);
  return person;
}

/**
 * Invites a person to an account of their own. Whoever holds the mailbox will hold the person's offices, so the inviting
 * actor must hold all that these give. A mailbox that has an account already gets the offer to link that one instead: the
 * keeper is not told, and its holder decides.
 */
export async function linkPersonAccount(
  uow: UnitOfWork,
  id: string,
  version: number,
  loginName: string | null,
  origin: string,
): Promise<string> {
  const person = await loadForLink(uow, id, version);
  const email = person.email!;
  if (await isEmailTaken(uow, email)) {
    await sendLinkOffer(uow, person, origin);
    recordPerson(uow, 'person.linkOffer', 'person.accountLinkOffered', person, {});
    return id;
  }
  const accountId = await inviteAccount(asAccountDesk(uow), { email, loginName }, origin);
  person.accountId = accountId;
  recordPerson(uow, 'person.linkAccount', 'person.accountLinked', person, {
    accountId: { before: null, after: accountId, isSensitive: false },
  });
  return id;
}

/** The same unit with the right to open this one account, which the record's keeper has for the invited person only. */
function asAccountDesk(uow: UnitOfWork): UnitOfWork {
  const desk = {
    permission: 'account.manage' as const,
    reach: 'ALL' as const,
    organizationId: null,
    level: null,
    divisionCode: null,
    termId: null,
    officeId: null,
  };
  return { ...uow, actor: { ...uow.actor, grants: [...uow.actor.grants, desk] } };
}
