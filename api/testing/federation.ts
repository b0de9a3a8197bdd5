import sql from 'sql-template-tag';
import { platformActor, type Actor, type OrganizationLevel } from '../kernel/actor.ts';
import { encodeId, newId } from '../kernel/ids.ts';
import type { Permission } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { withTransaction } from '../kernel/read/transaction.ts';
import { runUnit } from '../kernel/unit-of-work.ts';
import { actorWith } from './actors.ts';
import type { Answer, TestApp } from './test-app.ts';
import { createAccount, hashPassword } from '../modules/identity/index.ts';
import { loadRulePacks, Organization, scopeKeysOf, type OrganizationKind } from '../modules/organization/index.ts';
import { Office, Person, Term } from '../modules/people/index.ts';

/** An organization of the test federation. */
export interface TestOrganization {
  readonly uuid: string;
  readonly id: string;
  readonly level: OrganizationLevel;
  readonly divisionCode: string | null;
}

/** A row made for a test. */
export interface TestRow {
  readonly uuid: string;
  readonly id: string;
}

/** Two provinces, in the first a city and three schools; the first school has a department and a faculty union. */
export interface TestFederation {
  readonly national: TestOrganization;
  readonly hunan: TestOrganization;
  readonly hubei: TestOrganization;
  readonly changsha: TestOrganization;
  readonly school: TestOrganization;
  readonly sibling: TestOrganization;
  readonly foreign: TestOrganization;
  readonly department: TestOrganization;
  readonly faculty: TestOrganization;
  readonly institutionUuid: string;
}

const platform = platformActor([], 'test');

async function insertInstitution(app: TestApp, name: string): Promise<string> {
  const id = newId();
  await runRead(
    app.kernel,
    sql`insert into institution (id, name, category, education_level, ownership, supervising_authorities, province_code, search_text, created_at)
      values (${id}, ${name}, 'REGULAR_UNIVERSITY', 'UNDERGRADUATE', 'PUBLIC', '{}', '430000', '', now())`,
  );
  return id;
}

/** Founds an organization without asking anybody. */
export async function found(
  app: TestApp,
  level: OrganizationLevel,
  kind: OrganizationKind,
  name: string,
  parent: TestOrganization | null,
  more: { divisionCode?: string; institutionId?: string } = {},
): Promise<TestOrganization> {
  const uuid = newId();
  await runUnit(app.kernel, platform, async (uow) => {
    const above = parent ? await uow.em.findOneOrFail(Organization, { id: parent.uuid }) : null;
    const organization = Object.assign(new Organization(), {
      id: uuid,
      level,
      kind,
      name,
      shortName: null,
      nameEn: null,
      category: null,
      institutionId: more.institutionId ?? null,
      divisionCode: more.divisionCode ?? null,
      clubType: null,
      hostCountry: null,
      externalCode: null,
      status: 'ACTIVE' as const,
      foundedOn: '2020-01-01',
      closedOn: null,
      lastChangedOn: null,
      successorIds: [],
      createdAt: uow.clock.now(),
    });
    organization.placeBelow(above);
    organization.index([]);
    uow.em.persist(organization);
  });
  return { uuid, id: encodeId('org', uuid), level, divisionCode: more.divisionCode ?? null };
}

/** Builds the test federation with the shipped rule packs. */
export async function buildFederation(app: TestApp): Promise<TestFederation> {
  await withTransaction(app.kernel, loadRulePacks);
  const national = await found(app, 'NATIONAL', 'FEDERATION', '全国学联', null);
  const hunan = await found(app, 'PROVINCIAL', 'FEDERATION', '湖南省学联', national, { divisionCode: '430000' });
  const hubei = await found(app, 'PROVINCIAL', 'FEDERATION', '湖北省学联', national, { divisionCode: '420000' });
  const changsha = await found(app, 'CITY', 'FEDERATION', '长沙市学联', hunan, { divisionCode: '430100' });
  const institutionUuid = await insertInstitution(app, '岳麓大学');
  const school = await found(app, 'SCHOOL', 'STUDENT_UNION', '岳麓大学学生会', hunan, {
    institutionId: institutionUuid,
  });
  const sibling = await found(app, 'SCHOOL', 'STUDENT_UNION', '湘江大学学生会', hunan);
  const foreign = await found(app, 'SCHOOL', 'STUDENT_UNION', '武昌大学学生会', hubei);
  const department = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', '权益部', school);
  const faculty = await found(app, 'DEPARTMENT', 'FACULTY_UNION', '文学院学生会', school);
  return { national, hunan, hubei, changsha, school, sibling, foreign, department, faculty, institutionUuid };
}

/** Enters a person without asking anybody. */
export async function enter(
  app: TestApp,
  organization: TestOrganization,
  name: string,
  more: Partial<Person> = {},
): Promise<TestRow> {
  const uuid = newId();
  await runUnit(app.kernel, platform, async (uow) => {
    const home = await uow.em.findOneOrFail(Organization, { id: organization.uuid });
    const person = Object.assign(new Person(), {
      id: uuid,
      name,
      gender: null,
      kind: 'UNDERGRADUATE',
      studentNumber: null,
      grade: 2024,
      institutionId: home.institutionId ?? null,
      facultyUnit: null,
      email: null,
      phone: null,
      minorStatus: 'ADULT',
      guardianConsentOn: null,
      status: 'ACTIVE',
      accountId: null,
      externalCode: null,
      mergedIntoId: null,
      createdAt: uow.clock.now(),
      ...more,
    });
    person.settle(scopeKeysOf(home));
    person.index();
    uow.em.persist(person);
  });
  return { uuid, id: encodeId('per', uuid) };
}

/** Sets up an office without asking anybody. */
export async function setUp(
  app: TestApp,
  organization: TestOrganization,
  titleKey: string,
  more: Partial<Office> = {},
): Promise<TestRow> {
  const uuid = newId();
  await runUnit(app.kernel, platform, async (uow) => {
    const home = await uow.em.findOneOrFail(Organization, { id: organization.uuid });
    const office = Object.assign(new Office(), {
      id: uuid,
      titleKey,
      name: `${titleKey} ${uuid.slice(-6)}`,
      unit: null,
      body: 'OTHER',
      seats: 1,
      isRotating: false,
      eligibility: [],
      permissions: [],
      reach: 'HERE',
      requiresSecondFactor: false,
      status: 'ACTIVE',
      validFrom: '2020-01-01',
      validUntil: null,
      externalCode: null,
      ...more,
    });
    Object.assign(office, scopeKeysOf(home));
    uow.em.persist(office);
  });
  return { uuid, id: encodeId('off', uuid) };
}

/** Puts a person into an office without asking anybody. */
export async function seat(
  app: TestApp,
  office: TestRow,
  person: TestRow,
  startsOn: string,
  endsOn: string,
  more: Partial<Term> = {},
): Promise<TestRow> {
  const uuid = newId();
  await runUnit(app.kernel, platform, async (uow) => {
    const home = await uow.em.findOneOrFail(Office, { id: office.uuid });
    const term = Object.assign(new Term(), {
      id: uuid,
      officeId: office.uuid,
      personId: person.uuid,
      startsOn,
      endsOn,
      plannedEndsOn: endsOn,
      source: 'APPOINTMENT',
      evidence: '任命文件',
      endedReason: null,
      rulePackIds: [],
      representedId: null,
      basisTermId: null,
      gradesBasis: null,
      createdAt: uow.clock.now(),
      organizationId: home.organizationId,
      provinceId: home.provinceId ?? null,
      cityId: home.cityId ?? null,
      schoolId: home.schoolId ?? null,
      departmentId: home.departmentId ?? null,
      ...more,
    });
    uow.em.persist(term);
  });
  return { uuid, id: encodeId('term', uuid) };
}

/** Somebody who holds permissions through an office of an organization, without rows behind it. */
export function holder(
  organization: TestOrganization,
  permissions: readonly Permission[],
  reach: 'HERE' | 'SUBTREE' = 'SUBTREE',
  more: Partial<Actor> = {},
): Actor {
  const { uuid: organizationId, level, divisionCode } = organization;
  return actorWith(permissions, { organizationId, level, divisionCode, reach }, more);
}

let hash: Promise<string> | null = null;
const PASSWORD = 'a quiet river in autumn';

/** Opens an account for a person and signs in; gives the session token. */
export async function signInAs(app: TestApp, person: TestRow, login: string): Promise<string> {
  hash ??= hashPassword(PASSWORD);
  const passwordHash = await hash;
  const accountId = await runUnit(
    app.kernel,
    platform,
    async (uow) =>
      createAccount(uow, { loginName: login, email: null, locale: 'en', status: 'ACTIVE', passwordHash }).id,
  );
  await runRead(app.kernel, sql`update person set account_id = ${accountId} where id = ${person.uuid}`);
  const answer = await app.execute(
    `mutation ($login: String!, $password: String!) { sessionCreate(input: { login: $login, password: $password }) { token userErrors { code } } }`,
    { login, password: PASSWORD },
  );
  const token = answer.data?.['sessionCreate']?.token ?? answer.token;
  if (!token) {
    throw new Error(JSON.stringify(answer));
  }
  return token;
}

/** Codes of the user errors of a mutation, or of the request's failures; empty on success. */
export function codesOf(answer: Answer, field: string): string[] {
  return (
    answer.errors?.map(({ extensions }) => String(extensions?.['code'])) ??
    (answer.data![field].userErrors as { code: string }[]).map(({ code }) => code)
  );
}

/** Number of rows that hand-written SQL counts. */
export async function countOf(app: TestApp, statement: ReturnType<typeof sql>): Promise<number> {
  const [row] = await runRead<{ count: number }>(app.kernel, statement);
  return row?.count ?? 0;
}
