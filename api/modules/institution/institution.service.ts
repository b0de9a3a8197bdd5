import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Division } from './division.entity.ts';
import { aliasOf, Institution, InstitutionAlias, InstitutionUnit, unitOf } from './institution.entity.ts';
import type {
  InstitutionCloseInput,
  InstitutionCreateInput,
  InstitutionRecodeInput,
  InstitutionRenameInput,
  InstitutionUnitInput,
  InstitutionUpdateInput,
} from './institution.input.ts';
import { authorizeInstitution } from './institution.policy.ts';
import { refuse } from './institution.refusals.ts';

type Changes = Record<string, { before: unknown; after: unknown }>;

async function requireDivision(uow: UnitOfWork, code: string, field: string): Promise<void> {
  if ((await uow.em.count(Division, { code })) === 0) {
    throw refuse('DIVISION_UNKNOWN', ['input', field], { code });
  }
}

/** Loads an institution for change, at the version that the caller saw. */
async function loadForChange(uow: UnitOfWork, id: string, version: number | null): Promise<Institution> {
  const institution = await uow.em.findOne(Institution, { id });
  if (!institution) {
    throw notFound();
  }
  authorizeInstitution(uow.actor, institution.provinceCode);
  if (version !== null) {
    requireVersion(institution, version);
  }
  return institution;
}

function record(
  uow: UnitOfWork,
  action: string,
  institution: Institution,
  changes: Changes,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'Institution',
    subjectId: institution.id,
    changes,
    reason,
    permission: 'institution.manage',
  });
  uow.publish({ type: `${action}d`, subjectType: 'Institution', subjectId: institution.id });
}

async function reindex(
  uow: UnitOfWork,
  institution: Institution,
  more: readonly InstitutionAlias[] = [],
): Promise<void> {
  const aliases = await uow.em.find(InstitutionAlias, { institutionId: institution.id });
  institution.index([...aliases, ...more]);
}

/** Enters an institution in the register; gives its uuid. */
export async function createInstitution(uow: UnitOfWork, input: InstitutionCreateInput): Promise<string> {
  authorizeInstitution(uow.actor, input.provinceCode);
  await requireDivision(uow, input.provinceCode, 'provinceCode');
  if (input.divisionCode) {
    await requireDivision(uow, input.divisionCode, 'divisionCode');
  }
  const institution = Object.assign(new Institution(), {
    id: newId(),
    name: input.name.trim(),
    code: input.code ?? null,
    category: input.category,
    educationLevel: input.educationLevel,
    ownership: input.ownership,
    supervisingAuthorities: input.supervisingAuthorities,
    location: input.location ?? null,
    provinceCode: input.provinceCode,
    divisionCode: input.divisionCode ?? null,
    createdAt: uow.clock.now(),
  });
  const aliases = input.code ? [aliasOf(institution.id, 'CODE', input.code, null, null)] : [];
  institution.index(aliases);
  uow.em.persist([institution, ...aliases]);
  record(uow, 'institution.create', institution, { name: { before: null, after: institution.name } });
  return institution.id;
}

/** Changes facts that carry no history of their own. */
export async function updateInstitution(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: InstitutionUpdateInput,
): Promise<string> {
  const institution = await loadForChange(uow, id, version);
  if (institution.status === 'CLOSED') {
    throw refuse('INSTITUTION_CLOSED');
  }
  if (input.divisionCode) {
    await requireDivision(uow, input.divisionCode, 'divisionCode');
  }
  const changes: Changes = {};
  for (const [field, after] of Object.entries(input)) {
    if (after !== undefined) {
      changes[field] = { before: institution[field as keyof Institution], after };
      Object.assign(institution, { [field]: after });
    }
  }
  record(uow, 'institution.update', institution, changes);
  return id;
}

/** Renames an institution from a day on; the former name stays searchable. */
export async function renameInstitution(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: InstitutionRenameInput,
): Promise<string> {
  const institution = await loadForChange(uow, id, version);
  const before = institution.name;
  const former = institution.rename(input.name.trim(), input.effectiveOn, uow.clock.today());
  uow.em.persist(former);
  await reindex(uow, institution, [former]);
  record(uow, 'institution.rename', institution, { name: { before, after: institution.name } }, input.reason);
  return id;
}

/** Gives an institution a new school code from a day on and ends the former one. */
export async function recodeInstitution(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: InstitutionRecodeInput,
): Promise<string> {
  const institution = await loadForChange(uow, id, version);
  const before = institution.code;
  const alias = institution.recode(input.code, input.effectiveOn, uow.clock.today());
  const current = await uow.em.findOne(InstitutionAlias, { institutionId: id, kind: 'CODE', validUntil: null });
  if (current) {
    current.validUntil = input.effectiveOn;
    await uow.em.flush();
  }
  uow.em.persist(alias);
  await reindex(uow, institution, [alias]);
  record(uow, 'institution.recode', institution, { code: { before, after: input.code } }, input.reason);
  return id;
}

/** Closes an institution on a day, naming its successor when there is one. */
export async function closeInstitution(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: InstitutionCloseInput,
  successorId: string | null,
): Promise<string> {
  const institution = await loadForChange(uow, id, version);
  if (successorId !== null && !(await uow.em.findOne(Institution, { id: successorId }))) {
    throw notFound();
  }
  institution.close(input.effectiveOn, successorId, uow.clock.today());
  record(
    uow,
    'institution.close',
    institution,
    {
      status: { before: 'ACTIVE', after: 'CLOSED' },
      closedOn: { before: null, after: input.effectiveOn },
      successorId: { before: null, after: successorId },
    },
    input.reason,
  );
  return id;
}

/** Adds a campus, faculty or office; gives its uuid. */
export async function addInstitutionUnit(
  uow: UnitOfWork,
  institutionId: string,
  input: InstitutionUnitInput,
): Promise<string> {
  const institution = await loadForChange(uow, institutionId, null);
  if (input.divisionCode) {
    await requireDivision(uow, input.divisionCode, 'divisionCode');
  }
  const unit = unitOf(institutionId, input.kind, { ...input, name: input.name.trim() });
  uow.em.persist(unit);
  record(uow, 'institutionUnit.add', institution, { [input.kind]: { before: null, after: unit.name } });
  return unit.id;
}

/** Changes or closes a campus, faculty or office. */
export async function updateInstitutionUnit(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: InstitutionUnitInput,
): Promise<string> {
  const unit = await uow.em.findOne(InstitutionUnit, { id });
  if (!unit) {
    throw notFound();
  }
  const institution = await loadForChange(uow, unit.institutionId, null);
  requireVersion(unit, version);
  const before = {
    name: unit.name,
    externalCode: unit.externalCode ?? null,
    divisionCode: unit.divisionCode ?? null,
    closedOn: unit.closedOn ?? null,
  };
  unit.name = input.name.trim();
  unit.externalCode = input.externalCode ?? null;
  unit.divisionCode = input.divisionCode ?? null;
  unit.closedOn = input.closedOn ?? null;
  record(
    uow,
    'institutionUnit.update',
    institution,
    Object.fromEntries(
      Object.entries(before).map(([field, value]) => [
        field,
        { before: value, after: unit[field as keyof typeof before] },
      ]),
    ),
  );
  return id;
}
