import sql from 'sql-template-tag';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { notify, notificationModule } from '../../modules/notification/index.ts';

const HOUR = 3_600_000;

/**
 * Tells the demo logins what the clock would have told them by now (terms that end, handovers that wait), a few older
 * things, and lets them have read the older half.
 */
export async function tellDemoNews(kernel: Kernel): Promise<void> {
  const ago = (hours: number): Date => new Date(kernel.clock.now().getTime() - hours * HOUR);
  for (const job of notificationModule.jobs!.filter(({ name }) => name === 'notification-terms')) {
    await job.run(kernel, {});
  }
  const personas = await runRead<{ id: string; position: number }>(
    kernel,
    sql`select a.id, d.position from demo_persona d join account a on a.id = d.account_id where a.status = 'ACTIVE' order by d.position`,
  );
  const plans = await runRead<{ id: string; organizationId: string | null; name: string | null; on: string }>(
    kernel,
    sql`select p.id, p.organization_id as "organizationId", o.name, p.effective_on::text as "on" from planned_change p
      left join organization o on o.id = p.organization_id where p.status = 'FAILED' order by p.id limit 3`,
  );
  await withTransaction(kernel, async (run) => {
    for (const { id, position } of personas) {
      const told = { subjectType: null, subjectId: null, organizationId: null, recipients: { accountIds: [id] } };
      const device = ['Chrome · Windows', '微信 · Android', 'Safari · iOS'][position % 3]!;
      await notify(run, { ...told, kind: 'account.newDevice', eventId: `demo:${id}`, params: { device }, at: ago(3) });
      await notify(run, { ...told, kind: 'account.passwordChanged', eventId: `demo:${id}`, at: ago(24 * 9) });
    }
    for (const { id, organizationId, name, on } of plans) {
      await notify(run, {
        kind: 'plannedChange.failed',
        eventId: `demo:${id}`,
        subjectType: 'PlannedChange',
        subjectId: id,
        organizationId,
        recipients: {
          organizationIds: organizationId === null ? [] : [organizationId],
          permission: 'organization.read',
        },
        params: { organization: name, on },
        at: ago(5),
      });
    }
    // Nobody waits for mails about what is older than the demo itself.
    await run(sql`update notification set is_mail_due = false, is_digest_due = false`);
    await run(sql`update notification set read_at = created_at + interval '40 minutes' where created_at < ${ago(24)}`);
  });
}
