import sql from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { notify } from '../notification/index.ts';
import { OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';
import { OPEN_SQL } from './obligation.read-model.ts';

/** Days ahead of which an obligation counts as due soon, and days after which its lateness is no news any more. */
const SOON_DAYS = 3;
const NEWS_DAYS = 7;

interface DueGroup {
  readonly kind: string;
  readonly sourceId: string;
  readonly dueOn: string;
  readonly title: string;
  readonly organizationIds: string[];
  readonly verifiers: Readonly<Record<string, number>>;
}

/**
 * Tells who is due soon, who has become late, and whoever verifies them. What was told for a source and a day is never told
 * twice, so the job may run as often as it likes, and after days of standing still tells what is still news.
 */
export async function tellDue(kernel: Kernel): Promise<void> {
  const today = kernel.clock.today();
  const at = kernel.clock.now();
  await withTransaction(kernel, async (run) => {
    const groups = await run<DueGroup>(sql`
      with v as (select b.source_kind, b.source_id, b.due_on, b.verifier_id, count(*)::int as count,
          array_agg(b.organization_id::text) as ids, min(b.title) as title
        from obligation b where b.status in ${OPEN_SQL}
          and b.due_on between ${addDays(today, -NEWS_DAYS)}::date and ${addDays(today, SOON_DAYS)}::date
        group by b.source_kind, b.source_id, b.due_on, b.verifier_id)
      select v.source_kind as kind, v.source_id as "sourceId", v.due_on::text as "dueOn", min(v.title) as title,
        (select array_agg(o) from v w, unnest(w.ids) o where w.source_kind = v.source_kind and w.source_id = v.source_id
          and w.due_on = v.due_on) as "organizationIds",
        json_object_agg(v.verifier_id, v.count) as verifiers
      from v group by v.source_kind, v.source_id, v.due_on order by v.due_on, v.source_id`);
    for (const { kind, sourceId, dueOn, title, organizationIds, verifiers } of groups) {
      const isLate = dueOn < today;
      const subject =
        kind === 'DIRECTIVE'
          ? { subjectType: 'Directive', subjectId: sourceId }
          : { subjectType: 'ReportRound', subjectId: sourceId };
      await notify(run, {
        ...subject,
        kind: isLate ? 'obligation.late' : 'obligation.dueSoon',
        eventId: `${sourceId}:${dueOn}`,
        organizationId: null,
        recipients: { organizationIds, permission: OWNER_PERMISSION },
        params: { title, dueOn },
        at,
      });
      for (const [verifierId, count] of isLate ? Object.entries(verifiers) : []) {
        await notify(run, {
          kind: 'obligation.lateBelow',
          eventId: `${sourceId}:${dueOn}:${verifierId}`,
          subjectType: 'Organization',
          subjectId: verifierId,
          organizationId: verifierId,
          recipients: { organizationIds: [verifierId], permission: VERIFIER_PERMISSION },
          params: { title, dueOn, count },
          at,
        });
      }
    }
  });
}

/** In the morning and at noon in Shanghai. */
export const dueJob: JobSpec = {
  name: 'obligation-due',
  cron: '12 23,4 * * *',
  run: (kernel) => tellDue(kernel),
};
