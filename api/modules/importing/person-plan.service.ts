import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import type { InstitutionCategory } from '../institution/index.ts';
import { factsOf, type ImportPlan, type PlanSettings } from './import-target.ts';
import { echo } from './profile/cell-text.ts';
import { type Issue, issue } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import { parsePeople, type PersonCandidate } from './profile/parse-person.ts';
import { type FieldValues, resolveState, type RowResolution } from './profile/resolve-state.ts';
import type { Sheet } from './sheet/sheet.ts';

/** A school of the register with the organization that keeps its people's records. */
export interface Home {
  readonly institutionId: string;
  readonly name: string;
  readonly category: InstitutionCategory;
  readonly keys: ScopeKeys | null;
}

interface RecordedPerson extends ScopeKeys {
  readonly id: string;
  readonly institutionId: string | null;
  readonly version: number;
  readonly values: FieldValues;
}

/** A row of a list of people with its school and the record that it means. */
export interface ResolvedPerson {
  readonly candidate: PersonCandidate;
  readonly issues: readonly Issue[];
  readonly recordId: string | null;
  readonly record: RecordedPerson | null;
  readonly home: Home | null;
  readonly resolution: RowResolution;
}

/** Plans a list of people. */
export async function planPeople(
  sheet: Sheet,
  profile: MappingProfile | undefined,
  settings: PlanSettings,
): Promise<ImportPlan> {
  const parsed = parsePeople(sheet, ...(profile ? ([profile] as const) : []));
  const rows = await resolvePeople(parsed.candidates, settings);
  return {
    profile: parsed.profile,
    header: parsed.header,
    issues: parsed.issues,
    sections: [],
    isComplete: false,
    rows: rows.map(({ candidate, issues, recordId, resolution }) => ({
      rowNumber: candidate.rowNumber,
      candidate: factsOf(candidate),
      issues,
      recordId,
      resolution,
      needsUnion: false,
    })),
    proposals: [],
  };
}

/** Compares rows with the persons recorded now, for one actor. */
export async function resolvePeople(
  candidates: readonly PersonCandidate[],
  { run, actor, ownerId }: Pick<PlanSettings, 'run' | 'actor' | 'ownerId'>,
): Promise<ResolvedPerson[]> {
  const homes = await homesFor(run, candidates, ownerId);
  const records = await recordsFor(run, candidates, homes);
  const similar = await similarTo(run, candidates, homes);
  return candidates.map((candidate): ResolvedPerson => {
    const found = homes.get(schoolKey(candidate)) ?? [];
    const home = found.length === 1 ? found[0]! : null;
    const record = home ? recordOf(candidate, home, records) : null;
    const more = home ? judge(candidate, home, record, similar, actor) : [schoolIssue(candidate, found.length)];
    const issues = candidate.issues.some(({ severity }) => severity === 'error')
      ? candidate.issues
      : [...candidate.issues, ...more];
    const resolution = resolveState(issues, valuesOf(candidate), record?.values ?? null);
    return { candidate, issues, recordId: record?.id ?? null, record, home, resolution };
  });
}

const schoolKey = ({ institution: { code, name } }: PersonCandidate): string =>
  code === null ? `name ${name ?? ''}` : `code ${code}`;

function schoolIssue({ institution: { code, name } }: PersonCandidate, count: number): Issue {
  const field = code === null ? 'institutionName' : 'institutionCode';
  const value = echo(code ?? name ?? '');
  return count === 0 ? issue('SCHOOL_UNKNOWN', field, { value }) : issue('SCHOOL_AMBIGUOUS', field, { value, count });
}

/** What a file says of a person; the grade is a year. */
function valuesOf(candidate: PersonCandidate): FieldValues {
  const { name, gender, studentNumber, grade, faculty, email, phone, externalCode } = candidate;
  return {
    name,
    gender: gender ?? undefined,
    studentNumber: studentNumber ?? undefined,
    grade: grade === null ? undefined : Number(grade),
    facultyUnit: faculty ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    externalCode: externalCode ?? undefined,
  };
}

function judge(
  candidate: PersonCandidate,
  home: Home,
  record: RecordedPerson | null,
  similar: ReadonlyMap<string, number>,
  actor: Actor,
): Issue[] {
  const keys = record ?? home.keys;
  if (keys === null) {
    return [issue('HOME_MISSING', 'institutionName', { value: home.name })];
  }
  if (grantOver(actor, 'person.manage', keys) === null) {
    return [issue('NOT_YOUR_UNIT', null, { unit: home.name })];
  }
  const count = record ? 0 : (similar.get(`${home.institutionId} ${candidate.name}`) ?? 0);
  return count > 0 ? [issue('PERSON_SIMILAR', 'name', { count })] : [];
}

/**
 * The schools of the rows by `schoolKey`. The record is kept by the organization for which the list is imported when it
 * belongs to the school, else by the school's student union.
 */
async function homesFor(
  run: Run,
  candidates: readonly PersonCandidate[],
  ownerId: string | null,
): Promise<ReadonlyMap<string, readonly Home[]>> {
  const codes = candidates.flatMap(({ institution: { code } }) => code ?? []);
  const names = candidates.flatMap(({ institution: { name } }) => name ?? []);
  const rows = await run<Omit<Home, 'keys'> & ScopeKeys & { readonly code: string | null }>(
    sql`select i.id as "institutionId", i.name, i.code, i.category, o.id as "organizationId", o.province_id as "provinceId",
        o.city_id as "cityId", o.school_id as "schoolId", o.department_id as "departmentId"
      from institution i left join lateral (
        select * from organization o where o.institution_id = i.id and o.status = 'ACTIVE'
          and (o.id = ${ownerId}::uuid or (o.level = 'SCHOOL' and o.kind = 'STUDENT_UNION'))
        order by o.id is distinct from ${ownerId}::uuid, o.id limit 1) o on true
      where i.status = 'ACTIVE' and (i.code = any(${codes}::text[]) or i.name = any(${names}::text[])) order by i.id`,
  );
  const homes = new Map<string, Home[]>();
  for (const { institutionId, name, code, category, ...keys } of rows) {
    const home: Home = { institutionId, name, category, keys: keys.organizationId === null ? null : keys };
    for (const key of [`name ${name}`, ...(code === null ? [] : [`code ${code}`])]) {
      homes.set(key, [...(homes.get(key) ?? []), home]);
    }
  }
  return homes;
}

type Records = ReadonlyMap<string, RecordedPerson>;

function recordOf(
  { externalCode, studentNumber }: PersonCandidate,
  home: Home,
  records: Records,
): RecordedPerson | null {
  const byCode =
    externalCode === null ? undefined : records.get(`code ${home.keys?.organizationId ?? ''} ${externalCode}`);
  const byNumber = studentNumber === null ? undefined : records.get(`number ${home.institutionId} ${studentNumber}`);
  return byCode ?? byNumber ?? null;
}

async function recordsFor(
  run: Run,
  candidates: readonly PersonCandidate[],
  homes: ReadonlyMap<string, readonly Home[]>,
): Promise<Records> {
  const all = [...homes.values()].flat();
  const rows = await run<ScopeKeys & FieldValues & { id: string; institutionId: string | null; version: number }>(
    sql`select id, institution_id as "institutionId", version, organization_id as "organizationId", province_id as "provinceId",
        city_id as "cityId", school_id as "schoolId", department_id as "departmentId", name, gender,
        student_number as "studentNumber", grade, faculty_unit as "facultyUnit", email, phone, external_code as "externalCode"
      from person where status <> 'MERGED' and (
        (institution_id = any(${all.map(({ institutionId }) => institutionId)}::uuid[])
          and student_number = any(${candidates.flatMap(({ studentNumber }) => studentNumber ?? [])}::text[]))
        or (organization_id = any(${all.flatMap(({ keys }) => keys?.organizationId ?? [])}::uuid[])
          and external_code = any(${candidates.flatMap(({ externalCode }) => externalCode ?? [])}::text[])))
      order by id desc`,
  );
  const records = new Map<string, RecordedPerson>();
  for (const {
    id,
    institutionId,
    version,
    organizationId,
    provinceId,
    cityId,
    schoolId,
    departmentId,
    ...values
  } of rows) {
    const person = { id, institutionId, version, organizationId, provinceId, cityId, schoolId, departmentId, values };
    records.set(`number ${institutionId ?? ''} ${String(values['studentNumber'] ?? '')}`, person);
    records.set(`code ${organizationId ?? ''} ${String(values['externalCode'] ?? '')}`, person);
  }
  return records;
}

/** How many records of each school bear each name of the file, counted only where the importer keeps the records. */
async function similarTo(
  run: Run,
  candidates: readonly PersonCandidate[],
  homes: ReadonlyMap<string, readonly Home[]>,
): Promise<ReadonlyMap<string, number>> {
  const all = [...homes.values()].flat();
  const rows = await run<{ key: string; count: number }>(
    sql`select institution_id || ' ' || name as key, count(*)::int as count from person
      where status <> 'MERGED' and name = any(${candidates.map(({ name }) => name)}::text[])
        and institution_id = any(${all.map(({ institutionId }) => institutionId)}::uuid[])
        and organization_id = any(${all.flatMap(({ keys }) => keys?.organizationId ?? [])}::uuid[])
      group by institution_id, name`,
  );
  return new Map(rows.map(({ key, count }) => [key, count]));
}
