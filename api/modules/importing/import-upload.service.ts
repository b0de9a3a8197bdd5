import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { unauthenticated } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { ImportSource } from './import-plan.service.ts';
import { IMPORT_LIFETIMES } from './importing.enums.ts';
import { refuse } from './importing.refusals.ts';

/** Files of one account that wait to be planned; an older one makes room. */
const WAITING_FILES = 5;

/** Refuses an upload before its bytes are read. */
export function authorizeUpload(actor: Actor): void {
  requirePermission(actor, 'import.run');
  if (actor.accountId === null) {
    throw unauthenticated();
  }
}

/** Keeps an uploaded file for its owner to plan within the hour; gives its public id. */
export async function storeUpload(kernel: Kernel, actor: Actor, { fileName, bytes }: ImportSource): Promise<string> {
  authorizeUpload(actor);
  const id = newId();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await runUnit(kernel, actor, async (uow) => {
    const now = uow.clock.now();
    const expiresAt = new Date(now.getTime() + IMPORT_LIFETIMES.uploadHours * 3_600_000);
    await uow.run(sql`delete from import_file where batch_id is null and owner_id = ${actor.accountId}::uuid and (expires_at < ${now}
      or id not in (select id from import_file where batch_id is null and owner_id = ${actor.accountId}::uuid
        order by created_at desc, id desc limit ${WAITING_FILES - 1}))`);
    await uow.run(sql`insert into import_file (id, owner_id, file_name, sha256, byte_size, bytes, created_at, expires_at)
      values (${id}, ${actor.accountId}, ${fileName}, ${sha256}, ${bytes.length}, ${Buffer.from(bytes)}, ${now}, ${expiresAt})`);
    uow.audit({
      action: 'import.upload',
      subjectType: 'ImportFile',
      subjectId: id,
      permission: 'import.run',
      changes: { sha256: { before: null, after: sha256 }, byteSize: { before: null, after: bytes.length } },
    });
  });
  return encodeId('upl', id);
}

/** The bytes of the actor's own upload that waits to be planned. */
export async function readUpload(kernel: Kernel, actor: Actor, id: string | null): Promise<ImportSource> {
  const [file] = await runRead<{ fileName: string; bytes: Buffer }>(
    kernel,
    sql`select file_name as "fileName", bytes from import_file where id = ${id}::uuid and batch_id is null
      and owner_id = ${actor.accountId}::uuid and expires_at > ${kernel.clock.now()}`,
  );
  if (!file) {
    throw refuse('IMPORT_UPLOAD_UNKNOWN', ['input', 'uploadId']);
  }
  return file;
}

/** The bytes of a batch that is still a plan. */
export async function readPlannedFile(kernel: Kernel, batchId: string): Promise<ImportSource> {
  const [file] = await runRead<{ fileName: string; bytes: Buffer }>(
    kernel,
    sql`select file_name as "fileName", bytes from import_file where batch_id = ${batchId}::uuid`,
  );
  if (!file) {
    throw refuse('IMPORT_FILE_GONE');
  }
  return file;
}

/** Binds an upload to its batch; of two that try, one is refused. */
export async function consumeUpload(uow: UnitOfWork, id: string | null, batchId: string): Promise<void> {
  const rows =
    await uow.run(sql`update import_file set batch_id = ${batchId} where id = ${id}::uuid and batch_id is null
    and owner_id = ${uow.actor.accountId}::uuid and expires_at > ${uow.clock.now()} returning id`);
  if (rows.length === 0) {
    throw refuse('IMPORT_UPLOAD_UNKNOWN', ['input', 'uploadId']);
  }
}

/** A file name from a header: percent-encoded UTF-8, without folders and controls, never longer than a name may be. */
export function fileNameOf(header: string | undefined): string {
  let text = header ?? '';
  try {
    text = decodeURIComponent(text);
  } catch {
    // A name that is no percent-encoded UTF-8 is taken as it stands.
  }
  const name = text
    .toWellFormed()
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const characters = [...name];
  // The end tells the kind of the file.
  const short = characters.length > LIMITS.name ? `…${characters.slice(1 - LIMITS.name).join('')}` : name;
  return short === '' || /^\.+$/.test(short) ? 'upload' : short;
}
