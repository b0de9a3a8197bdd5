/** What a notification is about; preferences, counts and digests go by it. */
export const NOTIFICATION_CATEGORIES = [
  'APPROVAL',
  'DIRECTIVE',
  'REPORT',
  'OFFICE',
  'ORGANIZATION',
  'DATA',
  'SECURITY',
] as const;

/** A category of notifications. */
export type NotificationCategory = (typeof NOTIFICATION_CATEGORIES)[number];

/** Ways in which a notification reaches its reader. */
export const NOTIFICATION_CHANNELS = ['inbox', 'mail', 'digest'] as const;

/** A way in which a notification reaches its reader. */
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

/** Which channels are on. */
export type ChannelChoice = Readonly<Record<NotificationChannel, boolean>>;

/** What its reader does with a notification. */
export const NOTIFICATION_MARKS = ['READ', 'UNREAD', 'ARCHIVED', 'INBOX'] as const;

/** A thing that its reader does with a notification. */
export type NotificationMark = (typeof NOTIFICATION_MARKS)[number];
