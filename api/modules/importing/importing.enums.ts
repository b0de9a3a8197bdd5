/** What an import fills. */
export const BATCH_TARGETS = ['INSTITUTION', 'ORGANIZATION', 'PERSON'] as const;
/** A kind of import. */
export type BatchTarget = (typeof BATCH_TARGETS)[number];

/** What happens to a file in which some rows have errors. */
export const ERROR_POLICIES = ['REJECT_ALL', 'SKIP_BAD'] as const;
/** An error policy. */
export type ErrorPolicy = (typeof ERROR_POLICIES)[number];

/** Encodings of a text file that an importer may choose. */
export const FILE_ENCODINGS = ['UTF_8', 'GB18030'] as const;
/** An encoding of a text file. */
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

/** State of a batch: planned, then run in chunks, then done; undone when its exact prior rows are back. */
export const BATCH_STATES = ['PLANNED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'UNDONE'] as const;
/** A state of a batch. */
export type BatchState = (typeof BATCH_STATES)[number];

/** What taking a row over does. */
export const ROW_STATES = ['NEW', 'CHANGED', 'UNCHANGED', 'ERROR'] as const;
/** A state of a row. */
export type RowStateName = (typeof ROW_STATES)[number];

/** The gravest issue of a row. */
export const ROW_SEVERITIES = ['NONE', 'INFO', 'WARNING', 'ERROR'] as const;
/** A severity. */
export type RowSeverity = (typeof ROW_SEVERITIES)[number];

/** What became of a row or proposal: taken over, left out by decision, or refused while running. */
export const ROW_OUTCOMES = ['APPLIED', 'SKIPPED', 'REFUSED'] as const;
/** An outcome. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Changes that a yearly list implies and that a person has to confirm. */
export const PROPOSAL_KINDS = ['RENAME', 'CODE_CHANGE', 'VANISHED', 'NEW'] as const;
/** A kind of proposal. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Decision on a proposal; a pending rename, code change or ending is never carried out. */
export const PROPOSAL_DECISIONS = ['PENDING', 'CONFIRMED', 'DISMISSED'] as const;
/** A decision. */
export type ProposalDecision = (typeof PROPOSAL_DECISIONS)[number];

/** Rows of one transaction of a running batch. */
export const CHUNK_ROWS = 200;

/** Days and hours after which what an import keeps beside its result goes. */
export const IMPORT_LIFETIMES = {
  /** An uploaded file that was not planned. */
  uploadHours: 1,
  /** A plan that was not committed. */
  planDays: 7,
  /** Rows and prior records of people; after that the batch can't be undone. */
  personDays: 30,
} as const;
