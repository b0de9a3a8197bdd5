import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sql from 'sql-template-tag';
import { RequestFailure } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { runUnit, type Kernel } from '../../kernel/unit-of-work.ts';
import { isToken, tokenDigest } from '../identity/index.ts';
import { ATTACHMENT_LIFETIMES } from './attachment.enums.ts';
import { refuse } from './attachment.refusals.ts';
import { examineFile, kindOf } from './examine-file.ts';

/** Longest time that one file may take to arrive. */
const ARRIVES_WITHIN_MS = 15 * 60_000;

/** What became of an upload. */
export interface UploadedFile {
  /** Its uuid. */
  readonly id: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Ticket {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** One attempt to upload: the file that it is for, its own name in the store and the digest of its token. */
interface Attempt extends Ticket {
  readonly storeKey: string;
  readonly digest: string;
}

/**
 * Takes the bytes of a file that `attachmentPrepare` gave leave for: streams them to this machine, examines them, hands
 * them to the store and only then marks the file as there. A foreign, used, old or invented token is one and the same
 * answer. What the sender or the store broke off may be sent again with the same token; what was refused may not.
 */
export async function receiveUpload(
  kernel: Kernel,
  actor: Actor,
  token: string,
  body: Readable,
): Promise<UploadedFile> {
  const attempt = await spendTicket(kernel, actor, token);
  const path = join(kernel.files.incoming, attempt.storeKey);
  try {
    const sha256 = await arrive(kernel, attempt, body, path);
    const mediaType = await examineFile(path, attempt.bytes, kindOf(attempt.name)!);
    await kernel.files.put(attempt.storeKey, path, { bytes: attempt.bytes, sha256 });
    const file = { id: attempt.id, mediaType, bytes: attempt.bytes, sha256 };
    await settle(kernel, actor, attempt, file);
    return file;
  } catch (error) {
    await giveUp(kernel, attempt, error);
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** Of two that come at once with a token one gets it. */
async function spendTicket(kernel: Kernel, actor: Actor, token: string): Promise<Attempt> {
  const storeKey = newId();
  const now = kernel.clock.now();
  const digest = tokenDigest(token);
  const [ticket] = isToken(token)
    ? await runRead<Ticket>(
        kernel,
        sql`update attachment set ticket_digest = null, store_key = ${storeKey}::uuid
          where ticket_digest = ${digest} and account_id = ${actor.accountId}::uuid and state = 'PENDING' and expires_at > ${now}
          returning id, name, bytes`,
      )
    : [];
  if (!ticket) {
    throw new RequestFailure('NOT_FOUND', 'UPLOAD_TICKET');
  }
  return { ...ticket, storeKey, digest };
}

/** Writes the bytes down as they come, never more than were announced; gives their digest. */
async function arrive(kernel: Kernel, { bytes }: Attempt, body: Readable, path: string): Promise<string> {
  await mkdir(kernel.files.incoming, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let received = 0;
  const measure = new Transform({
    transform(piece: Buffer, _encoding, done) {
      received += piece.length;
      hash.update(piece);
      done(received > bytes ? lengthRefusal(received, bytes) : null, piece);
    },
  });
  await pipeline(body, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }), {
    signal: AbortSignal.timeout(ARRIVES_WITHIN_MS),
  });
  if (received !== bytes) {
    throw lengthRefusal(received, bytes);
  }
  return hash.digest('hex');
}

const lengthRefusal = (received: number, declared: number): DomainRefusal =>
  refuse('ATTACHMENT_LENGTH', ['file'], { received, declared });

/** Marks the file as there; when it was taken back meanwhile, its bytes go too. */
async function settle(
  kernel: Kernel,
  actor: Actor,
  { id, name, storeKey }: Attempt,
  file: UploadedFile,
): Promise<void> {
  const isSettled = await runUnit(kernel, actor, async (uow) => {
    const expiresAt = new Date(uow.clock.now().getTime() + ATTACHMENT_LIFETIMES.unclaimedHours * 3_600_000);
    const [scope] = await uow.run<ScopeKeys & object>(
      sql`update attachment set state = 'READY', media_type = ${file.mediaType}, sha256 = ${file.sha256}, expires_at = ${expiresAt}
        where id = ${id}::uuid and state = 'PENDING' and store_key = ${storeKey}::uuid
        returning organization_id as "organizationId", province_id as "provinceId", city_id as "cityId",
          school_id as "schoolId", department_id as "departmentId"`,
    );
    if (!scope) {
      return false;
    }
    uow.audit({
      action: 'attachment.upload',
      subjectType: 'Attachment',
      subjectId: id,
      scope,
      permission: 'attachment.upload',
      changes: Object.fromEntries(
        Object.entries({ name, mediaType: file.mediaType, bytes: file.bytes, sha256: file.sha256 }).map(
          ([key, after]) => [key, { before: null, after }],
        ),
      ),
    });
    uow.publish({ type: 'attachment.uploaded', subjectType: 'Attachment', subjectId: id });
    return true;
  });
  if (!isSettled) {
    await kernel.files.remove(storeKey);
    throw new RequestFailure('NOT_FOUND', 'UPLOAD_TICKET');
  }
}

/** Opens the way for another try, unless the file itself was refused. */
async function giveUp(kernel: Kernel, { id, storeKey, digest }: Attempt, error: unknown): Promise<void> {
  const isRefused = error instanceof DomainRefusal && error.code !== 'ATTACHMENT_LENGTH';
  await runRead(
    kernel,
    isRefused
      ? sql`delete from attachment where id = ${id}::uuid and state = 'PENDING' and store_key = ${storeKey}::uuid`
      : // The name in the store stays taken, for the clearing to find what may lie there.
        sql`update attachment set ticket_digest = ${digest} where id = ${id}::uuid and state = 'PENDING' and store_key = ${storeKey}::uuid`,
  ).catch(() => undefined);
}
