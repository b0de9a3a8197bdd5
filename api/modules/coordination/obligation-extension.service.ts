import { forbidden, notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { actsFor, scopeOfRow } from './acting.policy.ts';
import { refuse } from './coordination.refusals.ts';
import { requireDueDay } from './due-day.ts';
import { Obligation, ObligationExtension } from './obligation.entity.ts';
import { OPEN_STATUSES } from './coordination.enums.ts';
import { statusWord } from './coordination.labels.ts';
import { OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';
import { enterThread, holdFor, lockObligation, recordStep } from './obligation-record.service.ts';
import { ObligationExtensionShape, seesRow } from './obligation.read-model.ts';

/** Asks for more time; one request at a time. Gives the uuid of the request. */
export async function askExtension(
  uow: UnitOfWork,
  id: string,
  input: { readonly askedOn: string; readonly reason: string },
): Promise<string> {
  const { obligation, actingId, permission } = await holdFor(uow, 'askExtension', id, null);
  requireLater(uow, obligation, input.askedOn, ['input', 'askedOn']);
  const reason = input.reason.trim();
  const extension = Object.assign(new ObligationExtension(), {
    id: newId(),
    ...scopeOfRow(obligation),
    obligationId: obligation.id,
    askedOn: input.askedOn,
    reason,
    status: 'ASKED' as const,
    grantedOn: null,
    decisionNote: null,
    isBeyondOwn: false,
    askedAt: uow.clock.now(),
    decidedAt: null,
    accountId: uow.actor.accountId,
    decidedById: null,
  });
  uow.em.persist(extension);
  enterThread(uow, obligation, 'EXTENSION_ASKED', { senderId: actingId, text: reason, dueOn: input.askedOn });
  recordStep(
    uow,
    obligation,
    { action: 'obligation.askExtension', event: 'obligation.extensionAsked', permission, actingId },
    { askedOn: { before: obligation.dueOn ?? null, after: input.askedOn } },
    reason,
  );
  return extension.id;
}

function requireLater(uow: UnitOfWork, obligation: Obligation, day: string, path: readonly string[]): void {
  const due = obligation.dueOn ?? null;
  if (due === null) {
    throw refuse('EXTENSION_NO_DUE');
  }
  if (day <= due) {
    throw refuse('EXTENSION_NOT_LATER', path, { dueOn: due });
  }
  requireDueDay(uow.clock.today(), day, path);
}

type Side = 'owner' | 'verifier';

interface HeldExtension {
  readonly extension: ObligationExtension;
  readonly obligation: Obligation;
  readonly actingId: string;
}

async function hold(uow: UnitOfWork, id: string, version: number, side: Side): Promise<HeldExtension> {
  const permission = side === 'owner' ? OWNER_PERMISSION : VERIFIER_PERMISSION;
  requirePermission(uow.actor, permission);
  const found = await uow.em.findOne(ObligationExtension, { id });
  const obligation = found ? await lockObligation(uow, found.obligationId) : null;
  if (!found || !obligation || !(await seesRow(uow, ObligationExtensionShape, id))) {
    throw notFound();
  }
  const actingId = side === 'owner' ? obligation.organizationId : obligation.verifierId;
  if (!actsFor(uow.actor, permission, actingId)) {
    throw forbidden();
  }
  const extension = await uow.em.findOneOrFail(ObligationExtension, { id }, { refresh: true });
  requireVersion(extension, version);
  if (extension.status !== 'ASKED') {
    throw refuse('EXTENSION_DECIDED');
  }
  return { extension, obligation, actingId };
}

/** Grants more time, the day asked for or another; beyond what the verifier owes by itself only when it says so. */
export async function grantExtension(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: { readonly grantedOn: string | null; readonly note: string | null; readonly isBeyondOwn: boolean },
): Promise<string> {
  const { extension, obligation, actingId } = await hold(uow, id, version, 'verifier');
  if (!(OPEN_STATUSES as readonly string[]).includes(obligation.status)) {
    throw refuse('OBLIGATION_STATE', null, { status: statusWord('ObligationStatus', obligation.status) });
  }
  const day = input.grantedOn ?? extension.askedOn;
  requireLater(uow, obligation, day, ['input', 'grantedOn']);
  const own = obligation.parentId ? await uow.em.findOne(Obligation, { id: obligation.parentId }) : null;
  const isBeyond = own?.dueOn !== null && own?.dueOn !== undefined && day > own.dueOn;
  if (isBeyond && !input.isBeyondOwn) {
    throw refuse('EXTENSION_BEYOND_OWN', ['input', 'grantedOn'], { dueOn: own.dueOn! });
  }
  const before = obligation.dueOn ?? null;
  const note = input.note?.trim() || null;
  obligation.dueOn = day;
  obligation.isExtended = true;
  decide(uow, extension, 'GRANTED', note);
  extension.grantedOn = day;
  extension.isBeyondOwn = isBeyond;
  enterThread(uow, obligation, 'EXTENSION_GRANTED', { senderId: actingId, text: note, dueOn: day });
  recordStep(
    uow,
    obligation,
    {
      action: 'obligation.grantExtension',
      event: 'obligation.extensionGranted',
      permission: VERIFIER_PERMISSION,
      actingId,
    },
    { dueOn: { before, after: day }, isBeyondOwn: { before: null, after: isBeyond } },
    note,
  );
  return id;
}

/** Refuses more time, with the reason. */
export async function refuseExtension(uow: UnitOfWork, id: string, version: number, note: string): Promise<string> {
  const { extension, obligation, actingId } = await hold(uow, id, version, 'verifier');
  decide(uow, extension, 'REFUSED', note.trim());
  enterThread(uow, obligation, 'EXTENSION_REFUSED', { senderId: actingId, text: note.trim() });
  recordStep(
    uow,
    obligation,
    {
      action: 'obligation.refuseExtension',
      event: 'obligation.extensionRefused',
      permission: VERIFIER_PERMISSION,
      actingId,
    },
    { extensionStatus: { before: 'ASKED', after: 'REFUSED' } },
    note,
  );
  return id;
}

/** Takes a request for more time back. */
export async function withdrawExtension(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const { extension, obligation, actingId } = await hold(uow, id, version, 'owner');
  decide(uow, extension, 'WITHDRAWN', null);
  enterThread(uow, obligation, 'EXTENSION_WITHDRAWN', { senderId: actingId });
  recordStep(
    uow,
    obligation,
    {
      action: 'obligation.withdrawExtension',
      event: 'obligation.extensionWithdrawn',
      permission: OWNER_PERMISSION,
      actingId,
    },
    { extensionStatus: { before: 'ASKED', after: 'WITHDRAWN' } },
  );
  return id;
}

function decide(
  uow: UnitOfWork,
  extension: ObligationExtension,
  status: 'GRANTED' | 'REFUSED' | 'WITHDRAWN',
  note: string | null,
): void {
  extension.status = status;
  extension.decisionNote = note;
  extension.decidedAt = uow.clock.now();
  extension.decidedById = uow.actor.accountId;
}
