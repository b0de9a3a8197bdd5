import sql from 'sql-template-tag';
import { forbidden, notFound, RequestFailure } from '../../kernel/access.ts';
import { holds, type Actor } from '../../kernel/actor.ts';
import type { AuditDraft } from '../../kernel/audit.ts';
import type { ExportList } from '../../kernel/export-list.ts';
import { exportListNamed } from '../../kernel/export-list.ts';
import { newId } from '../../kernel/ids.ts';
import type { Permission } from '../../kernel/permission.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { isToken, newToken, tokenDigest } from '../identity/index.ts';
import { Organization, scopeKeysOf } from '../organization/index.ts';
import { ExportTicket, type ExportOrder } from './export-ticket.entity.ts';
import { refuse } from './exporting.refusals.ts';

/** A ticket is good for so long after it was given out. */
const LIFETIME_MS = 10 * 60_000;
/** Tickets that one account may hold at once, so that nobody hoards them. */
const MOST_OPEN = 20;

/** Refuses whoever holds none of the permissions of the list. */
export function authorizeExport(actor: Actor, list: ExportList): void {
  if (!mayExport(actor, list)) {
    throw actor.secondFactorMissing ? new RequestFailure('FORBIDDEN', 'SECOND_FACTOR_REQUIRED') : forbidden();
  }
}

/** True when the actor may take the list out as a file. */
export function mayExport(actor: Actor, list: ExportList): boolean {
  return list.anyOf.some((permission) => holds(actor, permission));
}

/** Gives out a ticket for the order, to this session alone. */
export async function issueTicket(uow: UnitOfWork, order: ExportOrder): Promise<{ token: string; expiresAt: Date }> {
  const { accountId, sessionId } = uow.actor;
  if (accountId === null || sessionId === null) {
    throw forbidden();
  }
  const now = uow.clock.now();
  const [open] = await uow.run<{ count: number }>(
    sql`select count(*)::int as count from export_ticket where account_id = ${accountId} and expires_at > ${now} and used_at is null`,
  );
  if (open!.count >= MOST_OPEN) {
    throw refuse('EXPORT_OPEN', null, { max: MOST_OPEN });
  }
  const token = newToken();
  const id = newId();
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  uow.em.persist(
    Object.assign(new ExportTicket(), {
      id,
      digest: tokenDigest(token),
      accountId,
      sessionId,
      order,
      createdAt: now,
      expiresAt,
      usedAt: null,
    }),
  );
  uow.audit(await entryOf(uow, 'export.create', id, order, { rows: order.rowCount }));
  return { token, expiresAt };
}

/**
 * Spends a ticket: of two who come at once one gets it. Another session's, a used, an old and an invented one are the same
 * answer.
 */
export async function spendTicket(
  kernel: Kernel,
  actor: Actor,
  token: string,
): Promise<{ id: string; order: ExportOrder }> {
  return runUnit(kernel, actor, async (uow) => {
    const now = uow.clock.now();
    const [ticket] = isToken(token)
      ? await uow.run<{ id: string; order: ExportOrder }>(
          sql`update export_ticket set used_at = ${now} where digest = ${tokenDigest(token)} and account_id = ${actor.accountId}::uuid
            and session_id = ${actor.sessionId}::uuid and used_at is null and expires_at > ${now}
            returning id, export_order as "order"`,
        )
      : [];
    if (!ticket) {
      throw new RequestFailure('NOT_FOUND', 'EXPORT_TICKET');
    }
    uow.audit(await entryOf(uow, 'export.download', ticket.id, ticket.order, {}));
    return ticket;
  });
}

/** What left the house by a download. */
export interface ExportResult {
  readonly rows: number;
  /** SHA-256 of the bytes that were handed over. */
  readonly digest: string;
  readonly isComplete: boolean;
}

/** Enters how a download ended. */
export async function recordDownload(
  kernel: Kernel,
  actor: Actor,
  ticket: { id: string; order: ExportOrder },
  { rows, digest, isComplete }: ExportResult,
): Promise<void> {
  await runUnit(kernel, actor, async (uow) =>
    uow.audit(
      await entryOf(uow, isComplete ? 'export.complete' : 'export.abort', ticket.id, ticket.order, {
        rows,
        sha256: digest,
      }),
    ),
  );
}

/** The list of an order, if the actor still may export it. */
export function listOf(actor: Actor, order: ExportOrder): ExportList {
  const list = exportListNamed(order.list);
  if (!list) {
    throw notFound();
  }
  authorizeExport(actor, list);
  return list;
}

async function entryOf(
  uow: UnitOfWork,
  action: string,
  id: string,
  order: ExportOrder,
  facts: Readonly<Record<string, unknown>>,
): Promise<AuditDraft> {
  const { actor } = uow;
  const permissions: readonly Permission[] = exportListNamed(order.list)?.anyOf ?? [];
  const grant = actor.grants.find(({ permission }) => permissions.includes(permission));
  const organization = grant?.organizationId ? await uow.em.findOne(Organization, { id: grant.organizationId }) : null;
  const said = {
    list: order.list,
    format: order.format,
    columns: order.columns.join(', '),
    arguments: JSON.stringify(order.arguments),
    ...facts,
  };
  return {
    action,
    subjectType: 'Export',
    subjectId: id,
    scope: organization ? scopeKeysOf(organization) : null,
    changes: Object.fromEntries(Object.entries(said).map(([key, after]) => [key, { before: null, after }])),
    reason: order.purpose,
    ...(grant ? { permission: grant.permission } : {}),
  };
}
