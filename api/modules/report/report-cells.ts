import { formatDecimal, fromFen, multiply, parseDecimal, type Rational } from '../../../schema/form/decimal.ts';
import { computeFields } from '../../../schema/form/compute-fields.ts';
import {
  type FormAnswers,
  type FormField,
  type FormSpec,
  isEmptyValue,
  isNumeric,
  isRecord,
  isEmptyRow,
  type FormRow,
  ownValue,
} from '../../../schema/form/form-spec.ts';

/**
 * One figure in a form that adds up exactly: sum, weight, number of answers in it, and the greatest where the rule asks for
 * it. An average is sum over weight, so that averages of averages stay exact. All are decimal text; money is fen.
 */
export type Cell = readonly [sum: string, weight: string, count: number, max?: string | null];

/** Figures by field key. */
export type Cells = Readonly<Record<string, Cell>>;

/** Key under which cells count the organizations that reported; no field can have it. */
export const UNITS_KEY = '#';

/** Decimals that a product of two figures can have. */
const PRODUCT_DECIMALS = 12;

/** The figures of one organization's answers under the rules of the form; fields without an answer have none. */
export function cellsOfAnswers(spec: FormSpec, answers: FormAnswers): Cells {
  const computed = computeFields(spec, answers).values;
  const cells: Record<string, Cell> = { [UNITS_KEY]: ['0', '0', 1] };
  for (const field of spec.fields) {
    const cell = cellOf(spec, field, answers, computed);
    if (cell) {
      cells[field.key] = cell;
    }
  }
  return cells;
}

type Computed = Readonly<Record<string, string | null>>;

function cellOf(spec: FormSpec, field: FormField, answers: FormAnswers, computed: Computed): Cell | null {
  const value = figureOf(field, answers, computed);
  switch (field.aggregate) {
    case 'SUM':
      return value === null ? null : [value, '0', 1];
    case 'AVERAGE':
      return value === null ? null : [value, '1', 1];
    case 'MAX':
      return value === null ? null : ['0', '0', 1, value];
    case 'WEIGHTED': {
      const weightField = spec.fields.find(({ key }) => key === field.weightKey);
      const weight = weightField ? figureOf(weightField, answers, computed) : null;
      if (value === null || weight === null) {
        return null;
      }
      const product = multiply(rational(value), rational(weight));
      return [formatDecimal(product, PRODUCT_DECIMALS), weight, 1];
    }
    default:
      return isGiven(field, answers, computed) ? ['0', '0', 1] : null;
  }
}

/** The number of a field as decimal text, fen for money; null when there is none. */
function figureOf(field: FormField, answers: FormAnswers, computed: Computed): string | null {
  if (!isNumeric(field)) {
    return null;
  }
  const value = field.kind === 'COMPUTED' ? computed[field.key] : ownValue(answers, field.key);
  if (typeof value !== 'string' || value === '') {
    return null;
  }
  const isSound = field.kind === 'MONEY' ? fromFen(value) !== null : parseDecimal(value) !== null;
  return isSound ? value : null;
}

function isGiven(field: FormField, answers: FormAnswers, computed: Computed): boolean {
  const value = field.kind === 'COMPUTED' ? computed[field.key] : ownValue(answers, field.key);
  if (Array.isArray(value)) {
    return (value as readonly (string | FormRow)[]).some((item) => !isRecord(item) || !isEmptyRow(item));
  }
  return !isEmptyValue(value);
}

const rational = (text: string): Rational => parseDecimal(text)!;

/** The form as a level that others report through fills it: its figures come from below, so its own may stay empty. */
export function asMiddleLevel(spec: FormSpec): FormSpec {
  return {
    fields: spec.fields.map((field) => (field.aggregate === 'NONE' ? field : { ...field, isRequired: false })),
  };
}
