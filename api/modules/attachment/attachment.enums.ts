/** States of a file from the leave to upload it to its removal. */
export const ATTACHMENT_STATES = ['PENDING', 'READY', 'CLAIMED', 'REMOVED'] as const;

/** State of a file. */
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** Lifetimes: of the leave to upload in minutes, of a file that no record took up in hours. */
export const ATTACHMENT_LIFETIMES = { ticketMinutes: 30, unclaimedHours: 48 } as const;
