import sql from 'sql-template-tag';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { CHILD_LEVELS, LEVELS_OF_KIND, type OrganizationKind } from '../organization/index.ts';
import { divisionTable } from './institution-plan.service.ts';
import { echo } from './profile/cell-text.ts';
import { type Issue, issue } from './profile/issue.ts';
import type { OrganizationCandidate } from './profile/parse-organization.ts';

/** Where a row of a file is to stand. */
export interface Place {
  /** Null for a faculty, which is no organization. */
  readonly level: OrganizationLevel | null;
  readonly parentId: string | null;
  /** Row of the same file that makes the parent. */
  readonly parentRow: number | null;
  readonly parentName: string;
  /** Federation with which an overseas association keeps in touch; such an association has no parent. */
  readonly affiliatedId?: string;
  readonly institutionId: string | null;
  readonly provinceCode: string | null;
  /** Scope keys of the parent, as far as it stands already. */
  readonly keys: ScopeKeys;
  /** 0 below what stands, else one more than the parent's row. */
  readonly tier: number;
}

/** A place, or why there is none. */
export type Placement = { readonly place: Place } | { readonly issue: Issue };

interface School {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly provinceCode: string;
}

interface Unit extends ScopeKeys {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly level: OrganizationLevel;
  readonly kind: OrganizationKind;
  readonly parentName: string | null;
  readonly institutionId: string | null;
  readonly provinceCode: string | null;
}

/** Kinds that stand beside their school below the federation of the province, not below the school's union. */
const SCHOOL_KINDS: ReadonlySet<string> = new Set(['STUDENT_UNION', 'GRADUATE_UNION', 'LEAGUE_COMMITTEE']);

/** What the files' references to parents may mean. */
export interface Directory {
  readonly schools: readonly School[];
  readonly units: readonly Unit[];
  /** Division code by the name of a province as files write it. */
  readonly provinces: ReadonlyMap<string, string>;
}

/** Loads what the parents of these rows may be, in a few statements however many rows there are. */
export async function directoryFor(run: Run, candidates: readonly OrganizationCandidate[]): Promise<Directory> {
  const codes = [...new Set(candidates.flatMap(({ parent }) => parent.code ?? []))];
  const names = [...new Set(candidates.flatMap(({ parent }) => parent.path.at(-1) ?? []))];
  const schools = await run<School>(
    sql`select id, name, code, province_code as "provinceCode" from institution
      where status = 'ACTIVE' and (code = any(${codes}::text[]) or name = any(${names}::text[])) order by id`,
  );
  const units = await run<Unit>(
    sql`select o.id, o.name, o.external_code as code, o.level, o.kind, o.institution_id as "institutionId", above.name as "parentName",
        coalesce(p.division_code, i.province_code) as "provinceCode", o.id as "organizationId", o.province_id as "provinceId",
        o.city_id as "cityId", o.school_id as "schoolId", o.department_id as "departmentId"
      from organization o left join organization above on above.id = o.parent_id left join organization p on p.id = o.province_id
      left join institution i on i.id = o.institution_id
      where o.status = 'ACTIVE' and (o.external_code = any(${codes}::text[]) or o.name = any(${names}::text[])
        or (o.level = 'NATIONAL' and o.kind = 'FEDERATION')
        or (o.level = 'SCHOOL' and o.institution_id = any(${schools.map(({ id }) => id)}::uuid[]))
        or (o.level = 'PROVINCIAL' and o.kind = 'FEDERATION' and o.division_code = any(${schools.map(({ provinceCode }) => provinceCode)}::text[])))
      order by o.kind <> 'STUDENT_UNION', o.id`,
  );
  const written = [...new Set(candidates.flatMap(({ parent }) => parent.province ?? []))];
  const table = written.length > 0 ? await divisionTable(run) : null;
  const provinces = new Map(
    written.flatMap((name) => (table?.findProvince(name) ? [[name, table.findProvince(name)!.code] as const] : [])),
  );
  return { schools, units, provinces };
}

/** Finds where each row is to stand: below what is recorded, else below another row of the file. */
export function placeRows(
  candidates: readonly OrganizationCandidate[],
  directory: Directory,
): ReadonlyMap<number, Placement> {
  const placements = new Map<number, Placement>();
  const place = (candidate: OrganizationCandidate): Placement => {
    const known = placements.get(candidate.rowNumber);
    if (known) {
      return known;
    }
    // Held while the parents are looked for, so that a circle ends.
    placements.set(candidate.rowNumber, unknown(candidate));
    const found = placeAmong(candidate, directory) ?? placeInFile(candidate, candidates, place) ?? unknown(candidate);
    placements.set(candidate.rowNumber, found);
    return found;
  };
  candidates.forEach(place);
  return placements;
}

function referenceOf({ parent }: OrganizationCandidate): string {
  return echo([parent.code, parent.path.join(' / ')].filter(Boolean).join(' '));
}

const unknown = (candidate: OrganizationCandidate): Placement => ({
  issue: issue('PARENT_UNKNOWN', 'parentPath', { value: referenceOf(candidate) }),
});

/** The level of a kind directly below a level, if it may stand there. */
function levelBelow(kind: OrganizationKind, parent: OrganizationLevel): OrganizationLevel | null {
  return CHILD_LEVELS[parent].find((level) => LEVELS_OF_KIND[kind].includes(level)) ?? null;
}

function placeAmong(candidate: OrganizationCandidate, directory: Directory): Placement | null {
  const { kind } = candidate;
  if (kind === null) {
    return null;
  }
  if (kind === 'OVERSEAS_ASSOCIATION') {
    const federations = directory.units.filter(
      (unit) =>
        unit.kind === 'FEDERATION' && (namesParent(candidate) ? isMeant(candidate, unit) : unit.level === 'NATIONAL'),
    );
    return one(candidate, narrowed(candidate, directory, federations), overseasPlace);
  }
  const schools = narrowed(
    candidate,
    directory,
    directory.schools.filter((school) => isMeant(candidate, school)),
  );
  if (kind === 'FACULTY') {
    return one(candidate, schools, (school) => facultyPlace(school));
  }
  if (SCHOOL_KINDS.has(kind) && schools.length > 0) {
    return one(candidate, schools, (school) => besideSchool(candidate, kind, school, directory));
  }
  const named = directory.units.filter((unit) => isMeant(candidate, unit));
  const allowed = narrowed(
    candidate,
    directory,
    named.filter(({ level }) => levelBelow(kind, level) !== null),
  );
  if (allowed.length > 0) {
    return one(candidate, allowed, (unit) => below(kind, unit));
  }
  const unions = schools.flatMap((school) => directory.units.find((unit) => isUnionOf(unit, school)) ?? []);
  if (unions.some(({ level }) => levelBelow(kind, level) !== null)) {
    return one(candidate, unions, (unit) => below(kind, unit));
  }
  return named.length > 0 || unions.length > 0
    ? { issue: issue('PARENT_NOT_ALLOWED', 'parentPath', { value: referenceOf(candidate) }) }
    : null;
}

const namesParent = ({ parent }: OrganizationCandidate): boolean => parent.code !== null || parent.path.length > 0;

const isUnionOf = (unit: Unit, school: School): boolean => unit.level === 'SCHOOL' && unit.institutionId === school.id;

/** A code says more than a name; the name of the parent counts only when there is no code. */
function isMeant(
  { parent }: OrganizationCandidate,
  found: { readonly name: string; readonly code: string | null },
): boolean {
  return parent.code === null ? found.name === parent.path.at(-1) : found.code === parent.code;
}

/** Tells namesakes apart by the province and by the name above the parent, where the file gives them. */
function narrowed<Found extends { readonly provinceCode: string | null; readonly parentName?: string | null }>(
  { parent }: OrganizationCandidate,
  directory: Directory,
  found: readonly Found[],
): readonly Found[] {
  const province = parent.province === null ? null : (directory.provinces.get(parent.province) ?? '');
  const inProvince = province === null ? found : found.filter(({ provinceCode }) => provinceCode === province);
  const above = parent.path.at(-2);
  const byAbove = inProvince.filter(({ parentName }) => above !== undefined && (parentName ?? '').startsWith(above));
  return inProvince.length > 1 && byAbove.length > 0 ? byAbove : inProvince;
}

function one<Found>(
  candidate: OrganizationCandidate,
  found: readonly Found[],
  place: (found: Found) => Placement,
): Placement | null {
  if (found.length > 1) {
    return { issue: issue('PARENT_AMBIGUOUS', 'parentPath', { value: referenceOf(candidate), count: found.length }) };
  }
  return found.length === 0 ? null : place(found[0]!);
}

const NOWHERE: ScopeKeys = { organizationId: null, provinceId: null, cityId: null, schoolId: null, departmentId: null };

function facultyPlace({ id, name, provinceCode }: School): Placement {
  return {
    place: {
      level: null,
      parentId: null,
      parentRow: null,
      parentName: name,
      institutionId: id,
      provinceCode,
      keys: NOWHERE,
      tier: 0,
    },
  };
}

/** Affiliation gives no command, so nothing of the federation's place is taken over. */
function overseasPlace({ id, name }: Unit): Placement {
  return {
    place: {
      level: 'SCHOOL',
      parentId: null,
      parentRow: null,
      parentName: name,
      affiliatedId: id,
      institutionId: null,
      provinceCode: null,
      keys: NOWHERE,
      tier: 0,
    },
  };
}

function below(kind: OrganizationKind, unit: Unit): Placement {
  const { organizationId, provinceId, cityId, schoolId, departmentId } = unit;
  return {
    place: {
      level: levelBelow(kind, unit.level),
      parentId: unit.id,
      parentRow: null,
      parentName: unit.name,
      institutionId: unit.institutionId,
      provinceCode: unit.provinceCode,
      keys: { organizationId, provinceId, cityId, schoolId, departmentId },
      tier: 0,
    },
  };
}

function besideSchool(
  candidate: OrganizationCandidate,
  kind: OrganizationKind,
  school: School,
  directory: Directory,
): Placement {
  const federation = directory.units.find(
    ({ level, kind: of, provinceCode }) =>
      level === 'PROVINCIAL' && of === 'FEDERATION' && provinceCode === school.provinceCode,
  );
  if (!federation) {
    return unknown(candidate);
  }
  const placement = below(kind, federation);
  return 'place' in placement
    ? { place: { ...placement.place, level: 'SCHOOL', institutionId: school.id } }
    : placement;
}

function placeInFile(
  candidate: OrganizationCandidate,
  candidates: readonly OrganizationCandidate[],
  place: (candidate: OrganizationCandidate) => Placement,
): Placement | null {
  const { kind } = candidate;
  const named = candidates.filter(
    (other) =>
      other !== candidate &&
      isMeant(candidate, { name: other.name, code: other.externalCode }) &&
      other.kind !== 'FACULTY',
  );
  const [parent] = named;
  if (!parent || kind === null || kind === 'FACULTY' || kind === 'OVERSEAS_ASSOCIATION') {
    return null;
  }
  if (named.length > 1) {
    return { issue: issue('PARENT_AMBIGUOUS', 'parentPath', { value: referenceOf(candidate), count: named.length }) };
  }
  const above = place(parent);
  if (!('place' in above) || above.place.level === null || parent.issues.some(({ severity }) => severity === 'error')) {
    return null;
  }
  const level = levelBelow(kind, above.place.level);
  if (level === null) {
    return { issue: issue('PARENT_NOT_ALLOWED', 'parentPath', { value: referenceOf(candidate) }) };
  }
  return {
    place: {
      ...above.place,
      level,
      parentId: null,
      parentRow: parent.rowNumber,
      parentName: parent.name,
      // The parent has no key of its own yet: only what lies above it can give authority.
      keys: { ...above.place.keys, organizationId: null },
      tier: above.place.tier + 1,
    },
  };
}
