import { Secret } from 'otpauth';
import type { Actor } from '../kernel/actor.ts';
import {
  actorOf,
  deliver,
  mailedToken,
  openAccount,
  signIn,
  trySignIn,
  visitor,
} from '../modules/identity/test-accounts.ts';
import { totpCode } from '../modules/identity/totp.ts';
import { resolveActor } from '../modules/people/index.ts';
import { systemActor } from './actors.ts';
import { enter, type TestOrganization } from './federation.ts';
import { officer as seatOfficer } from './imports.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

const own = { isScoped: false };
const reason = '本人到场核实';

/** Tells how a security administrator helps and cuts off the holder of an account. */
export async function tellSecurityDesk(app: TestApp, { tell }: Story, secrets: string[]): Promise<void> {
  secrets.push('carol@example.org');
  const security = { actor: systemActor('SECURITY') };
  const { id } = await openAccount(app, 'carol', { email: 'carol@example.org' });
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await trySignIn(app, 'carol', { password: 'wrong' }, visitor(`place ${attempt}`));
  }
  await tell('accountUnlock', { id, input: { reason } }, security, own);
  const { token, actor } = await signIn(app, 'carol');
  const { secret } = (await app.execute('mutation { totpStart { secret } }', {}, { actor })).data!['totpStart'];
  const code = totpCode(Secret.fromBase32(secret).bytes, app.clock.now());
  await app.execute(`mutation { totpConfirm(input: { code: "${code}" }) { token } }`, {}, { actor });
  secrets.push(token, secret);
  const read = 'query ($id: ID!) { account(id: $id) { version sessions(first: 10) { nodes { id } } } }';
  const account = async () => (await app.execute(read, { id }, security)).data!['account'];
  await tell('secondFactorReset', { id, version: (await account()).version, input: { reason } }, security, own);
  await signIn(app, 'carol');
  const [session] = (await account()).sessions.nodes;
  await tell('accountSessionEnd', { id, sessionId: session.id, input: { reason } }, security, own);
  await signIn(app, 'carol');
  await tell('accountSessionsEnd', { id, input: { reason } }, security, own);
}

/** Tells how a system administrator gives mails and background work another try. */
export async function tellInstallation(app: TestApp, { tell }: Story, secrets: string[]): Promise<void> {
  secrets.push('kim@example.org');
  const system = { actor: systemActor('SYSTEM') };
  const invite = 'mutation ($input: AccountInviteInput!) { accountInvite(input: $input) { userErrors { code } } }';
  await app.execute(invite, { input: { email: 'kim@example.org' } }, { actor: systemActor('SECURITY') });
  await deliver(app, () => Promise.reject(new Error('550 <kim@example.org> unknown')));
  const { nodes } = (await app.execute('{ mails(first: 100) { nodes { id to } } }', {}, system)).data!['mails'];
  const { id } = nodes.find(({ to }: { to: string }) => to.startsWith('k***'));
  await tell('mailRetry', { id }, system, own);
  await app.kernel.pool.query(`select graphile_worker.add_job('import-run', max_attempts => 5)`);
  await app.kernel.pool.query(`update graphile_worker._private_jobs set attempts = 5`);
  await tell('jobsRetry', { name: 'import-run' }, system, own);
}

/** Tells how a person's existing account is linked, and how an officer takes a list out as a file. */
export async function tellLinkAndExport(
  app: TestApp,
  { tell }: Story,
  { keeper, school, secrets }: { keeper: Actor; school: TestOrganization; secrets: string[] },
): Promise<void> {
  secrets.push('ren@example.org');
  const person = await enter(app, school, '任之远', { email: 'ren@example.org' });
  await tell('personLinkOffer', { id: person.id, version: 1 }, { actor: keeper });
  const offer = (await mailedToken(app, 'ren@example.org'))!;
  await openAccount(app, 'ren');
  const { token } = await signIn(app, 'ren');
  secrets.push(offer, token);
  await tell('personLinkAccept', { input: { token: offer } }, { actor: await actorOf(app, token) });

  const session = await seatOfficer(app, school, 'exporter', ['list.export', 'organization.read']);
  const facts = { locale: 'zh-CN', requestId: 'trail', addressDigest: 'trail', purpose: null } as const;
  const exporter = await resolveActor(app.kernel, { ...facts, token: session });
  const wish = { list: 'organizations', format: 'CSV', columns: ['name', 'level'] };
  const { ticket } = await tell('exportCreate', { input: wish }, { actor: exporter }, { select: 'ticket { path }' });
  secrets.push(session, ticket.path.split('/').at(-1));
}
