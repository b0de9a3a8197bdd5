import { checkAnswers } from '../../../schema/form/check-answers.ts';
import { type FormProblem, problemText } from '../../../schema/form/form-problem.ts';
import {
  type FormAnswers,
  type FormRow,
  type FormSpec,
  type FormValue,
  ownValue,
} from '../../../schema/form/form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import type { UserError } from '../../providers/request-error.ts';

/** A message with the place in the answers that it is about: field, then row and column; empty for the whole. */
export interface PlacedProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Problems of answers in the reader's language. */
export function placedProblems(problems: readonly FormProblem[], spec: FormSpec): PlacedProblem[] {
  return problems.map((problem) => ({
    path: problem.path,
    message: problemText(problem, spec.fields, currentLocale()),
  }));
}

/** User errors of the server by their place in the answers; what belongs to no field stays with the whole. */
export function serverProblems(userErrors: readonly UserError[], spec: FormSpec): PlacedProblem[] {
  return userErrors.map(({ path, message }) => {
    const after = (path ?? []).slice((path ?? []).lastIndexOf('answers') + 1);
    const isField = path?.includes('answers') === true && spec.fields.some(({ key }) => key === after[0]);
    return { path: isField ? after : [], message };
  });
}

/** Answers without the values that no server can take yet, such as a number half typed; everything else can be saved. */
export function sendableAnswers(spec: FormSpec, answers: FormAnswers): { answers: FormAnswers; held: number } {
  const problems = checkAnswers(spec, answers, { isComplete: false }).filter(({ path }) => path.length > 0);
  const sendable: Record<string, FormValue> = { ...answers };
  for (const { path } of problems) {
    const [key = '', row, column] = path;
    const rows = ownValue(sendable, key);
    if (row !== undefined && column !== undefined && Array.isArray(rows)) {
      sendable[key] = (rows as readonly FormRow[]).map((one, index) =>
        index === Number(row) ? { ...one, [column]: null } : one,
      );
    } else {
      delete sendable[key];
    }
  }
  return { answers: sendable, held: problems.length };
}
