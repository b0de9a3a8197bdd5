import sql from 'sql-template-tag';
import { forbidden, notFound } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId, newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusals } from '../../kernel/refusal.ts';
import { grantOver, scopeOf, scopeSql, type ScopeKeys } from '../../kernel/scope.ts';
import { requireVersion, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { parserTarget } from './import-targets.ts';
import type { BatchTarget } from './importing.enums.ts';
import { refuse } from './importing.refusals.ts';
import { ImportProfile } from './import-profile.entity.ts';
import { type MappingProfile, parseProfile } from './profile/mapping-profile.ts';
import { fieldsOf } from './profile/target-fields.ts';
import { storable } from './storable-json.ts';

/** A mapping as clients send it. */
export interface MappingFacts {
  readonly headerRow?: number | null;
  readonly columns: readonly { readonly field: string; readonly headers: readonly string[] }[];
  readonly defaults?: readonly { readonly field: string; readonly value: string }[] | null;
  readonly positions?: readonly { readonly field: string; readonly column: number }[] | null;
  readonly translations?: readonly { readonly field: string; readonly from: string; readonly to: string }[] | null;
}

/** A mapping to save. */
export interface ProfileFacts {
  readonly name: string;
  readonly target: BatchTarget;
  readonly mapping: MappingFacts;
  readonly organizationId?: string | null;
}

/** Checks a mapping and gives it the form in which files are read and batches keep it. */
export function profileOf(target: BatchTarget, facts: MappingFacts, key: string, version: number): MappingProfile {
  const known = new Set(fieldsOf(parserTarget(target)).map(({ field }) => field));
  const { defaults, positions, translations } = facts;
  const named = [facts.columns, defaults ?? [], positions ?? [], translations ?? []].flatMap((part) =>
    part.map(({ field }) => field),
  );
  const unknown = [...new Set(named)].filter((field) => !known.has(field));
  if (unknown.length > 0) {
    throw new DomainRefusals(
      unknown.map((field) => refuse('IMPORT_MAPPING_FIELD', ['input', 'mapping', 'columns'], { field })),
    );
  }
  const result = parseProfile({
    key,
    version,
    target: parserTarget(target),
    headerRow: facts.headerRow ?? 'auto',
    columns: Object.fromEntries(facts.columns.map(({ field, headers }) => [field, headers])),
    defaults: Object.fromEntries((defaults ?? []).map(({ field, value }) => [field, value])),
    positions: Object.fromEntries((positions ?? []).map(({ field, column }) => [field, column])),
    translations: Object.fromEntries(
      [...Map.groupBy(translations ?? [], ({ field }) => field)].map(([field, entries]) => [
        field,
        Object.fromEntries(entries.map(({ from, to }) => [from, to])),
      ]),
    ),
  });
  if ('faults' in result) {
    throw new DomainRefusals(
      result.faults.map(({ path }) =>
        refuse('IMPORT_MAPPING_FORM', ['input', 'mapping', ...path], { part: path.join('.') }),
      ),
    );
  }
  return storable(result.profile);
}

/** The saved mapping that the actor may use for a kind of list. */
export async function savedProfile(
  kernel: Kernel,
  actor: Actor,
  publicId: string,
  target: BatchTarget,
): Promise<MappingProfile> {
  const columns = {
    organizationId: sql`organization_id`,
    provinceId: sql`province_id`,
    cityId: sql`city_id`,
    schoolId: sql`school_id`,
    departmentId: sql`department_id`,
  };
  const [row] = await runRead<{ mapping: MappingProfile }>(
    kernel,
    sql`select mapping from import_profile where id = ${decodeId('prof', publicId)}::uuid and target = ${target}
      and (account_id = ${actor.accountId}::uuid or (organization_id is not null and ${scopeSql(scopeOf(actor, 'import.run'), columns)}))`,
  );
  if (!row) {
    throw refuse('IMPORT_PROFILE_UNKNOWN', ['input', 'profileId']);
  }
  return row.mapping;
}

/** Saves a new mapping, or a new version of one's own; gives its uuid. */
export async function saveProfile(
  uow: UnitOfWork,
  facts: ProfileFacts,
  id: string | null,
  version: number | null,
): Promise<string> {
  const profile = id === null ? newProfile(uow) : await ownProfile(uow, id, version);
  const number = id === null ? 1 : profile.mapping.version + 1;
  const keys = await sharedWith(uow, facts.organizationId ?? null);
  Object.assign(profile, {
    ...keys,
    name: facts.name.trim(),
    target: facts.target,
    mapping: profileOf(facts.target, facts.mapping, `saved-${profile.id}`, number),
  });
  uow.em.persist(profile);
  record(uow, profile, 'importProfile.save', {
    name: { before: null, after: profile.name },
    version: { before: null, after: number },
  });
  return profile.id;
}

/** Deletes one's own mapping; batches keep the copy that they were read with. */
export async function deleteProfile(uow: UnitOfWork, id: string, version: number): Promise<void> {
  const profile = await ownProfile(uow, id, version);
  uow.em.remove(profile);
  record(uow, profile, 'importProfile.delete', { name: { before: profile.name, after: null } });
}

function newProfile(uow: UnitOfWork): ImportProfile {
  return Object.assign(new ImportProfile(), {
    id: newId(),
    accountId: uow.actor.accountId!,
    createdAt: uow.clock.now(),
  });
}

/** One's own mapping; a shared one of somebody else is seen and not changed, any other counts as absent. */
async function ownProfile(uow: UnitOfWork, id: string, version: number | null): Promise<ImportProfile> {
  const profile = await uow.em.findOne(ImportProfile, { id });
  if (!profile || profile.accountId !== uow.actor.accountId) {
    const isShared = profile?.organizationId && grantOver(uow.actor, 'import.run', keysOfProfile(profile)) !== null;
    throw isShared ? forbidden() : notFound();
  }
  requireVersion(profile, version ?? -1);
  return profile;
}

/** The scope keys of the organization with which a mapping is shared; sharing takes the right to import there. */
async function sharedWith(uow: UnitOfWork, publicId: string | null): Promise<ScopeKeys> {
  const none = { organizationId: null, provinceId: null, cityId: null, schoolId: null, departmentId: null };
  if (publicId === null) {
    return none;
  }
  const id = decodeId('org', publicId);
  const organization = id === null ? null : await uow.em.findOne(Organization, { id });
  if (!organization) {
    throw notFound();
  }
  const keys = scopeKeysOf(organization);
  authorize(uow.actor, 'import.run', keys, seesOrganization(uow.actor, organization));
  return keys;
}

function keysOfProfile({ organizationId, provinceId, cityId, schoolId, departmentId }: ImportProfile): ScopeKeys {
  return {
    organizationId: organizationId ?? null,
    provinceId: provinceId ?? null,
    cityId: cityId ?? null,
    schoolId: schoolId ?? null,
    departmentId: departmentId ?? null,
  };
}

function record(
  uow: UnitOfWork,
  profile: ImportProfile,
  action: string,
  changes: Record<string, { before: unknown; after: unknown }>,
): void {
  uow.audit({
    action,
    subjectType: 'ImportProfile',
    subjectId: profile.id,
    scope: keysOfProfile(profile),
    changes,
    permission: 'import.run',
  });
}
