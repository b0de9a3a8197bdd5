import { LIMITS } from '../../../../schema/limits.ts';
import { type Cell, EMPTY_CELL } from '../sheet/sheet.ts';
import { cleanText, echo, nameKey, plainValue } from './cell-text.ts';
import { type Issue, issue } from './issue.ts';
import type { IssueCode } from './issue-catalogue.ts';
import type { MappingProfile } from './mapping-profile.ts';

/** Error values of spreadsheet programs, which are text in a .csv. */
const ERROR_VALUE = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/i;
/** Replacement and private characters, and question marks between Chinese ones: traces of a lossy conversion. */
const SUSPECT = /\ufffd|[\ue000-\uf8ff]|(?<=\p{Script=Han})\?|\?(?=\p{Script=Han})/u;
/** Digits that a spreadsheet program keeps of a number. */
const EXACT_DIGITS = 15;

/** Reads the fields of one row, cleaning values and collecting what is to be reported about them. */
export class RowReader {
  readonly rowNumber: number;
  readonly issues: Issue[] = [];
  readonly #cells: readonly Cell[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #defaults: MappingProfile['defaults'];
  readonly #translations: NonNullable<MappingProfile['translations']>;

  constructor(
    rowNumber: number,
    cells: readonly Cell[],
    columns: ReadonlyMap<string, number>,
    { defaults, translations }: Pick<MappingProfile, 'defaults' | 'translations'> = { defaults: {} },
  ) {
    this.rowNumber = rowNumber;
    this.#cells = cells;
    this.#columns = columns;
    this.#defaults = defaults;
    this.#translations = translations ?? {};
  }

  /** True when none of the mapped columns holds anything. */
  get isBlank(): boolean {
    return [...this.#columns.keys()].every((field) => this.cell(field).text.trim() === '');
  }

  /** True when the file has a column for the field. */
  has(field: string): boolean {
    return this.#columns.has(field);
  }

  /** The cell of a field as it stands in the file. */
  cell(field: string): Cell {
    const column = this.#columns.get(field);
    return column === undefined ? EMPTY_CELL : (this.#cells[column] ?? EMPTY_CELL);
  }

  /** True when an error about the field was reported already, so that its absence is no news. */
  hasErrorAbout(field: string): boolean {
    return this.issues.some((found) => found.field === field && found.severity === 'error');
  }

  /** Reports something about a field, or about the whole row for null. */
  report(code: IssueCode, field: string | null, params: Issue['params'] = {}): void {
    this.issues.push(issue(code, field, params));
  }

  /** Reports a field as missing unless an error already explains why it has no value. */
  require(field: string): void {
    if (!this.hasErrorAbout(field)) {
      this.report('REQUIRED', field);
    }
  }

  /** A field's text, repaired and within `max` characters; the profile's default for an empty one; null without either. */
  text(field: string, max: number = LIMITS.name, keepSpaces = false): string | null {
    const raw = this.#usable(field);
    if (raw === null) {
      return null;
    }
    const { text, repairs } = cleanText(raw, keepSpaces);
    for (const repair of repairs) {
      this.report(repair, field);
    }
    if (text === '') {
      return this.#defaults[field] || null;
    }
    const meant = this.#meaning(field, text);
    if (meant === '') {
      return this.#defaults[field] || null;
    }
    const length = [...meant].length;
    if (length > max) {
      this.report('TOO_LONG', field, { length, max });
      return null;
    }
    return meant;
  }

  /** The name of a record: a required text in which a lossy conversion would show. */
  name(field = 'name'): string {
    const text = this.text(field);
    if (text === null) {
      this.require(field);
      return '';
    }
    if (SUSPECT.test(text)) {
      this.report('SUSPECT_CHARACTER', field, { value: echo(text) });
    }
    return text;
  }

  /** A code or number in half width without spaces; digits that a number cell has lost are refused. */
  code(field: string): string | null {
    const raw = this.#usable(field);
    const value = raw === null ? '' : plainValue(cleanText(raw).text);
    if (value === '') {
      return this.#defaults[field] || null;
    }
    if (this.cell(field).kind === 'number' && value.replace(/\D/g, '').length > EXACT_DIGITS) {
      this.report('DIGITS_LOST', field);
      return null;
    }
    return this.#meaning(field, value) || this.#defaults[field] || null;
  }

  /** A code of another house: letters, digits and a few marks. */
  identifier(field: string): string | null {
    const value = this.code(field);
    if (value !== null && (!/^[\p{L}\p{N}_./-]+$/u.test(value) || value.length > LIMITS.code)) {
      this.report('VALUE_MALFORMED', field, { value: echo(value), max: LIMITS.code });
      return null;
    }
    return value;
  }

  /** A value of a closed list, found by any of its written forms. */
  term<Value extends string>(
    field: string,
    terms: ReadonlyMap<string, Value>,
    key: (text: string) => string,
    accepted: string,
  ): Value | null {
    const text = this.text(field);
    if (text === null) {
      return null;
    }
    const value = terms.get(key(text));
    if (value === undefined) {
      this.report('UNKNOWN_VALUE', field, { value: echo(text), accepted });
      return null;
    }
    return value;
  }

  /** What the profile says that a value means; the value itself where it says nothing. */
  #meaning(field: string, value: string): string {
    const entries = Object.entries(this.#translations[field] ?? {});
    return entries.find(([from]) => nameKey(from) === nameKey(value))?.[1] ?? value;
  }

  /** The raw text of a field that may be used: formulas and error values are reported and give null. */
  #usable(field: string): string | null {
    const { text, kind } = this.cell(field);
    if (kind === 'formula') {
      this.#reportOnce('FORMULA_CELL', field);
      return null;
    }
    if (ERROR_VALUE.test(text.trim())) {
      this.#reportOnce('ERROR_VALUE', field, { value: text.trim() });
      return null;
    }
    return text;
  }

  #reportOnce(code: IssueCode, field: string, params: Issue['params'] = {}): void {
    if (!this.hasErrorAbout(field)) {
      this.report(code, field, params);
    }
  }
}
