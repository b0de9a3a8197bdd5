import sql from 'sql-template-tag';
import { newId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { scopeOfRow } from './acting.policy.ts';
import type { FormSpec } from '../form/index.ts';
import { refuse } from './coordination.refusals.ts';
import { carryDrafts } from './directive-source.ts';
import { type Directive, DirectiveRevision } from './directive.entity.ts';
import { ISSUER_PERMISSION } from './directive.policy.ts';
import { holdDirective, keepFiles, recordDirective, write, type DirectiveFacts } from './directive.service.ts';
import { requireDueDay } from './due-day.ts';
import { moveDueDay } from './due-move.service.ts';
import { cancelFanOuts, openFanOut } from './fan-out.service.ts';
import { enterMany } from './obligation-follow.service.ts';
import { missingPart } from './coordination.labels.ts';

/** Issues a draft: freezes its first revision and hands one obligation to each organization of its audience. */
export async function issueDirective(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const directive = await holdDirective(uow, 'issue', id, version);
  requireComplete(directive);
  requireDueDay(uow.clock.today(), directive.dueOn ?? null);
  const superseded = directive.supersedesId
    ? await holdDirective(uow, 'supersede', directive.supersedesId, null)
    : null;
  directive.status = 'ISSUED';
  directive.revision = 1;
  directive.issuedAt = uow.clock.now();
  directive.updatedAt = directive.issuedAt;
  addRevision(uow, directive, null, false);
  const { total } = await openFanOut(uow, {
    kind: 'DIRECTIVE',
    sourceId: directive.id,
    audience: directive.audience,
    dueOn: directive.dueOn ?? null,
    title: directive.title,
    issuerId: directive.organizationId,
    response: directive.response,
  });
  if (superseded) {
    await settle(uow, superseded, 'SUPERSEDED', directive.title);
    recordDirective(uow, superseded, 'supersede', 'superseded', {
      directiveStatus: { before: 'ISSUED', after: 'SUPERSEDED' },
      successor: { before: null, after: directive.id },
    });
  }
  recordDirective(uow, directive, 'issue', 'issued', {
    directiveStatus: { before: 'DRAFT', after: 'ISSUED' },
    audienceCount: { before: null, after: total },
    dueOn: { before: null, after: directive.dueOn ?? null },
  });
  return id;
}

function requireComplete(directive: Directive): void {
  const missing =
    directive.title === ''
      ? 'title'
      : directive.body === ''
        ? 'body'
        : directive.response === 'FORM' && !directive.form
          ? 'form'
          : null;
  if (missing) {
    throw refuse('DIRECTIVE_INCOMPLETE', ['input', missing], { part: missingPart(missing) });
  }
}

function addRevision(uow: UnitOfWork, directive: Directive, note: string | null, asksAgain: boolean): void {
  const { actor } = uow;
  uow.em.persist(
    Object.assign(new DirectiveRevision(), {
      id: newId(),
      ...scopeOfRow(directive),
      directiveId: directive.id,
      number: directive.revision,
      title: directive.title,
      body: directive.body,
      documentNumber: directive.documentNumber ?? null,
      form: directive.form ?? null,
      dueOn: directive.dueOn ?? null,
      note,
      asksAgain,
      accountId: actor.accountId,
      personId: actor.personId,
      officeId:
        actor.grants.find(
          (grant) => grant.permission === ISSUER_PERMISSION && grant.organizationId === directive.organizationId,
        )?.officeId ?? null,
      issuedAt: uow.clock.now(),
    }),
  );
}

/** What an amendment says besides the new words. */
export interface Amendment extends Omit<DirectiveFacts, 'response' | 'audience'> {
  /** What changed, for those who owe. */
  readonly note: string;
  /** True when those who have answered are to answer again. */
  readonly asksAgain: boolean;
}

/** Amends an issued directive: a new revision, and everybody who owes it is told; what was said before stays readable. */
export async function amendDirective(
  uow: UnitOfWork,
  id: string,
  version: number,
  { note, asksAgain, ...facts }: Amendment,
): Promise<string> {
  const directive = await holdDirective(uow, 'amend', id, version);
  const formerDue = directive.dueOn ?? null;
  const formerForm = directive.form as FormSpec | null;
  const changes = write(uow, directive, facts);
  if (Object.keys(changes).length === 0 && !facts.attachmentIds) {
    throw refuse('DIRECTIVE_NOTHING_CHANGED');
  }
  requireComplete(directive);
  if ((directive.dueOn ?? null) !== formerDue) {
    requireDueDay(uow.clock.today(), directive.dueOn ?? null);
  }
  directive.revision += 1;
  addRevision(uow, directive, note.trim(), asksAgain);
  await uow.em.flush();
  await keepFiles(uow, directive, facts);
  await tellObligations(uow, directive, { dueOn: formerDue }, asksAgain, note.trim());
  if (formerForm && directive.form && 'form' in changes) {
    await carryDrafts(uow, directive.id, formerForm, directive.form as FormSpec);
  }
  recordDirective(
    uow,
    directive,
    'amend',
    'amended',
    { ...changes, revision: { before: directive.revision - 1, after: directive.revision } },
    note,
  );
  return id;
}

/** Carries a new revision to all obligations in a fixed number of statements. */
async function tellObligations(
  uow: UnitOfWork,
  directive: Directive,
  former: { readonly dueOn: string | null },
  asksAgain: boolean,
  note: string,
): Promise<void> {
  const of = sql`source_kind = 'DIRECTIVE' and source_id = ${directive.id}::uuid`;
  const { title, dueOn } = directive;
  await uow.run(sql`update obligation_fan_out set title = ${title} where ${of} and state = 'RUNNING'`);
  await uow.run(sql`update obligation set title = ${title}, version = version + 1 where ${of} and title <> ${title}`);
  if (former.dueOn !== (dueOn ?? null)) {
    await moveDueDay(uow, {
      kind: 'DIRECTIVE',
      sourceId: directive.id,
      issuerId: directive.organizationId,
      former: former.dueOn,
      dueOn: dueOn ?? null,
    });
  }
  if (asksAgain) {
    await uow.run(sql`update obligation set status = 'RETURNED', reason = ${note}, settled_at = null, version = version + 1,
        return_count = return_count + 1 where ${of} and status in ('SUBMITTED', 'ACCEPTED')`);
  }
  await enterMany(uow, sql`${of} and status not in ('WITHDRAWN', 'EXCUSED')`, 'AMENDED', directive.organizationId, {
    text: note,
    dueOn: dueOn ?? null,
  });
}

/** Withdraws an issued directive; nobody owes it any more, and what was accepted stays on record. */
export async function withdrawDirective(uow: UnitOfWork, id: string, version: number, reason: string): Promise<string> {
  const directive = await holdDirective(uow, 'withdraw', id, version);
  const count = await settle(uow, directive, 'WITHDRAWN', reason.trim());
  recordDirective(
    uow,
    directive,
    'withdraw',
    'withdrawn',
    {
      directiveStatus: { before: 'ISSUED', after: 'WITHDRAWN' },
      withdrawnCount: { before: null, after: count },
    },
    reason,
  );
  return id;
}

/** Ends a directive with all that is still owed for it; gives the number of obligations that end. */
async function settle(
  uow: UnitOfWork,
  directive: Directive,
  status: 'WITHDRAWN' | 'SUPERSEDED',
  reason: string,
): Promise<number> {
  const now = uow.clock.now();
  directive.status = status;
  directive.settledAt = now;
  directive.settledReason = reason;
  directive.updatedAt = now;
  await uow.em.flush();
  // Waits for a chunk that is being handed out, and no further one begins.
  await cancelFanOuts(uow.run, 'DIRECTIVE', directive.id, now);
  const open = sql`source_kind = 'DIRECTIVE' and source_id = ${directive.id}::uuid
    and status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED', 'SUBMITTED')`;
  await enterMany(uow, open, 'WITHDRAWN', directive.organizationId, { text: reason });
  const ended = await uow.run<{
    id: string;
  }>(sql`update obligation set status = 'WITHDRAWN', reason = ${reason}, settled_at = ${now},
      version = version + 1 where ${open} returning id`);
  return ended.length;
}
