import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as documents from '../../schema/client/generated/operations.ts';
import {
  createClient,
  OrganizationDetail,
  OrganizationPage,
  OrganizationTree,
  OrganizationUpdate,
  paginate,
  PersonTerms,
  RequestError,
  signIn,
  typedDocument,
  UserErrors,
  Viewer,
  type Client,
} from '../../schema/client/index.ts';
import { DEMO_PASSWORD } from '../database/demo/load-demo.ts';
import { projectRoot } from '../database/orm.ts';
import { createDemoApp } from './demo-app.ts';
import { serve, type Served } from './serve.ts';
import type { TestApp } from './test-app.ts';

const execute = promisify(execFile);
const folder = join(projectRoot(), 'schema', 'client');
const tool = (name: string): string => join(projectRoot(), 'node_modules', '.bin', name);

/** Runs a program and gives what it said; throws with all of that when it fails. */
async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    return (await execute(program, args, { cwd })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} failed\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

let app: TestApp;
let served: Served;
let anonymous: Client;
let secretary: Client;

beforeAll(async () => {
  app = await createDemoApp();
  served = await serve(app, { XUELIAN_DEMO: '1' });
  anonymous = createClient({ url: `${served.address}/graphql`, locale: 'en' });
  secretary = await signIn(anonymous, { login: 'yunnan.secretary', password: DEMO_PASSWORD });
});

afterAll(async () => {
  await served?.close();
  await app?.close();
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

/** The province's own federation. */
async function province(): Promise<{ id: string; version: number }> {
  const { organizations } = await secretary.request(OrganizationPage, {
    filter: { level: { eq: 'PROVINCIAL' }, kind: { eq: 'FEDERATION' }, divisionCode: { eq: '530000' } },
  });
  const { organization } = await secretary.request(OrganizationDetail, { id: organizations.nodes[0]!.id });
  return organization!;
}

describe('the client, used as a third party does', () => {
  it('signs in and acts as that account', async () => {
    const { viewer } = await secretary.request(Viewer);
    expect(viewer?.account.loginName).toBe('yunnan.secretary');
    expect((await anonymous.request(Viewer)).viewer).toBeNull();
  });

  it('goes through a list of several pages once each and in order', async () => {
    const all: string[] = [];
    for await (const { id } of paginate(secretary, OrganizationPage, { first: 7 }, (data) => data.organizations)) {
      all.push(id);
      if (all.length === 40) {
        break;
      }
    }
    const { organizations } = await secretary.request(OrganizationPage, { first: 40 });
    expect(all).toEqual(organizations.nodes.map(({ id }) => id));
    expect(new Set(all).size).toBe(40);

    const { id } = await province();
    const filter = { parentId: { eq: id } };
    const children: string[] = [];
    for await (const child of paginate(secretary, OrganizationPage, { filter, first: 3 }, (d) => d.organizations)) {
      children.push(child.id);
    }
    const tree = await secretary.request(OrganizationTree, { parentId: id });
    expect(children.length).toBeGreaterThan(3);
    expect([...children].sort()).toEqual(tree.organizationTree.map((unit) => unit.id).sort());
  });

  it('writes, and gives refusals by code, field and text', async () => {
    const { id, version } = await province();
    const input = { nameEn: 'Students’ Federation of Yunnan' };
    const { organizationUpdate } = await secretary.request(OrganizationUpdate, { id, version, input });
    expect(UserErrors.throwIn(organizationUpdate).organization).toMatchObject({ id, version: version + 1, ...input });

    const stale = await secretary.request(OrganizationUpdate, { id, version, input });
    expect(stale.organizationUpdate.organization).toBeNull();
    const refusal = (await failureOf((async () => UserErrors.throwIn(stale.organizationUpdate))())) as UserErrors;
    expect(refusal).toBeInstanceOf(UserErrors);
    expect(refusal.has('STALE_VERSION')).toBe(true);
    expect(refusal.has('INVALID_INPUT')).toBe(false);
    expect(refusal.message).toBe(stale.organizationUpdate.userErrors[0]!.message);
  });

  it('speaks the language that was asked for', async () => {
    const wrong = { login: 'yunnan.secretary', password: 'not the password' };
    const english = (await failureOf(signIn(anonymous, wrong))) as UserErrors;
    const chinese = (await failureOf(signIn(anonymous.with({ locale: 'zh-CN' }), wrong))) as UserErrors;
    expect(english.has('LOGIN_FAILED')).toBe(true);
    expect(english.message).toMatch(/^[ -~’]+$/);
    expect(chinese.has('LOGIN_FAILED')).toBe(true);
    expect(chinese.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('states a purpose, with which personal data of the subtree is read', async () => {
    const own = await secretary.request(PersonTerms, { first: 1 });
    const all = await secretary.with({ purpose: '换届资格核对' }).request(PersonTerms, { first: 1 });
    expect(all.persons.totalCount).toBeGreaterThan(own.persons.totalCount);
    const { rows } = await app.kernel.pool.query(`select purpose from audit_entry where action = 'person.read'`);
    expect(rows).toEqual([{ purpose: '换届资格核对' }]);
  });

  it('tells refused, malformed and undelivered requests apart', async () => {
    const refused = (await failureOf(anonymous.request(PersonTerms))) as RequestError;
    expect(refused).toBeInstanceOf(RequestError);
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', path: ['persons'] });

    const malformed = typedDocument<{ nothing: string }, Record<string, never>>('{ nothing }');
    expect(await failureOf(anonymous.request(malformed))).toMatchObject({ name: 'RequestError', status: 400 });

    const nobody = createClient({ url: 'http://127.0.0.1:1/graphql' });
    expect(await failureOf(nobody.request(Viewer))).toMatchObject({ code: 'NETWORK', status: 0 });

    const page = new Response('<html>', { status: 502 });
    const proxy = anonymous.with({ fetch: async () => page });
    expect(await failureOf(proxy.request(Viewer))).toMatchObject({ code: 'BAD_ANSWER', status: 502 });
  });
});

describe('the package', () => {
  it('holds each golden operation exactly as it is written', () => {
    const operations = join(projectRoot(), 'schema', 'operations');
    const names = readdirSync(operations).filter((name) => name.endsWith('.graphql'));
    const written = names.map((name) => print(parse(readFileSync(join(operations, name), 'utf8'))));
    const generated = Object.values(documents).map(({ text }) => print(parse(text)));
    expect([...generated].sort()).toEqual([...written].sort());
  });

  it('is generated from the contract as it stands', { timeout: 120_000 }, async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'xuelian-client-'));
    try {
      // The generator writes where its configuration says: a folder that holds copies of all that it reads.
      for (const path of ['schema', 'codegen.yml', 'package.json']) {
        cpSync(join(projectRoot(), path), join(temporary, path), { recursive: true });
      }
      symlinkSync(join(projectRoot(), 'node_modules'), join(temporary, 'node_modules'));
      rmSync(join(temporary, 'schema/client/generated'), { recursive: true });
      await run(tool('graphql-codegen'), ['--config', 'codegen.yml'], temporary);
      const [fresh, kept] = [temporary, projectRoot()].map((root) =>
        readFileSync(join(root, 'schema/client/generated/operations.ts'), 'utf8'),
      );
      expect(fresh).toBe(kept);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  });

  it('compiles alone and runs from its own folder, without any other package', { timeout: 120_000 }, async () => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(dependencies).toBeUndefined();
    const temporary = mkdtempSync(join(tmpdir(), 'xuelian-client-'));
    try {
      const copy = join(temporary, 'client');
      cpSync(folder, copy, { recursive: true });
      await run(tool('tsc'), ['-p', 'tsconfig.json'], copy);
      const installed = join(temporary, 'node_modules/@xuelian/client');
      for (const path of ['package.json', 'dist']) {
        cpSync(join(copy, path), join(installed, path), { recursive: true });
      }
      writeFileSync(
        join(temporary, 'main.mts'),
        `import { createClient, signIn, OrganizationPage, paginate } from '@xuelian/client';
         const client = await signIn(createClient({ url: '${served.address}/graphql' }), {
           login: 'yunling.chair', password: '${DEMO_PASSWORD}' });
         const names: string[] = [];
         for await (const { name } of paginate(client, OrganizationPage, { first: 1, filter: { level: { eq: 'NATIONAL' } } },
           (data) => data.organizations)) { names.push(name); }
         // @ts-expect-error: levels are those of the contract
         const wrong = () => client.request(OrganizationPage, { filter: { level: { eq: 'GALAXY' } } });
         console.log(JSON.stringify({ names, wrong: typeof wrong }));`,
      );
      const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', '--types', ''];
      await run(tool('tsc'), [...options, 'main.mts'], temporary);
      const stdout = await run(process.execPath, ['main.mjs'], temporary);
      const { names } = JSON.parse(stdout) as { names: string[] };
      expect(names).toContain('中华全国学生联合会');
      expect(names).toHaveLength(2);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});
