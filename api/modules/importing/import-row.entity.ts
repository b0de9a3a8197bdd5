import { defineEntity, p } from '@mikro-orm/core';
import { ImportBatch } from './import-batch.entity.ts';
import {
  BATCH_TARGETS,
  PROPOSAL_DECISIONS,
  PROPOSAL_KINDS,
  ROW_OUTCOMES,
  ROW_SEVERITIES,
  ROW_STATES,
} from './importing.enums.ts';
import type { Issue } from './profile/issue.ts';
import type { FieldDiff } from './profile/resolve-state.ts';

/** Rows of a batch with what each says, what it would change and what became of it. */
export const ImportRowSchema = defineEntity({
  name: 'ImportRow',
  tableName: 'import_row',
  properties: {
    id: p.uuid().primary(),
    batchId: () => p.manyToOne(ImportBatch).mapToPk().fieldName('batch_id').deleteRule('cascade'),
    rowNumber: p.integer(),
    state: p.enum([...ROW_STATES]).columnType('text'),
    severity: p.enum([...ROW_SEVERITIES]).columnType('text'),
    /** The row as its target's parser read it. */
    candidate: p.json<Readonly<Record<string, unknown>>>().columnType('jsonb'),
    diffs: p.json<readonly FieldDiff[]>().columnType('jsonb'),
    issues: p.json<readonly Issue[]>().columnType('jsonb'),
    /** Record that the row means, or that it became. */
    recordId: p.uuid().nullable(),
    needsUnion: p.boolean(),
    /** Lower tiers are taken over first, so that a parent stands before its units. */
    tier: p.integer(),
    outcome: p
      .enum([...ROW_OUTCOMES])
      .columnType('text')
      .nullable(),
  },
  uniques: [{ name: 'import_row_number_unique', properties: ['batchId', 'rowNumber'] }],
  indexes: [
    { name: 'import_row_state_index', properties: ['batchId', 'state', 'severity', 'rowNumber'] },
    {
      name: 'import_row_open_index',
      expression: `create index import_row_open_index on import_row (batch_id, tier, row_number) where outcome is null and (state in ('NEW', 'CHANGED') or needs_union)`,
    },
    { name: 'import_row_record_index', properties: ['recordId'] },
  ],
});

/** A row of a batch. */
export class ImportRow extends ImportRowSchema.class {}
ImportRowSchema.setClass(ImportRow);

/** A record or row that may be the other end of a change that the list does not spell out. */
export interface ProposalSuggestion {
  /** Public id of a record, or null when a row is meant. */
  readonly institutionId: string | null;
  readonly rowNumber: number | null;
  readonly name: string;
  /** Likeness of the names in percent. */
  readonly likeness: number;
}

/** Changes that a yearly list implies; none is carried out without a decision. */
export const ImportProposalSchema = defineEntity({
  name: 'ImportProposal',
  tableName: 'import_proposal',
  properties: {
    id: p.uuid().primary(),
    batchId: () => p.manyToOne(ImportBatch).mapToPk().fieldName('batch_id').deleteRule('cascade'),
    ordinal: p.integer(),
    kind: p.enum([...PROPOSAL_KINDS]).columnType('text'),
    rowNumber: p.integer().nullable(),
    recordId: p.uuid().nullable(),
    provinceCode: p.string().columnType('text').nullable(),
    fromText: p.string().columnType('text').nullable(),
    toText: p.string().columnType('text').nullable(),
    /** True when the list names what the record was called or coded before. */
    isFormer: p.boolean(),
    /** Record that bears the new name today, as after a merger. */
    heldById: p.uuid().nullable(),
    /** In percent, how surely the change is what it seems. */
    confidence: p.integer(),
    suggestions: p.json<readonly ProposalSuggestion[]>().columnType('jsonb'),
    decision: p.enum([...PROPOSAL_DECISIONS]).columnType('text'),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().columnType('timestamptz').nullable(),
    /** Chosen successor of a vanished record: a record, or a new row of the file. */
    successorId: p.uuid().nullable(),
    successorRow: p.integer().nullable(),
    outcome: p
      .enum([...ROW_OUTCOMES])
      .columnType('text')
      .nullable(),
  },
  uniques: [{ name: 'import_proposal_ordinal_unique', properties: ['batchId', 'ordinal'] }],
  indexes: [{ name: 'import_proposal_kind_index', properties: ['batchId', 'kind', 'decision', 'ordinal'] }],
});

/** A proposal of a batch. */
export class ImportProposal extends ImportProposalSchema.class {}
ImportProposalSchema.setClass(ImportProposal);

/** Rows of the house that a batch wrote, in order, with the exact row before and a digest of the row after. */
export const ImportTouchSchema = defineEntity({
  name: 'ImportTouch',
  tableName: 'import_touch',
  properties: {
    id: p.uuid().primary(),
    batchId: () => p.manyToOne(ImportBatch).mapToPk().fieldName('batch_id').deleteRule('cascade'),
    ordinal: p.integer(),
    /** Row of the file for which it was written; null for a proposal without a row. */
    rowNumber: p.integer().nullable(),
    tableName: p.string().columnType('text'),
    recordId: p.uuid(),
    /** Null when the row was made by the batch. */
    before: p.json<Readonly<Record<string, unknown>> | null>().columnType('jsonb').nullable(),
    afterDigest: p.string().columnType('text'),
  },
  uniques: [{ name: 'import_touch_ordinal_unique', properties: ['batchId', 'ordinal'] }],
  indexes: [{ name: 'import_touch_record_index', properties: ['batchId', 'tableName', 'recordId', 'ordinal'] }],
});

/** A row that a batch wrote. */
export class ImportTouch extends ImportTouchSchema.class {}
ImportTouchSchema.setClass(ImportTouch);

/** Codes of whoever sends files, by which a later file finds the record again where the record itself has no place for them. */
export const ImportCodeSchema = defineEntity({
  name: 'ImportCode',
  tableName: 'import_code',
  properties: {
    id: p.uuid().primary(),
    target: p.enum([...BATCH_TARGETS]).columnType('text'),
    /** Organization whose system gives the code; null for the platform. */
    ownerId: p.uuid().nullable(),
    code: p.string().columnType('text'),
    recordId: p.uuid(),
  },
  indexes: [
    {
      name: 'import_code_unique',
      expression: 'create unique index import_code_unique on import_code (target, owner_id, code) nulls not distinct',
    },
    { name: 'import_code_record_index', properties: ['recordId'] },
  ],
});

/** A code of another house. */
export class ImportCode extends ImportCodeSchema.class {}
ImportCodeSchema.setClass(ImportCode);
