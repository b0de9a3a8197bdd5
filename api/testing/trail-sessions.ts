import { Secret } from 'otpauth';
import { deliver, mailedToken, openAccount, PASSWORD, signIn, visitor } from '../modules/identity/test-accounts.ts';
import { totpCode } from '../modules/identity/totp.ts';
import type { Data } from './imports.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

/** Tells what an account does for itself alone; whatever must never stand in the trail joins `secrets`. */
export async function tellSessions(app: TestApp, { tell }: Story, secrets: string[]): Promise<void> {
  const own = { isScoped: false };
  const NEW = 'another river in late winter';
  secrets.push(NEW, 'bob@example.org');
  await openAccount(app, 'bob', { email: 'bob@example.org' });
  await tell(
    'sessionCreate',
    { input: { login: 'bob', password: PASSWORD } },
    { actor: visitor('bob') },
    { ...own, isKnown: false },
  );
  const other = await signIn(app, 'bob');
  const { token, actor } = await signIn(app, 'bob');
  secrets.push(token, other.token);
  const bob = { actor };
  await tell('preferencesUpdate', { input: { theme: 'DARK' } }, bob, own);
  const view = await tell('savedViewSave', { input: { name: '我的', resource: 'persons', query: 'q=1' } }, bob, {
    ...own,
    select: 'savedView { id version }',
  });
  await tell('savedViewUpdate', { ...view['savedView'], input: { name: '我的人员' } }, bob, own);
  await tell('savedViewDelete', { id: view['savedView'].id }, bob, own);
  const sessions = (await app.execute('{ sessions { nodes { id isCurrent } } }', {}, bob)).data!['sessions'].nodes;
  await tell('sessionEndById', { id: sessions.find(({ isCurrent }: Data) => !isCurrent).id }, bob, own);
  await tell('sessionsEndOthers', {}, bob, own);
  const start = await tell('totpStart', {}, bob, { ...own, select: 'secret' });
  secrets.push(start['secret']);
  const code = totpCode(Secret.fromBase32(start['secret']).bytes, app.clock.now());
  const confirmed = await tell('totpConfirm', { input: { code, wantsToken: true } }, bob, {
    ...own,
    select: 'recoveryCodes token',
  });
  secrets.push(...confirmed['recoveryCodes'], confirmed['token']);
  const renewed = await tell('recoveryCodesRenew', { input: { password: PASSWORD } }, bob, {
    ...own,
    select: 'recoveryCodes',
  });
  secrets.push(...renewed['recoveryCodes']);
  await tell('totpDisable', { input: { password: PASSWORD } }, bob, own);
  await tell('passwordChange', { input: { currentPassword: PASSWORD, newPassword: NEW } }, bob, own);
  await tell(
    'passwordResetRequest',
    { input: { login: 'bob' } },
    { actor: visitor('bob2') },
    { ...own, isKnown: false },
  );
  await deliver(app);
  const link = (await mailedToken(app, 'bob@example.org'))!;
  secrets.push(link);
  await tell(
    'passwordReset',
    { input: { token: link, password: PASSWORD } },
    { actor: visitor('bob3') },
    { ...own, isKnown: false },
  );
  await tell('sessionEnd', {}, { actor }, own);
}
