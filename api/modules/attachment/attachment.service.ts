import sql from 'sql-template-tag';
import { ATTACHMENT_KINDS, LIMITS } from '../../../schema/limits.ts';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { newToken, tokenDigest } from '../identity/index.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { Attachment } from './attachment.entity.ts';
import { ATTACHMENT_LIFETIMES } from './attachment.enums.ts';
import { refuse } from './attachment.refusals.ts';
import { extensionOf, kindOf } from './examine-file.ts';

const MEGABYTE = 1_000_000;

/** What is to be uploaded. */
export interface FileFacts {
  readonly name: string;
  readonly bytes: number;
}

/** Gives leave to upload one file for an organization, to this account alone; gives its uuid and the one-time token. */
export async function prepareAttachment(
  uow: UnitOfWork,
  organizationId: string,
  { name, bytes }: FileFacts,
): Promise<{ id: string; token: string }> {
  const { accountId } = uow.actor;
  const organization = await uow.em.findOne(Organization, { id: organizationId });
  if (!organization || accountId === null) {
    throw notFound();
  }
  const scope = scopeKeysOf(organization);
  authorize(uow.actor, 'attachment.upload', scope, seesOrganization(uow.actor, organization));
  requireTakeable(name, bytes);
  await refuseHoarding(uow, accountId);
  const token = newToken();
  const now = uow.clock.now();
  const row = Object.assign(new Attachment(), {
    id: newId(),
    ...scope,
    organizationId,
    accountId,
    name,
    bytes,
    state: 'PENDING' as const,
    ticketDigest: tokenDigest(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + ATTACHMENT_LIFETIMES.ticketMinutes * 60_000),
  });
  uow.em.persist(row);
  uow.audit({
    action: 'attachment.prepare',
    subjectType: 'Attachment',
    subjectId: row.id,
    scope,
    permission: 'attachment.upload',
    changes: { name: { before: null, after: name }, bytes: { before: null, after: bytes } },
  });
  return { id: row.id, token };
}

/** Takes back an upload of one's own that no record has taken up. */
export async function removeAttachment(uow: UnitOfWork, id: string): Promise<void> {
  const [file] = await uow.run<{ name: string; state: string; organizationId: string }>(
    sql`select name, state, organization_id as "organizationId" from attachment
      where id = ${id}::uuid and account_id = ${uow.actor.accountId}::uuid and state <> 'REMOVED' for update`,
  );
  if (!file) {
    throw notFound();
  }
  if (file.state === 'CLAIMED') {
    throw refuse('ATTACHMENT_TAKEN', ['id'], { name: file.name });
  }
  const organization = await uow.em.findOneOrFail(Organization, { id: file.organizationId });
  // Bytes that are on their way find no file to belong to; what lies in the store is cleared with the row.
  await uow.run(
    file.state === 'PENDING'
      ? sql`update attachment set ticket_digest = null, expires_at = ${uow.clock.now()} where id = ${id}::uuid`
      : sql`update attachment set state = 'REMOVED', expires_at = ${uow.clock.now()} where id = ${id}::uuid`,
  );
  uow.audit({
    action: 'attachment.remove',
    subjectType: 'Attachment',
    subjectId: id,
    scope: scopeKeysOf(organization),
    changes: { name: { before: file.name, after: null } },
  });
}

/** Folders, the signs that systems keep for themselves, and what turns or hides letters. */
const BAD_NAME = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]|^[.\s]|[.\s]$|\.\./u;

function requireTakeable(name: string, bytes: number): void {
  if (BAD_NAME.test(name) || !/[^.]\.[^.]+$/.test(name)) {
    throw refuse('ATTACHMENT_NAME', ['input', 'name'], { name });
  }
  const kind = kindOf(name);
  if (kind === null) {
    throw refuse('ATTACHMENT_KIND', ['input', 'name'], {
      extension: extensionOf(name),
      kinds: Object.keys(ATTACHMENT_KINDS).join(', '),
    });
  }
  const most = ATTACHMENT_KINDS[kind].bytes;
  if (bytes > most) {
    throw refuse('ATTACHMENT_SIZE', ['input', 'bytes'], { extension: kind, max: most / MEGABYTE });
  }
}

async function refuseHoarding(uow: UnitOfWork, accountId: string): Promise<void> {
  const [open] = await uow.run<{ count: number }>(sql`select count(*)::int as count from attachment
    where account_id = ${accountId}::uuid and state in ('PENDING', 'READY') and expires_at > ${uow.clock.now()}`);
  if (open!.count >= LIMITS.attachmentsOpen) {
    throw refuse('ATTACHMENT_OPEN', null, { max: LIMITS.attachmentsOpen });
  }
}
