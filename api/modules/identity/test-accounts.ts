import { anonymousActor, platformActor, type Actor } from '../../kernel/actor.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { ModuleSettings } from '../../kernel/module.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import type { SystemRole } from '../../kernel/permission.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { runUnit, type Kernel } from '../../kernel/unit-of-work.ts';
import sql from 'sql-template-tag';
import { createAccount } from './account.service.ts';
import { sessionActor } from './authentication.read-model.ts';
import type { AccountStatus } from './identity.enums.ts';
import { mailHandler, type MailTransport } from './mail.service.ts';
import { hashPassword } from './password.ts';
import { resetHandler } from './password.service.ts';

/** An answer of the API under test. */
interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers of any shape
  readonly data?: Record<string, any> | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
  /** Token that the cookie was set to. */
  readonly token: string | null;
}

/** What the helpers need of the API under test. */
interface TestApi {
  readonly kernel: Kernel;
  execute(document: string, variables: Record<string, unknown>, caller: { actor: Actor }): Promise<Answer>;
}

/** A password that every rule accepts. */
export const PASSWORD = 'a quiet river in autumn';

/** Hash of it, made once for all accounts of a test file. */
let hash: Promise<string> | null = null;

/** An account made for a test. */
export interface TestAccount {
  readonly uuid: string;
  readonly id: string;
  readonly login: string;
}

/** Opens an account with the common password. */
export async function openAccount(
  app: TestApi,
  login: string,
  more: { email?: string; systemRole?: SystemRole; status?: AccountStatus } = {},
): Promise<TestAccount> {
  hash ??= hashPassword(PASSWORD);
  const passwordHash = more.status === 'INVITED' ? null : await hash;
  const uuid = await runUnit(
    app.kernel,
    platformActor([], 'test'),
    async (uow) =>
      createAccount(uow, {
        loginName: login,
        email: more.email ?? null,
        locale: 'en',
        status: more.status ?? 'ACTIVE',
        passwordHash,
        systemRole: more.systemRole ?? null,
      }).id,
  );
  return { uuid, id: encodeId('acc', uuid), login };
}

/** Somebody without session at a network address of their own. */
export function visitor(addressDigest: string, more: Partial<Actor> = {}): Actor {
  return { ...anonymousActor({ locale: 'en', requestId: 'test', addressDigest }), ...more };
}

/** Resolves a token as the next request would. */
export async function actorOf(app: TestApi, token: string | null): Promise<Actor> {
  const { actor } = await sessionActor(app.kernel, {
    token,
    locale: 'en',
    requestId: 'test',
    purpose: null,
    addressDigest: 'test',
  });
  return actor;
}

const SIGN_IN = `mutation ($input: SessionCreateInput!) {
  sessionCreate(input: $input) { token expiresAt userErrors { code message path } } }`;

/** Sends a sign-in; the token of the cookie is in `token`. */
export function trySignIn(
  app: TestApi,
  login: string,
  more: Record<string, unknown> = {},
  actor: Actor = visitor('test'),
): Promise<Answer> {
  return app.execute(SIGN_IN, { input: { login, password: PASSWORD, ...more } }, { actor });
}

/** Signs in and gives the actor of the next request. */
export async function signIn(
  app: TestApi,
  login: string,
  more: Record<string, unknown> = {},
): Promise<{ token: string; actor: Actor }> {
  const answer = await trySignIn(app, login, more);
  if (!answer.token) {
    throw new Error(JSON.stringify(answer));
  }
  return { token: answer.token, actor: await actorOf(app, answer.token) };
}

/** Codes of the user errors of a mutation, or of the request's failures. */
export function codesOf(answer: Answer, field: string): string[] {
  if (answer.errors) {
    return answer.errors.map(({ extensions }) => String(extensions?.['code']));
  }
  return (answer.data![field].userErrors as { code: string }[]).map(({ code }) => code);
}

/** Rows of hand-written SQL. */
export function rows<Row extends object = Record<string, unknown>>(
  app: TestApi,
  text: string,
  ...values: string[]
): Promise<Row[]> {
  const parts = text.split('?');
  return runRead<Row>(app.kernel, sql(parts, ...values));
}

/** Delivers waiting events with this module's handlers, as the queue would. */
export async function deliver(app: TestApi, transport: MailTransport | null = null): Promise<void> {
  const settings: ModuleSettings = {
    origin: 'https://xuelian.example',
    smtpUrl: null,
    mailFrom: 'x@example.org',
    isDemo: true,
  };
  const handlers = [resetHandler(app.kernel, settings), mailHandler(app.kernel, transport)];
  for (;;) {
    const { delivered, error } = await dispatchEvents((work) => withTransaction(app.kernel, work), handlers);
    if (error) {
      throw error instanceof Error ? error : new Error('A handler failed', { cause: error });
    }
    if (delivered === 0) {
      return;
    }
  }
}

/** The token in the last mail to an address. */
export async function mailedToken(app: TestApi, email: string): Promise<string | null> {
  const [mail] = await rows<{ text: string | null }>(
    app,
    'select text from mail where recipient = ? order by id desc limit 1',
    email,
  );
  return /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? null;
}
