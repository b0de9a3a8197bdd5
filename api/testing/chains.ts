import sql from 'sql-template-tag';
import type { Actor } from '../kernel/actor.ts';
import { newId, parseId } from '../kernel/ids.ts';
import { allPermissions } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import {
  buildFederation,
  codesOf,
  enter,
  found,
  holder,
  seat,
  setUp,
  type TestFederation,
  type TestOrganization,
  type TestRow,
} from './federation.ts';
import type { Answer, TestApp } from './test-app.ts';
import { PROCEDURE_TEMPLATES } from '../modules/procedure/default-procedures.data.ts';
import type { StepSpec } from '../modules/procedure/step-spec.ts';

/** Somebody in an office of the test federation. */
export interface Holder {
  readonly person: TestRow;
  readonly office: TestRow;
  readonly term: TestRow;
  readonly organization: TestOrganization;
  readonly actor: Actor;
}

/** The test federation with league committees, and whoever a chain asks. */
export interface ChainWorld extends TestFederation {
  readonly schoolLeague: TestOrganization;
  readonly facultyLeague: TestOrganization;
  readonly hunanLeague: TestOrganization;
  /** Whoever may do everything everywhere, with an account and a person. */
  readonly officer: Actor;
}

const every = () => allPermissions().flatMap(({ key, spec }) => (spec.systemRole ? [] : [key]));

async function guide(app: TestApp, from: TestOrganization, to: TestOrganization): Promise<void> {
  await runRead(
    app.kernel,
    sql`insert into organization_link (id, kind, from_id, to_id, valid_from, version) values
      (${newId()}, 'GUIDED_BY', ${from.uuid}, ${to.uuid}, '2020-09-01', 1)`,
  );
}

/** Puts a new person into a new office; the actor holds no permission unless the office gives some. */
export async function install(
  app: TestApp,
  organization: TestOrganization,
  titleKey: string,
  name: string,
  more: { readonly from?: string; readonly until?: string; readonly permissions?: readonly string[] } = {},
): Promise<Holder> {
  const office = await setUp(app, organization, titleKey, { permissions: [...(more.permissions ?? [])] as never });
  return join(app, organization, office, name, more);
}

/** Puts a new person beside others into an office. */
export async function join(
  app: TestApp,
  organization: TestOrganization,
  office: TestRow,
  name: string,
  more: { readonly from?: string; readonly until?: string; readonly permissions?: readonly string[] } = {},
): Promise<Holder> {
  const person = await enter(app, organization, name);
  const term = await seat(app, office, person, more.from ?? '2026-01-01', more.until ?? '2027-12-31');
  const actor = holder(organization, (more.permissions ?? []) as never, 'SUBTREE', { personId: person.uuid });
  return { person, office, term, organization, actor };
}

/** Ends a term on a day, the first one out of office. */
export async function end(app: TestApp, { term }: Pick<Holder, 'term'>, on: string): Promise<void> {
  await runRead(app.kernel, sql`update term set ends_on = ${on}::date, ended_reason = '调离' where id = ${term.uuid}`);
}

/** Builds the world of chains. */
export async function buildChainWorld(app: TestApp): Promise<ChainWorld> {
  const federation = await buildFederation(app);
  const { hunan, school, faculty, national } = federation;
  const schoolLeague = await found(app, 'SCHOOL', 'LEAGUE_COMMITTEE', '共青团岳麓大学委员会', hunan);
  const facultyLeague = await found(app, 'DEPARTMENT', 'LEAGUE_COMMITTEE', '共青团岳麓大学文学院委员会', school);
  const hunanLeague = await found(app, 'PROVINCIAL', 'LEAGUE_COMMITTEE', '共青团湖南省委员会', national);
  await guide(app, school, schoolLeague);
  await guide(app, faculty, facultyLeague);
  await guide(app, hunan, hunanLeague);
  const person = await enter(app, national, '总干事');
  const officer = holder(national, every(), 'SUBTREE', { purpose: '核对', personId: person.uuid });
  return { ...federation, schoolLeague, facultyLeague, hunanLeague, officer };
}

/** A step that asks offices with these titles at the organization itself, changed by `more`. */
export const stepOf = (key: string, titles: readonly string[], more: Partial<StepSpec> = {}): StepSpec => ({
  key,
  kind: 'CONFIRM',
  name: key,
  nameEn: null,
  bodies: [{ of: 'SUBJECT', relation: 'OWN', level: null, titles, permission: null }],
  quorum: null,
  conditions: [],
  deadlineDays: null,
  remindBefore: [],
  remindAfter: [],
  escalatesWhenLate: false,
  ...more,
});

const ERRORS = 'userErrors { code path message }';

/** Data of a mutation's payload; throws when it was refused. */
export function dataOf(answer: Answer, field: string) {
  const codes = codesOf(answer, field);
  if (codes.length > 0) {
    throw new Error(`${field}: ${codes.join(', ')} ${JSON.stringify(answer.errors ?? answer.data)}`);
  }
  return answer.data![field];
}

/** Draws up and publishes a chain; gives the public ids of the procedure and of its version. */
export async function publish(
  app: TestApp,
  actor: Actor,
  organization: TestOrganization,
  subjectKind: string,
  steps: readonly StepSpec[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ procedureId: string; versionId: string }> {
  const made = await app.execute(
    `mutation ($input: ProcedureCreateInput!) { procedureCreate(input: $input) { procedure { id draft { id version } } ${ERRORS} } }`,
    {
      input: {
        name: `程序 ${newId().slice(-6)}`,
        organizationId: organization.id,
        subjectKind,
        levels: [],
        kinds: [],
        titles: [],
        steps,
        ...more,
      },
    },
    { actor },
  );
  const { procedure } = dataOf(made, 'procedureCreate');
  const answer = await app.execute(
    `mutation ($id: ID!, $version: Int!, $input: ProcedureVersionPublishInput!) {
      procedureVersionPublish(id: $id, version: $version, input: $input) { procedureVersion { id status } ${ERRORS} } }`,
    {
      id: procedure.draft.id,
      version: procedure.draft.version,
      input: { validFrom: app.clock.today(), openCases: 'KEEP' },
    },
    { actor },
  );
  dataOf(answer, 'procedureVersionPublish');
  return { procedureId: procedure.id, versionId: procedure.draft.id };
}

/** Publishes a chain as it is shipped. */
export function publishTemplate(app: TestApp, actor: Actor, organization: TestOrganization, key: string) {
  const { subjectKind, steps, levels, kinds, titles } = PROCEDURE_TEMPLATES.find((one) => one.key === key)!;
  return publish(app, actor, organization, subjectKind, steps, { levels, kinds, titles });
}

/** Retires a chain at once, so that another test of the file finds nothing bound. */
export async function retire(app: TestApp, procedureId: string): Promise<void> {
  await runRead(
    app.kernel,
    sql`update procedure set retired_on = ${app.clock.today()}::date, retired_reason = '试验结束' where id = ${parseId(procedureId)!.uuid}`,
  );
}

/** What the tests read of a case. */
const CASE = `procedureCase { id state stepNo round version dueOn isLate isEscalated candidateName
  effectFailure { code message } term { id startsOn } resultOrganization { id name status parent { id } } plannedChange { id }
  waiting { bodyNo answer expectedName actingName isEscalated isVacant holderNames }
  viewerSeats { bodyNo officeName onBehalfOf isEscalated }
  viewerCan { decide return declareConflict withdraw resubmit askReview }
  steps { position event stepNo bodyNo round outcome grounds opinion personName officeName delegatorName isKept toStepNo
    fromOrganization { name } toOrganization { name } effectFailure { code } } }`;

/** Opens a case; gives the answer. */
export function open(app: TestApp, actor: Actor, input: object): Promise<Answer> {
  return app.execute(
    `mutation ($input: ProcedureCaseOpenInput!) { procedureCaseOpen(input: $input) { ${CASE} ${ERRORS} } }`,
    { input },
    { actor },
  );
}

/** Reads a case as somebody. */
export async function read(app: TestApp, id: string, actor: Actor) {
  const answer = await app.execute(
    `query ($id: ID!) { ${CASE.replace('procedureCase', 'procedureCase(id: $id)')} }`,
    { id },
    { actor },
  );
  if (answer.errors) {
    throw new Error(JSON.stringify(answer.errors));
  }
  return answer.data!['procedureCase'];
}

/** Acts on a case at its present version; `verb` is the end of the mutation's name. */
export async function act(
  app: TestApp,
  verb: 'Decide' | 'Return' | 'DeclareConflict' | 'Withdraw' | 'Resubmit' | 'AskReview',
  id: string,
  actor: Actor,
  input: object | null = null,
  version?: number,
): Promise<Answer> {
  const [row] = await runRead<{ version: number }>(
    app.kernel,
    sql`select version from procedure_case where id = ${parseId(id)!.uuid}`,
  );
  const declared = input ? `, $input: ProcedureCase${verb}Input!` : '';
  const passed = input ? ', input: $input' : '';
  return app.execute(
    `mutation ($id: ID!, $version: Int!${declared}) { outcome: procedureCase${verb}(id: $id, version: $version${passed}) { ${CASE} ${ERRORS} } }`,
    { id, version: version ?? row!.version, ...(input ? { input } : {}) },
    { actor },
  );
}

/** Passes the present step as somebody; gives the case. */
export async function pass(app: TestApp, id: string, actor: Actor, more: object = {}) {
  return dataOf(await act(app, 'Decide', id, actor, { outcome: 'PASSED', ...more }), 'outcome').procedureCase;
}

/** A matter without a person: a department of the school is to be closed, by a chain of these steps. */
export async function openClosing(app: TestApp, world: ChainWorld, steps: readonly StepSpec[], more: object = {}) {
  const unit = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', `部门 ${Math.random()}`, world.school);
  const { procedureId, versionId } = await publish(app, world.officer, world.hunan, 'ORGANIZATION_CLOSING', steps);
  const answer = await open(app, world.officer, {
    closing: { organizationId: unit.id, reason: '职能合并', ...more },
  });
  const { procedureCase } = dataOf(answer, 'procedureCaseOpen');
  return { id: procedureCase.id as string, unit, procedureId, versionId };
}

/** A body by the level at which it stands. */
export const bodyAt = (
  titles: readonly string[],
  level: 'SCHOOL' | 'PROVINCIAL' = 'SCHOOL',
): StepSpec['bodies'][number] => ({
  of: 'SUBJECT',
  relation: 'LEVEL',
  level,
  titles,
  permission: null,
});

let serial = 0;
/** A new title, so that holders of one test are nobody to another. */
export const newTitle = (): string => `TITLE_${(serial += 1)}`;
