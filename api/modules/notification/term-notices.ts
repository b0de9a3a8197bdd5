import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { addDays, type Clock } from '../../kernel/clock.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { notify } from './notify.service.ts';

/** Days before a term begins or ends at which people are told; each once. */
const BEGINS_WITHIN = 7;
const ENDS_WITHIN = [30, 7] as const;
const PAGE = 500;

interface TermRow {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly office: string;
  readonly organization: string;
  readonly on: string;
}

/** Tells holders with an account of terms of theirs that begin or end soon. */
async function tellTerms(
  kernel: Kernel,
  kind: 'term.begins' | 'term.ends',
  stage: string,
  [from, until]: readonly [string, string],
): Promise<void> {
  const on = kind === 'term.begins' ? sql`t.starts_on` : sql`t.ends_on`;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const count = await withTransaction(kernel, async (run) => {
      // Whoever simply goes on in the same office neither begins nor ends.
      const rows = await run<TermRow>(sql`select t.id, t.person_id as "personId", t.organization_id as "organizationId",
          f.name as office, o.name as organization, ${on}::text as "on"
        from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id
          join person p on p.id = t.person_id and p.account_id is not null
        where t.id > ${after}::uuid and ${on} >= ${from}::date and ${on} < ${until}::date and t.ends_on > t.starts_on
          and not exists (select 1 from term n where n.office_id = t.office_id and n.person_id = t.person_id and n.id <> t.id
            and ${kind === 'term.begins' ? sql`n.ends_on >= t.starts_on and n.starts_on < t.starts_on` : sql`n.starts_on <= t.ends_on and n.ends_on > t.ends_on`})
        order by t.id limit ${PAGE}`);
      for (const { id, personId, organizationId, office, organization, on: day } of rows) {
        await notify(run, {
          kind,
          eventId: `${id}:${day}:${stage}`,
          subjectType: 'Term',
          subjectId: id,
          organizationId,
          recipients: { personIds: [personId] },
          params: { office, organization, on: day },
          at: kernel.clock.now(),
        });
      }
      after = rows.at(-1)?.id ?? after;
      return rows.length;
    });
    if (count < PAGE) {
      return;
    }
  }
}

/** Tells those who appoint in an organization how many of its terms end on a day to come. */
async function tellVacancies(kernel: Kernel, [from, until]: readonly [string, string]): Promise<void> {
  for (let after = ['', '00000000-0000-0000-0000-000000000000'] as readonly [string, string]; ;) {
    const count = await withTransaction(kernel, async (run) => {
      const rows = await run<{ organizationId: string; organization: string; on: string; count: number }>(sql`
        select o.id as "organizationId", o.name as organization, t.ends_on::text as "on", count(*)::int as count
        from term t join organization o on o.id = t.organization_id
        where t.ends_on >= ${from}::date and t.ends_on < ${until}::date and t.ends_on > t.starts_on and o.status = 'ACTIVE'
          and (${after[0]} = '' or (t.ends_on, o.id) > (nullif(${after[0]}, '')::date, ${after[1]}::uuid))
        group by o.id, o.name, t.ends_on order by t.ends_on, o.id limit ${PAGE}`);
      for (const { organizationId, organization, on, count: terms } of rows) {
        await notify(run, {
          kind: 'term.vacancies',
          eventId: `${organizationId}:${on}`,
          subjectType: 'Organization',
          subjectId: organizationId,
          organizationId,
          recipients: { organizationIds: [organizationId], permission: 'term.manage' },
          params: { organization, on, count: terms },
          at: kernel.clock.now(),
        });
      }
      const last = rows.at(-1);
      after = last ? [last.on, last.organizationId] : after;
      return rows.length;
    });
    if (count < PAGE) {
      return;
    }
  }
}

/** Tells the successors in office of open packs that wait for them, and whoever left that notes may be added; of one pack or of all. */
export async function tellHandovers(run: Run, clock: Clock, packId: string | null): Promise<void> {
  const today = clock.today();
  const rows = await run<{
    id: string;
    personId: string;
    successors: string[];
    organizationId: string;
    office: string;
    organization: string;
  }>(sql`select h.id, h.person_id as "personId", h.organization_id as "organizationId", f.name as office, o.name as organization,
      array(select n.person_id from term n where n.office_id = h.office_id and n.starts_on >= h.ended_on
        and n.starts_on <= ${today}::date and n.ends_on > ${today}::date)::text[] as successors
    from handover_pack h join office f on f.id = h.office_id join organization o on o.id = h.organization_id
    where h.status = 'OPEN' and (${packId}::uuid is null or h.id = ${packId}::uuid) and h.ended_on > ${addDays(today, -60)}::date`);
  for (const { id, personId, successors, organizationId, office, organization } of rows) {
    const notice = {
      eventId: id,
      subjectType: 'HandoverPack',
      subjectId: id,
      organizationId,
      params: { office, organization },
      at: clock.now(),
    };
    await notify(run, { ...notice, kind: 'handover.waits', recipients: { personIds: successors } });
    await notify(run, { ...notice, kind: 'handover.notes', recipients: { personIds: [personId] } });
  }
}

/** Each morning in Shanghai: terms that begin or end soon, and handovers whose successor has come into office. */
export const termNoticeJob: JobSpec = {
  name: 'notification-terms',
  cron: '12 0 * * *',
  async run(kernel) {
    const today = kernel.clock.today();
    await tellTerms(kernel, 'term.begins', 'soon', [addDays(today, 1), addDays(today, BEGINS_WITHIN + 1)]);
    const [month, week] = ENDS_WITHIN;
    await tellTerms(kernel, 'term.ends', 'month', [addDays(today, week + 1), addDays(today, month + 1)]);
    await tellTerms(kernel, 'term.ends', 'week', [addDays(today, 1), addDays(today, week + 1)]);
    await tellVacancies(kernel, [addDays(today, 1), addDays(today, month + 1)]);
    await withTransaction(kernel, (run) => tellHandovers(run, kernel.clock, null));
  },
};
