import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { grantOver } from '../../kernel/scope.ts';
import type { InstitutionCategory } from '../institution/index.ts';
import { Organization, OrganizationChange, periodOf, scopeKeysOf } from '../organization/index.ts';
import type { Chunk } from './import-target.ts';
import { type Issue, issue } from './profile/issue.ts';

/** A school that a list names. */
export interface ListedSchool {
  readonly rowNumber: number;
  /** Null while the school itself is new. */
  readonly institutionId: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly provinceCode: string;
}

/** A school whose union is to be made. */
export interface UnionSchool extends ListedSchool {
  readonly institutionId: string;
  readonly category: InstitutionCategory;
  readonly divisionCode: string | null;
}

interface Federation {
  readonly id: string;
  readonly name: string;
  readonly provinceCode: string;
}

/** The name of a school's student union. */
const unionName = (school: string): string => `${school}学生会`;

/**
 * Says of each school by row number whether a union is wanted, or which warning stands against it; schools that have one
 * are not in the answer.
 */
export async function judgeUnions(
  run: Run,
  actor: Actor,
  schools: readonly ListedSchool[],
): Promise<ReadonlyMap<number, 'WANTED' | Issue>> {
  const federations = await federationsOf(run, schools);
  const having = await schoolsWithUnion(run, schools);
  const holders = await holdersOf(run, schools, federations);
  const judgements = new Map<number, 'WANTED' | Issue>();
  for (const { rowNumber, institutionId, name, code, provinceCode } of schools) {
    if (institutionId !== null && having.has(institutionId)) {
      continue;
    }
    const federation = federations.get(provinceCode);
    const holder =
      holders.get(`code ${code ?? ''}`) ?? (federation && holders.get(`name ${federation.id} ${unionName(name)}`));
    if (!federation) {
      judgements.set(rowNumber, issue('UNION_NO_FEDERATION', null, { province: provinceCode }));
    } else if (grantOver(actor, 'organization.create', provincialKeys(federation.id)) === null) {
      judgements.set(rowNumber, issue('UNION_FORBIDDEN', null, { unit: federation.name }));
    } else if (holder !== undefined) {
      judgements.set(rowNumber, issue('UNION_TAKEN', null, { unit: holder }));
    } else {
      judgements.set(rowNumber, 'WANTED');
    }
  }
  return judgements;
}

const provincialKeys = (id: string) => ({
  organizationId: id,
  provinceId: id,
  cityId: null,
  schoolId: null,
  departmentId: null,
});

async function federationsOf(run: Run, schools: readonly ListedSchool[]): Promise<ReadonlyMap<string, Federation>> {
  const provinces = [...new Set(schools.map(({ provinceCode }) => provinceCode))];
  const rows = await run<Federation>(
    sql`select id, name, division_code as "provinceCode" from organization
      where level = 'PROVINCIAL' and kind = 'FEDERATION' and status = 'ACTIVE' and division_code = any(${provinces}::text[]) order by id`,
  );
  return new Map(rows.map((row) => [row.provinceCode, row]));
}

async function schoolsWithUnion(run: Run, schools: readonly ListedSchool[]): Promise<ReadonlySet<string>> {
  const ids = schools.flatMap(({ institutionId }) => institutionId ?? []);
  const rows = await run<{ id: string }>(
    sql`select distinct institution_id as id from organization where institution_id = any(${ids}::uuid[]) and level = 'SCHOOL'
      and kind = 'STUDENT_UNION' and status in ('ACTIVE', 'SUSPENDED')`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Names of organizations that bear a code or a name that a union would get. */
async function holdersOf(
  run: Run,
  schools: readonly ListedSchool[],
  federations: ReadonlyMap<string, Federation>,
): Promise<ReadonlyMap<string, string>> {
  const codes = schools.flatMap(({ code }) => code ?? []);
  const names = schools.map(({ name }) => unionName(name));
  const parents = [...federations.values()].map(({ id }) => id);
  const rows = await run<{ name: string; code: string | null; parentId: string | null }>(
    sql`select name, external_code as code, parent_id as "parentId" from organization where status in ('ACTIVE', 'SUSPENDED')
      and (external_code = any(${codes}::text[]) or (parent_id = any(${parents}::uuid[]) and name = any(${names}::text[])))`,
  );
  return new Map(
    rows.flatMap(({ name, code, parentId }): [string, string][] => [
      ...(code === null ? [] : [[`code ${code}`, name] as [string, string]]),
      [`name ${parentId ?? ''} ${name}`, name],
    ]),
  );
}

/**
 * Makes the unions of schools below the federations of their provinces: the school's name with 学生会, its code as outside
 * code, its category. What was judged before is not judged again; gives the number made.
 */
export async function createUnions(
  { uow, touches, effectiveOn, reason }: Chunk,
  schools: readonly UnionSchool[],
): Promise<number> {
  if (schools.length === 0) {
    return 0;
  }
  const federations = await federationsOf(uow.run, schools);
  const parents = await uow.em.find(Organization, { id: { $in: [...federations.values()].map(({ id }) => id) } });
  const byProvince = new Map(parents.map((parent) => [parent.divisionCode ?? '', parent]));
  const rowNumbers = new Map<string, number>();
  for (const school of schools) {
    const union = Object.assign(new Organization(), {
      id: newId(),
      level: 'SCHOOL',
      kind: 'STUDENT_UNION',
      name: unionName(school.name),
      shortName: null,
      nameEn: null,
      category: school.category,
      institutionId: school.institutionId,
      divisionCode: school.divisionCode ?? school.provinceCode,
      clubType: null,
      hostCountry: null,
      externalCode: school.code,
      status: 'ACTIVE',
      // The list does not say since when the union stands; its record begins with the import.
      foundedOn: null,
      closedOn: null,
      lastChangedOn: effectiveOn,
      successorIds: [],
      createdAt: uow.clock.now(),
    });
    union.placeBelow(byProvince.get(school.provinceCode)!);
    union.index([]);
    const change = Object.assign(new OrganizationChange(), {
      ...scopeKeysOf(union),
      id: newId(),
      organizationId: union.id,
      kind: 'CREATED',
      effectiveOn,
      before: null,
      after: union.name,
      reason,
      document: null,
      relatedIds: [],
      accountId: uow.actor.accountId,
      recordedAt: uow.clock.now(),
    });
    uow.em.persist([union, periodOf(union, effectiveOn), change]);
    rowNumbers.set(union.id, school.rowNumber);
  }
  touches.created('organization', 'id', rowNumbers);
  touches.created('organization_period', 'organization_id', rowNumbers);
  touches.created('organization_change', 'organization_id', rowNumbers);
  return schools.length;
}
