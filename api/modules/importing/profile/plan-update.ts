import { nameKey } from './cell-text.ts';
import { hasError } from './issue.ts';
import type { InstitutionCandidate } from './parse-institution.ts';
import { type FieldValues, institutionValues, isSameName, resolveState, type RowResolution } from './resolve-state.ts';

/** A school as it is recorded, with what it was called before. */
export interface InstitutionRecord {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly provinceCode: string;
  readonly formerNames?: readonly string[];
  readonly formerCodes?: readonly string[];
  /** Further comparable values, by the field names of `institutionValues`. */
  readonly values: FieldValues;
}

/** A record or row that may be the other end of a change that the list does not spell out. */
export interface Suggestion {
  /** Record id, or `row:` with the row number. */
  readonly ref: string;
  readonly name: string;
  /** 0 to 1, likeness of the names. */
  readonly likeness: number;
}

/**
 * What a yearly list means for the records, to be confirmed one by one or together; a list never renames, recodes, closes
 * or creates anything by itself.
 */
export type UpdateProposal =
  /** Same code, other name. `heldBy`: the record that bears the new name today, as after a merger. */
  | {
      readonly kind: 'RENAME';
      readonly rowNumber: number;
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly isFormer: boolean;
      readonly heldBy: string | null;
    }
  /** Same name and province, other code. */
  | {
      readonly kind: 'CODE_CHANGE';
      readonly rowNumber: number;
      readonly id: string;
      readonly from: string | null;
      readonly to: string;
      readonly isFormer: boolean;
    }
  /** Recorded, in a province that the file covers, but not in the file. */
  | {
      readonly kind: 'VANISHED';
      readonly id: string;
      readonly name: string;
      readonly code: string | null;
      readonly successors: readonly Suggestion[];
    }
  /** In the file, not recorded. */
  | {
      readonly kind: 'NEW';
      readonly rowNumber: number;
      readonly name: string;
      readonly code: string | null;
      readonly predecessors: readonly Suggestion[];
    };

/** One row with the record it means and what taking it over would do. */
export interface PlannedRow {
  readonly rowNumber: number;
  readonly existingId: string | null;
  readonly resolution: RowResolution;
}

/** A list compared with the records. */
export interface UpdatePlan {
  readonly rows: readonly PlannedRow[];
  readonly proposals: readonly UpdateProposal[];
  /** True when nothing is recorded in the covered provinces: everything is new and nothing needs a look back. */
  readonly isFirst: boolean;
  /** Provinces in which a missing record counts as vanished. */
  readonly coveredProvinces: readonly string[];
}

/** Likeness from which a vanished and a new school are suggested to each other. */
const LIKELY = 0.5;
const MOST_SUGGESTIONS = 3;

/**
 * Plans a yearly update. A row means the record of its code, else the only unmatched one of its name in its province,
 * else the one that had its code before. `inScope` says which records this kind of list would contain at all.
 */
export function planUpdate(
  candidates: readonly InstitutionCandidate[],
  existing: readonly InstitutionRecord[],
  inScope: (record: InstitutionRecord) => boolean = () => true,
): UpdatePlan {
  const matches = matchRecords(candidates, existing);
  const matched = new Set(matches.values());
  const covered = new Set(candidates.flatMap(({ provinceCode }) => provinceCode ?? []));
  const scoped = existing.filter((record) => covered.has(record.provinceCode) && inScope(record));
  const vanished = scoped.filter((record) => !matched.has(record));
  const fresh = candidates.filter((candidate) => !matches.has(candidate) && !hasError(candidate.issues));
  const byName = Map.groupBy(existing, ({ name, provinceCode }) => placeKey(name, provinceCode));
  const rows = candidates.map((candidate): PlannedRow => {
    const record = matches.get(candidate) ?? null;
    const values = record && {
      ...record.values,
      name: record.name,
      code: record.code,
      provinceCode: record.provinceCode,
    };
    const resolution = resolveState(candidate.issues, institutionValues(candidate), values);
    return { rowNumber: candidate.rowNumber, existingId: record?.id ?? null, resolution };
  });
  const changes = candidates.flatMap((candidate): UpdateProposal[] => {
    const record = matches.get(candidate);
    return record && !hasError(candidate.issues) ? changesOf(candidate, record, byName) : [];
  });
  return {
    rows,
    proposals: [...changes, ...endings(vanished, fresh), ...beginnings(fresh, vanished)],
    isFirst: scoped.length === 0,
    coveredProvinces: [...covered].sort(),
  };
}

function matchRecords(
  candidates: readonly InstitutionCandidate[],
  existing: readonly InstitutionRecord[],
): Map<InstitutionCandidate, InstitutionRecord> {
  const matches = new Map<InstitutionCandidate, InstitutionRecord>();
  const taken = new Set<InstitutionRecord>();
  const take = (candidate: InstitutionCandidate, record: InstitutionRecord | undefined): void => {
    if (record && !taken.has(record) && !matches.has(candidate)) {
      matches.set(candidate, record);
      taken.add(record);
    }
  };
  const byCode = new Map(existing.flatMap((record) => (record.code === null ? [] : [[record.code, record] as const])));
  for (const candidate of candidates) {
    take(candidate, candidate.code === null ? undefined : byCode.get(candidate.code));
  }
  const byName = Map.groupBy(existing, ({ name, provinceCode }) => placeKey(name, provinceCode));
  for (const candidate of candidates) {
    const same = (byName.get(placeKey(candidate.name, candidate.provinceCode)) ?? []).filter(
      (record) => !taken.has(record),
    );
    take(candidate, same.length === 1 ? same[0] : undefined);
  }
  const byFormerCode = new Map(
    existing.flatMap((record) => (record.formerCodes ?? []).map((code) => [code, record] as const)),
  );
  for (const candidate of candidates) {
    take(candidate, candidate.code === null ? undefined : byFormerCode.get(candidate.code));
  }
  return matches;
}

function changesOf(
  candidate: InstitutionCandidate,
  record: InstitutionRecord,
  byName: ReadonlyMap<string, readonly InstitutionRecord[]>,
): UpdateProposal[] {
  const { rowNumber, name, code } = candidate;
  const proposals: UpdateProposal[] = [];
  if (!isSameName(name, record.name)) {
    const isFormer = (record.formerNames ?? []).some((former) => isSameName(former, name));
    const holder = (byName.get(placeKey(name, candidate.provinceCode)) ?? []).find(({ id }) => id !== record.id);
    proposals.push({
      kind: 'RENAME',
      rowNumber,
      id: record.id,
      from: record.name,
      to: name,
      isFormer,
      heldBy: holder?.id ?? null,
    });
  }
  if (code !== null && code !== record.code) {
    const isFormer = record.formerCodes?.includes(code) ?? false;
    proposals.push({ kind: 'CODE_CHANGE', rowNumber, id: record.id, from: record.code, to: code, isFormer });
  }
  return proposals;
}

function endings(vanished: readonly InstitutionRecord[], fresh: readonly InstitutionCandidate[]): UpdateProposal[] {
  const byProvince = Map.groupBy(fresh, ({ provinceCode }) => provinceCode ?? '');
  return vanished.map(({ id, name, code, provinceCode }) => {
    const others = (byProvince.get(provinceCode) ?? []).map((candidate) => ({
      ref: `row:${candidate.rowNumber}`,
      name: candidate.name,
    }));
    return { kind: 'VANISHED', id, name, code, successors: likeliest(name, others) };
  });
}

function beginnings(fresh: readonly InstitutionCandidate[], vanished: readonly InstitutionRecord[]): UpdateProposal[] {
  const byProvince = Map.groupBy(vanished, ({ provinceCode }) => provinceCode);
  return fresh.map(({ rowNumber, name, code, provinceCode }) => {
    const others = (byProvince.get(provinceCode ?? '') ?? []).map((record) => ({ ref: record.id, name: record.name }));
    return { kind: 'NEW', rowNumber, name, code, predecessors: likeliest(name, others) };
  });
}

function likeliest(name: string, others: readonly { ref: string; name: string }[]): Suggestion[] {
  return others
    .map((other) => ({ ...other, likeness: likeness(name, other.name) }))
    .filter((other) => other.likeness >= LIKELY)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_SUGGESTIONS);
}

/** Shared pairs of neighbouring characters over all pairs (Dice), 0 to 1, rounded to hundredths. */
export function likeness(a: string, b: string): number {
  const pairs = (name: string): string[] => {
    const characters = [...nameKey(name)];
    return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  };
  const left = pairs(a);
  const right = pairs(b);
  const rest = [...right];
  let shared = 0;
  for (const pair of left) {
    const index = rest.indexOf(pair);
    if (index !== -1) {
      rest.splice(index, 1);
      shared += 1;
    }
  }
  return left.length + right.length === 0 ? 0 : Math.round((200 * shared) / (left.length + right.length)) / 100;
}

function placeKey(name: string, provinceCode: string | null): string {
  return `${provinceCode ?? ''} ${nameKey(name)}`;
}
