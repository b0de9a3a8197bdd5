import sql from 'sql-template-tag';
import { announce } from '../../kernel/live/live-channel.ts';
import { registerLiveJudge } from '../../kernel/live/live-judge.ts';
import type { EventHandler } from '../../kernel/outbox.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { encodeId } from '../../kernel/ids.ts';

// One event tells of all notifications of a batch, or of all of an account that marks them.
registerLiveJudge('Notification', async (reader, ids) => {
  const { accountId } = reader.context.actor;
  if (accountId === null || ids.includes(accountId)) {
    return accountId === null ? [] : [null];
  }
  const rows = await reader.run<{ id: string }>(
    sql`select id from notification where batch_id = any(${[...ids]}::uuid[]) and account_id = ${accountId}::uuid and is_inbox`,
  );
  return rows.map(({ id }) => encodeId('ntf', id));
});

/** Tells every process of every event, by type and id of its subject alone; a repeated event is told again, which does no harm. */
export function liveHandler(kernel: Kernel): EventHandler {
  return {
    name: 'notification.live',
    types: '*',
    handle: ({ subjectType, subjectId }) => announce(kernel, { type: subjectType, id: subjectId }),
  };
}
