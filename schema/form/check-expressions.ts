import { LIMITS } from '../limits.ts';
import { type ExpressionName, isExpressionFault, namesOf, parseExpression } from './expression.ts';
import type { FormProblem } from './form-problem.ts';
import { type FormField, isNumeric } from './form-spec.ts';

/** What is wrong with the expressions of computed fields: syntax, unknown or unfit names, and rings. */
export function checkExpressions(fields: readonly FormField[]): FormProblem[] {
  const problems: FormProblem[] = [];
  const uses = new Map<string, readonly string[]>();
  for (const [index, field] of fields.entries()) {
    if (field.kind !== 'COMPUTED') {
      continue;
    }
    const path = ['fields', String(index), 'expression'];
    const expression = parseExpression(field.expression ?? '');
    if (isExpressionFault(expression)) {
      const { code, at, found } = expression;
      problems.push({ code, path, params: { at, found, max: LIMITS.formExpression } });
      continue;
    }
    const names = namesOf(expression);
    const unfit = names.map((name) => problemOfName(name, fields, path)).find((problem) => problem !== null);
    if (unfit) {
      problems.push(unfit);
    }
    uses.set(field.key, [...new Set(names.flatMap((name) => (name.kind === 'field' ? [name.key] : [])))]);
  }
  return [...problems, ...ringsOf(fields, uses)];
}

function problemOfName(
  name: ExpressionName,
  fields: readonly FormField[],
  path: readonly string[],
): FormProblem | null {
  const key = name.kind === 'field' ? name.key : name.kind === 'count' ? name.table : `${name.table}.${name.column}`;
  const params = { key, at: name.at };
  const field = fields.find((one) => one.key === (name.kind === 'field' ? name.key : name.table));
  if (!field) {
    return { code: 'FORM_EXPRESSION_UNKNOWN', path, params };
  }
  if (name.kind === 'field') {
    return isNumeric(field) ? null : { code: 'FORM_EXPRESSION_NOT_NUMERIC', path, params };
  }
  if (field.kind !== 'TABLE') {
    return { code: 'FORM_EXPRESSION_UNKNOWN', path, params };
  }
  if (name.kind === 'count') {
    return null;
  }
  const column = field.columns.find((one) => one.key === name.column);
  if (!column) {
    return { code: 'FORM_EXPRESSION_UNKNOWN', path, params };
  }
  return isNumeric(column) ? null : { code: 'FORM_EXPRESSION_NOT_NUMERIC', path, params };
}

/** A problem for each computed field that uses itself by some way, told with that way. */
function ringsOf(fields: readonly FormField[], uses: ReadonlyMap<string, readonly string[]>): FormProblem[] {
  return fields.flatMap((field, index) => {
    const ring = uses.has(field.key) ? ringFrom(field.key, uses) : null;
    return ring
      ? [
          {
            code: 'FORM_EXPRESSION_CYCLE' as const,
            path: ['fields', String(index), 'expression'],
            params: { cycle: ring.join(' → ') },
          },
        ]
      : [];
  });
}

/** The shortest way from a field back to itself. */
function ringFrom(start: string, uses: ReadonlyMap<string, readonly string[]>): string[] | null {
  const before = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const next of uses.get(key) ?? []) {
      if (next === start) {
        const way = [start];
        for (let step: string | undefined = key; step !== undefined && step !== start; step = before.get(step)) {
          way.unshift(step);
        }
        return [start, ...way];
      }
      if (!before.has(next)) {
        before.set(next, key);
        queue.push(next);
      }
    }
  }
  return null;
}
