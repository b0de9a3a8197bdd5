import sql from 'sql-template-tag';
import { forbidden } from '../../kernel/access.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import {
  addInstitutionUnit,
  canManageInstitution,
  InstitutionUnit,
  updateInstitutionUnit,
} from '../institution/index.ts';
import {
  addLink,
  createOrganization,
  Organization,
  renameOrganization,
  updateOrganization,
  type OrganizationKind,
} from '../organization/index.ts';
import type { Chunk, ImportTargetSpec, OpenRow, RowResult } from './import-target.ts';
import { planOrganizations, resolveUnits, type ResolvedUnit } from './organization-plan.service.ts';
import { issue } from './profile/issue.ts';
import type { OrganizationCandidate } from './profile/parse-organization.ts';
import { conflictOf } from './row-conflict.ts';
import type { RowNumbers } from './touch-recorder.service.ts';

/** Lists of faculties, clubs, unions and other organizations. */
export const ORGANIZATION_IMPORT: ImportTargetSpec = {
  target: 'ORGANIZATION',
  tables: ['institution_unit', 'organization', 'organization_period', 'organization_change', 'organization_link'],
  subjects: { organization: 'Organization', institution_unit: 'InstitutionUnit' },
  // Each founding is flushed at once, and a flush looks at all that the chunk has made before.
  chunkRows: 50,
  plan: planOrganizations,
  apply,
  authorizeUndo,
};

async function apply(chunk: Chunk): Promise<ReadonlyMap<number, RowResult>> {
  const { uow, rows } = chunk;
  const candidates = rows.map((row) => ({ ...row.candidate, issues: [] }) as unknown as OrganizationCandidate);
  const resolved = await resolveUnits(candidates, { run: uow.run, actor: uow.actor });
  const results = new Map<number, RowResult>();
  await watchChanged(chunk, rows, resolved);
  const made = new Map<number, string>();
  for (const [index, row] of rows.entries()) {
    const now = resolved[index]!;
    const result = conflictOf(row, now) ?? (await takeOver(chunk, row, now, made));
    results.set(row.rowNumber, result);
    if (row.state === 'NEW' && result.outcome === 'APPLIED') {
      made.set(row.rowNumber, result.recordId!);
    }
  }
  noteCreated(chunk, resolved, made);
  return results;
}

async function watchChanged(
  { touches }: Chunk,
  rows: readonly OpenRow[],
  resolved: readonly ResolvedUnit[],
): Promise<void> {
  const changed = resolved.filter(({ recordId }, index) => recordId !== null && rows[index]!.state === 'CHANGED');
  const numbers = (isFaculty: boolean): RowNumbers =>
    new Map(
      changed
        .filter(({ candidate }) => (candidate.kind === 'FACULTY') === isFaculty)
        .map(({ candidate, recordId }) => [recordId!, candidate.rowNumber]),
    );
  await touches.watch('institution_unit', 'id', numbers(true));
  await touches.watch('organization', 'id', numbers(false));
  await touches.watch('organization_period', 'organization_id', numbers(false));
  await touches.watch('organization_change', 'organization_id', numbers(false));
  await touches.watch('organization_link', 'from_id', numbers(false));
}

function noteCreated({ touches }: Chunk, resolved: readonly ResolvedUnit[], made: ReadonlyMap<number, string>): void {
  const numbers = (isFaculty: boolean): RowNumbers =>
    new Map(
      resolved
        .filter(({ candidate }) => made.has(candidate.rowNumber) && (candidate.kind === 'FACULTY') === isFaculty)
        .map(({ candidate }) => [made.get(candidate.rowNumber)!, candidate.rowNumber]),
    );
  touches.created('institution_unit', 'id', numbers(true));
  touches.created('organization', 'id', numbers(false));
  touches.created('organization_period', 'organization_id', numbers(false));
  touches.created('organization_change', 'organization_id', numbers(false));
  touches.created('organization_link', 'from_id', numbers(false));
}

async function takeOver(
  chunk: Chunk,
  row: OpenRow,
  now: ResolvedUnit,
  made: ReadonlyMap<number, string>,
): Promise<RowResult> {
  const isFaculty = now.candidate.kind === 'FACULTY';
  if (row.state === 'NEW') {
    return isFaculty ? addFaculty(chunk, now) : found(chunk, now, made);
  }
  return isFaculty ? amendFaculty(chunk, now) : amend(chunk, row, now);
}

async function addFaculty({ uow }: Chunk, { candidate, place }: ResolvedUnit): Promise<RowResult> {
  const { name, externalCode } = candidate;
  const recordId = await addInstitutionUnit(uow, place!.institutionId!, { kind: 'FACULTY', name, externalCode });
  return { outcome: 'APPLIED', recordId };
}

async function amendFaculty({ uow }: Chunk, { candidate, record }: ResolvedUnit): Promise<RowResult> {
  const { name, externalCode } = candidate;
  const { divisionCode, closedOn } = (await uow.em.findOne(InstitutionUnit, { id: record!.id }))!;
  const facts = {
    kind: 'FACULTY' as const,
    name,
    externalCode: externalCode ?? record!.code,
    divisionCode: divisionCode ?? null,
    closedOn: closedOn ?? null,
  };
  await updateInstitutionUnit(uow, record!.id, record!.version, facts);
  return { outcome: 'APPLIED', recordId: record!.id };
}

/** Founds an organization by the rules that hold for every founding; each has its own audit entry and change log. */
async function found(
  { uow, effectiveOn, reason }: Chunk,
  now: ResolvedUnit,
  made: ReadonlyMap<number, string>,
): Promise<RowResult> {
  const { candidate, place } = now;
  const parentId = place!.parentRow === null ? place!.parentId : (made.get(place!.parentRow) ?? null);
  const parent = parentId === null ? null : await uow.em.findOne(Organization, { id: parentId });
  if (parent && grantOver(uow.actor, 'organization.create', keysOf(parent)) === null) {
    return { outcome: 'REFUSED', state: 'ERROR', issues: [issue('NOT_YOUR_UNIT', null, { unit: place!.parentName })] };
  }
  if (!parent && place!.affiliatedId === undefined) {
    return {
      outcome: 'REFUSED',
      state: 'ERROR',
      issues: [issue('PARENT_UNKNOWN', 'parentPath', { value: place!.parentName })],
    };
  }
  const recordId = await createOrganization(uow, {
    level: place!.level!,
    kind: candidate.kind as OrganizationKind,
    name: candidate.name,
    parentId,
    institutionId: place!.institutionId,
    externalCode: candidate.externalCode,
    hostCountry: candidate.hostCountry ?? null,
    foundedOn: candidate.foundedOn,
    effectiveOn,
    reason,
  });
  if (place!.affiliatedId !== undefined) {
    await addLink(uow, 'AFFILIATED_WITH', recordId, place!.affiliatedId, { effectiveOn, reason });
  }
  return { outcome: 'APPLIED', recordId };
}

const keysOf = (organization: Organization): ScopeKeys => ({
  organizationId: organization.id,
  provinceId: organization.provinceId ?? null,
  cityId: organization.cityId ?? null,
  schoolId: organization.schoolId ?? null,
  departmentId: organization.departmentId ?? null,
});

/** Changes facts as the file says, the name as confirmed. */
async function amend(
  { uow, proposals, effectiveOn, reason }: Chunk,
  row: OpenRow,
  now: ResolvedUnit,
): Promise<RowResult> {
  const id = now.recordId!;
  const organization = (await uow.em.findOne(Organization, { id }))!;
  const facts = now.resolution.diffs.filter(({ field }) => field !== 'name' && field !== 'affiliatedWith');
  const isLinked = !now.resolution.diffs.some(({ field }) => field === 'affiliatedWith');
  const rename = proposals.find(
    ({ kind, rowNumber, decision }) => kind === 'RENAME' && rowNumber === row.rowNumber && decision === 'CONFIRMED',
  );
  if (rename && grantOver(uow.actor, 'organization.rename', keysOf(organization)) === null) {
    return { outcome: 'REFUSED', state: 'ERROR', issues: [issue('NOT_YOUR_UNIT', null, { unit: organization.name })] };
  }
  if (facts.length > 0) {
    await updateOrganization(
      uow,
      id,
      organization.version,
      Object.fromEntries(facts.map(({ field, after }) => [field, after])),
    );
  }
  if (!isLinked) {
    await addLink(uow, 'AFFILIATED_WITH', id, now.place!.affiliatedId!, { effectiveOn, reason });
  }
  if (rename) {
    await renameOrganization(uow, id, organization.version, { name: rename.toText!, effectiveOn, reason });
  }
  return { outcome: facts.length > 0 || rename || !isLinked ? 'APPLIED' : 'SKIPPED', recordId: id };
}

async function authorizeUndo(uow: Chunk['uow'], batchId: string): Promise<void> {
  const touched = (table: string) =>
    sql`select record_id from import_touch where batch_id = ${batchId} and table_name = ${table}`;
  const organizations = await uow.run<ScopeKeys>(
    sql`select id as "organizationId", province_id as "provinceId", city_id as "cityId", school_id as "schoolId",
      department_id as "departmentId" from organization where id in (${touched('organization')})`,
  );
  const provinces = await uow.run<{ code: string }>(
    sql`select distinct i.province_code as code from institution_unit u join institution i on i.id = u.institution_id
      where u.id in (${touched('institution_unit')})`,
  );
  const isAllowed =
    organizations.every((keys) => grantOver(uow.actor, 'organization.update', keys) !== null) &&
    provinces.every(({ code }) => canManageInstitution(uow.actor, code));
  if (!isAllowed) {
    throw forbidden();
  }
}
