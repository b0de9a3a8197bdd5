import {
  type FormColumn,
  type FormColumnKind,
  type FormField,
  type FormFieldKind,
  type FormOption,
} from '../../../schema/form/form-spec.ts';
import { aggregatesOf, hasProperty } from '../../../schema/form/parse-form-spec.ts';

const stems: Readonly<Record<FormFieldKind, string>> = {
  TEXT: 'text',
  LONG_TEXT: 'note',
  NUMBER: 'number',
  MONEY: 'money',
  DATE: 'day',
  CHOICE: 'choice',
  TABLE: 'table',
  FILE: 'file',
  COMPUTED: 'total',
};

/** The first key of a stem that is not taken: `number1`, `number2`. */
export function freeKey(stem: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  let number = 1;
  while (keys.has(`${stem}${number}`)) {
    number += 1;
  }
  return `${stem}${number}`;
}

/** A new option; its label is still to be written. */
export function newOption(taken: readonly FormOption[]): FormOption {
  return { key: freeKey('option', taken), label: '', labelEn: null };
}

/** A new column of a table. */
export function newColumn(kind: FormColumnKind, taken: readonly FormColumn[]): FormColumn {
  return columnOfKind(
    {
      key: freeKey(stems[kind], taken),
      kind,
      label: '',
      labelEn: null,
      isRequired: false,
      unit: null,
      unitEn: null,
      decimals: null,
      min: null,
      max: null,
      maxLength: null,
      options: [],
    },
    kind,
  );
}

/** A new field of a kind, as bare as the kind allows. */
export function newField(kind: FormFieldKind, taken: readonly FormField[]): FormField {
  const column = newColumn('TEXT', []);
  return fieldOfKind(
    {
      ...column,
      key: freeKey(stems[kind], taken),
      kind,
      help: null,
      helpEn: null,
      isMultiple: false,
      columns: [],
      minRows: null,
      maxRows: null,
      maxFiles: null,
      expression: null,
      isMoney: false,
      aggregate: 'NONE',
      weightKey: null,
      prefill: null,
    },
    kind,
  );
}

/** Settings of cells that belong to some kinds only. */
const cellProperties = ['unit', 'unitEn', 'decimals', 'min', 'max', 'maxLength'] as const;

function cellRulesOf<Rules extends FormColumn | FormField>(rules: Rules, kind: FormFieldKind): Rules {
  const cleared = Object.fromEntries(
    cellProperties.filter((name) => !hasProperty(kind, name)).map((name) => [name, null]),
  );
  // A bound of one kind means something else in another: fen are no decimals, a day is no number.
  const bounds = rules.kind === kind ? {} : { min: null, max: null, maxLength: null };
  const options = kind !== 'CHOICE' ? [] : rules.options.length > 0 ? rules.options : [newOption([])];
  return { ...rules, ...cleared, ...bounds, options };
}

/** The column as one of another kind; what that kind does not know is let go. */
export function columnOfKind(column: FormColumn, kind: FormColumnKind): FormColumn {
  return { ...cellRulesOf(column, kind), kind };
}

/** The field as one of another kind; what that kind does not know is let go. */
export function fieldOfKind(field: FormField, kind: FormFieldKind): FormField {
  const keeps = (name: string): boolean => hasProperty(kind, name);
  return {
    ...cellRulesOf(field, kind),
    kind,
    isMultiple: keeps('isMultiple') && field.isMultiple,
    columns: !keeps('columns') ? [] : field.columns.length > 0 ? field.columns : [newColumn('TEXT', [])],
    minRows: keeps('minRows') ? field.minRows : null,
    maxRows: keeps('maxRows') ? field.maxRows : null,
    maxFiles: keeps('maxFiles') ? field.maxFiles : null,
    expression: keeps('expression') ? (field.expression ?? '') : null,
    isMoney: keeps('isMoney') && field.isMoney,
    aggregate: aggregatesOf(kind).includes(field.aggregate) ? field.aggregate : 'NONE',
    weightKey: keeps('weightKey') ? field.weightKey : null,
    prefill: keeps('prefill') ? field.prefill : null,
  };
}

/** The list with one item at another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const without = list.filter((_, index) => index !== from);
  return [...without.slice(0, to), list[from]!, ...without.slice(to)];
}

/** What a field or column says, without what is not set: small enough to travel as variables. */
export function slimRules(rules: FormField | FormColumn): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, value]) => !isUnset(value))
      .map(([name, value]) => [
        name,
        name === 'columns'
          ? (value as readonly FormColumn[]).map(slimRules)
          : name === 'options'
            ? slimOptions(value as readonly FormOption[])
            : value,
      ]),
  );
}

function slimOptions(options: readonly FormOption[]): Record<string, unknown>[] {
  return options.map((option) => Object.fromEntries(Object.entries(option).filter(([, value]) => !isUnset(value))));
}

function isUnset(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
