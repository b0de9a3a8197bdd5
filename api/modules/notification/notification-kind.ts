import type { Locale, LocalizedText } from '../../kernel/locale.ts';
import type { ChannelChoice, NotificationCategory } from './notification.enums.ts';

/** Facts that the words of a notification need; no personal data beyond names that the reader may see. */
export type NotificationParams = Readonly<Record<string, string | number | boolean | null>>;

/** The words of a notification in one language. */
export interface NotificationWords {
  readonly title: string;
  readonly body?: string | null;
}

/** What a kind of notification is called, says and opens. */
export interface NotificationKindSpec {
  readonly category: NotificationCategory;
  /** What the preferences call it. */
  readonly label: LocalizedText;
  /** The words, made when they are read, from what `notify` was given. */
  text(params: NotificationParams, locale: Locale): NotificationWords;
  /** Path in the admin, from the subject's type and public id; null when nothing is to be opened. */
  link?(subjectType: string, subjectId: string): string | null;
  /** False for what is of no use a day later. */
  readonly isDigestable?: boolean;
  /** True for what concerns the safety of the account: the inbox can't be turned off. */
  readonly isMandatory?: boolean;
  /** Channels of those who chose nothing; inbox and digest when absent. */
  readonly defaults?: Partial<ChannelChoice>;
}

const kinds = new Map<string, NotificationKindSpec>();

/** Declares a module's kinds of notification; each is declared once. */
export function defineNotificationKinds(specs: Readonly<Record<string, NotificationKindSpec>>): void {
  for (const [kind, spec] of Object.entries(specs)) {
    if (kinds.has(kind)) {
      throw new Error(`Kind of notification ${kind} is declared twice`);
    }
    kinds.set(kind, spec);
  }
}

/** The declaration of a kind; throws for an undeclared one, so that a typing error can't lose a notification. */
export function notificationKind(kind: string): NotificationKindSpec {
  const spec = kinds.get(kind);
  if (!spec) {
    throw new Error(`Kind of notification ${kind} is not declared`);
  }
  return spec;
}

/** The declaration of a kind that is stored; undefined when its module was taken out. */
export function storedKind(kind: string): NotificationKindSpec | undefined {
  return kinds.get(kind);
}

/** All declared kinds in order of category and name. */
export function allNotificationKinds(): readonly { readonly kind: string; readonly spec: NotificationKindSpec }[] {
  return [...kinds]
    .map(([kind, spec]) => ({ kind, spec }))
    .sort((a, b) => a.spec.category.localeCompare(b.spec.category, 'en') || a.kind.localeCompare(b.kind, 'en'));
}

/** The channels of those who chose nothing. */
export function defaultChannels({
  defaults = {},
  isDigestable = true,
  isMandatory = false,
}: NotificationKindSpec): ChannelChoice {
  return {
    inbox: isMandatory || (defaults.inbox ?? true),
    mail: defaults.mail ?? false,
    digest: isDigestable && (defaults.digest ?? true),
  };
}
