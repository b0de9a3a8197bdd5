import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { encodeId } from '../../kernel/ids.ts';
import { canManageInstitution } from '../institution/index.ts';
import { factsOf, type ImportPlan, type PlannedProposal, type PlannedRow, type PlanSettings } from './import-target.ts';
import { type DivisionLookup, divisionLookup } from './profile/division-lookup.ts';
import { type Issue, issue } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import { MINISTRY_PROFILE } from './profile/ministry-list.ts';
import { type InstitutionCandidate, parseInstitutions } from './profile/parse-institution.ts';
import {
  type InstitutionRecord,
  likeness,
  planUpdate,
  type Suggestion,
  type UpdatePlan,
  type UpdateProposal,
} from './profile/plan-update.ts';
import type { FieldValues, RowResolution } from './profile/resolve-state.ts';
import type { Sheet } from './sheet/sheet.ts';
import { judgeUnions } from './union-import.service.ts';

/** Marks a code of another house while rows and records are matched; no school code holds it. */
const FOREIGN = 'x:';

const ERROR: RowResolution = { action: 'error', state: 'error', diffs: [] };

/** A row of a list of schools with the record that it means. */
export interface ResolvedInstitution {
  readonly candidate: InstitutionCandidate;
  readonly issues: readonly Issue[];
  readonly recordId: string | null;
  readonly resolution: RowResolution;
  readonly needsUnion: boolean;
}

/** Rows of a list of schools compared with the register. */
export interface ResolvedInstitutions {
  readonly rows: readonly ResolvedInstitution[];
  readonly update: UpdatePlan;
  readonly records: ReadonlyMap<string, InstitutionRecord>;
}

/** The division table as the import asks it: codes in force under their exact names. */
export async function divisionTable(run: Run): Promise<DivisionLookup> {
  return divisionLookup(
    await run<{ code: string; name: string }>(sql`select code, name from division where is_current`),
  );
}

/** Plans a list of schools. */
export async function planInstitutions(
  sheet: Sheet,
  profile: MappingProfile | undefined,
  settings: PlanSettings,
): Promise<ImportPlan> {
  const parsed = parseInstitutions(sheet, await divisionTable(settings.run), profile);
  const isComplete = settings.isComplete ?? parsed.profile.key === MINISTRY_PROFILE.key;
  const { rows, update, records } = await resolveInstitutions(parsed.candidates, settings);
  return {
    profile: parsed.profile,
    header: parsed.header,
    issues: parsed.issues,
    sections: parsed.sections.map(({ province, ...section }) => ({ ...section, provinceCode: province?.code ?? null })),
    isComplete,
    rows: rows.map(plannedRow),
    proposals: proposalsOf(update, rows, records, settings.actor, isComplete),
  };
}

/** Compares rows with the register as it stands now, for one actor. */
export async function resolveInstitutions(
  candidates: readonly InstitutionCandidate[],
  settings: Pick<PlanSettings, 'run' | 'actor' | 'ownerId' | 'createsUnions'>,
): Promise<ResolvedInstitutions> {
  const { run, actor } = settings;
  const known = await foreignCodes(run, candidates, settings.ownerId);
  const records = await recordsFor(run, candidates, known);
  const holders = await closedHolders(run, candidates);
  const judged = candidates.map((candidate) => judge(candidate, actor, holders));
  const hasSchools = new Set(candidates.map(({ educationLevel }) => isHigher(educationLevel)));
  const update = planUpdate(
    judged,
    records.map((record) => withForeignCode(record, known)),
    // A list of universities says nothing of secondary schools, nor the other way round.
    ({ values }) => hasSchools.has(isHigher(values['educationLevel'])),
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  const rows = judged.map((candidate, index): ResolvedInstitution => {
    const { existingId, resolution } = update.rows[index]!;
    const record = existingId === null ? null : byId.get(existingId)!;
    const more = resolution.action === 'error' ? [] : afterMatch(candidate, record, actor);
    const isForeign = candidate.codeKind === 'EXTERNAL';
    const settled = more.length > 0 ? ERROR : isForeign ? withoutCodeDiff(resolution) : resolution;
    return {
      candidate: candidates[index]!,
      issues: [...candidate.issues, ...more],
      recordId: existingId,
      resolution: settled,
      needsUnion: false,
    };
  });
  return { rows: settings.createsUnions ? await withUnions(run, actor, rows, byId) : rows, update, records: byId };
}

const isHigher = (level: unknown): boolean => level !== 'SECONDARY';

/** A row as it is stored. */
function plannedRow({ candidate, issues, recordId, resolution, needsUnion }: ResolvedInstitution): PlannedRow {
  return { rowNumber: candidate.rowNumber, candidate: factsOf(candidate), issues, recordId, resolution, needsUnion };
}

function judge(
  candidate: InstitutionCandidate,
  actor: Actor,
  holders: ReadonlyMap<string, string>,
): InstitutionCandidate {
  const { provinceCode, code, externalCode, codeKind } = candidate;
  const issues = [...candidate.issues];
  if (provinceCode !== null && !canManageInstitution(actor, provinceCode)) {
    issues.push(issue('NOT_YOUR_PROVINCE', null, { province: candidate.sectionProvince ?? provinceCode }));
  }
  const holder = code === null ? undefined : holders.get(code);
  if (code !== null && holder !== undefined) {
    issues.push(issue('CODE_TAKEN', 'code', { value: code, holder }));
  }
  return { ...candidate, code: codeKind === 'EXTERNAL' ? `${FOREIGN}${externalCode ?? ''}` : code, issues };
}

/** What can be said only once the record is known. */
function afterMatch(candidate: InstitutionCandidate, record: InstitutionRecord | null, actor: Actor): Issue[] {
  if (record === null) {
    return (['educationLevel', 'ownership'] as const)
      .filter((field) => candidate[field] === null)
      .map((field) => issue('REQUIRED', field));
  }
  if (candidate.provinceCode !== null && record.provinceCode !== candidate.provinceCode) {
    return [issue('PROVINCE_DIFFERS', 'province', { recorded: record.provinceCode, listed: candidate.provinceCode })];
  }
  return canManageInstitution(actor, record.provinceCode)
    ? []
    : [issue('NOT_YOUR_PROVINCE', null, { province: record.provinceCode })];
}

function withoutCodeDiff(resolution: RowResolution): RowResolution {
  const diffs = resolution.diffs.filter(({ field }) => field !== 'code');
  if (diffs.length > 0 || resolution.action !== 'changed') {
    return { ...resolution, diffs };
  }
  return { action: 'unchanged', state: resolution.state === 'warning' ? 'warning' : 'unchanged', diffs };
}

function withForeignCode(record: InstitutionRecord, known: ReadonlyMap<string, string>): InstitutionRecord {
  const own = [...known].filter(([, id]) => id === record.id).map(([code]) => `${FOREIGN}${code}`);
  return own.length === 0 ? record : { ...record, formerCodes: [...(record.formerCodes ?? []), ...own] };
}

async function foreignCodes(
  run: Run,
  candidates: readonly InstitutionCandidate[],
  ownerId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const codes = candidates.flatMap(({ codeKind, externalCode }) =>
    codeKind === 'EXTERNAL' ? (externalCode ?? []) : [],
  );
  if (codes.length === 0) {
    return new Map();
  }
  const rows = await run<{ code: string; recordId: string }>(
    sql`select code, record_id as "recordId" from import_code where target = 'INSTITUTION'
      and owner_id is not distinct from ${ownerId}::uuid and code = any(${codes}::text[])`,
  );
  return new Map(rows.map(({ code, recordId }) => [code, recordId]));
}

interface RecordRow extends FieldValues {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly provinceCode: string;
  readonly formerNames: string[];
  readonly formerCodes: string[];
}

/** Active schools of the provinces in question, and those elsewhere that have or had one of the codes. */
async function recordsFor(
  run: Run,
  candidates: readonly InstitutionCandidate[],
  known: ReadonlyMap<string, string>,
): Promise<InstitutionRecord[]> {
  const provinces = [...new Set(candidates.flatMap(({ provinceCode }) => provinceCode ?? []))];
  const codes = candidates.flatMap(({ code }) => code ?? []);
  const rows = await run<RecordRow>(
    sql`select i.id, i.name, i.code, i.province_code as "provinceCode", i.supervising_authorities as "supervisingAuthorities",
        i.location, i.division_code as "divisionCode", i.education_level as "educationLevel", i.ownership,
        coalesce(a.names, '{}') as "formerNames", coalesce(a.codes, '{}') as "formerCodes"
      from institution i left join lateral (
        select array_agg(value) filter (where kind = 'NAME') as names,
          array_agg(value) filter (where kind = 'CODE' and value is distinct from i.code) as codes
        from institution_alias where institution_id = i.id) a on true
      where i.status = 'ACTIVE' and (i.province_code = any(${provinces}::text[]) or i.id = any(${[...known.values()]}::uuid[])
        or i.id in (select institution_id from institution_alias where kind = 'CODE' and value = any(${codes}::text[])))
      order by i.id`,
  );
  return rows.map(({ id, name, code, provinceCode, formerNames, formerCodes, ...values }) => ({
    id,
    name,
    code,
    provinceCode,
    formerNames,
    formerCodes,
    values,
  }));
}

/** Names of closed schools that still hold one of the codes. */
async function closedHolders(
  run: Run,
  candidates: readonly InstitutionCandidate[],
): Promise<ReadonlyMap<string, string>> {
  const codes = candidates.flatMap(({ code }) => code ?? []);
  const rows = await run<{ code: string; name: string }>(
    sql`select a.value as code, i.name from institution_alias a join institution i on i.id = a.institution_id
      where a.kind = 'CODE' and a.valid_until is null and i.status = 'CLOSED' and a.value = any(${codes}::text[])`,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Adds to each row whether its school gets a union, and why not when something stands against it. */
async function withUnions(
  run: Run,
  actor: Actor,
  rows: readonly ResolvedInstitution[],
  records: ReadonlyMap<string, InstitutionRecord>,
): Promise<ResolvedInstitution[]> {
  const schools = rows
    .filter(({ resolution }) => resolution.action !== 'error')
    .map(({ candidate, recordId }) => {
      const record = recordId === null ? null : records.get(recordId)!;
      return {
        rowNumber: candidate.rowNumber,
        institutionId: recordId,
        name: record?.name ?? candidate.name,
        code: record ? record.code : candidate.code,
        provinceCode: record?.provinceCode ?? candidate.provinceCode!,
      };
    });
  const judgements = await judgeUnions(run, actor, schools);
  return rows.map((row) => {
    const judgement = judgements.get(row.candidate.rowNumber) ?? null;
    if (judgement === null) {
      return row;
    }
    return judgement === 'WANTED'
      ? { ...row, needsUnion: true }
      : { ...row, issues: [...row.issues, judgement], resolution: warned(row.resolution) };
  });
}

function warned(resolution: RowResolution): RowResolution {
  return { ...resolution, state: 'warning' };
}

/**
 * What has to be confirmed. In a province where no row meets a record the list is the first one: there everything is
 * plainly new, and what is recorded is of another kind. Endings are proposed only for a complete list.
 */
function proposalsOf(
  update: UpdatePlan,
  rows: readonly ResolvedInstitution[],
  records: ReadonlyMap<string, InstitutionRecord>,
  actor: Actor,
  isComplete: boolean,
): PlannedProposal[] {
  const byNumber = new Map(rows.map((row) => [row.candidate.rowNumber, row]));
  const met = new Set(rows.flatMap(({ recordId }) => (recordId === null ? [] : records.get(recordId)!.provinceCode)));
  return update.proposals.flatMap((proposal): PlannedProposal[] => {
    if (proposal.kind === 'VANISHED') {
      const { provinceCode } = records.get(proposal.id)!;
      const isMeant = isComplete && met.has(provinceCode) && canManageInstitution(actor, provinceCode);
      return isMeant ? [planned(proposal, provinceCode)] : [];
    }
    const row = byNumber.get(proposal.rowNumber)!;
    const isForeignCode = proposal.kind === 'CODE_CHANGE' && proposal.to.startsWith(FOREIGN);
    const isFirst = proposal.kind === 'NEW' && !met.has(row.candidate.provinceCode ?? '');
    return row.resolution.action === 'error' || isForeignCode || isFirst
      ? []
      : [planned(proposal, row.candidate.provinceCode)];
  });
}

function planned(proposal: UpdateProposal, provinceCode: string | null): PlannedProposal {
  const base = { provinceCode, rowNumber: null, recordId: null, isFormer: false, heldById: null, suggestions: [] };
  switch (proposal.kind) {
    case 'RENAME': {
      const { rowNumber, id, from, to, isFormer, heldBy } = proposal;
      const confidence = isFormer ? 30 : heldBy === null ? 60 + Math.round(40 * likeness(from, to)) : 40;
      return {
        ...base,
        kind: 'RENAME',
        rowNumber,
        recordId: id,
        fromText: from,
        toText: to,
        isFormer,
        heldById: heldBy,
        confidence,
      };
    }
    case 'CODE_CHANGE': {
      const { rowNumber, id, from, to, isFormer } = proposal;
      return {
        ...base,
        kind: 'CODE_CHANGE',
        rowNumber,
        recordId: id,
        fromText: from,
        toText: to,
        isFormer,
        confidence: isFormer ? 30 : 90,
      };
    }
    case 'VANISHED': {
      const suggestions = proposal.successors.map(suggestionOf);
      const confidence = 50 + Math.round((suggestions[0]?.likeness ?? 0) / 2);
      return {
        ...base,
        kind: 'VANISHED',
        recordId: proposal.id,
        fromText: proposal.name,
        toText: null,
        confidence,
        suggestions,
      };
    }
    case 'NEW': {
      const suggestions = proposal.predecessors.map(suggestionOf);
      const confidence = 100 - Math.round((suggestions[0]?.likeness ?? 0) / 2);
      return {
        ...base,
        kind: 'NEW',
        rowNumber: proposal.rowNumber,
        fromText: null,
        toText: proposal.name,
        confidence,
        suggestions,
      };
    }
  }
}

function suggestionOf({ ref, name, likeness: share }: Suggestion): PlannedProposal['suggestions'][number] {
  const isRow = ref.startsWith('row:');
  return {
    institutionId: isRow ? null : encodeId('ins', ref),
    rowNumber: isRow ? Number(ref.slice(4)) : null,
    name,
    likeness: Math.round(share * 100),
  };
}
