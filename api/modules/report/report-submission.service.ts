import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { canonicalJson, type AuditDraft } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { requestLocale } from '../../kernel/locale.ts';
import { DomainRefusals } from '../../kernel/refusal.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { claimAttachments } from '../attachment/index.ts';
import {
  authorizeActing,
  lockObligation,
  OPEN_STATUSES,
  seesRow,
  transition,
  type Obligation,
} from '../coordination/index.ts';
import {
  carryAnswers,
  checkAnswers,
  computeFields,
  formRefusals,
  labelOf,
  requireAnswers,
  valueText,
  type DroppedAnswer,
  type FormAnswers,
  type FormField,
  type FormSpec,
} from '../form/index.ts';
import { asMiddleLevel, cellsOfAnswers } from './report-cells.ts';
import { refuse } from './report.refusals.ts';
import { ReportSubmissionShape } from './report-submission.read-model.ts';
import { ReportRound } from './report-round.entity.ts';
import { ReportSubmission } from './report-submission.entity.ts';
import { ReportTemplateVersion } from './report-template.entity.ts';
import { scopeOfOwned } from './report.policy.ts';
import { ensureSubmissions } from './report-opening.service.ts';
import { freeze, holdFigures } from './rollup.service.ts';

/** A submission held for writing, with what it answers. */
export interface HeldSubmission {
  readonly submission: ReportSubmission;
  readonly obligation: Obligation;
  readonly round: ReportRound;
  readonly form: FormSpec;
  /** True when others report through it. */
  readonly isMiddle: boolean;
}

/** Locks obligation and submission, in this order everywhere, and loads what belongs to them; null when there is none. */
export async function holdSubmission(uow: UnitOfWork, id: string): Promise<HeldSubmission | null> {
  const [row] = await uow.run<{ obligationId: string }>(
    sql`select obligation_id as "obligationId" from report_submission where id = ${id}::uuid`,
  );
  const obligation = row ? await lockObligation(uow, row.obligationId) : null;
  return obligation ? holdOf(uow, obligation, id) : null;
}

/** The submission of an obligation that is held already. */
export async function holdOf(uow: UnitOfWork, obligation: Obligation, id?: string): Promise<HeldSubmission> {
  await uow.em.flush();
  const which = id === undefined ? sql`s.obligation_id = ${obligation.id}::uuid` : sql`s.id = ${id}::uuid`;
  const find = () =>
    uow.run<{ id: string; isMiddle: boolean }>(sql`select s.id,
      exists (select 1 from report_submission c where c.holder_id = s.id and c.phase <> 'DROPPED') as "isMiddle"
    from report_submission s where ${which}`);
  let [row] = await find();
  if (!row) {
    // A step may come before the handler that follows the handing out.
    await ensureSubmissions(uow.run, obligation.sourceId);
    [row] = await find();
  }
  await holdFigures(uow.run, row!.id);
  const submission = await uow.em.findOneOrFail(ReportSubmission, { id: row!.id }, { refresh: true });
  const round = await uow.em.findOneOrFail(ReportRound, { id: submission.roundId });
  const { form } = await uow.em.findOneOrFail(ReportTemplateVersion, { id: submission.templateVersionId });
  return { submission, obligation, round, form, isMiddle: row!.isMiddle };
}

/** Holds a submission for whoever answers there, as long as it is still to be answered. */
export async function holdToWrite(uow: UnitOfWork, id: string): Promise<HeldSubmission> {
  const held = await holdSubmission(uow, id);
  const isVisible = held !== null && (await seesRow(uow, ReportSubmissionShape, id));
  authorizeActing(uow.actor, 'obligation.answer', held?.submission.organizationId ?? null, isVisible);
  if (!held) {
    throw notFound();
  }
  held.round.requireOpen();
  return held;
}

/** Refuses to write what was submitted or settled. */
export function requireWritable({ obligation }: HeldSubmission): void {
  if (!(OPEN_STATUSES as readonly string[]).includes(obligation.status)) {
    throw refuse('REPORT_SUBMITTED');
  }
}

/**
 * The draft under the form that the round has now: taken over by itself where nothing is lost by that, else refused, so
 * that its editor looks at what has no place any more.
 */
export async function onCurrentForm(uow: UnitOfWork, held: HeldSubmission): Promise<HeldSubmission> {
  const { submission, round, form } = held;
  if (submission.templateVersionId === round.templateVersionId) {
    return held;
  }
  const next = await uow.em.findOneOrFail(ReportTemplateVersion, { id: round.templateVersionId });
  const { answers, dropped } = carryAnswers(form, next.form, submission.answers);
  if (dropped.length > 0) {
    throw refuse('REPORT_FORM_CHANGED');
  }
  submission.answers = answers;
  submission.templateVersionId = next.id;
  return { ...held, form: next.form };
}

/** What an editor sends of a draft: the fields that changed, and the version of each that it saw. */
export interface DraftChange {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly seen: Readonly<Record<string, unknown>>;
  readonly remarks?: readonly { readonly key: string; readonly text: string }[] | null | undefined;
}

/**
 * Takes changed fields into a draft. Two editors meet field by field: only one that the other changed meanwhile is
 * refused, by its name and with what stands there now, and then nothing of the call is taken.
 */
export async function saveDraft(uow: UnitOfWork, id: string, change: DraftChange): Promise<string> {
  const written = await holdToWrite(uow, id);
  requireWritable(written);
  const { submission, obligation, form } = await onCurrentForm(uow, written);
  const before = submission.answers;
  const merged: FormAnswers = { ...before, ...(change.answers as FormAnswers) };
  requireAnswers(form, merged, { isComplete: false }, ['input', 'answers']);
  const changed = Object.keys(change.answers).filter(
    (key) => canonicalJson(before[key] ?? null) !== canonicalJson(merged[key] ?? null),
  );
  refuseForeign(
    form,
    submission,
    changed.filter((key) => (submission.fieldVersions[key] ?? 0) !== Number(change.seen[key] ?? 0)),
  );
  await claimFiles(uow, submission, form, changed, merged);
  submission.answers = merged;
  submission.countWrites(changed);
  const keys = new Set(form.fields.map(({ key }) => key));
  const remarks = (change.remarks ?? []).filter(({ key }) => keys.has(key));
  submission.remarks = Object.fromEntries(
    Object.entries({
      ...submission.remarks,
      ...Object.fromEntries(remarks.map(({ key, text }) => [key, text.trim()])),
    }).filter(([, text]) => text !== ''),
  );
  submission.own = cellsOfAnswers(form, merged);
  record(uow, submission, 'reportSubmission.save', 'report.drafted', {
    fields: { before: null, after: changed.join(', ') || null },
  });
  await acknowledgeDrafted(uow, obligation);
  return id;
}

/** Whoever works on a draft has received what was asked. */
export async function acknowledgeDrafted(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  if (obligation.status === 'PENDING') {
    await uow.em.flush();
    await transition(uow, obligation.id, 'acknowledge');
  }
}

/** Makes uploaded files part of the report, field by field. */
async function claimFiles(
  uow: UnitOfWork,
  submission: ReportSubmission,
  form: FormSpec,
  changed: readonly string[],
  answers: FormAnswers,
): Promise<void> {
  const subject = {
    subjectType: 'ReportSubmission',
    subjectId: submission.id,
    scope: scopeOfOwned(submission),
  };
  for (const { key } of form.fields.filter((field) => field.kind === 'FILE' && changed.includes(field.key))) {
    await claimAttachments(uow, subject, (answers[key] ?? []) as readonly string[], ['input', 'answers', key]);
  }
}

function refuseForeign(form: FormSpec, submission: ReportSubmission, keys: readonly string[]): void {
  if (keys.length === 0) {
    return;
  }
  const locale = requestLocale.getStore() ?? 'zh-CN';
  throw new DomainRefusals(
    keys.map((key) => {
      const field = form.fields.find((one) => one.key === key)!;
      return refuse('REPORT_FIELD_STALE', ['input', 'answers', key], {
        field: labelOf(field, locale),
        value: valueText(field, submission.answers[key] ?? null, locale),
      });
    }),
  );
}

/** Takes a draft over to the form that the round has now; what has no place any more is kept beside it. */
export async function carryDraft(uow: UnitOfWork, id: string): Promise<string> {
  const held = await holdToWrite(uow, id);
  requireWritable(held);
  const { submission, round, form } = held;
  if (submission.templateVersionId === round.templateVersionId) {
    return id;
  }
  const next = await uow.em.findOneOrFail(ReportTemplateVersion, { id: round.templateVersionId });
  const { answers, dropped } = carryAnswers(form, next.form, submission.answers);
  const previous = submission.templateVersionId;
  submission.answers = answers;
  submission.dropped = [...submission.dropped, ...dropped.map((one) => ({ ...one, text: textOf(form, one) }))];
  submission.templateVersionId = next.id;
  submission.own = cellsOfAnswers(next.form, answers);
  record(uow, submission, 'reportSubmission.carry', 'report.drafted', {
    templateVersion: { before: previous, after: next.id },
    dropped: { before: null, after: dropped.length },
  });
  return id;
}

function textOf(form: FormSpec, { path, value }: DroppedAnswer): string {
  const field = form.fields.find(({ key }) => key === path[0])!;
  const named = path.length > 2 ? field.columns.find(({ key }) => key === path[2]) : field;
  return valueText(named ?? field, value, 'zh-CN');
}

/** Everything that stands against reporting the answers; empty when they are complete. */
function problemsOf({ submission, form, isMiddle }: HeldSubmission): DomainRefusals | null {
  const spec = isMiddle ? asMiddleLevel(form) : form;
  const locale = requestLocale.getStore() ?? 'zh-CN';
  const refusals = formRefusals(checkAnswers(spec, submission.answers, { isComplete: true }), form.fields, ['answers']);
  const computed = computeFields(form, submission.answers).values;
  for (const { key, value } of isMiddle ? [] : (submission.facts ?? [])) {
    const field = form.fields.find((one) => one.key === key);
    const answer = field?.kind === 'COMPUTED' ? computed[key] : submission.answers[key];
    if (field && (answer ?? null) !== value && !submission.remarks[key]) {
      refusals.push(refuse('REPORT_REMARK_MISSING', ['remarks', key], { field: labelOf(field, locale), value }));
    }
  }
  return refusals.length > 0 ? new DomainRefusals(refusals) : null;
}

/** Judges a submission and freezes its figures as reported; the obligation's own step runs around it. */
export async function report(uow: UnitOfWork, written: HeldSubmission): Promise<number> {
  written.round.requireOpen();
  const held = await onCurrentForm(uow, written);
  const problems = problemsOf(held);
  if (problems) {
    throw problems;
  }
  const { submission, form } = held;
  submission.own = cellsOfAnswers(form, submission.answers);
  submission.phase = 'SUBMITTED';
  submission.submittedAt = uow.clock.now();
  await keepRevision(uow, submission, false);
  return submission.revision;
}

/** Freezes the figures of a held submission and keeps them as its next revision. */
export async function keepRevision(
  uow: UnitOfWork,
  submission: ReportSubmission,
  isConfirmation: boolean,
): Promise<void> {
  submission.revision += 1;
  await uow.em.flush();
  await freeze(uow.run, submission.id);
  const [frozen] = await uow.run<{ reported: string }>(
    sql`select reported::text as reported from report_submission where id = ${submission.id}::uuid`,
  );
  const hash = createHash('sha256')
    .update(canonicalJson({ answers: submission.answers, reported: frozen!.reported }))
    .digest('hex');
  const officeId = uow.actor.grants.find(
    ({ organizationId }) => organizationId === submission.organizationId,
  )?.officeId;
  await uow.run(sql`insert into report_revision (id, organization_id, province_id, city_id, school_id, department_id,
      submission_id, number, template_version_id, is_confirmation, answers, reported, hash, account_id, office_id, submitted_at)
    select ${newId()}::uuid, s.organization_id, s.province_id, s.city_id, s.school_id, s.department_id, s.id, s.revision,
      s.template_version_id, ${isConfirmation}, s.answers, s.reported, ${hash}, ${uow.actor.accountId}::uuid, ${officeId ?? null}::uuid,
      ${uow.clock.now()} from report_submission s where s.id = ${submission.id}::uuid`);
  await uow.em.refresh(submission);
}

/** Submits the answers; the obligation's rules and the form's both have to be met. */
export async function submitReport(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const held = await holdToWrite(uow, id);
  requireVersion(held.submission, version);
  await transition(uow, held.obligation.id, 'submit');
  return id;
}

/** A field's remark of the verifier. */
export interface FieldRemark {
  readonly key: string;
  readonly text: string;
}

/** Lets the verifier make a step of a submission; visibility, right and state are the obligation's to judge. */
export async function verifyReport(
  uow: UnitOfWork,
  id: string,
  version: number,
  step: 'return' | 'accept' | 'reopen',
  facts: { readonly reason?: string | null; readonly comments?: readonly FieldRemark[] } = {},
): Promise<string> {
  const held = await holdSubmission(uow, id);
  const isVisible = held !== null && (await seesRow(uow, ReportSubmissionShape, id));
  authorizeActing(uow.actor, 'obligation.verify', held?.obligation.verifierId ?? null, isVisible);
  requireVersion(held!.submission, version);
  const keys = new Set(held!.form.fields.map(({ key }: FormField) => key));
  const comments = (facts.comments ?? []).filter(({ key }) => keys.has(key));
  await transition(uow, held!.obligation.id, step, {
    reason: facts.reason ?? null,
    comments: comments.map(({ key, text }) => ({ path: key, text: text.trim() })),
  });
  return id;
}

/** Writes the audit entry and the event of a step of a submission. */
export function record(
  uow: UnitOfWork,
  submission: ReportSubmission,
  action: string,
  event: string,
  changes: NonNullable<AuditDraft['changes']>,
  permission = 'obligation.answer',
): void {
  uow.audit({
    action,
    subjectType: 'ReportSubmission',
    subjectId: submission.id,
    scope: scopeOfOwned(submission),
    changes,
    permission,
  });
  uow.publish({ type: event, subjectType: 'ReportSubmission', subjectId: submission.id });
}
