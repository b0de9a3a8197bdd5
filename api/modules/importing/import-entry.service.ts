import type { Actor } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/access.ts';
import { decodeId } from '../../kernel/ids.ts';
import { requireVersion, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { ImportBatch } from './import-batch.entity.ts';
import { prepareImport, storePlan, type ImportRequest, type PreparedImport } from './import-plan.service.ts';
import { profileOf, savedProfile, type MappingFacts } from './import-profile.service.ts';
import { holdOwnBatch, keysOf, requireImporter } from './import-state.service.ts';
import { consumeUpload, readPlannedFile, readUpload } from './import-upload.service.ts';
import type { BatchTarget, ErrorPolicy, FileEncoding } from './importing.enums.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import type { TextEncoding } from './sheet/sheet.ts';

const TEXT_ENCODINGS = { UTF_8: 'utf-8', GB18030: 'gb18030' } as const satisfies Record<FileEncoding, TextEncoding>;

/** How to plan a file, as clients say it. */
export interface ReplanFacts {
  readonly mapping?: MappingFacts | null;
  readonly profileId?: string | null;
  readonly policy: ErrorPolicy;
  readonly createUnions: boolean;
  readonly isComplete?: boolean | null;
  readonly sheetName?: string | null;
  readonly encoding?: FileEncoding | null;
}

/** An upload to plan, as clients say it. */
export interface PlanFacts extends ReplanFacts {
  readonly uploadId: string;
  readonly target: BatchTarget;
  readonly organizationId?: string | null;
}

/** Reads and compares an upload before the transaction that stores the plan. */
export async function prepareUpload(kernel: Kernel, actor: Actor, facts: PlanFacts): Promise<PreparedImport> {
  const source = await readUpload(kernel, actor, decodeId('upl', facts.uploadId));
  const organizationId = facts.organizationId ? decodeId('org', facts.organizationId) : null;
  if (facts.organizationId && organizationId === null) {
    throw notFound();
  }
  return prepareImport(kernel, actor, source, {
    ...(await requestOf(kernel, actor, facts.target, facts)),
    organizationId,
  });
}

/** Stores the plan of an upload and binds the bytes to it; gives the batch's uuid. */
export async function planUpload(uow: UnitOfWork, facts: PlanFacts, prepared: PreparedImport): Promise<string> {
  const id = await storePlan(uow, prepared);
  await consumeUpload(uow, decodeId('upl', facts.uploadId), id);
  return id;
}

/** Reads and compares the file of a plan anew. */
export async function prepareReplan(
  kernel: Kernel,
  actor: Actor,
  id: string,
  facts: ReplanFacts,
): Promise<PreparedImport> {
  const batch = await kernel.orm.em.fork().findOne(ImportBatch, { id });
  if (!batch) {
    throw notFound();
  }
  requireImporter(actor, batch);
  const source = await readPlannedFile(kernel, id);
  const request = await requestOf(kernel, actor, batch.target, facts);
  const { startedById: _, ...keys } = keysOf(batch);
  return prepareImport(kernel, actor, source, { ...request, keys });
}

/** Stores the new plan in place of the earlier one. */
export async function replanBatch(
  uow: UnitOfWork,
  id: string,
  version: number,
  prepared: PreparedImport,
): Promise<string> {
  const batch = await holdOwnBatch(uow, id, 'PLANNED');
  requireVersion(batch, version);
  return storePlan(uow, prepared, batch);
}

async function requestOf(
  kernel: Kernel,
  actor: Actor,
  target: BatchTarget,
  facts: ReplanFacts,
): Promise<ImportRequest> {
  return {
    target,
    policy: facts.policy,
    profile: await mappingOf(kernel, actor, target, facts),
    createsUnions: facts.createUnions,
    isComplete: facts.isComplete ?? null,
    choices: {
      sheetName: facts.sheetName ?? undefined,
      encoding: facts.encoding ? TEXT_ENCODINGS[facts.encoding] : undefined,
    },
  };
}

async function mappingOf(
  kernel: Kernel,
  actor: Actor,
  target: BatchTarget,
  facts: ReplanFacts,
): Promise<MappingProfile | undefined> {
  if (facts.profileId) {
    return savedProfile(kernel, actor, facts.profileId, target);
  }
  return facts.mapping ? profileOf(target, facts.mapping, 'custom', 1) : undefined;
}
