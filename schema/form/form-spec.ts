/** Kinds of fields. Values: TEXT, LONG_TEXT text · NUMBER decimal text · MONEY fen as integer text · DATE `YYYY-MM-DD` ·
 * CHOICE an option's key, or a list of them · TABLE a list of rows, each an object by column key · FILE a list of attachment
 * ids · COMPUTED never answered. Nothing is given when a value is absent or null, a text is '' or a list is []. */
export const FORM_FIELD_KINDS = [
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'MONEY',
  'DATE',
  'CHOICE',
  'TABLE',
  'FILE',
  'COMPUTED',
] as const;

/** Kind of a field. */
export type FormFieldKind = (typeof FORM_FIELD_KINDS)[number];

/** Kinds of columns of a table; a choice in a column is a single one. */
export const FORM_COLUMN_KINDS = ['TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE'] as const;

/** Kind of a column. */
export type FormColumnKind = (typeof FORM_COLUMN_KINDS)[number];

/** Rules by which the answers of many become one figure. */
export const FORM_AGGREGATES = ['SUM', 'AVERAGE', 'WEIGHTED', 'MAX', 'LIST', 'NONE'] as const;

/** Rule by which the answers of many become one figure. */
export type FormAggregate = (typeof FORM_AGGREGATES)[number];

/** Option of a choice. */
export interface FormOption {
  readonly key: string;
  readonly label: string;
  readonly labelEn: string | null;
}

/** What fields and columns have in common; what a kind does not know is null. */
interface FormCellRules {
  /** Stable name in answers and expressions. */
  readonly key: string;
  readonly label: string;
  readonly labelEn: string | null;
  readonly isRequired: boolean;
  /** Unit of a number, such as 人. */
  readonly unit: string | null;
  readonly unitEn: string | null;
  /** Decimals of a number. */
  readonly decimals: number | null;
  /** Bounds, both included: decimal text, fen for money, a day for dates. */
  readonly min: string | null;
  readonly max: string | null;
  /** Most characters of a text. */
  readonly maxLength: number | null;
  /** Options of a choice. */
  readonly options: readonly FormOption[];
}

/** Column of a table. */
export interface FormColumn extends FormCellRules {
  readonly kind: FormColumnKind;
}

/** Field of a form. */
export interface FormField extends FormCellRules {
  readonly kind: FormFieldKind;
  readonly help: string | null;
  readonly helpEn: string | null;
  /** True when a choice takes several options. */
  readonly isMultiple: boolean;
  readonly columns: readonly FormColumn[];
  readonly minRows: number | null;
  readonly maxRows: number | null;
  readonly maxFiles: number | null;
  /** How a computed field follows from others. Money counts in yuan there. */
  readonly expression: string | null;
  /** True when a computed field gives money; it is fen then, as all money. */
  readonly isMoney: boolean;
  readonly aggregate: FormAggregate;
  /** Field whose value weighs this one in a weighted average. */
  readonly weightKey: string | null;
  /** Key of the system fact that fills the field beforehand. */
  readonly prefill: string | null;
}

/** A form as data; every property of every field is there. */
export interface FormSpec {
  readonly fields: readonly FormField[];
}

/** Value of a cell of a table. */
export type FormCellValue = string | null;

/** Row of a table by column key. */
export type FormRow = Readonly<Record<string, FormCellValue>>;

/** Value of one field, see `FORM_FIELD_KINDS`. */
export type FormValue = string | null | readonly string[] | readonly FormRow[];

/** Answers by field key. */
export type FormAnswers = Readonly<Record<string, FormValue>>;

/** System fact that may fill a field: its name in both languages and the kinds of fields that take it. */
export interface FormFact {
  readonly label: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly kinds: readonly FormFieldKind[];
}

/** True when the field holds one number that expressions and sums may use. */
export function isNumeric(field: { readonly kind: FormFieldKind }): boolean {
  return field.kind === 'NUMBER' || field.kind === 'MONEY' || field.kind === 'COMPUTED';
}

/** True when the value means that nothing is given. */
export function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** True when the row holds nothing. */
export function isEmptyRow(row: FormRow): boolean {
  return Object.values(row).every((cell) => cell === undefined || cell === null || cell === '');
}

/** True for an existing calendar day `YYYY-MM-DD`. */
export function isFormDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** Own value of a key in foreign data, never an inherited one. */
export function ownValue(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** True for an object that is neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Bytes of foreign data as JSON; a text of other scripts has more bytes than characters. */
export function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
