import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { forbidden, notFound } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { authorize } from '../../kernel/policy.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { ImportBatch, type FilePreview } from './import-batch.entity.ts';
import type { ImportPlan, PlannedProposal, PlannedRow } from './import-target.ts';
import { targetSpec } from './import-targets.ts';
import type { BatchTarget, ErrorPolicy, RowSeverity } from './importing.enums.ts';
import { mayImport } from './importing.policy.ts';
import { refuse, refuseFile } from './importing.refusals.ts';
import type { Issue } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import { type RowTally, tally } from './profile/resolve-state.ts';
import { readSheet } from './sheet/read-sheet.ts';
import type { Sheet, SheetChoices } from './sheet/sheet.ts';
import { SheetError } from './sheet/sheet-error.ts';
import { storable, storableJson } from './storable-json.ts';

/** Rows that the wizard shows of a file, and characters that it shows of a cell. */
const SAMPLE_ROWS = 8;
const SAMPLE_CHARACTERS = 80;
/** Rows below the header among which the filled ones are looked for. */
const SEARCHED_ROWS = 60;
const SHEETS_SHOWN = 50;
/** Rows of one insert. */
const STORED_AT_ONCE = 2000;

const NO_KEYS: ScopeKeys = { organizationId: null, provinceId: null, cityId: null, schoolId: null, departmentId: null };

/** A file to plan. */
export interface ImportSource {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What the importer wants of it. */
export interface ImportRequest {
  readonly target: BatchTarget;
  readonly policy: ErrorPolicy;
  /** Absent: the layout is recognised, or the usual headers are looked for. */
  readonly profile?: MappingProfile | undefined;
  readonly createsUnions: boolean;
  readonly isComplete: boolean | null;
  /** What the importer settles about reading the file. */
  readonly choices?: SheetChoices | undefined;
  /** Organization for which the list is imported; absent: that of the actor's office. */
  readonly organizationId?: string | null | undefined;
  /** Scope keys of an earlier plan, which stay. */
  readonly keys?: ScopeKeys;
}

/** A file that was read and compared; nothing is stored yet. */
export interface PreparedImport {
  readonly source: Omit<ImportSource, 'bytes'> & { readonly sha256: string; readonly byteSize: number };
  readonly request: ImportRequest;
  readonly keys: ScopeKeys;
  readonly sheet: Sheet;
  readonly plan: ImportPlan;
  readonly counts: RowTally;
}

/** Reads a file and compares it with what is recorded; refuses one that can't be read, and changes nothing. */
export async function prepareImport(
  kernel: Kernel,
  actor: Actor,
  source: ImportSource,
  request: ImportRequest,
): Promise<PreparedImport> {
  if (!mayImport(actor, request.target)) {
    throw forbidden();
  }
  if (request.createsUnions && request.target !== 'INSTITUTION') {
    throw refuse('IMPORT_UNIONS_TARGET', ['input', 'createUnions']);
  }
  const keys = request.keys ?? (await scopeFor(kernel, actor, request.organizationId ?? null));
  const sheet = await readSheet(source.bytes, source.fileName, {}, request.choices).catch((error: unknown) => {
    throw error instanceof SheetError ? refuseFile(error) : error;
  });
  const plan = await targetSpec(request.target).plan(sheet, request.profile, {
    run: (statement) => runRead(kernel, statement),
    actor,
    today: kernel.clock.today(),
    ownerId: keys.organizationId,
    isComplete: request.isComplete,
    createsUnions: request.createsUnions,
  });
  return {
    source: {
      fileName: source.fileName,
      sha256: createHash('sha256').update(source.bytes).digest('hex'),
      byteSize: source.bytes.length,
    },
    request,
    keys,
    sheet,
    plan,
    counts: tally(plan.rows.map(({ resolution }) => resolution)),
  };
}

/** The organization for which the actor imports, with its ancestors; platform imports belong to none. */
async function scopeFor(kernel: Kernel, actor: Actor, organizationId: string | null): Promise<ScopeKeys> {
  const wanted =
    organizationId ?? actor.grants.find(({ permission }) => permission === 'import.run')?.organizationId ?? null;
  if (wanted === null) {
    return NO_KEYS;
  }
  const organization = await kernel.orm.em.fork().findOne(Organization, { id: wanted });
  const keys = organization ? scopeKeysOf(organization) : { ...NO_KEYS, organizationId: wanted };
  if (organizationId === null) {
    return keys;
  }
  if (!organization) {
    throw notFound();
  }
  authorize(actor, 'import.run', keys, seesOrganization(actor, organization));
  return keys;
}

/** Stores a plan as a new batch, or in place of an earlier plan of the same batch; gives its uuid. */
export async function storePlan(
  uow: UnitOfWork,
  prepared: PreparedImport,
  earlier: ImportBatch | null = null,
): Promise<string> {
  const { source, request, keys, sheet, plan, counts } = prepared;
  const batch = earlier ?? Object.assign(new ImportBatch(), { id: newId(), createdAt: uow.clock.now() });
  Object.assign(batch, {
    ...keys,
    ...storable(source),
    target: request.target,
    state: 'PLANNED',
    policy: request.policy,
    format: sheet.format,
    encoding: sheet.encoding ?? null,
    sheetName: storable(sheet.sheetName),
    mapping: storable(plan.profile),
    preview: storable(previewOf(sheet, plan)),
    counts,
    issues: storable(plan.issues),
    notices: storable(sheet.notices),
    sections: storable(plan.sections),
    createsUnions: request.createsUnions,
    isComplete: plan.isComplete,
    effectiveOn: null,
    totalCount: plan.rows.filter(isOpen).length,
    doneCount: 0,
    appliedCount: 0,
    failure: null,
    attempts: 0,
    startedById: earlier ? earlier.startedById : uow.actor.accountId,
    runById: null,
    purpose: uow.actor.purpose,
    committedAt: null,
    beatAt: null,
    finishedAt: null,
    undoneAt: null,
  });
  uow.em.persist(batch);
  await uow.em.flush();
  if (earlier) {
    await uow.run(sql`delete from import_row where batch_id = ${batch.id}`);
    await uow.run(sql`delete from import_proposal where batch_id = ${batch.id}`);
  }
  await storeRows(uow, batch.id, plan.rows);
  await storeProposals(uow, batch.id, plan.proposals);
  uow.audit({
    action: 'import.plan',
    subjectType: 'ImportBatch',
    subjectId: batch.id,
    scope: keys,
    permission: 'import.run',
    changes: {
      target: { before: null, after: request.target },
      sha256: { before: null, after: source.sha256 },
      rows: { before: null, after: counts.rows },
      errors: { before: null, after: counts.errors },
    },
  });
  return batch.id;
}

/** True for a row that a commit has something to do for. */
function isOpen({ resolution, needsUnion }: PlannedRow): boolean {
  return (
    resolution.action === 'new' || resolution.action === 'changed' || (needsUnion && resolution.action === 'unchanged')
  );
}

/** The gravest severity among issues. */
function severityOf(issues: readonly Issue[]): RowSeverity {
  for (const severity of ['error', 'warning', 'info'] as const) {
    if (issues.some((issue) => issue.severity === severity)) {
      return severity.toUpperCase() as RowSeverity;
    }
  }
  return 'NONE';
}

async function storeRows(uow: UnitOfWork, batchId: string, rows: readonly PlannedRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += STORED_AT_ONCE) {
    const part = rows
      .slice(start, start + STORED_AT_ONCE)
      .map(({ rowNumber, candidate, issues, recordId, resolution, needsUnion, tier }) => ({
        id: newId(),
        row_number: rowNumber,
        state: resolution.action.toUpperCase(),
        severity: severityOf(issues),
        candidate,
        diffs: resolution.diffs,
        issues,
        record_id: recordId,
        needs_union: needsUnion,
        tier: tier ?? 0,
      }));
    await uow.run(sql`insert into import_row (id, batch_id, row_number, state, severity, candidate, diffs, issues, record_id, needs_union, tier)
      select id, ${batchId}::uuid, row_number, state, severity, candidate, diffs, issues, record_id, needs_union, tier
      from jsonb_to_recordset(${storableJson(part)}::jsonb) as r(id uuid, row_number int, state text, severity text,
        candidate jsonb, diffs jsonb, issues jsonb, record_id uuid, needs_union boolean, tier int)`);
  }
}

async function storeProposals(uow: UnitOfWork, batchId: string, proposals: readonly PlannedProposal[]): Promise<void> {
  if (proposals.length === 0) {
    return;
  }
  const rows = proposals.map((proposal, index) => ({
    id: newId(),
    ordinal: index + 1,
    kind: proposal.kind,
    row_number: proposal.rowNumber,
    record_id: proposal.recordId,
    province_code: proposal.provinceCode,
    from_text: proposal.fromText,
    to_text: proposal.toText,
    is_former: proposal.isFormer,
    held_by_id: proposal.heldById,
    confidence: proposal.confidence,
    suggestions: proposal.suggestions,
  }));
  await uow.run(sql`insert into import_proposal (id, batch_id, ordinal, kind, row_number, record_id, province_code, from_text, to_text,
      is_former, held_by_id, confidence, suggestions, decision)
    select id, ${batchId}::uuid, ordinal, kind, row_number, record_id, province_code, from_text, to_text,
      is_former, held_by_id, confidence, suggestions, 'PENDING'
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as r(id uuid, ordinal int, kind text, row_number int, record_id uuid,
      province_code text, from_text text, to_text text, is_former boolean, held_by_id uuid, confidence int, suggestions jsonb)`);
}

function previewOf(sheet: Sheet, { header }: ImportPlan): FilePreview {
  const fieldOf = new Map([...header.columns].map(([field, column]) => [column, field]));
  const clip = (text: string): string => text.replace(/\s+/g, ' ').slice(0, SAMPLE_CHARACTERS);
  const filled = sheet.rows
    .slice(0, header.rowNumber + SEARCHED_ROWS)
    .map((cells, index) => ({ rowNumber: index + 1, cells: cells.map(({ text }) => clip(text)) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const above = filled.filter(({ rowNumber }) => rowNumber <= header.rowNumber).slice(-SAMPLE_ROWS);
  const below = filled.filter(({ rowNumber }) => rowNumber > header.rowNumber).slice(0, SAMPLE_ROWS);
  return {
    headerRow: header.rowNumber,
    headers: header.headers.map(({ column, text }) => ({ column, text, field: fieldOf.get(column) ?? null })),
    rows: [...above, ...below],
    sheetNames: sheet.sheetNames.slice(0, SHEETS_SHOWN),
  };
}
