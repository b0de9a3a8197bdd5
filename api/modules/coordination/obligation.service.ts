import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization } from '../organization/index.ts';
import type { ObligationStatus, ThreadEntryKind } from './coordination.enums.ts';
import { realignLines } from './fan-out.service.ts';
import type { FieldComment, Obligation } from './obligation.entity.ts';
import { enterThread, holdFor, recordStep, type HeldObligation } from './obligation-record.service.ts';
import { sourceOf } from './obligation-source.ts';

/** Steps that change the state of an obligation. */
export type Transition = 'acknowledge' | 'submit' | 'return' | 'accept' | 'reopen' | 'excuse';

/** What a step says besides being made. */
export interface TransitionFacts {
  /** Version that the caller saw; absent where the caller holds the row already. */
  readonly version?: number | null;
  /** Why, in plain words; needed to return, reopen and excuse. */
  readonly reason?: string | null;
  /** Remarks on single fields of the answer. */
  readonly comments?: readonly FieldComment[];
}

const TO: Readonly<Record<Transition, ObligationStatus>> = {
  acknowledge: 'ACKNOWLEDGED',
  submit: 'SUBMITTED',
  return: 'RETURNED',
  accept: 'ACCEPTED',
  reopen: 'RETURNED',
  excuse: 'EXCUSED',
};

const ENTRY: Readonly<Record<Transition, ThreadEntryKind>> = {
  acknowledge: 'ACKNOWLEDGED',
  submit: 'SUBMITTED',
  return: 'RETURNED',
  accept: 'ACCEPTED',
  reopen: 'REOPENED',
  excuse: 'EXCUSED',
};

const EVENT: Readonly<Record<Transition, string>> = {
  acknowledge: 'obligation.acknowledged',
  submit: 'obligation.submitted',
  return: 'obligation.returned',
  accept: 'obligation.accepted',
  reopen: 'obligation.reopened',
  excuse: 'obligation.excused',
};

/** Makes a step of an obligation by the rules of its kind of source; gives its uuid. */
export async function transition(
  uow: UnitOfWork,
  id: string,
  action: Transition,
  facts: TransitionFacts = {},
): Promise<string> {
  const held = await holdFor(uow, action, id, facts.version ?? null);
  await applyTransition(uow, held, action, facts);
  return id;
}

async function applyTransition(
  uow: UnitOfWork,
  { obligation, actingId, permission }: HeldObligation,
  action: Transition,
  facts: TransitionFacts,
): Promise<void> {
  const source = sourceOf(obligation.sourceKind);
  const before = obligation.status;
  const now = uow.clock.now();
  const reason = facts.reason?.trim() || null;
  if (action === 'submit') {
    obligation.answeredRevision = (await source.onSubmit?.(uow, obligation)) ?? null;
    obligation.submittedAt = now;
    obligation.acknowledgedAt ??= now;
    obligation.comments = [];
  } else if (action === 'acknowledge') {
    obligation.acknowledgedAt = now;
  }
  // What only asks to be read is settled by that; nobody has to verify it.
  const isSettledByReading = action === 'acknowledge' && obligation.response === 'ACKNOWLEDGE';
  obligation.status = isSettledByReading ? 'ACCEPTED' : TO[action];
  const isSettled = isSettledByReading || action === 'accept' || action === 'excuse';
  obligation.settledAt = isSettled ? now : null;
  if (action === 'return' || action === 'reopen') {
    obligation.returnCount += 1;
    obligation.comments = [...(facts.comments ?? [])];
  }
  obligation.reason = action === 'return' || action === 'reopen' || action === 'excuse' ? reason : null;
  await uow.em.flush();
  await hookOf(source, action)?.(uow, obligation);
  if (action === 'excuse' || (action === 'reopen' && before === 'EXCUSED')) {
    // Who is excused verifies nobody any more, and verifies again once the excuse ends.
    await realignBelow(uow, obligation);
  }
  enterThread(uow, obligation, ENTRY[action], { senderId: actingId, text: reason });
  recordStep(
    uow,
    obligation,
    { action: `obligation.${action}`, event: EVENT[action], permission, actingId },
    { obligationStatus: { before, after: obligation.status } },
    reason,
  );
}

function hookOf(
  source: ReturnType<typeof sourceOf>,
  action: Transition,
): ((uow: UnitOfWork, obligation: Obligation) => Promise<void>) | undefined {
  const hooks = { return: source.onReturn, accept: source.onAccept, reopen: source.onReopen, excuse: source.onDrop };
  return hooks[action as keyof typeof hooks];
}

/** Lets those below an obligation hang on the nearest one above that is still owed. */
async function realignBelow(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  const { path } = await uow.em.findOneOrFail(Organization, { id: obligation.organizationId });
  await uow.em.flush();
  await realignLines(uow.run, obligation.sourceKind, obligation.sourceId, path);
  await uow.em.refresh(obligation);
}

/** What an organization has written so far. */
export interface AnswerDraft {
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly note?: string | null;
}

/** Keeps what was written so far; the first writing also says that the work was received. */
export async function saveAnswer(
  uow: UnitOfWork,
  id: string,
  version: number,
  draft: AnswerDraft,
): Promise<HeldObligation> {
  const held = await holdFor(uow, 'saveAnswer', id, version);
  const { obligation, actingId, permission } = held;
  const before = obligation.status;
  if (draft.answers !== undefined) {
    obligation.answers = draft.answers;
  }
  if (draft.note !== undefined) {
    obligation.answerNote = draft.note;
  }
  await sourceOf(obligation.sourceKind).onDraft?.(uow, obligation);
  if (before === 'PENDING') {
    obligation.status = 'ACKNOWLEDGED';
    obligation.acknowledgedAt = uow.clock.now();
  }
  await uow.em.flush();
  recordStep(
    uow,
    obligation,
    { action: 'obligation.saveAnswer', event: 'obligation.drafted', permission, actingId },
    {
      obligationStatus: { before, after: obligation.status },
      answer: { before: null, after: { answers: obligation.answers, note: obligation.answerNote }, isSensitive: true },
    },
  );
  return held;
}
