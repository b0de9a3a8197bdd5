import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import type { AuditDraft } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import {
  authorizeActing,
  cancelFanOuts,
  openFanOut,
  requireDueDay,
  rescheduleSource,
  seesRow,
  type Audience,
} from '../coordination/index.ts';
import { scopeKeysOf } from '../organization/index.ts';
import { scopeOfOwned } from './report.policy.ts';
import { refuse } from './report.refusals.ts';
import { overlapsOf, type Overlap } from './report-overlap.read-model.ts';
import { ReportRound } from './report-round.entity.ts';
import { ReportRoundShape } from './report-round.read-model.ts';
import { latestOf, requireActingFor, templateFor } from './report-template.service.ts';
import { ReportTemplateVersion } from './report-template.entity.ts';

/** A round as it is asked for; ids are uuids. */
export interface RoundFacts {
  readonly organizationId: string;
  readonly templateId: string;
  readonly title: string;
  readonly periodLabel: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly dueOn: string;
  readonly audience: Audience;
  readonly previousId: string | null;
}

function record(
  uow: UnitOfWork,
  action: string,
  event: string,
  round: ReportRound,
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
  payload: Readonly<Record<string, unknown>> = {},
): void {
  uow.audit({
    action,
    subjectType: 'ReportRound',
    subjectId: round.id,
    scope: scopeOfOwned(round),
    changes,
    reason,
    permission: 'report.open',
  });
  uow.publish({ type: event, subjectType: 'ReportRound', subjectId: round.id, payload });
}

/** Refuses a day that has passed or lies too far ahead to be meant. */
function requireRoundDay(uow: UnitOfWork, dueOn: string): void {
  const today = uow.clock.today();
  if (dueOn < today) {
    throw refuse('REPORT_DUE_PAST', ['input', 'dueOn'], { day: dueOn, today });
  }
  requireDueDay(today, dueOn);
}

/** Opens a round: one obligation for each organization of the audience, and what they were asked already this semester. */
export async function openRound(
  uow: UnitOfWork,
  facts: RoundFacts,
): Promise<{ roundId: string; overlaps: readonly Overlap[] }> {
  const organization = await requireActingFor(uow, 'report.open', facts.organizationId);
  organization.requireStatus('ACTIVE');
  const template = await templateFor(uow, facts.templateId);
  const published = await latestOf(uow, template);
  if (!published) {
    throw refuse('REPORT_TEMPLATE_UNPUBLISHED', ['input', 'templateId']);
  }
  if (facts.periodTo < facts.periodFrom) {
    throw refuse('REPORT_PERIOD', ['input', 'periodTo']);
  }
  requireRoundDay(uow, facts.dueOn);
  await requirePrevious(uow, facts);
  const round = Object.assign(new ReportRound(), {
    id: newId(),
    ...scopeKeysOf(organization),
    templateId: template.id,
    templateVersionId: published.id,
    title: facts.title.trim(),
    periodLabel: facts.periodLabel.trim(),
    periodFrom: facts.periodFrom,
    periodTo: facts.periodTo,
    audience: facts.audience,
    dueOn: facts.dueOn,
    previousId: facts.previousId,
    status: 'OPEN' as const,
    settledReason: null,
    openedAt: uow.clock.now(),
    settledAt: null,
    accountId: uow.actor.accountId,
    officeId: uow.actor.grants.find((grant) => grant.organizationId === organization.id)?.officeId ?? null,
  });
  uow.em.persist(round);
  await uow.em.flush();
  await openFanOut(uow, {
    kind: 'REPORT_ROUND',
    sourceId: round.id,
    audience: facts.audience,
    dueOn: facts.dueOn,
    title: round.title,
    issuerId: organization.id,
  });
  record(uow, 'reportRound.open', 'report.opened', round, {
    title: { before: null, after: round.title },
    template: { before: null, after: template.id },
    periodFrom: { before: null, after: round.periodFrom },
    periodTo: { before: null, after: round.periodTo },
    dueOn: { before: null, after: round.dueOn },
  });
  const overlaps = await overlapsOf(uow, {
    owner: organization,
    audience: facts.audience,
    form: published.form,
    exceptRoundId: round.id,
    exceptTemplateId: template.id,
  });
  return { roundId: round.id, overlaps };
}

async function requirePrevious(uow: UnitOfWork, { previousId, organizationId, periodFrom }: RoundFacts): Promise<void> {
  if (previousId === null) {
    return;
  }
  const previous = await uow.em.findOne(ReportRound, { id: previousId });
  if (!previous || !(await seesRow(uow, ReportRoundShape, previousId))) {
    throw notFound();
  }
  if (previous.organizationId !== organizationId || previous.periodFrom >= periodFrom) {
    throw refuse('REPORT_PREVIOUS', ['input', 'previousId']);
  }
}

/** Holds a round for a change by whoever opened it, or publishes it. */
export async function holdRound(
  uow: UnitOfWork,
  permission: 'report.open' | 'report.publish',
  id: string,
  version: number,
): Promise<ReportRound> {
  await uow.run(sql`select id from report_round where id = ${id}::uuid for update`);
  const round = await uow.em.findOne(ReportRound, { id }, { refresh: true });
  const isVisible = round !== null && (await seesRow(uow, ReportRoundShape, id));
  authorizeActing(uow.actor, permission, round?.organizationId ?? null, isVisible);
  requireVersion(round!, version);
  return round!;
}

/** Ends what organizations still owe to a round. */
async function endObligations(uow: UnitOfWork, round: ReportRound, statuses: readonly string[]): Promise<number> {
  const ended =
    await uow.run(sql`update obligation set status = 'WITHDRAWN', reason = ${round.settledReason ?? null}::text,
      settled_at = ${uow.clock.now()}, version = version + 1
    where source_kind = 'REPORT_ROUND' and source_id = ${round.id}::uuid and status = any(${[...statuses]}::text[]) returning id`);
  return ended.length;
}

/** Takes no more reports; whoever has not reported stays on the missing list, and what waits can still be verified. */
export async function closeRound(uow: UnitOfWork, id: string, version: number, reason: string): Promise<string> {
  const round = await holdRound(uow, 'report.open', id, version);
  round.settle('CLOSED', reason.trim(), uow.clock.now());
  await uow.em.flush();
  await cancelFanOuts(uow.run, 'REPORT_ROUND', id, uow.clock.now());
  const missing = await endObligations(uow, round, ['PENDING', 'ACKNOWLEDGED', 'RETURNED']);
  record(
    uow,
    'reportRound.close',
    'report.closed',
    round,
    { roundStatus: { before: 'OPEN', after: 'CLOSED' }, missingCount: { before: null, after: missing } },
    reason.trim(),
  );
  return id;
}

/** Calls a round off: nobody owes it any more, and nothing of it is counted. */
export async function cancelRound(uow: UnitOfWork, id: string, version: number, reason: string): Promise<string> {
  const round = await holdRound(uow, 'report.open', id, version);
  round.settle('CANCELLED', reason.trim(), uow.clock.now());
  await uow.em.flush();
  await cancelFanOuts(uow.run, 'REPORT_ROUND', id, uow.clock.now());
  await endObligations(uow, round, ['PENDING', 'ACKNOWLEDGED', 'RETURNED', 'SUBMITTED']);
  record(
    uow,
    'reportRound.cancel',
    'report.cancelled',
    round,
    { roundStatus: { before: 'OPEN', after: 'CANCELLED' } },
    reason.trim(),
  );
  return id;
}

/**
 * Moves the day on which the reports of a round are due: all that are still owed follow, except where a level set an earlier
 * day or granted a later one, and everybody concerned is told.
 */
export async function rescheduleRound(
  uow: UnitOfWork,
  id: string,
  version: number,
  { dueOn, reason }: { readonly dueOn: string; readonly reason: string },
): Promise<{ roundId: string; movedCount: number }> {
  const round = await holdRound(uow, 'report.open', id, version);
  round.requireOpen();
  requireRoundDay(uow, dueOn);
  const former = round.dueOn;
  if (dueOn === former) {
    throw refuse('REPORT_DUE_SAME', ['input', 'dueOn'], { day: dueOn });
  }
  round.dueOn = dueOn;
  await uow.em.flush();
  const move = { kind: 'REPORT_ROUND', sourceId: id, issuerId: round.organizationId, former, dueOn } as const;
  const movedCount = await rescheduleSource(uow, move, reason.trim());
  record(
    uow,
    'reportRound.reschedule',
    'report.rescheduled',
    round,
    { dueOn: { before: former, after: dueOn }, movedCount: { before: null, after: movedCount } },
    reason.trim(),
    { former },
  );
  return { roundId: id, movedCount };
}

/** Goes on with the version of the template published last: drafts are taken over by their editors, nothing is lost. */
export async function upgradeRound(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const round = await holdRound(uow, 'report.open', id, version);
  round.requireOpen();
  const template = await templateFor(uow, round.templateId);
  const latest = await latestOf(uow, template);
  const present = await uow.em.findOneOrFail(ReportTemplateVersion, { id: round.templateVersionId });
  if (!latest || latest.number <= present.number) {
    throw refuse('REPORT_ROUND_VERSION');
  }
  round.templateVersionId = latest.id;
  record(uow, 'reportRound.upgrade', 'report.upgraded', round, {
    number: { before: present.number, after: latest.number },
  });
  return id;
}
