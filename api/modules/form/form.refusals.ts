import { FORM_PROBLEM_TEXTS } from '../../../schema/form/form-problem-texts.ts';
import { type FormProblem, problemParams } from '../../../schema/form/form-problem.ts';
import type { FormField } from '../../../schema/form/form-spec.ts';
import { requestLocale } from '../../kernel/locale.ts';
import { type DomainRefusal, DomainRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module: each problem of a form or of answers is one, so that panel and server use the same words. */
const refuse = defineRefusals(FORM_PROBLEM_TEXTS);

/** A field as far as a message names it; those of a form that was refused have not more. */
type NamedField = Pick<FormField, 'key' | 'label' | 'labelEn'>;

/** Problems as refusals that name field and row in the language of the request; `prefix` leads to the form or the answers. */
export function formRefusals(
  problems: readonly FormProblem[],
  fields: readonly NamedField[],
  prefix: readonly string[],
): DomainRefusal[] {
  const locale = requestLocale.getStore() ?? 'zh-CN';
  return problems.map((problem) =>
    refuse(problem.code, [...prefix, ...problem.path], problemParams(problem, fields, locale)),
  );
}

/** Refuses when there are problems; of very many the first fifty are told. */
export function requireNoProblems(
  problems: readonly FormProblem[],
  fields: readonly NamedField[],
  prefix: readonly string[],
): void {
  if (problems.length > 0) {
    throw new DomainRefusals(formRefusals(problems.slice(0, 50), fields, prefix));
  }
}
