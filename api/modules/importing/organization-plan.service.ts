import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import { canManageInstitution } from '../institution/index.ts';
import { factsOf, type ImportPlan, type PlannedProposal, type PlanSettings } from './import-target.ts';
import { directoryFor, placeRows, type Place } from './organization-place.service.ts';
import { type Issue, issue } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import { type OrganizationCandidate, parseOrganizations } from './profile/parse-organization.ts';
import { likeness } from './profile/plan-update.ts';
import { type FieldValues, resolveState, type RowResolution } from './profile/resolve-state.ts';
import type { Sheet } from './sheet/sheet.ts';

/** A recorded organization or faculty that a row means. */
export interface RecordedUnit extends ScopeKeys {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly code: string | null;
  readonly foundedOn: string | null;
  readonly parentId: string | null;
  readonly parentName: string | null;
  /** Federations with which an overseas association keeps in touch now. */
  readonly affiliations: readonly { readonly id: string; readonly name: string }[];
  readonly version: number;
}

/** A row of a list of units with its place and the record that it means. */
export interface ResolvedUnit {
  readonly candidate: OrganizationCandidate;
  readonly issues: readonly Issue[];
  readonly recordId: string | null;
  readonly record: RecordedUnit | null;
  readonly place: Place | null;
  readonly resolution: RowResolution;
}

/** Plans a list of faculties, clubs and other organizations. */
export async function planOrganizations(
  sheet: Sheet,
  profile: MappingProfile | undefined,
  settings: PlanSettings,
): Promise<ImportPlan> {
  const parsed = parseOrganizations(sheet, settings.today, ...(profile ? ([profile] as const) : []));
  const rows = await resolveUnits(parsed.candidates, settings);
  return {
    profile: parsed.profile,
    header: parsed.header,
    issues: parsed.issues,
    sections: [],
    isComplete: false,
    rows: rows.map(({ candidate, issues, recordId, resolution, place }) => ({
      rowNumber: candidate.rowNumber,
      candidate: factsOf(candidate),
      issues,
      recordId,
      resolution,
      needsUnion: false,
      tier: place?.tier ?? 0,
    })),
    proposals: rows.flatMap(renameOf),
  };
}

/** A new name of an organization carries history, so it is proposed; the code says that it is the same organization. */
function renameOf({ candidate, record, resolution }: ResolvedUnit): PlannedProposal[] {
  const isRename = resolution.action === 'changed' && resolution.diffs.some(({ field }) => field === 'name');
  if (!isRename || record === null || candidate.kind === 'FACULTY') {
    return [];
  }
  return [
    {
      kind: 'RENAME',
      rowNumber: candidate.rowNumber,
      recordId: record.id,
      provinceCode: null,
      fromText: record.name,
      toText: candidate.name,
      isFormer: false,
      heldById: null,
      confidence: 60 + Math.round(40 * likeness(record.name, candidate.name)),
      suggestions: [],
    },
  ];
}

/** Compares rows with the organizations and faculties as they stand now, for one actor. */
export async function resolveUnits(
  candidates: readonly OrganizationCandidate[],
  { run, actor }: Pick<PlanSettings, 'run' | 'actor'>,
): Promise<ResolvedUnit[]> {
  const placements = placeRows(candidates, await directoryFor(run, candidates));
  const places = new Map(
    [...placements].flatMap(([row, placement]) => ('place' in placement ? [[row, placement.place] as const] : [])),
  );
  const records = await recordsFor(run, candidates, places);
  return candidates.map((candidate): ResolvedUnit => {
    const placement = placements.get(candidate.rowNumber)!;
    const place = 'place' in placement ? placement.place : null;
    const record = place === null ? null : recordOf(candidate, place, records);
    const more = 'issue' in placement ? [placement.issue] : judge(candidate, placement.place, record, actor);
    // A row with mistakes of its own does not need to hear that its parent is not found either.
    const issues = candidate.issues.some(({ severity }) => severity === 'error')
      ? candidate.issues
      : [...candidate.issues, ...more];
    const resolution = resolveState(issues, valuesOf(candidate, place), record && recordedValues(record, place));
    return { candidate, issues, recordId: record?.id ?? null, record, place, resolution };
  });
}

function valuesOf({ name, foundedOn, externalCode, kind }: OrganizationCandidate, place: Place | null): FieldValues {
  return {
    affiliatedWith: place?.affiliatedId === undefined ? undefined : place.parentName,
    name,
    foundedOn: kind === 'FACULTY' ? undefined : (foundedOn ?? undefined),
    externalCode: externalCode ?? undefined,
  };
}

const recordedValues = ({ name, foundedOn, code, affiliations }: RecordedUnit, place: Place | null): FieldValues => ({
  affiliatedWith: affiliations.some(({ id }) => id === place?.affiliatedId)
    ? (place?.parentName ?? null)
    : affiliations.map(({ name: federation }) => federation).join('、') || null,
  name,
  foundedOn,
  externalCode: code,
});

function judge(candidate: OrganizationCandidate, place: Place, record: RecordedUnit | null, actor: Actor): Issue[] {
  if (candidate.kind === 'FACULTY') {
    return place.provinceCode !== null && canManageInstitution(actor, place.provinceCode)
      ? []
      : [issue('NOT_YOUR_UNIT', null, { unit: place.parentName })];
  }
  if (record === null) {
    const isAllowed =
      grantOver(actor, 'organization.create', place.keys) !== null &&
      (place.affiliatedId === undefined || grantOver(actor, 'organization.link', place.keys) !== null);
    return isAllowed ? [] : [issue('NOT_YOUR_UNIT', null, { unit: place.parentName })];
  }
  if (record.kind !== candidate.kind) {
    return [issue('KIND_DIFFERS', 'kind', { recorded: record.kind })];
  }
  if (record.parentId !== place.parentId) {
    return [issue('PARENT_DIFFERS', 'parentPath', { recorded: record.parentName ?? '', listed: place.parentName })];
  }
  const isLinked = place.affiliatedId === undefined || record.affiliations.some(({ id }) => id === place.affiliatedId);
  return grantOver(actor, 'organization.update', record) === null ||
    (!isLinked && grantOver(actor, 'organization.link', record) === null)
    ? [issue('NOT_YOUR_UNIT', null, { unit: record.name })]
    : [];
}

interface Records {
  readonly byCode: ReadonlyMap<string, RecordedUnit>;
  readonly byName: ReadonlyMap<string, RecordedUnit>;
}

const nameIn = (parentId: string | null, name: string): string => `${parentId ?? ''} ${name}`;

function recordOf(candidate: OrganizationCandidate, place: Place, { byCode, byName }: Records): RecordedUnit | null {
  const { externalCode, kind, name } = candidate;
  const isFaculty = kind === 'FACULTY';
  const home = isFaculty ? place.institutionId : place.parentId;
  const codeKey = isFaculty ? `${home ?? ''} ${externalCode ?? ''}` : externalCode;
  const found = externalCode === null ? undefined : byCode.get(codeKey ?? '');
  return found ?? (home === null && place.affiliatedId === undefined ? null : (byName.get(nameIn(home, name)) ?? null));
}

/** Organizations by outside code, and below the given parents by name; faculties by their school. */
async function recordsFor(
  run: Run,
  candidates: readonly OrganizationCandidate[],
  places: ReadonlyMap<number, Place>,
): Promise<Records> {
  const codes = candidates.flatMap(({ externalCode }) => externalCode ?? []);
  const names = candidates.map(({ name }) => name);
  const parents = [...places.values()].flatMap(({ parentId }) => parentId ?? []);
  const schools = [...places.values()].flatMap(({ level, institutionId }) =>
    level === null ? (institutionId ?? []) : [],
  );
  const organizations = await run<RecordedUnit>(
    sql`select o.id, o.kind, o.name, o.external_code as code, o.founded_on::text as "foundedOn", o.parent_id as "parentId",
        above.name as "parentName", o.version,
        coalesce((select json_agg(json_build_object('id', other.id, 'name', other.name) order by other.id) from organization_link l
          join organization other on other.id = l.to_id where l.from_id = o.id and l.kind = 'AFFILIATED_WITH' and l.valid_until is null), '[]'::json) as affiliations,
        o.id as "organizationId", o.province_id as "provinceId", o.city_id as "cityId",
        o.school_id as "schoolId", o.department_id as "departmentId"
      from organization o left join organization above on above.id = o.parent_id
      where o.status in ('ACTIVE', 'SUSPENDED') and (o.external_code = any(${codes}::text[])
        or (o.parent_id = any(${parents}::uuid[]) and o.name = any(${names}::text[]))
        or (o.kind = 'OVERSEAS_ASSOCIATION' and o.name = any(${names}::text[])))`,
  );
  const faculties = await run<RecordedUnit>(
    sql`select u.id, 'FACULTY' as kind, u.name, u.external_code as code, null as "foundedOn", u.institution_id as "parentId",
        i.name as "parentName", '[]'::json as affiliations, u.version, null as "organizationId", null as "provinceId", null as "cityId", null as "schoolId",
        null as "departmentId"
      from institution_unit u join institution i on i.id = u.institution_id
      where u.kind = 'FACULTY' and u.closed_on is null and u.institution_id = any(${schools}::uuid[])`,
  );
  return {
    byCode: new Map([
      ...organizations.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const])),
      ...faculties.flatMap((unit) =>
        unit.code === null ? [] : [[`${unit.parentId ?? ''} ${unit.code}`, unit] as const],
      ),
    ]),
    byName: new Map([...organizations, ...faculties].map((unit) => [nameIn(unit.parentId, unit.name), unit])),
  };
}
