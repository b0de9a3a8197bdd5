import sql from 'sql-template-tag';
import { platformActor, type OrganizationLevel } from '../kernel/actor.ts';
import { encodeId } from '../kernel/ids.ts';
import type { Permission } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { withTransaction } from '../kernel/read/transaction.ts';
import { runUnit } from '../kernel/unit-of-work.ts';
import { actorWith } from './actors.ts';
import type { TestApp } from './test-app.ts';
import {
  createOrganization,
  loadRulePacks,
  type FoundingFacts,
  type OrganizationKind,
} from '../modules/organization/index.ts';

/** An organization made for a test. */
export interface Made {
  readonly uuid: string;
  readonly id: string;
  readonly level: OrganizationLevel;
}

/** Day on which the test hierarchy begins. */
const BEGIN = '2020-09-01';

/** Every permission over organizations. */
const STRUCTURE: readonly Permission[] = [
  'organization.read',
  'organization.create',
  'organization.update',
  'organization.rename',
  'organization.move',
  'organization.merge',
  'organization.suspend',
  'organization.archive',
  'organization.link',
  'rulepack.manage',
  'rulepack.except',
];

/** The platform, as loaders and imports act. */
const platform = platformActor(STRUCTURE, 'test');

/** Someone with these permissions in an office of the organization. */
export const officerOf = (
  organization: Made,
  permissions: readonly Permission[] = STRUCTURE,
  reach: 'HERE' | 'SUBTREE' = 'SUBTREE',
) => actorWith(permissions, { organizationId: organization.uuid, level: organization.level, reach });

/** Founds an organization as the platform does. */
export async function make(
  app: TestApp,
  level: OrganizationLevel,
  kind: OrganizationKind,
  name: string,
  parent: Made | null,
  more: Partial<FoundingFacts> = {},
): Promise<Made> {
  const facts = { level, kind, name, parentId: parent?.uuid ?? null, institutionId: null, effectiveOn: BEGIN, ...more };
  const uuid = await runUnit(app.kernel, platform, (uow) => createOrganization(uow, facts));
  return { uuid, id: encodeId('org', uuid), level };
}

/** Two provinces, a city, three schools with a department, a faculty, its club, and the committee that guides a union. */
export async function makeHierarchy(app: TestApp) {
  await withTransaction(app.kernel, loadRulePacks);
  const national = await make(app, 'NATIONAL', 'FEDERATION', '全国学联', null);
  const hunan = await make(app, 'PROVINCIAL', 'FEDERATION', '湖南省学生联合会', national);
  const hubei = await make(app, 'PROVINCIAL', 'FEDERATION', '湖北省学生联合会', national);
  const changsha = await make(app, 'CITY', 'FEDERATION', '长沙市学生联合会', hunan);
  const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '岳麓大学学生会', hunan, { externalCode: 'YL-1' });
  const sibling = await make(app, 'SCHOOL', 'STUDENT_UNION', '湘江大学学生会', hunan);
  const foreign = await make(app, 'SCHOOL', 'STUDENT_UNION', '武昌大学学生会', hubei);
  const league = await make(app, 'SCHOOL', 'LEAGUE_COMMITTEE', '共青团岳麓大学委员会', hunan);
  const department = await make(app, 'DEPARTMENT', 'UNION_DEPARTMENT', '岳麓大学学生会权益部', school);
  const faculty = await make(app, 'DEPARTMENT', 'FACULTY_UNION', '岳麓大学文学院学生会', school);
  const club = await make(app, 'CLUB', 'CLUB', '岳麓大学诗社', faculty, { clubType: 'CULTURE_SPORTS' });
  return { national, hunan, hubei, changsha, school, sibling, foreign, league, department, faculty, club };
}

/** Present version of an organization. */
export async function versionOf(app: TestApp, organization: Made): Promise<number> {
  const [row] = await runRead<{ version: number }>(
    app.kernel,
    sql`select version from organization where id = ${organization.uuid}`,
  );
  return row!.version;
}

/** One row of an organization's table, as it is stored. */
export async function stored<Row extends object>(app: TestApp, organization: Made): Promise<Row> {
  const [row] = await runRead<Row>(app.kernel, sql`select * from organization where id = ${organization.uuid}`);
  return row!;
}

/** Organizations whose stored path, depth or ancestors differ from what their parent pointers say; must be none. */
export async function misplaced(app: TestApp): Promise<readonly object[]> {
  return runRead(
    app.kernel,
    sql`with recursive line as (
      select id, level, 0 as depth, path as expected, case when level = 'SCHOOL' then id end as school,
        null::uuid as province, null::uuid as city, null::uuid as department from organization where parent_id is null
      union all
      select o.id, o.level, l.depth + 1, l.expected || right(o.path, 27), case when o.level = 'SCHOOL' then o.id else l.school end,
        case when o.level = 'PROVINCIAL' then o.id else l.province end, case when o.level = 'CITY' then o.id else l.city end,
        case when o.level = 'DEPARTMENT' then o.id else l.department end
      from line l join organization o on o.parent_id = l.id)
    select o.id, o.name, o.path, l.expected from organization o left join line l on l.id = o.id
    where (o.path, o.depth, o.province_id, o.city_id, o.school_id, o.department_id)
      is distinct from (l.expected, l.depth, l.province, l.city, l.school, l.department)`,
  );
}
