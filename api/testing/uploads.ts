import sql from 'sql-template-tag';
import type { FileStore } from '../kernel/file-store.ts';
import { decodeId } from '../kernel/ids.ts';
import { runRead } from '../kernel/read/reader.ts';
import { DomainRefusal } from '../kernel/refusal.ts';
import type { ScopeKeys } from '../kernel/scope.ts';
import { runUnit } from '../kernel/unit-of-work.ts';
import { claimAttachments, registerAttachmentOwner } from '../modules/attachment/index.ts';
import { accountActor, PersonShape } from '../modules/people/index.ts';
import { buildFederation, enter, type TestFederation, type TestRow } from './federation.ts';
import { officer } from './imports.ts';
import { serve, type Served } from './serve.ts';
import { createTestApp, type Answer, type TestApp } from './test-app.ts';

// Later modules register their own kinds; a person, whom only some may see, stands in here.
registerAttachmentOwner({ subjectType: 'Person', shape: () => PersonShape });

const PREPARE = `mutation ($input: AttachmentPrepareInput!) { attachmentPrepare(input: $input) {
  attachment { id name bytes state mediaType viewerCan { remove } } uploadUrl userErrors { code message path } } }`;

/** A small honest file. */
export const TEXT = Buffer.from('关于换届工作的通知\n');

type Login = 'owner' | 'colleague' | 'foreigner' | 'mute';

/** What the front answers to an upload. */
export interface PutAnswer {
  readonly status: number;
  readonly body: {
    readonly attachmentId?: string;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, string> }[];
  };
}

interface StoredRow {
  readonly state: string;
  readonly storeKey: string | null;
  readonly sha256: string | null;
}

/** A served installation with people who upload: two of one school, one of another, one without the permission. */
export class UploadBench {
  readonly store: FileStore;

  private constructor(
    readonly app: TestApp,
    readonly served: Served,
    readonly federation: TestFederation,
    readonly tokens: Readonly<Record<Login, string>>,
    /** The record that takes files up. */
    readonly subject: TestRow,
  ) {
    this.store = app.kernel.files;
  }

  static async open(): Promise<UploadBench> {
    const app = await createTestApp();
    const federation = await buildFederation(app);
    const served = await serve(app);
    const permissions = ['attachment.upload', 'organization.read', 'person.read'] as const;
    const tokens = {
      owner: await officer(app, federation.school, 'owner.one', permissions),
      colleague: await officer(app, federation.school, 'colleague.one', permissions),
      foreigner: await officer(app, federation.foreign, 'foreigner.one', permissions),
      mute: await officer(app, federation.school, 'mute.one', ['organization.read']),
    };
    return new UploadBench(app, served, federation, tokens, await enter(app, federation.school, '甲'));
  }

  async close(): Promise<void> {
    await this.served.close();
    await this.app.close();
  }

  /** Puts a store in place of the real one; the real one again when absent. */
  useStore(store: FileStore = this.store): void {
    (this.app.kernel as { files: FileStore }).files = store;
  }

  ask(
    name: string,
    bytes: number,
    token = this.tokens.owner,
    organizationId = this.federation.school.id,
  ): Promise<Answer> {
    return this.app.execute(PREPARE, { input: { organizationId, name, bytes } }, { token });
  }

  /** Codes of what is refused, of whichever kind. */
  async codesOf(asked: Promise<Answer>): Promise<string[]> {
    const { errors, data } = await asked;
    return (
      errors?.map(({ extensions }) => String(extensions!['code'])) ??
      data!['attachmentPrepare'].userErrors.map(({ code }: { code: string }) => code)
    );
  }

  async prepare(name = '通知.txt', bytes = TEXT.length): Promise<{ id: string; url: string }> {
    const answer = await this.ask(name, bytes);
    const { attachment, uploadUrl, userErrors } = answer.data!['attachmentPrepare'];
    if (userErrors.length > 0) {
      throw new Error(JSON.stringify(userErrors));
    }
    return { id: attachment.id, url: uploadUrl };
  }

  async put(
    url: string,
    body: Uint8Array,
    token: string | null = this.tokens.owner,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<PutAnswer> {
    const response = await fetch(`${this.served.address}${url}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'accept-language': 'en',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: new Uint8Array(body),
    });
    return { status: response.status, body: (await response.json()) as PutAnswer['body'] };
  }

  async upload(name = '通知.txt', bytes: Uint8Array = TEXT): Promise<string> {
    const { id, url } = await this.prepare(name, bytes.length);
    const { status, body } = await this.put(url, bytes);
    if (status !== 201) {
      throw new Error(JSON.stringify(body));
    }
    return id;
  }

  get(id: string, token?: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.served.address}/attachments/${id}`, {
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    });
  }

  async actorOf(login: string): ReturnType<typeof accountActor> {
    const [account] = await runRead<{ id: string }>(
      this.app.kernel,
      sql`select id from account where login_name = ${login}`,
    );
    return accountActor(this.app.kernel, account!.id, { locale: 'en', requestId: 'test', purpose: null });
  }

  get scope(): ScopeKeys {
    const { school, hunan } = this.federation;
    return {
      organizationId: school.uuid,
      provinceId: hunan.uuid,
      cityId: null,
      schoolId: school.uuid,
      departmentId: null,
    };
  }

  /** Makes files those of the subject, as a module's service does; gives code and path of a refusal. */
  async claim(
    ids: readonly string[],
    {
      login = 'owner.one',
      door = claimAttachments,
      subjectId = this.subject.uuid,
    }: { login?: string; door?: typeof claimAttachments; subjectId?: string } = {},
  ): Promise<string[]> {
    const subject = { subjectType: 'Person', subjectId, scope: this.scope };
    try {
      await runUnit(this.app.kernel, await this.actorOf(login), (uow) =>
        door(uow, subject, ids, ['input', 'attachmentIds']),
      );
      return [];
    } catch (error) {
      if (error instanceof DomainRefusal) {
        return [error.code, ...(error.path ?? [])];
      }
      throw error;
    }
  }

  async rowOf(id: string): Promise<StoredRow | undefined> {
    const [row] = await runRead<StoredRow>(
      this.app.kernel,
      sql`select state, store_key as "storeKey", sha256 from attachment where id = ${decodeId('att', id)}::uuid`,
    );
    return row;
  }

  /** Names of all files in the real store. */
  async stored(): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of this.store.list()) {
      keys.push(key);
    }
    return keys;
  }

  /** Lets so many hours go by. */
  async later(hours: number, work: () => Promise<unknown>): Promise<void> {
    const now = this.app.clock.now();
    this.app.clock.set(new Date(now.getTime() + hours * 3_600_000));
    try {
      await work();
    } finally {
      this.app.clock.set(now);
    }
  }
}
