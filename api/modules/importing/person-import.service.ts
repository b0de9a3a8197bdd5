import sql from 'sql-template-tag';
import { forbidden } from '../../kernel/access.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import type { InstitutionCategory } from '../institution/index.ts';
import { createPerson, updatePerson, type MinorStatus, type PersonKind } from '../people/index.ts';
import type { Chunk, ImportTargetSpec, RowResult } from './import-target.ts';
import { planPeople, resolvePeople, type ResolvedPerson } from './person-plan.service.ts';
import type { PersonCandidate } from './profile/parse-person.ts';
import { conflictOf } from './row-conflict.ts';

/** A list does not say what a person is at the school; pupils are taken as minors, which is the careful side (`schema/rules.md` 3). */
const KIND_OF_CATEGORY: Readonly<Record<InstitutionCategory, { kind: PersonKind; minorStatus: MinorStatus }>> = {
  REGULAR_UNIVERSITY: { kind: 'UNDERGRADUATE', minorStatus: 'ADULT' },
  VOCATIONAL: { kind: 'UNDERGRADUATE', minorStatus: 'ADULT' },
  SECONDARY: { kind: 'PUPIL', minorStatus: 'UNDER_18' },
};

/** Lists of people. */
export const PERSON_IMPORT: ImportTargetSpec = {
  target: 'PERSON',
  tables: ['person'],
  subjects: { person: 'Person' },
  plan: planPeople,
  apply,
  authorizeUndo,
};

/** Enters and changes persons by the rules that hold for every record; each has its own audit entry. */
async function apply(chunk: Chunk): Promise<ReadonlyMap<number, RowResult>> {
  const { uow, batch, rows, touches } = chunk;
  const candidates = rows.map((row) => ({ ...row.candidate, issues: [] }) as unknown as PersonCandidate);
  const resolved = await resolvePeople(candidates, {
    run: uow.run,
    actor: uow.actor,
    ownerId: batch.organizationId ?? null,
  });
  const results = new Map<number, RowResult>();
  const changed = new Map<string, number>();
  rows.forEach((row, index) => {
    const conflict = conflictOf(row, resolved[index]!);
    if (conflict) {
      results.set(row.rowNumber, conflict);
    } else if (row.state === 'CHANGED') {
      changed.set(resolved[index]!.recordId!, row.rowNumber);
    }
  });
  await touches.watch('person', 'id', changed);
  const made = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (results.has(row.rowNumber)) {
      continue;
    }
    const now = resolved[index]!;
    const recordId = row.state === 'NEW' ? await enter(chunk, now) : await amend(chunk, now);
    results.set(row.rowNumber, { outcome: 'APPLIED', recordId });
    if (row.state === 'NEW') {
      made.set(recordId, row.rowNumber);
    }
  }
  touches.created('person', 'id', made);
  return results;
}

async function enter({ uow }: Chunk, { candidate, home }: ResolvedPerson): Promise<string> {
  const { name, gender, studentNumber, grade, faculty, email, phone, externalCode } = candidate;
  return createPerson(uow, {
    name,
    gender,
    studentNumber,
    grade: grade === null ? null : Number(grade),
    facultyUnit: faculty,
    email,
    phone,
    externalCode,
    organizationId: home!.keys!.organizationId!,
    institutionId: home!.institutionId,
    ...KIND_OF_CATEGORY[home!.category],
    // Namesakes were shown as a warning of the plan; records of one person are merged, not refused.
    isDistinct: true,
  });
}

async function amend({ uow }: Chunk, { record, resolution }: ResolvedPerson): Promise<string> {
  const facts = Object.fromEntries(resolution.diffs.map(({ field, after }) => [field, after]));
  return updatePerson(uow, record!.id, record!.version, facts);
}

async function authorizeUndo(uow: Chunk['uow'], batchId: string): Promise<void> {
  const persons = await uow.run<ScopeKeys>(
    sql`select organization_id as "organizationId", province_id as "provinceId", city_id as "cityId", school_id as "schoolId",
      department_id as "departmentId" from person
      where id in (select record_id from import_touch where batch_id = ${batchId} and table_name = 'person')`,
  );
  if (!persons.every((keys) => grantOver(uow.actor, 'person.manage', keys) !== null)) {
    throw forbidden();
  }
}
