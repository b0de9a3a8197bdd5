import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { isAttachmentOwner } from './attachment-owner.ts';
import type { AttachmentState } from './attachment.enums.ts';
import { refuse } from './attachment.refusals.ts';

/** The record that takes files up. */
export interface AttachmentSubject {
  readonly subjectType: string;
  /** Its uuid. */
  readonly subjectId: string;
  readonly scope: ScopeKeys;
}

interface LockedFile {
  readonly id: string;
  readonly name: string;
  readonly state: AttachmentState;
  readonly accountId: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

/**
 * Makes uploaded files part of a record, in the unit that writes it; the ids are public ones, as an input gives them.
 * Files that the record has already stay. Refuses with the path of the list, and the place in it, what is not uploaded,
 * not the actor's, or part of another record.
 */
export async function claimAttachments(
  uow: UnitOfWork,
  subject: AttachmentSubject,
  attachmentIds: readonly string[],
  path: readonly string[],
): Promise<void> {
  const { subjectType, subjectId, scope } = subject;
  if (!isAttachmentOwner(subjectType)) {
    throw new Error(`${subjectType} is not registered as an owner of files`);
  }
  if (attachmentIds.length === 0) {
    return;
  }
  if (attachmentIds.length > LIMITS.attachments) {
    throw refuse('ATTACHMENT_COUNT', path, { max: LIMITS.attachments });
  }
  const ids = attachmentIds.map((id) => decodeId('att', id));
  const rows = await uow.run<LockedFile>(sql`select id, name, state, account_id as "accountId",
      subject_type as "subjectType", subject_id as "subjectId"
    from attachment where id = any(${ids.filter((id) => id !== null)}::uuid[]) order by id for update`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const fresh: LockedFile[] = [];
  for (const [index, id] of ids.entries()) {
    const file = id === null ? undefined : found.get(id);
    const isOurs = file?.state === 'CLAIMED' && file.subjectType === subjectType && file.subjectId === subjectId;
    if (isOurs) {
      continue;
    }
    // Another's file is answered as none, whatever became of it.
    if (!file || file.accountId !== uow.actor.accountId || file.state === 'PENDING' || file.state === 'REMOVED') {
      throw refuse('ATTACHMENT_UNKNOWN', [...path, String(index)]);
    }
    if (file.state === 'CLAIMED') {
      throw refuse('ATTACHMENT_TAKEN', [...path, String(index)], { name: file.name });
    }
    if (!fresh.includes(file)) {
      fresh.push(file);
    }
  }
  await refuseTooMany(uow, subject, fresh.length, path);
  await uow.run(sql`update attachment set state = 'CLAIMED', subject_type = ${subjectType}, subject_id = ${subjectId}::uuid,
      expires_at = null, organization_id = ${scope.organizationId}::uuid, province_id = ${scope.provinceId}::uuid,
      city_id = ${scope.cityId}::uuid, school_id = ${scope.schoolId}::uuid, department_id = ${scope.departmentId}::uuid
    where id = any(${fresh.map(({ id }) => id)}::uuid[])`);
  for (const { id, name } of fresh) {
    uow.audit({
      action: 'attachment.claim',
      subjectType: 'Attachment',
      subjectId: id,
      scope,
      changes: { name: { before: null, after: name }, subjectType: { before: null, after: subjectType } },
    });
  }
}

/** Makes exactly these files those of a record: new ones are claimed, the others of the record are removed. */
export async function keepAttachments(
  uow: UnitOfWork,
  subject: AttachmentSubject,
  attachmentIds: readonly string[],
  path: readonly string[],
): Promise<void> {
  const kept = attachmentIds.map((id) => decodeId('att', id)).filter((id) => id !== null);
  const removed = await uow.run<{
    id: string;
    name: string;
  }>(sql`update attachment set state = 'REMOVED', expires_at = ${uow.clock.now()}
    where state = 'CLAIMED' and subject_type = ${subject.subjectType} and subject_id = ${subject.subjectId}::uuid
      and id <> all(${kept}::uuid[]) returning id, name`);
  for (const { id, name } of removed) {
    uow.audit({
      action: 'attachment.remove',
      subjectType: 'Attachment',
      subjectId: id,
      scope: subject.scope,
      changes: { name: { before: name, after: null } },
    });
  }
  await claimAttachments(uow, subject, attachmentIds, path);
}

async function refuseTooMany(
  uow: UnitOfWork,
  { subjectType, subjectId }: AttachmentSubject,
  more: number,
  path: readonly string[],
): Promise<void> {
  const [there] = await uow.run<{ count: number }>(sql`select count(*)::int as count from attachment
    where state = 'CLAIMED' and subject_type = ${subjectType} and subject_id = ${subjectId}::uuid`);
  if (there!.count + more > LIMITS.attachments) {
    throw refuse('ATTACHMENT_COUNT', path, { max: LIMITS.attachments });
  }
}
