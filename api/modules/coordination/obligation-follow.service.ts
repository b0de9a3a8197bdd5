import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { canonicalJson } from '../../kernel/audit.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { sanitizeRichText } from '../../kernel/rich-text.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { claimAttachments } from '../attachment/index.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { authorizeActing, scopeOfRow } from './acting.policy.ts';
import type { Audience } from './audience.ts';
import type { ObligationSourceKind, ThreadEntryKind } from './coordination.enums.ts';
import { refuse } from './coordination.refusals.ts';
import { requireDueDay } from './due-day.ts';
import { openFanOut, redateBelow } from './fan-out.service.ts';
import type { Obligation } from './obligation.entity.ts';
import { VERIFIER_PERMISSION } from './obligation.policy.ts';
import { enterThread, holdFor, recordStep } from './obligation-record.service.ts';
import { isLateSql } from './obligation.read-model.ts';

/** Refuses a day for those below that lies beyond what the organization owes by itself. */
function requireNotBeyond(obligation: Obligation, dueOn: string | null, path: readonly string[]): void {
  const own = obligation.dueOn ?? null;
  if (dueOn !== null && own !== null && dueOn > own) {
    throw refuse('OBLIGATION_DUE_LATER', path, { dueOn: own });
  }
}

/**
 * Tells those below what a middle level adds, and sets them an earlier day: all open ones below, at whatever depth, whose
 * day was not set by an extension owe by it from now on, and whoever is handed the same later as well.
 */
export async function instruct(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: { readonly guidance: string | null; readonly dueOn: string | null },
): Promise<string> {
  const { obligation, actingId, permission } = await holdFor(uow, 'instruct', id, version);
  requireDueDay(uow.clock.today(), input.dueOn);
  requireNotBeyond(obligation, input.dueOn, ['input', 'dueOn']);
  const before = { guidance: obligation.guidance ?? null, guidanceDueOn: obligation.guidanceDueOn ?? null };
  obligation.guidance = input.guidance ? sanitizeRichText(input.guidance) || null : null;
  obligation.guidanceDueOn = input.dueOn;
  await uow.em.flush();
  const { path } = await uow.em.findOneOrFail(Organization, { id: obligation.organizationId });
  const moved = await redateBelow(uow.run, obligation.sourceKind, obligation.sourceId, path);
  await enterMany(
    uow,
    sql`parent_id = ${id}::uuid and status not in ('WITHDRAWN', 'EXCUSED')`,
    'INSTRUCTED',
    actingId,
    {
      text: null,
      dueOn: input.dueOn,
    },
  );
  recordStep(
    uow,
    obligation,
    { action: 'obligation.instruct', event: 'obligation.instructed', permission, actingId },
    {
      guidance: { before: before.guidance, after: obligation.guidance },
      guidanceDueOn: { before: before.guidanceDueOn, after: obligation.guidanceDueOn },
      movedCount: { before: null, after: moved },
    },
  );
  return id;
}

/** Puts one entry into the threads of many obligations in one statement; `where` is over the obligation table. */
export async function enterMany(
  uow: UnitOfWork,
  where: ReturnType<typeof sql>,
  kind: ThreadEntryKind,
  senderId: string | null,
  facts: { readonly text: string | null; readonly dueOn?: string | null },
): Promise<void> {
  const { actor } = uow;
  const officeId = actor.grants.find(({ organizationId }) => organizationId === senderId)?.officeId ?? null;
  await uow.run(sql`insert into obligation_message (id, organization_id, province_id, city_id, school_id, department_id,
      obligation_id, kind, sender_id, text, due_on, account_id, person_id, office_id, sent_at)
    select ${bulkId(uow.clock.now())}, organization_id, province_id, city_id, school_id, department_id,
      id, ${kind}, ${senderId}::uuid, ${facts.text}, ${facts.dueOn ?? null}::date, ${actor.accountId}::uuid, ${actor.personId}::uuid,
      ${officeId}::uuid, ${uow.clock.now()}
    from obligation where ${where}`);
}

/** A UUIDv7 made in the database: the instant before random bits, for rows of which the process holds no list. */
function bulkId(at: Date): ReturnType<typeof sql> {
  const hex = at.getTime().toString(16).padStart(12, '0');
  const head = `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
  return sql`(${head} || substr(gen_random_uuid()::text, 16))::uuid`;
}

/** Hands an obligation to units below that do not owe it yet; replayed with the same audience it adds nobody twice. */
export async function passOn(
  uow: UnitOfWork,
  id: string,
  input: { readonly audience: Audience; readonly dueOn: string | null },
): Promise<string> {
  const { obligation, actingId, permission } = await holdFor(uow, 'passOn', id, null);
  requireDueDay(uow.clock.today(), input.dueOn);
  requireNotBeyond(obligation, input.dueOn, ['input', 'dueOn']);
  const dueOn = input.dueOn ?? (obligation.isExtended ? obligation.dueOn : obligation.baseDueOn) ?? null;
  const digest = createHash('sha256')
    .update(canonicalJson({ audience: input.audience, dueOn }))
    .digest('hex')
    .slice(0, 16);
  const { total, isNew } = await openFanOut(uow, {
    kind: obligation.sourceKind,
    sourceId: obligation.sourceId,
    audience: input.audience,
    dueOn,
    title: obligation.title,
    issuerId: obligation.issuerId,
    response: obligation.response,
    openerId: obligation.organizationId,
    key: `pass:${obligation.id}:${digest}:${uow.clock.today()}`,
  });
  if (isNew) {
    enterThread(uow, obligation, 'PASSED_ON', { senderId: actingId, text: String(total), dueOn });
  }
  recordStep(
    uow,
    obligation,
    { action: 'obligation.passOn', event: 'obligation.passedOn', permission, actingId },
    { passedOnCount: { before: null, after: total }, dueOn: { before: null, after: dueOn } },
  );
  return id;
}

/** Which late obligations a level reminds of; uuids. */
export interface ReminderFacts {
  readonly organizationId: string;
  readonly sourceKind: ObligationSourceKind | null;
  readonly directiveId: string | null;
  readonly reportRoundId: string | null;
  readonly ids: readonly string[] | null;
}

/**
 * Reminds all that are late and that the organization verifies, each at most once a day; gives their number. Refuses when
 * there is nobody to remind.
 */
export async function remindLate(uow: UnitOfWork, facts: ReminderFacts): Promise<number> {
  const { actor, clock } = uow;
  requirePermission(actor, VERIFIER_PERMISSION);
  const verifier = await uow.em.findOne(Organization, { id: facts.organizationId });
  authorizeActing(
    actor,
    VERIFIER_PERMISSION,
    facts.organizationId,
    verifier !== null && seesOrganization(actor, verifier),
  );
  if (facts.directiveId !== null && facts.reportRoundId !== null) {
    throw refuse('OBLIGATION_REMIND_SOURCE', ['input', 'reportRoundId']);
  }
  const { directiveId, reportRoundId } = facts;
  const sourceKind = directiveId ? 'DIRECTIVE' : reportRoundId ? 'REPORT_ROUND' : facts.sourceKind;
  const today = clock.today();
  const narrowed = sql`verifier_id = ${facts.organizationId}::uuid and ${isLateSql(sql`status`, sql`due_on`, today)}
    and (${sourceKind}::text is null or source_kind = ${sourceKind})
    and (${directiveId ?? reportRoundId}::uuid is null or source_id = ${directiveId ?? reportRoundId}::uuid)
    and (${facts.ids}::uuid[] is null or id = any(${facts.ids}::uuid[]))`;
  const reminded = await uow.run<{ id: string }>(sql`update obligation set reminded_on = ${today}::date,
      reminder_count = reminder_count + 1, version = version + 1
    where ${narrowed} and reminded_on is distinct from ${today}::date returning id`);
  if (reminded.length === 0) {
    throw refuse('OBLIGATION_NOTHING_BELOW');
  }
  const ids = reminded.map(({ id }) => id);
  await enterMany(uow, sql`id = any(${ids}::uuid[])`, 'REMINDED', facts.organizationId, { text: null });
  uow.audit({
    action: 'obligation.remind',
    subjectType: 'Organization',
    subjectId: facts.organizationId,
    scope: scopeKeysOf(verifier!),
    changes: { remindedCount: { before: null, after: ids.length } },
    permission: VERIFIER_PERMISSION,
  });
  // In portions, so that one event stays small whatever the number.
  for (let from = 0; from < ids.length; from += REMINDED_PER_EVENT) {
    uow.publish({
      type: 'obligation.reminded',
      subjectType: 'Organization',
      subjectId: facts.organizationId,
      payload: { ids: ids.slice(from, from + REMINDED_PER_EVENT) },
    });
  }
  return ids.length;
}

const REMINDED_PER_EVENT = 500;

/** Sends words to the other level; gives the uuid of the entry. */
export async function sendMessage(
  uow: UnitOfWork,
  id: string,
  input: { readonly text: string; readonly attachmentIds: readonly string[] },
): Promise<string> {
  const { obligation, actingId, permission } = await holdFor(uow, 'message', id, null);
  const text = sanitizeRichText(input.text);
  if (text === '') {
    throw refuse('MESSAGE_EMPTY', ['input', 'text']);
  }
  const messageId = enterThread(uow, obligation, 'MESSAGE', { senderId: actingId, text });
  await uow.em.flush();
  await claimAttachments(
    uow,
    { subjectType: 'ObligationMessage', subjectId: messageId, scope: scopeOfRow(obligation) },
    input.attachmentIds,
    ['input', 'attachmentIds'],
  );
  recordStep(
    uow,
    obligation,
    { action: 'obligation.message', event: 'obligation.messaged', permission, actingId },
    { message: { before: null, after: text, isSensitive: true } },
  );
  return messageId;
}
