import { type FormProblem, problemText } from '../../../schema/form/form-problem.ts';
import type { FormField } from '../../../schema/form/form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import type { UserError } from '../../providers/request-error.ts';

/** What is wrong with a form, by place: `3.label`, `3.columns.0.key`. */
export interface DesignProblems {
  /** Messages at exactly this place. */
  readonly at: (...path: readonly (string | number)[]) => readonly string[];
  /** How many there are at this place and below it. */
  readonly countBelow: (...path: readonly (string | number)[]) => number;
  readonly general: readonly string[];
  readonly count: number;
}

/** Sorts the form's own problems and those that the server told to their places. */
export function designProblems(
  own: readonly FormProblem[],
  fields: readonly FormField[],
  refused: readonly UserError[],
): DesignProblems {
  const placed = [
    ...own.map((problem) => ({ path: problem.path, message: problemText(problem, fields, currentLocale()) })),
    ...refused.map(({ path, message }) => ({ path: (path ?? []).slice((path ?? []).indexOf('fields')), message })),
  ];
  const byPlace = new Map<string, string[]>();
  const general: string[] = [];
  for (const { path, message } of placed) {
    const place = path[0] === 'fields' && path.length > 1 ? path.slice(1).join('.') : null;
    if (place === null) {
      general.push(message);
    } else {
      byPlace.set(place, [...new Set([...(byPlace.get(place) ?? []), message])]);
    }
  }
  const places = [...byPlace];
  return {
    at: (...path) => byPlace.get(path.join('.')) ?? [],
    countBelow: (...path) => {
      const stem = path.join('.');
      return places
        .filter(([place]) => place === stem || place.startsWith(`${stem}.`))
        .reduce((sum, [, messages]) => sum + messages.length, 0);
    },
    general: [...new Set(general)],
    count: places.reduce((sum, [, messages]) => sum + messages.length, new Set(general).size),
  };
}
