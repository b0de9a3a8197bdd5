import type { IdPrefix } from './ids.ts';
import type { Locale, LocalizedText } from './locale.ts';

/** How a value that the trail keeps is to be read. */
export type AuditValueKind = 'TEXT' | 'DAY' | 'INSTANT' | 'ENUM' | 'REFERENCE' | 'DIGEST';

/** What a field of the trail is called and how its values are read. */
export interface AuditFieldWords {
  readonly label: LocalizedText;
  /** `TEXT` when absent. */
  readonly kind?: Exclude<AuditValueKind, 'DIGEST'>;
  /** Enum of the schema whose values stand here, for kind `ENUM`. */
  readonly enumName?: string;
  /** Prefix of the public id of what the uuids point to, for kind `REFERENCE`. */
  readonly prefix?: IdPrefix;
  /** Words for a key that stands here; the key itself when it has none. */
  readonly words?: (key: string, locale: Locale) => string | undefined;
}

/** What a module calls that which it writes into the trail. */
export interface AuditWords {
  /** Words for each action key. */
  readonly actions?: Readonly<Record<string, LocalizedText>>;
  /** Words for each kind of record, with the prefix of its public ids where it has one. */
  readonly subjects?: Readonly<Record<string, { readonly label: LocalizedText; readonly prefix?: IdPrefix }>>;
  /** Words for each field; `Type.field` wins over `field`. */
  readonly fields?: Readonly<Record<string, AuditFieldWords>>;
}

const actions = new Map<string, LocalizedText>();
const subjects = new Map<string, { readonly label: LocalizedText; readonly prefix?: IdPrefix }>();
const fields = new Map<string, AuditFieldWords>();

function add<Value>(into: Map<string, Value>, kind: string, more: Readonly<Record<string, Value>> = {}): void {
  for (const [key, value] of Object.entries(more)) {
    if (into.has(key)) {
      throw new Error(`Audit ${kind} ${key} is named twice`);
    }
    into.set(key, value);
  }
}

/** Names what a module writes into the trail; each action, kind of record and field is named once. */
export function defineAuditWords(words: AuditWords): void {
  add(actions, 'action', words.actions);
  add(subjects, 'subject', words.subjects);
  add(fields, 'field', words.fields);
}

/** Words for every action by its key, in one language. */
export const auditActionLabels = (locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries([...actions].map(([key, label]) => [key, label[locale]]));

/** Names of the kinds of record that the trail knows. */
export const auditSubjects = (): readonly string[] => [...subjects.keys()];

/** Words for a kind of record; a read of many stands under the field that read them, so its name is the fallback. */
export const auditSubjectLabel = (type: string, locale: Locale): string => subjects.get(type)?.label[locale] ?? type;

/** Prefix of the public ids of a kind of record, if it has some. */
export const auditSubjectPrefix = (type: string): IdPrefix | undefined => subjects.get(type)?.prefix;

/** What is known of a field of a kind of record, or null when nobody named it. */
export const auditFieldWords = (subjectType: string, field: string): AuditFieldWords | null =>
  fields.get(`${subjectType}.${field}`) ?? fields.get(field) ?? null;
