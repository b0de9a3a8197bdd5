import { notFound } from '../../kernel/access.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { authorizeActing, registerObligationSource, seesRow, type Obligation } from '../coordination/index.ts';
import { refuse } from './report.refusals.ts';
import { ReportSubmissionShape } from './report-submission.read-model.ts';
import {
  holdOf,
  holdSubmission,
  keepRevision,
  record,
  report,
  type HeldSubmission,
} from './report-submission.service.ts';
import type { ReportStaleCause } from './report.enums.ts';
import { count, discount, holdFigures, isStale, realignHolders, staleBelow } from './rollup.service.ts';

/** Tells those whose reported totals no longer are what lies below them. */
function tellStale(uow: UnitOfWork, ids: readonly string[]): void {
  for (const id of ids) {
    uow.publish({ type: 'report.stale', subjectType: 'ReportSubmission', subjectId: id });
  }
}

/** Refuses to rest a total on stale ones below. */
async function requireSoundBelow(uow: UnitOfWork, id: string): Promise<void> {
  const below = await staleBelow(uow.run, id);
  if (below > 0) {
    throw refuse('REPORT_BELOW_STALE', null, { count: below });
  }
}

async function onSubmit(uow: UnitOfWork, obligation: Obligation): Promise<number> {
  const held = await holdOf(uow, obligation);
  await requireSoundBelow(uow, held.submission.id);
  return report(uow, held);
}

async function onAccept(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  const held = await holdOf(uow, obligation);
  const { submission } = held;
  if (await isStale(uow.run, submission.id)) {
    throw refuse('REPORT_STALE');
  }
  submission.phase = 'ACCEPTED';
  await uow.em.flush();
  const figures = await holdFigures(uow.run, submission.id);
  tellStale(uow, await count(uow.run, figures!, 'ACCEPTED', uow.clock.now()));
  await uow.em.refresh(submission);
}

/** Opens figures again: what the total above held of them goes out of it. */
async function takeBack(uow: UnitOfWork, held: HeldSubmission, phase: 'OPEN' | 'DROPPED', cause: ReportStaleCause) {
  const { submission } = held;
  await uow.em.flush();
  const figures = await holdFigures(uow.run, submission.id);
  tellStale(uow, await discount(uow.run, figures!, cause, uow.clock.now()));
  await uow.em.refresh(submission);
  submission.phase = phase;
  submission.reported = null;
  await uow.em.flush();
}

async function onReopen(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  const held = await holdOf(uow, obligation);
  held.round.requireOpen();
  const wasDropped = held.submission.phase === 'DROPPED';
  await takeBack(uow, held, 'OPEN', 'REOPENED');
  if (wasDropped) {
    await realignHolders(uow.run, held.round.id, uow.clock.now());
  }
}

async function onReturn(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  await takeBack(uow, await holdOf(uow, obligation), 'OPEN', 'REOPENED');
}

async function onDrop(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  const held = await holdOf(uow, obligation);
  await takeBack(uow, held, 'DROPPED', 'DROPPED');
  // Those that reported through it count into the next level up from now on.
  await realignHolders(uow.run, held.round.id, uow.clock.now());
}

registerObligationSource({ kind: 'REPORT_ROUND', onSubmit, onReturn, onAccept, onReopen, onDrop });

/**
 * Takes the figures from below anew into a report that they made stale; its own answers stay as they were. What lies below
 * was verified already, so the level above need not accept it again, but its ancestors become stale in turn.
 */
export async function confirmReport(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const held = await holdSubmission(uow, id);
  const isVisible = held !== null && (await seesRow(uow, ReportSubmissionShape, id));
  authorizeActing(uow.actor, 'obligation.answer', held?.submission.organizationId ?? null, isVisible);
  if (!held) {
    throw notFound();
  }
  const { submission } = held;
  requireVersion(submission, version);
  if (submission.phase !== 'ACCEPTED' && submission.phase !== 'SUBMITTED') {
    throw refuse('REPORT_NOT_STALE');
  }
  if (!(await isStale(uow.run, id))) {
    throw refuse('REPORT_NOT_STALE');
  }
  await requireSoundBelow(uow, id);
  const figures = (await holdFigures(uow.run, id))!;
  const before = submission.revision;
  const stale = figures.isCounted ? await discount(uow.run, figures, 'CONFIRMED', uow.clock.now()) : [];
  await uow.em.refresh(submission);
  await keepRevision(uow, submission, true);
  if (figures.isCounted) {
    await count(uow.run, { ...figures, revision: submission.revision }, 'CONFIRMED', uow.clock.now());
    await uow.em.refresh(submission);
  }
  tellStale(uow, stale);
  record(uow, submission, 'reportSubmission.confirm', 'report.confirmed', {
    revision: { before, after: submission.revision },
  });
  return id;
}
