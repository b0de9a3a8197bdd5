import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { codesOf, countOf, found, setUp } from '../../testing/federation.ts';
import { createTestApp, type Answer, type TestApp } from '../../testing/test-app.ts';
import {
  buildChainWorld,
  dataOf,
  install,
  open,
  pass,
  publish,
  publishTemplate,
  read,
  retire,
  stepOf,
  type ChainWorld,
  type Holder,
} from '../../testing/chains.ts';

let app: TestApp;
let world: ChainWorld;
let hunanSecretary: Holder;
let hubeiSecretary: Holder;
let league: Holder;
const NOON = '2026-11-24T12:00:00+08:00';
beforeAll(async () => {
  app = await createTestApp(NOON);
  world = await buildChainWorld(app);
  hunanSecretary = await install(app, world.hunan, 'SECRETARY_GENERAL', '湖南秘书长');
  hubeiSecretary = await install(app, world.hubei, 'SECRETARY_GENERAL', '湖北秘书长');
  league = await install(app, world.schoolLeague, 'LEAGUE_SECRETARY', '校团委书记');
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const direct = (mutation: string, variables: Record<string, unknown>): Promise<Answer> =>
  app.execute(mutation, variables, { actor: world.officer });

const versionOf = async (uuid: string): Promise<number> =>
  (await runRead<{ version: number }>(app.kernel, sql`select version from organization where id = ${uuid}`))[0]!
    .version;

describe('foundings', () => {
  it('go through the chain that binds them, are refused directly there, and stay free elsewhere', async () => {
    const { procedureId } = await publish(
      app,
      world.officer,
      world.hunan,
      'ORGANIZATION_FOUNDING',
      [stepOf('confirm', ['SECRETARY_GENERAL'])],
      { kinds: ['GRADUATE_UNION'] },
    );
    const create = `mutation ($input: OrganizationCreateInput!) { outcome: organizationCreate(input: $input) { organization { id } userErrors { code message } } }`;
    const founding = { level: 'SCHOOL', kind: 'GRADUATE_UNION', name: '麓山大学研究生会', parentId: world.hunan.id };
    const bound = await direct(create, { input: founding });
    expect(codesOf(bound, 'outcome')).toEqual(['PROCEDURE_BINDS']);
    const elsewhere = { ...founding, parentId: world.hubei.id, name: '珞珈大学研究生会' };
    expect(codesOf(await direct(create, { input: elsewhere }), 'outcome')).toEqual([]);
    expect(codesOf(await open(app, world.officer, { founding: elsewhere }), 'procedureCaseOpen')).toEqual([
      'CASE_NO_PROCEDURE',
    ]);
    const made = await open(app, world.officer, { founding: { ...founding, reason: '新设' } });
    const { id } = dataOf(made, 'procedureCaseOpen').procedureCase;
    expect(
      await countOf(app, sql`select count(*)::int as count from organization where name = '麓山大学研究生会'`),
    ).toBe(0);
    await pass(app, id, hunanSecretary.actor);
    expect(await read(app, id, world.officer)).toMatchObject({
      state: 'APPROVED',
      resultOrganization: { name: '麓山大学研究生会', status: 'ACTIVE', parent: { id: world.hunan.id } },
    });
    await retire(app, procedureId);
  });

  it('with a day ahead become a plan', async () => {
    const { procedureId } = await publish(app, world.officer, world.hunan, 'ORGANIZATION_FOUNDING', [
      stepOf('confirm', ['SECRETARY_GENERAL']),
    ]);
    const founding = {
      level: 'SCHOOL',
      kind: 'GRADUATE_UNION',
      name: '橘洲大学研究生会',
      parentId: world.hunan.id,
      effectiveOn: '2027-03-01',
    };
    const { id } = dataOf(await open(app, world.officer, { founding }), 'procedureCaseOpen').procedureCase;
    await pass(app, id, hunanSecretary.actor);
    const done = await read(app, id, world.officer);
    expect(done).toMatchObject({ state: 'APPROVED', resultOrganization: null });
    expect(done.plannedChange).not.toBeNull();
    await retire(app, procedureId);
  });
});

describe('a transfer', () => {
  it('is countersigned by the parents of both sides and then moves the organization with its case', async () => {
    const unit = await found(app, 'SCHOOL', 'GRADUATE_UNION', '迁移大学研究生会', world.hunan);
    const { procedureId } = await publishTemplate(app, world.officer, world.national, 'transfer');
    const move = await direct(
      `mutation ($id: ID!, $version: Int!, $input: OrganizationMoveInput!) { outcome: organizationMove(id: $id, version: $version, input: $input) { organization { id } userErrors { code } } }`,
      {
        id: unit.id,
        version: await versionOf(unit.uuid),
        input: { parentId: world.hubei.id, effectiveOn: '2026-11-24', reason: '迁址' },
      },
    );
    expect(codesOf(move, 'outcome')).toEqual(['PROCEDURE_BINDS']);
    const made = await open(app, world.officer, {
      transfer: { organizationId: unit.id, parentId: world.hubei.id, reason: '学校迁址' },
    });
    const { id } = dataOf(made, 'procedureCaseOpen').procedureCase;
    expect(await pass(app, id, hubeiSecretary.actor)).toMatchObject({ state: 'OPEN' });
    await pass(app, id, hunanSecretary.actor);
    expect(await read(app, id, world.officer)).toMatchObject({
      state: 'APPROVED',
      resultOrganization: { parent: { id: world.hubei.id } },
    });
    const strayed = await countOf(
      app,
      sql`select count(*)::int as count from procedure_step s join procedure_case c on c.id = s.case_id
        where c.organization_id = ${unit.uuid} and s.province_id is distinct from ${world.hubei.uuid}`,
    );
    expect(strayed).toBe(0);
    await retire(app, procedureId);
  });
});

describe('a membership', () => {
  it('takes the consent of the league committee and the word of the federation, and only unions of schools join one', async () => {
    const { procedureId } = await publishTemplate(app, world.officer, world.national, 'membership');
    const wrong = await open(app, world.officer, {
      membership: { organizationId: world.department.id, federationId: world.changsha.id, reason: '加入' },
    });
    expect(codesOf(wrong, 'procedureCaseOpen')).toEqual(['CASE_MEMBERSHIP']);
    const several = await open(app, world.officer, {
      membership: { organizationId: world.school.id, federationId: world.changsha.id, reason: '加入' },
      closing: { organizationId: world.sibling.id, reason: '撤销' },
    });
    expect(codesOf(several, 'procedureCaseOpen')).toEqual(['CASE_SUBJECT_ONE']);
    const city = await install(app, world.changsha, 'SECRETARY_GENERAL', '长沙秘书长');
    const made = await open(app, world.officer, {
      membership: { organizationId: world.school.id, federationId: world.changsha.id, reason: '加入市学联' },
    });
    const { id } = dataOf(made, 'procedureCaseOpen').procedureCase;
    await pass(app, id, league.actor);
    await pass(app, id, city.actor);
    expect(await read(app, id, world.officer)).toMatchObject({
      state: 'APPROVED',
      resultOrganization: { parent: { id: world.changsha.id } },
    });
    await retire(app, procedureId);
  });
});

describe('where several chains bind', () => {
  it('that of the highest owner does: a level below never loosens what those above ask for', async () => {
    const office = await setUp(app, world.school, 'VICE_CHAIR', { seats: 3 });
    const lax = await publish(app, world.officer, world.school, 'APPOINTMENT', [stepOf('lax', ['NOBODY'])], {
      titles: ['VICE_CHAIR'],
      name: '校级程序',
    });
    const strict = await publish(app, world.officer, world.national, 'APPOINTMENT', [stepOf('strict', ['NOBODY'])], {
      titles: ['VICE_CHAIR'],
      name: '全国程序',
    });
    const binding = async () => {
      const answer = await app.execute(
        'query ($id: ID!) { office(id: $id) { appointmentProcedure { name } viewerCan { appoint } } }',
        { id: office.id },
        { actor: world.officer },
      );
      expect(answer.errors).toBeUndefined();
      return answer.data!['office'];
    };
    expect(await binding()).toEqual({ appointmentProcedure: { name: '全国程序' }, viewerCan: { appoint: false } });
    await retire(app, strict.procedureId);
    expect(await binding()).toEqual({ appointmentProcedure: { name: '校级程序' }, viewerCan: { appoint: false } });
    await retire(app, lax.procedureId);
    expect(await binding()).toEqual({ appointmentProcedure: null, viewerCan: { appoint: true } });
  });
});
