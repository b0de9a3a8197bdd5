import sql from 'sql-template-tag';
import { forbidden, notFound } from '../../kernel/access.ts';
import { platformActor } from '../../kernel/actor.ts';
import { dayOf, addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { requireVersion, runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { HandoverPack, type HandoverContent } from './handover.entity.ts';
import { collectDocuments, collectMatters } from './handover-provider.ts';
import { Office } from './office.entity.ts';
import { scopeOfRow } from './owned.policy.ts';
import { seesHandover } from './handover.read-model.ts';
import { Term } from './term.entity.ts';

/** Days for which the daily job looks back for terms that ended by themselves; older history is left alone. */
const LOOK_BACK = 60;
const BATCH = 200;

function recordHandover(
  uow: UnitOfWork,
  action: string,
  event: string,
  pack: HandoverPack,
  changes: Record<string, { before: unknown; after: unknown; isSensitive?: boolean }>,
): void {
  uow.audit({ action, subjectType: 'HandoverPack', subjectId: pack.id, scope: scopeOfRow(pack), changes });
  uow.publish({ type: event, subjectType: 'HandoverPack', subjectId: pack.id });
}

/**
 * Makes the handover pack of a term that is over: open matters, documents, the accesses that ended, colleagues. Once for a
 * term, however often it is called; gives its uuid, or null when it was there.
 */
export async function produceHandover(uow: UnitOfWork, term: Term, office: Office): Promise<string | null> {
  await uow.em.flush();
  const [known] = await uow.run(sql`select id from handover_pack where term_id = ${term.id}`);
  if (known) {
    return null;
  }
  const facts = {
    organizationId: term.organizationId,
    officeId: office.id,
    termId: term.id,
    personId: term.personId,
    endedOn: term.endsOn,
    today: uow.clock.today(),
  };
  const colleagues = await uow.run<{
    id: string;
  }>(sql`select t.id from term t where t.organization_id = ${term.organizationId}
    and t.person_id <> ${term.personId} and t.starts_on <= ${term.endsOn}::date and t.ends_on > ${term.endsOn}::date
    order by t.starts_on, t.id limit 100`);
  const content: HandoverContent = {
    openMatters: await collectMatters(uow.run, facts),
    documents: await collectDocuments(uow.run, facts),
    permissions: office.permissions,
    reach: office.reach,
    colleagueTermIds: colleagues.map(({ id }) => id),
  };
  const pack = Object.assign(new HandoverPack(), {
    id: newId(),
    termId: term.id,
    officeId: office.id,
    personId: term.personId,
    endedOn: term.endsOn,
    content,
    notes: null,
    status: 'OPEN' as const,
    acknowledgedById: null,
    acknowledgedAt: null,
    producedAt: uow.clock.now(),
  });
  Object.assign(pack, scopeOfRow(term));
  uow.em.persist(pack);
  recordHandover(uow, 'handoverPack.produce', 'handoverPack.produced', pack, {
    term: { before: null, after: term.id },
  });
  return pack.id;
}

/** Terms that ended by themselves without a pack, except where the same person simply went on in the same office. */
async function dueTerms(kernel: Kernel): Promise<string[]> {
  const today = kernel.clock.today();
  const rows = await runRead<{ id: string }>(
    kernel,
    sql`select t.id from term t
      where t.ends_on <= ${today}::date and t.ends_on > ${addDays(today, -LOOK_BACK)}::date and t.ends_on > t.starts_on
        and not exists (select 1 from handover_pack h where h.term_id = t.id)
        and not exists (select 1 from term n where n.office_id = t.office_id and n.person_id = t.person_id and n.id <> t.id
          and n.starts_on <= t.ends_on and n.ends_on > t.ends_on)
      order by t.ends_on, t.id limit ${BATCH}`,
  );
  return rows.map(({ id }) => id);
}

/** Makes the packs of all terms that ended by themselves lately; gives their number. */
export async function produceDueHandovers(kernel: Kernel): Promise<number> {
  const actor = platformActor([], `job:handover:${dayOf(kernel.clock.now())}`);
  let made = 0;
  for (let due = await dueTerms(kernel); due.length > 0; due = await dueTerms(kernel)) {
    for (const id of due) {
      made += await runUnit(kernel, actor, async (uow) => {
        // Two runs of the job at once meet here and make one pack.
        await uow.run(sql`select id from term where id = ${id} for no key update`);
        const term = await uow.em.findOneOrFail(Term, { id });
        const office = await uow.em.findOneOrFail(Office, { id: term.officeId });
        return (await produceHandover(uow, term, office)) === null ? 0 : 1;
      });
    }
  }
  return made;
}

/** Shortly after midnight in Shanghai: packs for terms that ended with the day before. */
export const handoverJob: JobSpec = {
  name: 'people.handover',
  cron: '5 16 * * *',
  run: async (kernel) => void (await produceDueHandovers(kernel)),
};

async function loadSeen(
  uow: UnitOfWork,
  id: string,
  version: number,
): Promise<{ pack: HandoverPack; isOutgoing: boolean; isSuccessor: boolean }> {
  const seen = await seesHandover(uow, id);
  const pack = seen ? await uow.em.findOne(HandoverPack, { id }) : null;
  if (!seen || !pack) {
    throw notFound();
  }
  requireVersion(pack, version);
  return { pack, ...seen };
}

/** Keeps the notes that the outgoing holder leaves to the successor. */
export async function noteHandover(
  uow: UnitOfWork,
  id: string,
  version: number,
  notes: string | null,
): Promise<string> {
  const { pack, isOutgoing } = await loadSeen(uow, id, version);
  if (!isOutgoing) {
    throw forbidden();
  }
  const before = pack.notes ?? null;
  pack.note(notes?.trim() || null);
  recordHandover(uow, 'handoverPack.note', 'handoverPack.noted', pack, {
    notes: { before, after: pack.notes, isSensitive: true },
  });
  return id;
}

/** Notes that the successor has taken over. */
export async function acknowledgeHandover(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const { pack, isSuccessor } = await loadSeen(uow, id, version);
  if (!isSuccessor || uow.actor.personId === null) {
    throw forbidden();
  }
  pack.acknowledge(uow.actor.personId, uow.clock.now());
  recordHandover(uow, 'handoverPack.acknowledge', 'handoverPack.acknowledged', pack, {
    status: { before: 'OPEN', after: 'ACKNOWLEDGED' },
  });
  return id;
}
