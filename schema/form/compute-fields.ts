import { LIMITS } from '../limits.ts';
import {
  add,
  compare,
  divide,
  formatDecimal,
  fromFen,
  multiply,
  parseDecimal,
  type Rational,
  roundTo,
  subtract,
  toFen,
  ZERO,
} from './decimal.ts';
import { type Expression, isExpressionFault, parseExpression } from './expression.ts';
import type { FormProblem } from './form-problem.ts';
import {
  type FormAnswers,
  type FormColumn,
  type FormField,
  type FormSpec,
  isEmptyValue,
  isRecord,
  isEmptyRow,
  type FormRow,
  ownValue,
} from './form-spec.ts';

/** Values of the computed fields, and what kept some of them from being computed. */
export interface ComputedFields {
  /** Decimal text, fen for money; null while a value that it needs is missing or it has a problem. */
  readonly values: Readonly<Record<string, string | null>>;
  readonly problems: readonly FormProblem[];
}

type Outcome = Rational | null | 'FORM_DIVISION_BY_ZERO' | 'FORM_RESULT_TOO_LARGE';

const LARGEST: Rational = { n: 10n ** BigInt(LIMITS.formDigits), d: 1n };
/** What may stand between the steps; far above the largest result, far below what would be slow. */
const LARGEST_BETWEEN: Rational = { n: 10n ** 40n, d: 1n };

function isBeyond(value: Rational, largest: Rational): boolean {
  return compare({ n: value.n < 0n ? -value.n : value.n, d: value.d }, largest) >= 0;
}

function isNumber(outcome: Outcome): outcome is Rational {
  return typeof outcome === 'object' && outcome !== null;
}

/** Reads the number of a cell or a field; money in yuan, null when there is none. */
export function numberOf(kind: FormField['kind'], value: unknown): Rational | null {
  if (typeof value !== 'string' || value.length > LIMITS.formDigits * 3) {
    return null;
  }
  return kind === 'MONEY' ? fromFen(value) : kind === 'NUMBER' ? parseDecimal(value) : null;
}

class Computation {
  readonly #fields: ReadonlyMap<string, FormField>;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #open = new Set<string>();

  constructor(
    spec: FormSpec,
    private readonly answers: Readonly<Record<string, unknown>>,
  ) {
    this.#fields = new Map(spec.fields.map((field) => [field.key, field]));
  }

  /** Outcome of a computed field, rounded as it is shown, so that what follows from it agrees with what people read. */
  of(field: FormField): Outcome {
    const known = this.#outcomes.get(field.key);
    if (known !== undefined) {
      return known;
    }
    if (this.#open.has(field.key)) {
      // A parsed form has no ring; a foreign one must not hang us.
      return null;
    }
    this.#open.add(field.key);
    const expression = parseExpression(field.expression ?? '');
    const exact = isExpressionFault(expression) ? null : this.#value(expression);
    const outcome = isNumber(exact) ? roundTo(exact, field.isMoney ? 2 : (field.decimals ?? 0)) : exact;
    const bounded = isNumber(outcome) && isBeyond(outcome, LARGEST) ? 'FORM_RESULT_TOO_LARGE' : outcome;
    this.#open.delete(field.key);
    this.#outcomes.set(field.key, bounded);
    return bounded;
  }

  #value(expression: Expression): Outcome {
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'field':
        return this.#field(expression.key);
      case 'column':
        return this.#column(expression.table, expression.column);
      case 'count':
        return { n: BigInt(this.#rows(expression.table).length), d: 1n };
      case 'negation':
        return this.#combined([expression.of], ([value]) => subtract(ZERO, value!));
      case 'round':
        return this.#combined([expression.of], ([value]) => roundTo(value!, expression.decimals));
      case 'extreme':
        return this.#combined(expression.of, (values) =>
          values.reduce((best, value) => (compare(value, best) < 0 === (expression.name === 'min') ? value : best)),
        );
      case 'operation':
        return this.#combined([expression.left, expression.right], ([left, right]) =>
          operate(expression.operator, left!, right!),
        );
    }
  }

  #combined(parts: readonly Expression[], combine: (values: readonly Rational[]) => Outcome): Outcome {
    const values: Rational[] = [];
    let isOpen = false;
    for (const part of parts) {
      const value = this.#value(part);
      if (typeof value === 'string') {
        return value;
      }
      if (value === null) {
        isOpen = true;
      } else {
        values.push(value);
      }
    }
    if (isOpen) {
      return null;
    }
    const outcome = combine(values);
    return isNumber(outcome) && isBeyond(outcome, LARGEST_BETWEEN) ? 'FORM_RESULT_TOO_LARGE' : outcome;
  }

  /** A required field that is still empty leaves the result open; an optional one counts as 0. */
  #field(key: string): Outcome {
    const field = this.#fields.get(key);
    if (!field) {
      return null;
    }
    if (field.kind === 'COMPUTED') {
      return this.of(field);
    }
    const value = ownValue(this.answers, key);
    return isEmptyValue(value) && !field.isRequired ? ZERO : numberOf(field.kind, value);
  }

  #rows(table: string): readonly Readonly<Record<string, unknown>>[] {
    const rows = ownValue(this.answers, table);
    return Array.isArray(rows) ? rows.filter((row) => isRecord(row) && !isEmptyRow(row as FormRow)) : [];
  }

  #column(table: string, key: string): Outcome {
    const column: FormColumn | undefined = this.#fields.get(table)?.columns.find((one) => one.key === key);
    if (!column) {
      return null;
    }
    let sum = ZERO;
    for (const row of this.#rows(table)) {
      const value = ownValue(row, key);
      const number = isEmptyValue(value) ? ZERO : numberOf(column.kind, value);
      if (!number) {
        return null;
      }
      sum = add(sum, number);
    }
    return sum;
  }
}

function operate(operator: '+' | '-' | '*' | '/', left: Rational, right: Rational): Outcome {
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
      return multiply(left, right);
    case '/':
      return divide(left, right) ?? 'FORM_DIVISION_BY_ZERO';
  }
}

/** Computes the computed fields exactly, in whatever order they use each other; what the answers say of them is ignored. */
export function computeFields(spec: FormSpec, answers: FormAnswers): ComputedFields {
  const computation = new Computation(spec, answers);
  const values: Record<string, string | null> = {};
  const problems: FormProblem[] = [];
  for (const field of spec.fields.filter(({ kind }) => kind === 'COMPUTED')) {
    const outcome = computation.of(field);
    if (typeof outcome === 'string') {
      problems.push({ code: outcome, path: [field.key], params: {} });
    }
    values[field.key] = !isNumber(outcome)
      ? null
      : field.isMoney
        ? toFen(outcome)
        : formatDecimal(outcome, field.decimals ?? 0);
  }
  return { values, problems };
}
