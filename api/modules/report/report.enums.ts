/** State of a template. */
export const REPORT_TEMPLATE_STATUSES = ['DRAFT', 'ACTIVE', 'RETIRED'] as const;
/** A state of a template. */
export type ReportTemplateStatus = (typeof REPORT_TEMPLATE_STATUSES)[number];

/** State of a round. */
export const REPORT_ROUND_STATUSES = ['OPEN', 'CLOSED', 'CANCELLED'] as const;
/** A state of a round. */
export type ReportRoundStatus = (typeof REPORT_ROUND_STATUSES)[number];

/** Where the figures of a submission stand: still written, reported, counted in the total above, or out of the round. */
export const REPORT_PHASES = ['OPEN', 'SUBMITTED', 'ACCEPTED', 'DROPPED'] as const;
/** A phase of a submission. */
export type ReportPhase = (typeof REPORT_PHASES)[number];

/** What made figures above it stale. */
export const REPORT_STALE_CAUSES = ['ACCEPTED', 'REOPENED', 'DROPPED', 'CONFIRMED', 'MOVED'] as const;
/** A cause of stale figures. */
export type ReportStaleCause = (typeof REPORT_STALE_CAUSES)[number];

/** State of a publication. */
export const REPORT_PUBLICATION_STATUSES = ['PUBLISHED', 'WITHDRAWN'] as const;
/** A state of a publication. */
export type ReportPublicationStatus = (typeof REPORT_PUBLICATION_STATUSES)[number];

/** Who may read a publication. */
export const REPORT_VISIBILITIES = ['INTERNAL', 'PUBLIC'] as const;
/** A visibility of a publication. */
export type ReportVisibility = (typeof REPORT_VISIBILITIES)[number];
