/** What an organization may owe an answer to. */
export const OBLIGATION_SOURCES = ['DIRECTIVE', 'REPORT_ROUND'] as const;
/** A kind of source of obligations. */
export type ObligationSourceKind = (typeof OBLIGATION_SOURCES)[number];

/** State of an obligation; late is reckoned by the clock and never stored. */
export const OBLIGATION_STATUSES = [
  'PENDING',
  'ACKNOWLEDGED',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'WITHDRAWN',
  'EXCUSED',
] as const;
/** A state of an obligation. */
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** States in which the organization still has to act; with a day in the past they are late. */
export const OPEN_STATUSES = ['PENDING', 'ACKNOWLEDGED', 'RETURNED'] as const satisfies readonly ObligationStatus[];

/** How an obligation is answered. */
export const OBLIGATION_RESPONSES = ['ACKNOWLEDGE', 'FORM', 'EVIDENCE', 'REPORT'] as const;
/** A way to answer. */
export type ObligationResponse = (typeof OBLIGATION_RESPONSES)[number];

/** How a directive is answered; reports have rounds of their own. */
export const DIRECTIVE_RESPONSES = ['ACKNOWLEDGE', 'FORM', 'EVIDENCE'] as const;
/** A way to answer a directive. */
export type DirectiveResponse = (typeof DIRECTIVE_RESPONSES)[number];

/** State of a directive. */
export const DIRECTIVE_STATUSES = ['DRAFT', 'ISSUED', 'SUPERSEDED', 'WITHDRAWN'] as const;
/** A state of a directive. */
export type DirectiveStatus = (typeof DIRECTIVE_STATUSES)[number];

/** State of handing obligations out. */
export const FAN_OUT_STATES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
/** A state of handing out. */
export type FanOutState = (typeof FAN_OUT_STATES)[number];

/** State of a request for more time. */
export const EXTENSION_STATUSES = ['ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const;
/** A state of a request for more time. */
export type ExtensionStatus = (typeof EXTENSION_STATUSES)[number];

/** What stands in the thread of an obligation: words of either level, and what happened to it. */
export const THREAD_ENTRY_KINDS = [
  'MESSAGE',
  'ACKNOWLEDGED',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'REOPENED',
  'EXCUSED',
  'WITHDRAWN',
  'AMENDED',
  'REMINDED',
  'PASSED_ON',
  'INSTRUCTED',
  'EXTENSION_ASKED',
  'EXTENSION_GRANTED',
  'EXTENSION_REFUSED',
  'EXTENSION_WITHDRAWN',
  'VERIFIER_CHANGED',
] as const;
/** A kind of entry in a thread. */
export type ThreadEntryKind = (typeof THREAD_ENTRY_KINDS)[number];
