import { useMemo } from 'react';
import { emptyAnswers } from '../../../schema/form/carry-answers.ts';
import type { FormFieldPartsFragment } from '../../gql/graphql.ts';
import { FormFiller } from '../../shared/form-fill/form-filler.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { useFormFill } from '../../shared/form-fill/use-form-fill.ts';

/** A form as those who fill it in see it; what is typed goes nowhere. */
export function AnswerPreview({ fields }: { readonly fields: readonly FormFieldPartsFragment[] }) {
  const spec = useMemo(() => formSpecOf(fields), [fields]);
  const start = useMemo(() => emptyAnswers(spec), [spec]);
  const fill = useFormFill({ spec, start });
  return <FormFiller fill={fill} name="preview" hasStatus={false} />;
}
