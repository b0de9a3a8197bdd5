import sql from 'sql-template-tag';
import { forbidden } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import {
  aliasOf,
  canManageInstitution,
  closeInstitution,
  Institution,
  type InstitutionCategory,
  recodeInstitution,
  renameInstitution,
  updateInstitution,
} from '../institution/index.ts';
import { ImportCode } from './import-row.entity.ts';
import type { Chunk, DecidedProposal, ImportTargetSpec, OpenRow, RowResult } from './import-target.ts';
import type { RowOutcome } from './importing.enums.ts';
import { planInstitutions, resolveInstitutions, type ResolvedInstitution } from './institution-plan.service.ts';
import type { EducationLevel } from './profile/institution-terms.ts';
import type { InstitutionCandidate } from './profile/parse-institution.ts';
import { conflictOf } from './row-conflict.ts';
import { createUnions, type UnionSchool } from './union-import.service.ts';

/** 分层分类: the list names levels, work is stratified by categories; a vocational university is recategorised by hand. */
const CATEGORY_OF_LEVEL: Readonly<Record<EducationLevel, InstitutionCategory>> = {
  UNDERGRADUATE: 'REGULAR_UNIVERSITY',
  JUNIOR_COLLEGE: 'VOCATIONAL',
  SECONDARY: 'SECONDARY',
};

/** Facts that a file changes by itself; names and codes only by a confirmed proposal. */
const FACTS = new Set(['supervisingAuthorities', 'location', 'divisionCode', 'educationLevel', 'ownership']);

/** Lists of schools, such as the Ministry's. */
export const INSTITUTION_IMPORT: ImportTargetSpec = {
  target: 'INSTITUTION',
  tables: [
    'institution',
    'institution_alias',
    'import_code',
    'organization',
    'organization_period',
    'organization_change',
  ],
  subjects: { institution: 'Institution' },
  plan: planInstitutions,
  apply,
  close,
  authorizeUndo,
};

async function apply(chunk: Chunk): Promise<ReadonlyMap<number, RowResult>> {
  const { uow, batch, rows } = chunk;
  const candidates = rows.map((row) => ({ ...row.candidate, issues: [] }) as unknown as InstitutionCandidate);
  const { rows: resolved } = await resolveInstitutions(candidates, {
    run: uow.run,
    actor: uow.actor,
    ownerId: batch.organizationId ?? null,
    createsUnions: batch.createsUnions,
  });
  const results = new Map<number, RowResult>();
  const fresh: ResolvedInstitution[] = [];
  const changed: { row: OpenRow; now: ResolvedInstitution }[] = [];
  rows.forEach((row, index) => {
    const now = resolved[index]!;
    const conflict = conflictOf(row, now);
    if (conflict) {
      results.set(row.rowNumber, conflict);
    } else if (row.state === 'NEW' && isDismissed(chunk, row)) {
      results.set(row.rowNumber, { outcome: 'SKIPPED' });
    } else if (row.state === 'NEW') {
      fresh.push(now);
    } else if (row.state === 'CHANGED') {
      changed.push({ row, now });
    }
  });
  for (const [rowNumber, result] of [...enter(chunk, fresh), ...(await amend(chunk, changed))]) {
    results.set(rowNumber, result);
  }
  await bringUnions(chunk, resolved, results);
  return results;
}

/** Makes the unions of schools that stand now and have none, and counts such a row as taken over. */
async function bringUnions(
  chunk: Chunk,
  resolved: readonly ResolvedInstitution[],
  results: Map<number, RowResult>,
): Promise<void> {
  const wanting = resolved.filter(({ needsUnion }) => needsUnion);
  if (wanting.length === 0) {
    return;
  }
  const schools: UnionSchool[] = [];
  await chunk.uow.em.flush();
  const idOf = ({ candidate, recordId }: ResolvedInstitution): string | null =>
    results.get(candidate.rowNumber)?.outcome === 'REFUSED'
      ? null
      : (results.get(candidate.rowNumber)?.recordId ?? recordId);
  const ids = wanting.flatMap((row) => idOf(row) ?? []);
  const institutions = await chunk.uow.em.find(Institution, { id: { $in: ids } });
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  for (const row of wanting) {
    const institution = byId.get(idOf(row) ?? '');
    if (institution) {
      const { id, name, code, category, provinceCode, divisionCode } = institution;
      const { rowNumber } = row.candidate;
      schools.push({
        rowNumber,
        institutionId: id,
        name,
        code: code ?? null,
        category,
        provinceCode,
        divisionCode: divisionCode ?? null,
      });
      results.set(rowNumber, { ...results.get(rowNumber), outcome: 'APPLIED', recordId: id });
    }
  }
  await createUnions(chunk, schools);
}

function isDismissed({ proposals }: Chunk, row: OpenRow): boolean {
  return proposals.some(
    ({ kind, rowNumber, decision }) => kind === 'NEW' && rowNumber === row.rowNumber && decision === 'DISMISSED',
  );
}

/** Enters new schools; one audit entry stands for all of the chunk, since the file names each. */
function enter({ uow, batch, touches }: Chunk, fresh: readonly ResolvedInstitution[]): [number, RowResult][] {
  const rowNumbers = new Map<string, number>();
  const results = fresh.map(({ candidate }): [number, RowResult] => {
    const institution = Object.assign(new Institution(), {
      id: newId(),
      name: candidate.name,
      code: candidate.code,
      category: CATEGORY_OF_LEVEL[candidate.educationLevel!],
      educationLevel: candidate.educationLevel!,
      ownership: candidate.ownership!,
      supervisingAuthorities: [...candidate.supervisingAuthorities],
      location: candidate.location,
      provinceCode: candidate.provinceCode!,
      divisionCode: candidate.divisionCode,
      status: 'ACTIVE',
      closedOn: null,
      successorId: null,
      lastChangedOn: null,
      createdAt: uow.clock.now(),
    });
    const aliases = candidate.code === null ? [] : [aliasOf(institution.id, 'CODE', candidate.code, null, null)];
    institution.index(aliases);
    uow.em.persist([institution, ...aliases]);
    keepForeignCode(uow, batch, candidate, institution.id);
    rowNumbers.set(institution.id, candidate.rowNumber);
    return [candidate.rowNumber, { outcome: 'APPLIED', recordId: institution.id }];
  });
  touches.created('institution', 'id', rowNumbers);
  touches.created('institution_alias', 'institution_id', rowNumbers);
  touches.created('import_code', 'record_id', rowNumbers);
  return results;
}

function keepForeignCode(
  uow: Chunk['uow'],
  batch: Chunk['batch'],
  candidate: InstitutionCandidate,
  recordId: string,
): void {
  if (candidate.codeKind === 'EXTERNAL' && candidate.externalCode !== null) {
    const code = {
      id: newId(),
      target: 'INSTITUTION',
      ownerId: batch.organizationId ?? null,
      code: candidate.externalCode,
      recordId,
    };
    uow.em.persist(Object.assign(new ImportCode(), code));
  }
}

/** Changes recorded schools: facts as the file says, names and codes as confirmed; each change has its own audit entry. */
async function amend(
  chunk: Chunk,
  changed: readonly { row: OpenRow; now: ResolvedInstitution }[],
): Promise<[number, RowResult][]> {
  if (changed.length === 0) {
    return [];
  }
  const { uow, touches, effectiveOn, reason } = chunk;
  const rowNumbers = new Map(changed.map(({ row, now }) => [now.recordId!, row.rowNumber]));
  await touches.watch('institution', 'id', rowNumbers);
  await touches.watch('institution_alias', 'institution_id', rowNumbers);
  const institutions = await uow.em.find(Institution, { id: { $in: [...rowNumbers.keys()] } });
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  const results: [number, RowResult][] = [];
  for (const { row, now } of changed) {
    const institution = byId.get(now.recordId!)!;
    const facts = now.resolution.diffs.filter(({ field }) => FACTS.has(field));
    const confirmed = (kind: DecidedProposal['kind']): string | null =>
      chunk.proposals.find(
        (item) => item.kind === kind && item.rowNumber === row.rowNumber && item.decision === 'CONFIRMED',
      )?.toText ?? null;
    const name = confirmed('RENAME');
    const code = confirmed('CODE_CHANGE');
    const { id } = institution;
    if (facts.length > 0) {
      await updateInstitution(
        uow,
        id,
        institution.version,
        Object.fromEntries(facts.map(({ field, after }) => [field, after])),
      );
    }
    if (name !== null) {
      await renameInstitution(uow, id, institution.version, { name, effectiveOn, reason });
    }
    if (code !== null) {
      await recodeInstitution(uow, id, institution.version, { code, effectiveOn, reason });
    }
    const isApplied = facts.length > 0 || name !== null || code !== null;
    results.push([row.rowNumber, { outcome: isApplied ? 'APPLIED' : 'SKIPPED', recordId: id }]);
  }
  return results;
}

async function authorizeUndo(uow: Chunk['uow'], batchId: string): Promise<void> {
  const rows = await uow.run<{ code: string }>(
    sql`select distinct province_code as code from institution
      where id in (select record_id from import_touch where batch_id = ${batchId} and table_name = 'institution')`,
  );
  if (!rows.every(({ code }) => canManageInstitution(uow.actor, code))) {
    throw forbidden();
  }
}

/** Closes vanished schools as confirmed, each with the successor that was chosen. */
async function close(chunk: Chunk): Promise<ReadonlyMap<string, RowOutcome>> {
  const { uow, touches, effectiveOn, reason } = chunk;
  await touches.watch('institution', 'id', new Map(chunk.proposals.map(({ recordId }) => [recordId!, null])));
  const outcomes = new Map<string, RowOutcome>();
  for (const proposal of chunk.proposals) {
    const institution = await uow.em.findOne(Institution, { id: proposal.recordId! });
    if (institution?.status !== 'ACTIVE') {
      outcomes.set(proposal.id, 'SKIPPED');
      continue;
    }
    await closeInstitution(uow, institution.id, institution.version, { effectiveOn, reason }, proposal.successorId);
    outcomes.set(proposal.id, 'APPLIED');
  }
  return outcomes;
}
