import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { addDays } from '../../kernel/clock.ts';
import type { JobSpec } from '../../kernel/module.ts';
import type { DeliveredEvent, EventHandler } from '../../kernel/outbox.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { notify, type Notice } from '../notification/index.ts';

type Told = Omit<Notice, 'eventId' | 'at'>;

/** Days before the day that are told of. */
const DAYS_BEFORE = [3, 1, 0] as const;

interface ReportFacts {
  readonly id: string;
  readonly organizationId: string;
  readonly verifierId: string;
  readonly organization: string;
  readonly title: string;
  readonly reason: string | null;
}

const reportFacts = (run: Run, which: ReturnType<typeof sql>): Promise<ReportFacts[]> =>
  run<ReportFacts>(sql`select s.id, s.organization_id as "organizationId", b.verifier_id as "verifierId", o.name as organization,
      r.title, b.reason
    from report_submission s join report_round r on r.id = s.round_id join organization o on o.id = s.organization_id
      join obligation b on b.id = s.obligation_id where ${which}`);

/** Whoever answers for the organization is told of its own report. */
const toOwner = (kind: string, { id, organizationId, title, reason }: ReportFacts): Told => ({
  kind,
  subjectType: 'ReportSubmission',
  subjectId: id,
  organizationId,
  recipients: { organizationIds: [organizationId], permission: 'obligation.answer' },
  params: { title, reason },
});

async function tell(run: Run, { type, subjectId, payload }: DeliveredEvent): Promise<Told[]> {
  switch (type) {
    case 'obligation.opened': {
      const [from, to] = [Number(payload?.['from'] ?? 0), Number(payload?.['to'] ?? 0)];
      const rows = await run<{ roundId: string; title: string; issuer: string; dueOn: string; ids: string[] }>(sql`
        select r.id as "roundId", r.title, i.name as issuer, r.due_on::text as "dueOn",
          f.target_ids[${from + 1}::int:${to}::int]::text[] as ids
        from obligation_fan_out f join report_round r on r.id = f.source_id join organization i on i.id = r.organization_id
        where f.id = ${subjectId}::uuid and f.source_kind = 'REPORT_ROUND'`);
      return rows.map(({ roundId, title, issuer, dueOn, ids }) => ({
        kind: 'report.opened',
        subjectType: 'ReportRound',
        subjectId: roundId,
        organizationId: null,
        recipients: { organizationIds: ids, permission: 'obligation.answer' },
        params: { title, issuer, dueOn },
      }));
    }
    case 'obligation.submitted':
      return (await reportFacts(run, sql`b.id = ${subjectId}::uuid`)).map((facts) => ({
        ...toOwner('report.submitted', facts),
        organizationId: facts.verifierId,
        recipients: { organizationIds: [facts.verifierId], permission: 'obligation.verify' },
        params: { title: facts.title, organization: facts.organization },
      }));
    case 'obligation.returned':
    case 'obligation.reopened':
      return (await reportFacts(run, sql`b.id = ${subjectId}::uuid`)).map((facts) => toOwner('report.returned', facts));
    case 'obligation.accepted':
      return (await reportFacts(run, sql`b.id = ${subjectId}::uuid`)).map((facts) => toOwner('report.accepted', facts));
    case 'report.stale':
      return (await reportFacts(run, sql`s.id = ${subjectId}::uuid`)).map((facts) => toOwner('report.stale', facts));
    case 'report.rescheduled': {
      const [row] = await run<{ title: string; dueOn: string; owing: string[]; verifying: string[] }>(sql`
        select r.title, r.due_on::text as "dueOn", coalesce(array_agg(distinct b.organization_id::text), '{}') as owing,
          coalesce(array_agg(distinct b.verifier_id::text) filter (where b.verifier_id <> r.organization_id), '{}') as verifying
        from report_round r join obligation b on b.source_kind = 'REPORT_ROUND' and b.source_id = r.id
        where r.id = ${subjectId}::uuid and b.status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED', 'SUBMITTED')
        group by r.id, r.title, r.due_on`);
      const { title, dueOn, owing, verifying } = row ?? { title: '', dueOn: '', owing: [], verifying: [] };
      const news = {
        kind: 'report.rescheduled',
        subjectType: 'ReportRound',
        subjectId,
        organizationId: null,
        params: { title, dueOn, former: (payload?.['former'] ?? null) as string | null },
      } as const;
      // Whoever does both is told once: the event is the same.
      return row
        ? [
            { ...news, recipients: { organizationIds: owing, permission: 'obligation.answer' } },
            { ...news, recipients: { organizationIds: verifying, permission: 'obligation.verify' } },
          ]
        : [];
    }
    case 'report.published': {
      const rows = await run<{ title: string; issuer: string; ids: string[] }>(sql`
        select r.title, i.name as issuer, (select coalesce(array_agg(s.organization_id::text), '{}') from report_submission s
          where s.round_id = r.id and s.phase <> 'DROPPED') as ids
        from report_publication p join report_round r on r.id = p.round_id join organization i on i.id = r.organization_id
        where p.id = ${subjectId}::uuid`);
      return rows.map(({ title, issuer, ids }) => ({
        kind: 'report.published',
        subjectType: 'ReportPublication',
        subjectId,
        organizationId: null,
        recipients: { organizationIds: ids, permission: 'report.read' },
        params: { title, issuer },
      }));
    }
    default:
      return [];
  }
}

/** Tells those whom it concerns; an event that is delivered again tells nobody twice. */
export const noticeHandler = (kernel: Kernel): EventHandler => ({
  name: 'report-notices',
  types: [
    'obligation.opened',
    'obligation.submitted',
    'obligation.returned',
    'obligation.reopened',
    'obligation.accepted',
    'report.stale',
    'report.rescheduled',
    'report.published',
  ],
  handle: (event) =>
    withTransaction(kernel, async (run) => {
      for (const told of await tell(run, event)) {
        await notify(run, { ...told, eventId: event.id, at: event.occurredAt });
      }
    }),
});

/** Reminds of reports that are due in a few days, one notice a round and day however many organizations. */
export async function remindOfReports(kernel: Kernel): Promise<number> {
  const today = kernel.clock.today();
  const days = DAYS_BEFORE.map((count) => addDays(today, count));
  return withTransaction(kernel, async (run) => {
    const rows = await run<{ roundId: string; title: string; dueOn: string; ids: string[] }>(sql`
      select r.id as "roundId", r.title, b.due_on::text as "dueOn", array_agg(s.organization_id::text) as ids
      from report_submission s join report_round r on r.id = s.round_id and r.status = 'OPEN'
        join obligation b on b.id = s.obligation_id
      where s.phase = 'OPEN' and b.due_on = any(${days}::date[]) group by r.id, r.title, b.due_on`);
    let told = 0;
    for (const { roundId, title, dueOn, ids } of rows) {
      told += await notify(run, {
        kind: 'report.dueSoon',
        eventId: `${roundId}:${dueOn}:${today}`,
        subjectType: 'ReportRound',
        subjectId: roundId,
        organizationId: null,
        recipients: { organizationIds: ids, permission: 'obligation.answer' },
        params: { title, dueOn },
        at: kernel.clock.now(),
      });
    }
    return told;
  });
}

/** In the morning, at eight in Shanghai. */
export const reminderJob: JobSpec = {
  name: 'report-reminders',
  cron: '0 0 * * *',
  run: async (kernel) => void (await remindOfReports(kernel)),
};
