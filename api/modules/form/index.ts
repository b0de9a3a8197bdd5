import './form.refusals.ts';
import type { Module } from '../../kernel/module.ts';

export { carryAnswers, type DroppedAnswer, emptyAnswers } from '../../../schema/form/carry-answers.ts';
export { checkAnswers } from '../../../schema/form/check-answers.ts';
export { computeFields } from '../../../schema/form/compute-fields.ts';
export { labelOf, problemText } from '../../../schema/form/form-problem.ts';
export type { FormAggregate, FormAnswers, FormField, FormFieldKind, FormSpec } from '../../../schema/form/form-spec.ts';
export { parseFormSpec } from '../../../schema/form/parse-form-spec.ts';
export { valueText } from '../../../schema/form/value-text.ts';
export { requireAnswers, requireFormSpec } from './form-door.ts';
export { declaredFormFacts, defineFormFacts } from './form-fact.ts';
export { FormFieldInput } from './form.input.ts';
export { formRefusals } from './form.refusals.ts';
export {
  FORM_ANSWERS_SHAPE,
  FormAggregateEnum,
  FormDroppedAnswerType,
  FormFieldKindEnum,
  FormFieldType,
} from './form.type.ts';

/** Typed forms as data: fields, answers, their checks and sums; without tables of its own. */
export const formModule: Module = {
  name: 'form',
  entities: [],
  resolvers: [],
};
