import type { LocalizedText } from './locale.ts';
import type { Permission } from './permission.ts';

/** A column of an exported list. */
export interface ExportColumn {
  readonly title: LocalizedText;
  /** Field of a row, dots reach into related objects; of several the first that has a value counts. */
  readonly path: string | readonly string[];
  /** Fields of the objects at the end of the path, for columns that put them into words. */
  readonly fields?: readonly string[];
  /** The words for one such object. */
  readonly format?: (item: Readonly<Record<string, string | boolean | null>>) => string;
  /** Words for values that no enum of the schema names; an unknown value stays as it is. */
  readonly labels?: Readonly<Record<string, LocalizedText>>;
  /** Set on data about a person where the shape does not say so by itself. */
  readonly isPersonal?: boolean;
}

/**
 * A list of the contract that can be taken out as a file. Rows, scope, filters and order are those of the list itself, so
 * that its module declares no more than what the columns are called.
 */
export interface ExportList {
  /** Stable name, by which clients ask for it. */
  readonly name: string;
  readonly title: LocalizedText;
  /** The connection: a root field, or one below it, such as `importBatch.rows`. */
  readonly field: string;
  /** Holding one of these is needed; what is in the file is still decided row by row. */
  readonly anyOf: readonly [Permission, ...Permission[]];
  readonly columns: Readonly<Record<string, ExportColumn>>;
  /** Columns that only the data know, such as the fields of a form; undefined for a key that is none. */
  readonly columnFor?: (key: string) => ExportColumn | undefined;
}

/** The column of a list under a key. */
export const columnOf = (list: ExportList, key: string): ExportColumn | undefined =>
  Object.hasOwn(list.columns, key) ? list.columns[key] : list.columnFor?.(key);

/** A changed value in words; to be used as a column's `format`. */
export function changeText(item: Readonly<Record<string, string | boolean | null>>): string {
  return `${item['label'] ?? item['field'] ?? ''}: ${item['before'] ?? '∅'} → ${item['after'] ?? '∅'}`;
}

const lists = new Map<string, ExportList>();

/** Declares a list that can be exported. */
export function defineExportList(list: ExportList): void {
  if (lists.has(list.name)) {
    throw new Error(`Export list ${list.name} is declared twice`);
  }
  lists.set(list.name, list);
}

/** The list with this name, if it can be exported. */
export function exportListNamed(name: string): ExportList | undefined {
  return lists.get(name);
}

/** All lists that can be exported, in order of name. */
export function allExportLists(): readonly ExportList[] {
  return [...lists.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
