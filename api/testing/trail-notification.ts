import { newId } from '../kernel/ids.ts';
import { withTransaction } from '../kernel/read/transaction.ts';
import { openAccount, signIn } from '../modules/identity/test-accounts.ts';
import { notify } from '../modules/notification/index.ts';
import type { Data } from './imports.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

/** Tells what an account does with what it is told; the secrets of its feed join `secrets`. */
export async function tellNotifications(app: TestApp, { tell }: Story, secrets: string[]): Promise<void> {
  const own = { isScoped: false };
  const { uuid } = await openAccount(app, 'told');
  const reader = { actor: (await signIn(app, 'told')).actor };
  await withTransaction(app.kernel, (run) =>
    notify(run, {
      kind: 'account.passwordChanged',
      eventId: newId(),
      subjectType: null,
      subjectId: null,
      organizationId: null,
      recipients: { accountIds: [uuid] },
      at: app.clock.now(),
    }),
  );
  const { data } = await app.execute('{ notifications { nodes { id } } }', {}, reader);
  const ids = (data!['notifications'].nodes as Data[]).map(({ id }) => id as string);
  await tell('notificationMark', { ids, mark: 'ARCHIVED' }, reader, own);
  await tell('notificationReadAll', { input: { category: 'SECURITY' } }, reader, own);
  const choice = { kind: 'account.newDevice', inbox: true, mail: false, dailyMail: false };
  const input = { kinds: [choice], quietFrom: '22:00', quietUntil: '07:00', dailyMailHour: 9 };
  await tell('notificationPreferencesUpdate', { input }, reader, own);
  for (const field of ['calendarFeedCreate', 'calendarFeedRotate']) {
    const made = await tell(field, {}, reader, { ...own, select: 'address { url }' });
    secrets.push(/([\w-]{43})\.ics/.exec(made['address'].url as string)![1]!);
  }
  await tell('calendarFeedRevoke', {}, reader, own);
}
