import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import type { DeliveredEvent, EventHandler } from '../../kernel/outbox.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { tellHandovers } from './term-notices.ts';
import { notify, type Notice } from './notify.service.ts';

type Told = Omit<Notice, 'eventId' | 'at'>;

const NOTHING = { organizationId: null, subjectType: null, subjectId: null } as const;

/** What there is to tell of an event; nothing when its subject is gone. */
type Teller = (run: Run, event: DeliveredEvent) => Promise<readonly Told[]>;

const tellers: Readonly<Record<string, Teller>> = {
  'organization.planFail': async (run, { subjectId }) => {
    const rows = await run<{
      accountId: string | null;
      organizationId: string | null;
      name: string | null;
      on: string;
    }>(
      sql`select p.account_id as "accountId", p.organization_id as "organizationId", o.name, p.effective_on::text as "on"
        from planned_change p left join organization o on o.id = p.organization_id where p.id = ${subjectId}::uuid`,
    );
    return rows.map(({ accountId, organizationId, name, on }) => ({
      kind: 'plannedChange.failed',
      subjectType: 'PlannedChange',
      subjectId,
      organizationId,
      recipients: { accountIds: accountId === null ? [] : [accountId] },
      params: { organization: name, on },
    }));
  },
  'import.finished': (run, event) => tellImport(run, event, 'import.finished'),
  'import.failed': (run, event) => tellImport(run, event, 'import.failed'),
  'session.opened': async (run, { subjectId }) => {
    // The first sign-in ever is no news; after that every device that no kept session of the account knows.
    const rows = await run<{ accountId: string; device: string | null }>(
      sql`select s.account_id as "accountId", s.device from session s join account a on a.id = s.account_id
        where s.id = ${subjectId}::uuid
          and exists (select 1 from session e where e.account_id = s.account_id and e.created_at < s.created_at)
          and not exists (select 1 from session e where e.account_id = s.account_id and e.created_at < s.created_at
            and e.device is not distinct from s.device)`,
    );
    return rows.map(({ accountId, device }) => ({
      ...NOTHING,
      kind: 'account.newDevice',
      recipients: { accountIds: [accountId] },
      params: { device },
    }));
  },
  'account.passwordChanged': async (_run, { subjectId }) => [
    { ...NOTHING, kind: 'account.passwordChanged', recipients: { accountIds: [subjectId] } },
  ],
  'account.secondFactorChanged': async (_run, { subjectId }) => [
    { ...NOTHING, kind: 'account.secondFactorChanged', recipients: { accountIds: [subjectId] } },
  ],
};

async function tellImport(run: Run, { subjectId }: DeliveredEvent, kind: string): Promise<readonly Told[]> {
  const rows = await run<{ accountId: string | null; organizationId: string | null; file: string; applied: number }>(
    sql`select coalesce(run_by_id, started_by_id) as "accountId", organization_id as "organizationId", file_name as file,
      applied_count as applied from import_batch where id = ${subjectId}::uuid`,
  );
  return rows.map(({ accountId, organizationId, file, applied }) => ({
    kind,
    subjectType: 'ImportBatch',
    subjectId,
    organizationId,
    recipients: { accountIds: accountId === null ? [] : [accountId] },
    params: { file, applied },
  }));
}

/** Tells people what the rooms built before this one publish; a redelivered event tells nobody twice. */
export function houseNoticeHandler(kernel: Kernel): EventHandler {
  return {
    name: 'notification.house',
    types: [...Object.keys(tellers), 'handoverPack.produced'],
    handle: (event) =>
      withTransaction(kernel, async (run) => {
        if (event.type === 'handoverPack.produced') {
          await tellHandovers(run, kernel.clock, event.subjectId);
          return;
        }
        for (const told of await tellers[event.type]!(run, event)) {
          await notify(run, { ...told, eventId: event.id, at: event.occurredAt });
        }
      }),
  };
}
