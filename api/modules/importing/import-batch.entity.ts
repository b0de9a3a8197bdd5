import { defineEntity, p } from '@mikro-orm/core';
import type { SheetNotice } from './sheet/sheet.ts';
import type { FileIssue } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import type { RowTally } from './profile/resolve-state.ts';
import { BATCH_STATES, BATCH_TARGETS, ERROR_POLICIES } from './importing.enums.ts';

/** A header of the file with the field that it was read as. */
export interface HeaderColumn {
  /** Counts from 0. */
  readonly column: number;
  readonly text: string;
  readonly field: string | null;
}

/** What the wizard shows of the file: its headers and first rows. */
export interface FilePreview {
  /** 1-based; 0 when no header was found. */
  readonly headerRow: number;
  readonly headers: readonly HeaderColumn[];
  /** What stands above the header, the header, and the first rows below it. */
  readonly rows: readonly { readonly rowNumber: number; readonly cells: readonly string[] }[];
  /** Worksheets that could be read; absent in batches of earlier versions. */
  readonly sheetNames?: readonly string[];
}

/** A section of a list with what it announces and what it holds. */
export interface SectionCheck {
  readonly rowNumber: number;
  readonly title: string;
  readonly provinceCode: string | null;
  readonly declaredCount: number | null;
  readonly actualCount: number;
}

/** Why a batch failed: the code of a refusal and the places of its text. */
export interface BatchFailure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** One file taken in: how it was read, what it would do and what it did. */
export const ImportBatchSchema = defineEntity({
  name: 'ImportBatch',
  tableName: 'import_batch',
  properties: {
    id: p.uuid().primary(),
    target: p.enum([...BATCH_TARGETS]).columnType('text'),
    state: p.enum([...BATCH_STATES]).columnType('text'),
    policy: p.enum([...ERROR_POLICIES]).columnType('text'),
    fileName: p.string().columnType('text'),
    sha256: p.string().columnType('text'),
    byteSize: p.integer(),
    format: p.string().columnType('text'),
    encoding: p.string().columnType('text').nullable(),
    sheetName: p.string().columnType('text'),
    mapping: p.json<MappingProfile>().columnType('jsonb'),
    preview: p.json<FilePreview>().columnType('jsonb'),
    counts: p.json<RowTally>().columnType('jsonb'),
    issues: p.json<readonly FileIssue[]>().columnType('jsonb'),
    notices: p.json<readonly SheetNotice[]>().columnType('jsonb'),
    sections: p.json<readonly SectionCheck[]>().columnType('jsonb'),
    createsUnions: p.boolean(),
    isComplete: p.boolean(),
    /** Day from which renames, new codes and endings hold; the day of the commit when null. */
    effectiveOn: p.date().nullable(),
    totalCount: p.integer(),
    doneCount: p.integer(),
    appliedCount: p.integer(),
    failure: p.json<BatchFailure | null>().columnType('jsonb').nullable(),
    /** Faults of ours since the last chunk that went through. */
    attempts: p.integer(),
    /** Null for the platform itself and the command line. */
    startedById: p.uuid().nullable(),
    /** On whose authority the rows are taken over: whoever confirmed it or let it go on. */
    runById: p.uuid().nullable(),
    /** Purpose that was stated for touching personal data. */
    purpose: p.string().columnType('text').nullable(),
    organizationId: p.uuid().nullable(),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    committedAt: p.datetime().columnType('timestamptz').nullable(),
    /** When the last chunk went through; a running batch with an old one has lost its worker. */
    beatAt: p.datetime().columnType('timestamptz').nullable(),
    finishedAt: p.datetime().columnType('timestamptz').nullable(),
    undoneAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'import_batch_started_index', properties: ['startedById', 'createdAt', 'id'] },
    { name: 'import_batch_organization_index', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'import_batch_province_index', properties: ['provinceId', 'createdAt', 'id'] },
    { name: 'import_batch_created_index', properties: ['createdAt', 'id'] },
  ],
});

/** A batch; its states change in `import-state.service.ts` alone. */
export class ImportBatch extends ImportBatchSchema.class {}
ImportBatchSchema.setClass(ImportBatch);

/** Bytes of an uploaded file: owned by one account, planned once, purged when its batch is no longer a plan. */
export const ImportFileSchema = defineEntity({
  name: 'ImportFile',
  tableName: 'import_file',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.uuid(),
    batchId: () => p.manyToOne(ImportBatch).mapToPk().fieldName('batch_id').nullable().deleteRule('cascade'),
    fileName: p.string().columnType('text'),
    sha256: p.string().columnType('text'),
    byteSize: p.integer(),
    bytes: p.blob().columnType('bytea').lazy(),
    createdAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    { name: 'import_file_owner_index', properties: ['ownerId', 'createdAt'] },
    { name: 'import_file_batch_index', properties: ['batchId'] },
  ],
});

/** The bytes of an upload. */
export class ImportFile extends ImportFileSchema.class {}
ImportFileSchema.setClass(ImportFile);
