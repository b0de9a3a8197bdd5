import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../kernel/actor.ts';
import { decodeId } from '../kernel/ids.ts';
import type { Permission } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { enter, seat, setUp, signInAs, type TestOrganization } from './federation.ts';
import type { Served } from './serve.ts';
import type { Answer, Caller, TestApp } from './test-app.ts';
import { actorOfBatch } from '../modules/importing/import-actor.read-model.ts';
import { runBatch } from '../modules/importing/import-run.service.ts';
import { storeUpload } from '../modules/importing/import-upload.service.ts';
import type { BatchState } from '../modules/importing/importing.enums.ts';

/** Selection that tests of batches read. */
export const BATCH = `id state policy version target counts { rows new changed unchanged warnings errors }
  outcomes { applied skipped refused } progress { done total } failure { code message }`;

/** Data of an answer, left open as in `Answer`. */
export type Data = NonNullable<Answer['data']>;

/** An answer of `POST /imports`. */
export interface UploadAnswer {
  readonly status: number;
  readonly body: {
    readonly uploadId?: string;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, string> }[];
  };
}

/** Sends a file as a browser or script does. */
export async function post(
  served: Served,
  bytes: Uint8Array,
  headers: Record<string, string>,
  fileName = '名单.csv',
): Promise<UploadAnswer> {
  const response = await fetch(`${served.address}/imports`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(fileName), ...headers },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as UploadAnswer['body'] };
}

/** An officer with rows behind it: person, office, term, account and session. */
export async function officer(
  app: TestApp,
  organization: TestOrganization,
  login: string,
  permissions: readonly Permission[],
): Promise<string> {
  const office = await setUp(app, organization, 'CHAIR', {
    permissions: [...permissions],
    reach: 'SUBTREE',
    body: 'PRESIDIUM',
  });
  const person = await enter(app, organization, login);
  await seat(app, office, person, '2026-01-01', '2027-01-01');
  return signInAs(app, person, login);
}

/** A list of schools in a layout of everyday use. */
export function schoolCsv(
  rows: readonly (readonly [name: string, code: string, province: string, ...more: string[]])[],
): Buffer {
  const header = ['学校名称', '学校标识码', '省份', '所在地', '办学层次', '办学性质', '主管部门'];
  const lines = rows.map(
    ([name, code, province, place = '', level = '本科', ownership = '公办', authority = '教育部']) =>
      [name, code, province, place, level, ownership, authority].join(','),
  );
  return Buffer.from([header.join(','), ...lines].join('\n'));
}

/** Uploads without HTTP and plans; gives the whole answer. */
export async function plan(
  app: TestApp,
  caller: Caller & { readonly actor: Actor },
  bytes: Uint8Array,
  input: Record<string, unknown> = {},
  selection = BATCH,
): Promise<Answer> {
  const uploadId = await storeUpload(app.kernel, caller.actor, { fileName: 'list', bytes });
  return app.execute(
    `mutation ($input: ImportPlanInput!) { importPlan(input: $input) { batch { ${selection} } userErrors { code message path } } }`,
    { input: { uploadId, target: 'INSTITUTION', ...input } },
    caller,
  );
}

/** Confirms a plan. */
export async function commit(
  app: TestApp,
  caller: Caller,
  batch: { id: string; version: number },
  input: object = {},
): Promise<Answer> {
  return app.execute(
    `mutation ($id: ID!, $version: Int!, $input: ImportCommitInput!) {
      importCommit(id: $id, version: $version, input: $input) { batch { ${BATCH} } userErrors { code message path } } }`,
    { id: batch.id, version: batch.version, input },
    caller,
  );
}

/** Runs a confirmed batch as the queue does; made-up actors answer for themselves. */
export async function run(app: TestApp, id: string, actor?: Actor, chunkRows?: number): Promise<BatchState> {
  const actorOf = actor
    ? () => Promise.resolve(actor)
    : (origin: Parameters<typeof actorOfBatch>[1]) => actorOfBatch(app.kernel, origin);
  return runBatch(app.kernel, decodeId('imp', id)!, { actorOf, chunkRows });
}

/** Plans, confirms and runs a file; gives the finished batch. */
export async function importAll(
  app: TestApp,
  caller: Caller & { readonly actor: Actor },
  bytes: Uint8Array,
  input: Record<string, unknown> = {},
  settled: object = {},
): Promise<Data> {
  const planned = await plan(app, caller, bytes, input);
  const { batch, userErrors } = planned.data?.['importPlan'] ?? { userErrors: planned.errors };
  if (!batch) {
    throw new Error(JSON.stringify(userErrors));
  }
  const committed = await commit(app, caller, batch, settled);
  if (!committed.data?.['importCommit']?.batch) {
    throw new Error(JSON.stringify(committed));
  }
  await run(app, batch.id, caller.actor);
  return read(app, caller, batch.id);
}

/** Undoes a batch. */
export async function undo(app: TestApp, caller: Caller, id: string): Promise<Answer> {
  return app.execute(
    `mutation ($id: ID!) { importUndo(id: $id) { batch { ${BATCH} } userErrors { code message path } } }`,
    { id },
    caller,
  );
}

/** Reads a batch. */
export async function read(app: TestApp, caller: Caller, id: string, selection = BATCH): Promise<Data> {
  const answer = await app.execute(`query ($id: ID!) { importBatch(id: $id) { ${selection} } }`, { id }, caller);
  return answer.data?.['importBatch'] as Data;
}

const DUMPED = [
  'institution',
  'institution_alias',
  'institution_unit',
  'organization',
  'organization_period',
  'organization_change',
  'organization_link',
  'person',
  'import_code',
];

/** Every row of the tables that imports write, as text. */
export async function dump(app: TestApp): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of DUMPED) {
    const rows = await runRead<{ text: string }>(
      app.kernel,
      sql`select to_jsonb(t)::text as text from ${raw(table)} t order by id`,
    );
    tables[table] = rows.map(({ text }) => text);
  }
  return tables;
}
