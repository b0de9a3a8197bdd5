import { LIMITS } from '../limits.ts';
import { computeFields } from './compute-fields.ts';
import { compare, formatDecimal, fromFen, parseDecimal } from './decimal.ts';
import type { FormProblem, FormProblemCode } from './form-problem.ts';
import {
  bytesOf,
  type FormAnswers,
  type FormColumn,
  type FormField,
  type FormSpec,
  isEmptyRow,
  isEmptyValue,
  isFormDay,
  isRecord,
  type FormRow,
  ownValue,
} from './form-spec.ts';

/** How strictly answers are judged: a draft may be unfinished, but never of the wrong shape or size. */
export interface AnswerCheck {
  readonly isComplete: boolean;
}

type CellRules = FormField | FormColumn;

class Check {
  readonly problems: FormProblem[] = [];

  constructor(private readonly isComplete: boolean) {}

  note(code: FormProblemCode, path: readonly string[], params: FormProblem['params'] = {}): void {
    this.problems.push({ code, path, params });
  }

  /** What only a finished form has to keep. */
  finished(isMet: boolean, code: FormProblemCode, path: readonly string[], params: FormProblem['params'] = {}): void {
    if (this.isComplete && !isMet) {
      this.note(code, path, params);
    }
  }

  cell(rules: CellRules, value: unknown, path: readonly string[]): void {
    if (value === undefined || value === null || value === '') {
      this.finished(!rules.isRequired, 'FORM_ANSWER_REQUIRED', path);
      return;
    }
    if (typeof value !== 'string') {
      const expected = rules.kind === 'NUMBER' ? '$decimal' : rules.kind === 'MONEY' ? '$fen' : '$text';
      this.note('FORM_ANSWER_KIND', path, { expected });
      return;
    }
    switch (rules.kind) {
      case 'NUMBER':
        this.#number(rules, value, path);
        return;
      case 'MONEY':
        this.#money(rules, value, path);
        return;
      case 'DATE':
        this.#day(rules, value, path);
        return;
      case 'CHOICE':
        this.option(rules, value, path);
        return;
      default:
        this.#text(rules, value, path);
    }
  }

  option(rules: CellRules, key: string, path: readonly string[]): void {
    if (!rules.options.some((option) => option.key === key)) {
      this.note('FORM_OPTION_UNKNOWN', path, { key: key.slice(0, LIMITS.formKey) });
    }
  }

  #text(rules: CellRules, value: string, path: readonly string[]): void {
    const most = rules.kind === 'LONG_TEXT' ? LIMITS.formLongText : LIMITS.formText;
    if (value.length > most || value.includes('\0') || !value.isWellFormed()) {
      this.note('FORM_ANSWER_LONG', path, { max: most });
      return;
    }
    this.finished(value.trim() !== '' || !rules.isRequired, 'FORM_ANSWER_REQUIRED', path);
    this.finished(value.length <= (rules.maxLength ?? most), 'FORM_ANSWER_LONG', path, {
      max: rules.maxLength ?? most,
    });
  }

  #number(rules: CellRules, value: string, path: readonly string[]): void {
    const [whole = '', fraction = ''] = value.replace('-', '').split('.');
    const number = value.length <= LIMITS.formDigits * 2 ? parseDecimal(value) : null;
    if (!number || whole.length > LIMITS.formDigits || fraction.length > LIMITS.formDecimals) {
      this.note('FORM_NUMBER_FORMAT', path, { digits: LIMITS.formDigits, decimals: LIMITS.formDecimals });
      return;
    }
    const decimals = rules.decimals ?? 0;
    this.finished(fraction.replace(/0+$/, '').length <= decimals, 'FORM_DECIMALS', path, { decimals });
    if (rules.min !== null) {
      this.finished(compare(number, parseDecimal(rules.min)!) >= 0, 'FORM_ANSWER_MIN', path, { min: rules.min });
    }
    if (rules.max !== null) {
      this.finished(compare(number, parseDecimal(rules.max)!) <= 0, 'FORM_ANSWER_MAX', path, { max: rules.max });
    }
  }

  #money(rules: CellRules, value: string, path: readonly string[]): void {
    const yuan = value.length <= LIMITS.formDigits + 1 ? fromFen(value) : null;
    if (!yuan) {
      this.note('FORM_MONEY_FORMAT', path, { digits: LIMITS.formDigits });
      return;
    }
    const inYuan = (fen: string): string => formatDecimal(fromFen(fen)!, 2);
    if (rules.min !== null) {
      const isMet = compare(yuan, fromFen(rules.min)!) >= 0;
      this.finished(isMet, 'FORM_ANSWER_MIN', path, { min: inYuan(rules.min) });
    }
    if (rules.max !== null) {
      const isMet = compare(yuan, fromFen(rules.max)!) <= 0;
      this.finished(isMet, 'FORM_ANSWER_MAX', path, { max: inYuan(rules.max) });
    }
  }

  #day(rules: CellRules, value: string, path: readonly string[]): void {
    if (!isFormDay(value)) {
      this.note('FORM_DAY_INVALID', path);
      return;
    }
    this.finished(rules.min === null || value >= rules.min, 'FORM_ANSWER_MIN', path, { min: rules.min ?? '' });
    this.finished(rules.max === null || value <= rules.max, 'FORM_ANSWER_MAX', path, { max: rules.max ?? '' });
  }

  texts(field: FormField, value: unknown, path: readonly string[]): readonly string[] {
    if (isEmptyValue(value) && value !== '') {
      this.finished(!field.isRequired, 'FORM_ANSWER_REQUIRED', path);
      return [];
    }
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      this.note('FORM_ANSWER_KIND', path, { expected: '$texts' });
      return [];
    }
    return value;
  }

  choices(field: FormField, value: unknown, path: readonly string[]): void {
    const keys = this.texts(field, value, path).slice(0, LIMITS.formOptions + 1);
    const seen = new Set<string>();
    for (const key of keys) {
      this.option(field, key, path);
      if (seen.has(key)) {
        this.note('FORM_OPTION_TWICE', path, { key: key.slice(0, LIMITS.formKey) });
      }
      seen.add(key);
    }
  }

  files(field: FormField, value: unknown, path: readonly string[]): void {
    const ids = this.texts(field, value, path);
    const max = field.maxFiles ?? LIMITS.formFiles;
    if (ids.length > max) {
      this.note('FORM_FILES_MAX', path, { max });
    } else if (ids.some((id) => id.length > LIMITS.formKey || id === '') || new Set(ids).size < ids.length) {
      this.note('FORM_ANSWER_KIND', path, { expected: '$texts' });
    }
  }

  rows(field: FormField, value: unknown, path: readonly string[]): void {
    const rows = value ?? [];
    if (!Array.isArray(rows) || !rows.every((row) => isRecord(row))) {
      this.note('FORM_ANSWER_KIND', path, { expected: '$rows' });
      return;
    }
    const max = field.maxRows ?? LIMITS.formRows;
    if (rows.length > max) {
      this.note('FORM_ROWS_MAX', path, { max });
      return;
    }
    const filled = (rows as FormRow[]).filter((row) => !isEmptyRow(row)).length;
    const min = Math.max(field.minRows ?? 0, field.isRequired ? 1 : 0);
    this.finished(filled >= min, filled === 0 ? 'FORM_ANSWER_REQUIRED' : 'FORM_ROWS_MIN', path, { min });
    for (const [index, row] of (rows as FormRow[]).entries()) {
      this.#row(field, row, [...path, String(index)]);
    }
  }

  /** A row that holds nothing is no row yet: it is not asked for what its columns require. */
  #row(field: FormField, row: FormRow, path: readonly string[]): void {
    for (const key of Object.keys(row).filter((name) => !field.columns.some((column) => column.key === name))) {
      this.note('FORM_ANSWER_UNKNOWN', path, { key: key.slice(0, LIMITS.formKey) });
    }
    if (!isEmptyRow(row)) {
      for (const column of field.columns) {
        this.cell(column, ownValue(row, column.key), [...path, column.key]);
      }
    }
  }
}

/** Cells of all tables, a row itself counted as one; forms are bounded by it. */
export function cellsOf(spec: FormSpec, answers: Readonly<Record<string, unknown>>): number {
  return spec.fields
    .map((field) => {
      const rows = field.kind === 'TABLE' ? ownValue(answers, field.key) : null;
      return Array.isArray(rows) ? rows.length * (field.columns.length + 1) : 0;
    })
    .reduce((sum, cells) => sum + cells, 0);
}

/**
 * Judges answers: their shape and size always; what is required, bounds and computability only when they are complete.
 * Unknown keys, computed fields and keys of prototypes are refused, never dropped.
 */
export function checkAnswers(spec: FormSpec, answers: unknown, { isComplete }: AnswerCheck): FormProblem[] {
  if (!isRecord(answers)) {
    return [{ code: 'FORM_ANSWERS_SHAPE', path: [], params: {} }];
  }
  if (bytesOf(answers) > LIMITS.formAnswerBytes) {
    return [{ code: 'FORM_ANSWERS_TOO_LARGE', path: [], params: { max: LIMITS.formAnswerBytes } }];
  }
  const check = new Check(isComplete);
  const fields = new Map(spec.fields.map((field) => [field.key, field]));
  for (const key of Object.keys(answers)) {
    const kind = fields.get(key)?.kind;
    if (kind === undefined) {
      check.note('FORM_ANSWER_UNKNOWN', [], { key: key.slice(0, LIMITS.formKey) });
    } else if (kind === 'COMPUTED') {
      check.note('FORM_ANSWER_COMPUTED', [key]);
    }
  }
  if (cellsOf(spec, answers) > LIMITS.formCells) {
    return [{ code: 'FORM_CELLS_TOO_MANY', path: [], params: { max: LIMITS.formCells } }];
  }
  for (const field of spec.fields) {
    const path = [field.key];
    const value = ownValue(answers, field.key);
    if (field.kind === 'TABLE') {
      check.rows(field, value, path);
    } else if (field.kind === 'FILE') {
      check.files(field, value, path);
    } else if (field.kind === 'CHOICE' && field.isMultiple) {
      check.choices(field, value, path);
    } else if (field.kind !== 'COMPUTED') {
      check.cell(field, value, path);
    }
  }
  return isComplete && check.problems.length === 0 ? computability(spec, answers as FormAnswers) : check.problems;
}

/** A computed field that has no value stands in the way only where the form requires it; one too large always does. */
function computability(spec: FormSpec, answers: FormAnswers): FormProblem[] {
  const required = new Set(spec.fields.filter((field) => field.isRequired).map(({ key }) => key));
  return computeFields(spec, answers)
    .problems.filter(({ code, path }) => code === 'FORM_RESULT_TOO_LARGE' || required.has(path[0]!))
    .map((problem) => ({ ...problem, params: { digits: LIMITS.formDigits } }));
}
