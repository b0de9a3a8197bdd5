import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { ImportBatch, SectionCheck } from './import-batch.entity.ts';
import type { ProposalSuggestion } from './import-row.entity.ts';
import type { BatchTarget, ProposalDecision, ProposalKind, RowOutcome, RowStateName } from './importing.enums.ts';
import type { DetectedHeader } from './profile/detect-header.ts';
import type { FileIssue, Issue } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import type { FieldDiff, RowResolution } from './profile/resolve-state.ts';
import type { Sheet } from './sheet/sheet.ts';
import type { TouchRecorder } from './touch-recorder.service.ts';

/** Circumstances of a plan. */
export interface PlanSettings {
  readonly run: Run;
  readonly actor: Actor;
  /** Calendar day in Asia/Shanghai. */
  readonly today: string;
  /** Organization for which the file is imported; its codes are kept apart from those of others. */
  readonly ownerId: string | null;
  /** Whether what the file leaves out counts as vanished; null lets the layout decide. */
  readonly isComplete: boolean | null;
  readonly createsUnions: boolean;
}

/** A row with the record that it means and what taking it over would do. */
export interface PlannedRow {
  readonly rowNumber: number;
  readonly candidate: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  readonly recordId: string | null;
  readonly resolution: RowResolution;
  /** True when the row also brings its school a student union. */
  readonly needsUnion: boolean;
  /** Lower tiers are taken over first; 0 when absent. */
  readonly tier?: number;
}

/** A change that a yearly list implies. */
export interface PlannedProposal {
  readonly kind: ProposalKind;
  readonly rowNumber: number | null;
  readonly recordId: string | null;
  readonly provinceCode: string | null;
  readonly fromText: string | null;
  readonly toText: string | null;
  readonly isFormer: boolean;
  readonly heldById: string | null;
  readonly confidence: number;
  readonly suggestions: readonly ProposalSuggestion[];
}

/** A file compared with what is recorded; nothing is written yet. */
export interface ImportPlan {
  readonly profile: MappingProfile;
  readonly header: DetectedHeader;
  readonly issues: readonly FileIssue[];
  readonly sections: readonly SectionCheck[];
  readonly isComplete: boolean;
  readonly rows: readonly PlannedRow[];
  readonly proposals: readonly PlannedProposal[];
}

/** A row that waits to be taken over. */
export interface OpenRow {
  readonly id: string;
  readonly rowNumber: number;
  readonly state: RowStateName;
  readonly candidate: Readonly<Record<string, unknown>>;
  readonly diffs: readonly FieldDiff[];
  readonly recordId: string | null;
  readonly needsUnion: boolean;
}

/** A decided proposal about a row of a chunk, or about a vanished record. */
export interface DecidedProposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly rowNumber: number | null;
  readonly recordId: string | null;
  readonly toText: string | null;
  readonly decision: ProposalDecision;
  readonly successorId: string | null;
  readonly successorRow: number | null;
}

/** What became of a row. */
export interface RowResult {
  readonly outcome: RowOutcome;
  readonly recordId?: string | null;
  /** State when it turned out to be another one than planned. */
  readonly state?: RowStateName;
  /** What is to be added to the row's issues. */
  readonly issues?: readonly Issue[];
}

/** One transaction's worth of rows with everything that a target needs to take them over. */
export interface Chunk {
  readonly uow: UnitOfWork;
  readonly batch: ImportBatch;
  readonly rows: readonly OpenRow[];
  readonly proposals: readonly DecidedProposal[];
  readonly touches: TouchRecorder;
  /** Day from which renames, codes and endings hold. */
  readonly effectiveOn: string;
  /** Reason of the changes, naming the file. */
  readonly reason: string;
}

/** What an import fills: how its file is planned and how its rows are taken over. */
export interface ImportTargetSpec {
  readonly target: BatchTarget;
  /** Tables that it writes, in an order in which each row refers to earlier ones only. */
  readonly tables: readonly string[];
  /** Schema type of the records of a table that have a history of their own. */
  readonly subjects: Readonly<Record<string, string>>;
  /** Rows of one transaction when the usual number is too many. */
  readonly chunkRows?: number;
  plan(sheet: Sheet, profile: MappingProfile | undefined, settings: PlanSettings): Promise<ImportPlan>;
  /** Takes the rows over, checking authority and state anew; gives what became of each by row number. */
  apply(chunk: Chunk): Promise<ReadonlyMap<number, RowResult>>;
  /** Refuses to undo a batch whose records the actor may not change. */
  authorizeUndo(uow: UnitOfWork, batchId: string): Promise<void>;
  /** Carries out confirmed endings; only for targets that propose them. */
  close?(chunk: Chunk): Promise<ReadonlyMap<string, RowOutcome>>;
}

/** A parsed row as it is stored: without its issues, which have a place of their own. */
export function factsOf(candidate: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(candidate).filter(([name]) => name !== 'issues'));
}
