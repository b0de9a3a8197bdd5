import { checkAnswers } from '../../../schema/form/check-answers.ts';
import { parseFormSpec } from '../../../schema/form/parse-form-spec.ts';
import type { FormAnswers, FormSpec } from '../../../schema/form/form-spec.ts';
import { declaredFormFacts } from './form-fact.ts';
import { requireNoProblems } from './form.refusals.ts';

/** The form that an input describes, complete as it is to be stored; refuses with one entry per problem, below `prefix`. */
export function requireFormSpec(fields: readonly object[], prefix: readonly string[]): FormSpec {
  // Class instances of GraphQL inputs become plain objects, so that only what was sent is looked at.
  const source = JSON.parse(JSON.stringify({ fields })) as { readonly fields: readonly Record<string, unknown>[] };
  const { spec, problems } = parseFormSpec(source, declaredFormFacts());
  if (!spec) {
    const named = source.fields.map(({ key, label, labelEn }) => ({
      key: textOf(key),
      label: textOf(label),
      labelEn: textOf(labelEn) || null,
    }));
    requireNoProblems(problems, named, prefix);
    throw new Error('A form was refused without a problem');
  }
  return spec;
}

/** The answers of an input, judged; refuses with one entry per problem, below `prefix`, naming field and row. */
export function requireAnswers(
  spec: FormSpec,
  answers: unknown,
  check: { readonly isComplete: boolean },
  prefix: readonly string[],
): FormAnswers {
  requireNoProblems(checkAnswers(spec, answers, check), spec.fields, prefix);
  return answers as FormAnswers;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
