import { LIMITS } from '../limits.ts';
import { cellsOf } from './check-answers.ts';
import {
  type FormAnswers,
  type FormCellValue,
  type FormColumn,
  type FormField,
  type FormRow,
  type FormSpec,
  type FormValue,
  isEmptyValue,
  ownValue,
} from './form-spec.ts';

/** Why a value could not stay: its field or column is gone, has another kind, lost the option, or takes fewer rows or files. */
export type DropReason = 'REMOVED' | 'KIND' | 'OPTION' | 'COUNT';

/** A value that a newer form has no place for, told so that nothing is lost in silence. */
export interface DroppedAnswer {
  /** Place in the old answers: field key, then for a table the row from 0 and the column's key. */
  readonly path: readonly string[];
  /** Name of the field or column in the old form. */
  readonly label: string;
  readonly labelEn: string | null;
  readonly reason: DropReason;
  readonly value: FormValue;
}

/** Answers as a newer form takes them, and what had to go. */
export interface CarriedAnswers {
  readonly answers: FormAnswers;
  readonly dropped: readonly DroppedAnswer[];
}

type Cell = FormField | FormColumn;

function isOneText(kind: Cell['kind']): boolean {
  return kind !== 'TABLE' && kind !== 'FILE' && kind !== 'COMPUTED';
}

/** Why a single text of one kind has no place in another; null when it stays as it is. */
function reasonOf(from: Cell, to: Cell, value: string): DropReason | null {
  if (to.kind === 'CHOICE') {
    return from.kind !== 'CHOICE' ? 'KIND' : to.options.some(({ key }) => key === value) ? null : 'OPTION';
  }
  if (to.kind === 'TEXT' || to.kind === 'LONG_TEXT') {
    const most = to.kind === 'TEXT' ? LIMITS.formText : LIMITS.formLongText;
    // Fen and option keys would be read as something else once they are plain text.
    return from.kind === 'MONEY' || from.kind === 'CHOICE' || value.length > most ? 'KIND' : null;
  }
  return from.kind === to.kind ? null : 'KIND';
}

class Carrying {
  readonly answers: Record<string, FormValue> = {};
  readonly dropped: DroppedAnswer[] = [];

  drop(named: Cell, path: readonly string[], reason: DropReason, value: FormValue): void {
    const { label, labelEn } = named;
    this.dropped.push({ path, label, labelEn, reason, value });
  }

  field(from: FormField, to: FormField | undefined, value: FormValue): void {
    const path = [from.key];
    if (!to || to.kind === 'COMPUTED') {
      this.drop(from, path, to ? 'KIND' : 'REMOVED', value);
    } else if (from.kind === 'TABLE' && to.kind === 'TABLE') {
      this.answers[to.key] = this.#table(from, to, value as readonly FormRow[]);
    } else if (from.kind === 'FILE' && to.kind === 'FILE') {
      this.answers[to.key] = this.#list(from, value as readonly string[], to.maxFiles ?? LIMITS.formFiles, () => null);
    } else if (from.kind === 'CHOICE' && to.kind === 'CHOICE') {
      this.#choice(from, to, value);
    } else {
      const isText = isOneText(from.kind) && isOneText(to.kind) && typeof value === 'string';
      const reason = isText ? reasonOf(from, to, value) : 'KIND';
      if (reason) {
        this.drop(from, path, reason, value);
      } else {
        this.answers[to.key] = value;
      }
    }
  }

  #choice(from: FormField, to: FormField, value: FormValue): void {
    const keys = typeof value === 'string' ? [value] : (value as readonly string[]);
    const kept = this.#list(from, keys, to.isMultiple ? LIMITS.formOptions : 1, (key) =>
      to.options.some((option) => option.key === key) ? null : 'OPTION',
    );
    if (kept.length > 0) {
      this.answers[to.key] = to.isMultiple ? kept : kept[0]!;
    }
  }

  #list(
    from: FormField,
    items: readonly string[],
    most: number,
    reasonOfItem: (item: string) => DropReason | null,
  ): string[] {
    const kept: string[] = [];
    for (const item of items) {
      const reason = reasonOfItem(item) ?? (kept.length >= most ? 'COUNT' : null);
      if (reason) {
        this.drop(from, [from.key], reason, item);
      } else {
        kept.push(item);
      }
    }
    return kept;
  }

  #table(from: FormField, to: FormField, rows: readonly FormRow[]): FormRow[] {
    const most = to.maxRows ?? LIMITS.formRows;
    const kept: FormRow[] = [];
    for (const [index, row] of rows.entries()) {
      const path = [from.key, String(index)];
      if (kept.length >= most) {
        this.drop(from, path, 'COUNT', [row]);
      } else {
        kept.push(this.#row(from, to, row, path));
      }
    }
    return kept;
  }

  #row(from: FormField, to: FormField, row: FormRow, path: readonly string[]): FormRow {
    const kept: Record<string, FormCellValue> = {};
    for (const column of from.columns) {
      const value = ownValue(row, column.key);
      if (typeof value !== 'string' || value === '') {
        continue;
      }
      const target = to.columns.find(({ key }) => key === column.key);
      const reason = target ? reasonOf(column, target, value) : 'REMOVED';
      if (reason) {
        this.drop(column, [...path, column.key], reason, value);
      } else {
        kept[column.key] = value;
      }
    }
    return kept;
  }
}

/**
 * Takes answers to one form over to a newer one: what fits stays as it was given, everything else is reported with its
 * value. The result always passes as a draft of the newer form.
 */
export function carryAnswers(oldSpec: FormSpec, newSpec: FormSpec, answers: FormAnswers): CarriedAnswers {
  const carrying = new Carrying();
  const targets = new Map(newSpec.fields.map((field) => [field.key, field]));
  for (const field of oldSpec.fields) {
    const value = ownValue(answers, field.key) as FormValue | undefined;
    if (field.kind !== 'COMPUTED' && value !== undefined && !isEmptyValue(value)) {
      carrying.field(field, targets.get(field.key), value);
    }
  }
  dropExcessRows(newSpec, carrying);
  return { answers: carrying.answers, dropped: carrying.dropped };
}

/** More columns make more cells: rows at the end go, and are told, until the whole fits the bound of all forms. */
function dropExcessRows(spec: FormSpec, carrying: Carrying): void {
  for (const field of spec.fields.filter(({ kind }) => kind === 'TABLE').toReversed()) {
    const rows = (carrying.answers[field.key] ?? []) as readonly FormRow[];
    const excess = cellsOf(spec, carrying.answers) - LIMITS.formCells;
    const kept = Math.max(0, rows.length - Math.ceil(Math.max(0, excess) / (field.columns.length + 1)));
    for (const [index, row] of rows.slice(kept).entries()) {
      carrying.drop(field, [field.key, String(kept + index)], 'COUNT', [row]);
    }
    if (kept < rows.length) {
      carrying.answers[field.key] = rows.slice(0, kept);
    }
  }
}

/** Answers with nothing in them: every field that is answered, tables with the rows that they need at least. */
export function emptyAnswers(spec: FormSpec): FormAnswers {
  return Object.fromEntries(
    spec.fields
      .filter(({ kind }) => kind !== 'COMPUTED')
      .map((field): [string, FormValue] => [field.key, emptyValue(field)]),
  );
}

function emptyValue(field: FormField): FormValue {
  switch (field.kind) {
    case 'TABLE':
      return Array.from({ length: field.minRows ?? 0 }, () => ({}));
    case 'FILE':
      return [];
    case 'CHOICE':
      return field.isMultiple ? [] : null;
    default:
      return null;
  }
}
