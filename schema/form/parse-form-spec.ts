import { LIMITS } from '../limits.ts';
import { compare, fromFen, isDecimal, parseDecimal } from './decimal.ts';
import { checkExpressions } from './check-expressions.ts';
import type { FormProblem, FormProblemCode } from './form-problem.ts';
import {
  bytesOf,
  FORM_AGGREGATES,
  FORM_COLUMN_KINDS,
  FORM_FIELD_KINDS,
  type FormAggregate,
  type FormColumn,
  type FormColumnKind,
  type FormFact,
  type FormField,
  type FormFieldKind,
  type FormOption,
  type FormSpec,
  isFormDay,
  isNumeric,
  isRecord,
  ownValue,
} from './form-spec.ts';
import { FORM_FUNCTIONS } from './expression.ts';

/** A form, or what is wrong with it; never both. */
export type ParsedFormSpec =
  | { readonly spec: FormSpec; readonly problems: readonly [] }
  | { readonly spec: null; readonly problems: readonly FormProblem[] };

type Source = Readonly<Record<string, unknown>>;

/** Names that mean something to objects or expressions already. */
const RESERVED: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...FORM_FUNCTIONS,
  'prototype',
]);

/** True for a key that answers and expressions can use. */
function isFormKey(key: string): boolean {
  return key.length <= LIMITS.formKey && /^[a-z][A-Za-z0-9_]*$/.test(key) && !RESERVED.has(key);
}

const COMMON = ['key', 'kind', 'label', 'labelEn', 'isRequired', 'unit', 'unitEn', 'decimals', 'min', 'max'];
const COLUMN_PROPERTIES: ReadonlySet<string> = new Set([...COMMON, 'maxLength', 'options']);
const FIELD_ONLY = [
  'help',
  'helpEn',
  'isMultiple',
  'columns',
  'minRows',
  'maxRows',
  'maxFiles',
  'expression',
  'isMoney',
  'aggregate',
  'weightKey',
  'prefill',
];
const FIELD_PROPERTIES: ReadonlySet<string> = new Set([...COLUMN_PROPERTIES, ...FIELD_ONLY]);

/** Which kinds know a property; one that is not here belongs to all. */
const KINDS_OF: Readonly<Record<string, readonly FormFieldKind[]>> = {
  unit: ['NUMBER', 'COMPUTED'],
  unitEn: ['NUMBER', 'COMPUTED'],
  decimals: ['NUMBER', 'COMPUTED'],
  min: ['NUMBER', 'MONEY', 'DATE'],
  max: ['NUMBER', 'MONEY', 'DATE'],
  maxLength: ['TEXT', 'LONG_TEXT'],
  isMultiple: ['CHOICE'],
  options: ['CHOICE'],
  columns: ['TABLE'],
  minRows: ['TABLE'],
  maxRows: ['TABLE'],
  maxFiles: ['FILE'],
  expression: ['COMPUTED'],
  isMoney: ['COMPUTED'],
  weightKey: ['NUMBER', 'MONEY', 'COMPUTED'],
  prefill: ['TEXT', 'LONG_TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE', 'TABLE'],
};

/** True when a field of that kind has the property. */
export function hasProperty(kind: FormFieldKind, property: string): boolean {
  return KINDS_OF[property]?.includes(kind) ?? true;
}

/** Rules by which a kind can be rolled up. */
export function aggregatesOf(kind: FormFieldKind): readonly FormAggregate[] {
  return isNumeric({ kind }) ? FORM_AGGREGATES : ['LIST', 'NONE'];
}

/** Reads foreign data property by property and notes what is wrong with it. */
class Reader {
  readonly problems: FormProblem[] = [];

  note(code: FormProblemCode, path: readonly string[], params: FormProblem['params'] = {}): void {
    this.problems.push({ code, path, params });
  }

  /** The object at a path, with nothing in it but what is known. */
  object(value: unknown, path: readonly string[], known: ReadonlySet<string>): Source | null {
    if (!isRecord(value)) {
      this.note('FORM_SHAPE', path, { expected: '$object' });
      return null;
    }
    for (const property of Object.keys(value).filter((name) => !known.has(name))) {
      this.note('FORM_PROPERTY_UNKNOWN', path, { property: property.slice(0, LIMITS.formKey) });
    }
    return value;
  }

  list(source: Source, property: string, path: readonly string[], most: number): readonly unknown[] {
    const value = ownValue(source, property) ?? [];
    if (!Array.isArray(value)) {
      this.note('FORM_SHAPE', [...path, property], { expected: '$list' });
      return [];
    }
    if (value.length > most) {
      this.note('FORM_TOO_MANY', [...path, property], { property, max: most });
    }
    return (value as unknown[]).slice(0, most);
  }

  flag(source: Source, property: string, path: readonly string[]): boolean {
    const value = ownValue(source, property) ?? false;
    if (typeof value !== 'boolean') {
      this.note('FORM_SHAPE', [...path, property], { expected: '$boolean' });
    }
    return value === true;
  }

  text(source: Source, property: string, path: readonly string[], most: number): string | null {
    const value = ownValue(source, property) ?? null;
    if (value === null) {
      return null;
    }
    if (typeof value !== 'string') {
      this.note('FORM_SHAPE', [...path, property], { expected: '$text' });
      return null;
    }
    if (value.length > most) {
      this.note('FORM_TEXT_LONG', [...path, property], { property, max: most });
    }
    return value.trim() === '' ? null : value.trim();
  }

  label(source: Source, path: readonly string[]): { label: string; labelEn: string | null } {
    const label = this.text(source, 'label', path, LIMITS.formLabel);
    if (label === null) {
      this.note('FORM_TEXT_MISSING', [...path, 'label'], { property: 'label' });
    }
    return { label: label ?? '', labelEn: this.text(source, 'labelEn', path, LIMITS.formLabel) };
  }

  whole(source: Source, property: string, path: readonly string[], from: number, to: number): number | null {
    const value = ownValue(source, property) ?? null;
    if (value === null) {
      return null;
    }
    if (!Number.isInteger(value) || (value as number) < from || (value as number) > to) {
      this.note('FORM_PROPERTY_INVALID', [...path, property], { property, min: from, max: to });
      return null;
    }
    return value as number;
  }

  oneOf<Value extends string>(
    source: Source,
    property: string,
    values: readonly Value[],
    otherwise: Value,
    note: (value: string) => void,
  ): Value {
    const value = ownValue(source, property) ?? otherwise;
    if (!values.includes(value as Value)) {
      note(typeof value === 'string' ? value.slice(0, LIMITS.formKey) : '');
      return otherwise;
    }
    return value as Value;
  }

  key(source: Source, path: readonly string[], taken: Set<string>): string {
    const value = ownValue(source, 'key');
    const key = typeof value === 'string' ? value : '';
    const params = { key: key.slice(0, LIMITS.formKey), max: LIMITS.formKey };
    if (!isFormKey(key)) {
      this.note('FORM_KEY_INVALID', [...path, 'key'], params);
    } else if (taken.has(key)) {
      this.note('FORM_KEY_TWICE', [...path, 'key'], params);
    }
    taken.add(key);
    return key;
  }
}

/** Reads a form from foreign data: complete, with every property of every field, or with all that is wrong with it. */
export function parseFormSpec(json: unknown, facts: ReadonlyMap<string, FormFact> | null = null): ParsedFormSpec {
  const reader = new Reader();
  const source = reader.object(json, [], new Set(['fields']));
  if (source && bytesOf(source) > LIMITS.formSpecBytes) {
    reader.note('FORM_TOO_LARGE', [], { max: LIMITS.formSpecBytes });
    return { spec: null, problems: reader.problems };
  }
  const list = source ? reader.list(source, 'fields', [], LIMITS.formFields) : [];
  if (source && list.length === 0 && reader.problems.length === 0) {
    reader.note('FORM_EMPTY', ['fields']);
  }
  const taken = new Set<string>();
  const fields = list.map((item, index) => fieldOf(reader, item, ['fields', String(index)], taken));
  checkReferences(reader, fields, facts);
  return reader.problems.length > 0 ? { spec: null, problems: reader.problems } : { spec: { fields }, problems: [] };
}

function fieldOf(reader: Reader, item: unknown, path: readonly string[], taken: Set<string>): FormField {
  const source = reader.object(item, path, FIELD_PROPERTIES) ?? {};
  const kind = kindOf(reader, source, path, FORM_FIELD_KINDS);
  noteMisplaced(reader, source, kind, path);
  const cell = cellRules(reader, source, path, kind, taken);
  const isMoney = kind === 'COMPUTED' && reader.flag(source, 'isMoney', path);
  const minRows = kind === 'TABLE' ? reader.whole(source, 'minRows', path, 0, LIMITS.formRows) : null;
  const maxRows =
    kind === 'TABLE' ? (reader.whole(source, 'maxRows', path, 1, LIMITS.formRows) ?? LIMITS.formRows) : null;
  if (minRows !== null && maxRows !== null && minRows > maxRows) {
    reader.note('FORM_RANGE', [...path, 'minRows']);
  }
  return {
    ...cell,
    kind,
    decimals: isMoney ? 2 : cell.decimals,
    help: reader.text(source, 'help', path, LIMITS.formHelp),
    helpEn: reader.text(source, 'helpEn', path, LIMITS.formHelp),
    isMultiple: kind === 'CHOICE' && reader.flag(source, 'isMultiple', path),
    columns: kind === 'TABLE' ? columnsOf(reader, source, path) : [],
    minRows,
    maxRows,
    maxFiles:
      kind === 'FILE' ? (reader.whole(source, 'maxFiles', path, 1, LIMITS.formFiles) ?? LIMITS.formFiles) : null,
    expression: kind === 'COMPUTED' ? (reader.text(source, 'expression', path, LIMITS.formExpression) ?? '') : null,
    isMoney,
    aggregate: aggregateOf(reader, source, path, kind),
    weightKey: isNumeric({ kind }) ? reader.text(source, 'weightKey', path, LIMITS.formKey) : null,
    prefill: hasProperty(kind, 'prefill') ? reader.text(source, 'prefill', path, LIMITS.formLabel) : null,
  };
}

function kindOf<Kind extends FormFieldKind>(
  reader: Reader,
  source: Source,
  path: readonly string[],
  kinds: readonly Kind[],
): Kind {
  if ((ownValue(source, 'kind') ?? null) === null) {
    reader.note('FORM_TEXT_MISSING', [...path, 'kind'], { property: 'kind' });
  }
  return reader.oneOf(source, 'kind', kinds, 'TEXT' as Kind, (value) =>
    reader.note('FORM_KIND_UNKNOWN', [...path, 'kind'], { kind: value }),
  );
}

function noteMisplaced(reader: Reader, source: Source, kind: FormFieldKind, path: readonly string[]): void {
  for (const property of Object.keys(KINDS_OF)) {
    const value = ownValue(source, property) ?? null;
    const isUnset = value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
    if (!isUnset && !hasProperty(kind, property)) {
      reader.note('FORM_PROPERTY_MISPLACED', [...path, property], { property, kind });
    }
  }
}

function cellRules(
  reader: Reader,
  source: Source,
  path: readonly string[],
  kind: FormFieldKind,
  taken: Set<string>,
): Omit<FormColumn, 'kind'> {
  const hasDecimals = hasProperty(kind, 'decimals');
  const longest = kind === 'LONG_TEXT' ? LIMITS.formLongText : LIMITS.formText;
  const bounds = boundsOf(reader, source, path, kind);
  return {
    key: reader.key(source, path, taken),
    ...reader.label(source, path),
    isRequired: reader.flag(source, 'isRequired', path),
    unit: hasDecimals ? reader.text(source, 'unit', path, LIMITS.formUnit) : null,
    unitEn: hasDecimals ? reader.text(source, 'unitEn', path, LIMITS.formUnit) : null,
    decimals: hasDecimals ? (reader.whole(source, 'decimals', path, 0, LIMITS.formDecimals) ?? 0) : null,
    ...bounds,
    maxLength: hasProperty(kind, 'maxLength') ? (reader.whole(source, 'maxLength', path, 1, longest) ?? longest) : null,
    options: kind === 'CHOICE' ? optionsOf(reader, source, path) : [],
  };
}

function boundsOf(
  reader: Reader,
  source: Source,
  path: readonly string[],
  kind: FormFieldKind,
): { min: string | null; max: string | null } {
  if (!hasProperty(kind, 'min')) {
    return { min: null, max: null };
  }
  const bound = (property: 'min' | 'max'): string | null => {
    const text = reader.text(source, property, path, LIMITS.formDigits + LIMITS.formDecimals + 2);
    if (text !== null && !isBound(kind, text)) {
      reader.note('FORM_BOUND_INVALID', [...path, property], { property });
      return null;
    }
    return text;
  };
  const min = bound('min');
  const max = bound('max');
  if (min !== null && max !== null && isAbove(kind, min, max)) {
    reader.note('FORM_RANGE', [...path, 'min']);
  }
  return { min, max };
}

function isBound(kind: FormFieldKind, text: string): boolean {
  return kind === 'DATE' ? isFormDay(text) : kind === 'MONEY' ? fromFen(text) !== null : isDecimal(text);
}

function isAbove(kind: FormFieldKind, left: string, right: string): boolean {
  return kind === 'DATE' ? left > right : compare(parseDecimal(left)!, parseDecimal(right)!) > 0;
}

function optionsOf(reader: Reader, source: Source, path: readonly string[]): FormOption[] {
  const list = reader.list(source, 'options', path, LIMITS.formOptions);
  if (list.length === 0) {
    reader.note('FORM_OPTIONS_MISSING', [...path, 'options']);
  }
  const taken = new Set<string>();
  return list.map((item, index) => {
    const place = [...path, 'options', String(index)];
    const option = reader.object(item, place, new Set(['key', 'label', 'labelEn'])) ?? {};
    return { key: reader.key(option, place, taken), ...reader.label(option, place) };
  });
}

function columnsOf(reader: Reader, source: Source, path: readonly string[]): FormColumn[] {
  const list = reader.list(source, 'columns', path, LIMITS.formColumns);
  if (list.length === 0) {
    reader.note('FORM_COLUMNS_MISSING', [...path, 'columns']);
  }
  const taken = new Set<string>();
  return list.map((item, index): FormColumn => {
    const place = [...path, 'columns', String(index)];
    const column = reader.object(item, place, COLUMN_PROPERTIES) ?? {};
    const kind: FormColumnKind = kindOf(reader, column, place, FORM_COLUMN_KINDS);
    noteMisplaced(reader, column, kind, place);
    return { ...cellRules(reader, column, place, kind, taken), kind };
  });
}

function aggregateOf(reader: Reader, source: Source, path: readonly string[], kind: FormFieldKind): FormAggregate {
  const refuse = (value: string): void =>
    reader.note('FORM_AGGREGATE_KIND', [...path, 'aggregate'], { kind, aggregate: value });
  return reader.oneOf<FormAggregate>(source, 'aggregate', aggregatesOf(kind), 'NONE', refuse);
}

/** What fields say of each other and of the system: expressions, weights, prefills. */
function checkReferences(
  reader: Reader,
  fields: readonly FormField[],
  facts: ReadonlyMap<string, FormFact> | null,
): void {
  reader.problems.push(...checkExpressions(fields));
  for (const [index, field] of fields.entries()) {
    const path = ['fields', String(index)];
    const weight = fields.find(({ key }) => key === field.weightKey);
    const isWeighted = field.aggregate === 'WEIGHTED';
    if (isWeighted && (!weight || weight.key === field.key || !isNumeric(weight))) {
      reader.note('FORM_WEIGHT', [...path, 'weightKey']);
    }
    if (!isWeighted && field.weightKey !== null) {
      reader.note('FORM_PROPERTY_MISPLACED', [...path, 'weightKey'], { property: 'weightKey', kind: field.aggregate });
    }
    const fact = field.prefill === null ? undefined : facts?.get(field.prefill);
    if (field.prefill !== null && facts && !fact) {
      reader.note('FORM_PREFILL_UNKNOWN', [...path, 'prefill'], { key: field.prefill });
    }
    if (fact && !fact.kinds.includes(field.kind)) {
      reader.note('FORM_PREFILL_KIND', [...path, 'prefill'], { key: field.prefill!, kind: field.kind });
    }
  }
}
