import { computeFields } from '../../../schema/form/compute-fields.ts';
import type { FormAnswers, FormSpec } from '../../../schema/form/form-spec.ts';
import { ReportSubmissionPreviousDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import type { Report } from './show.tsx';

/** Answers with what follows from them, by key. */
export function valuesOf(spec: FormSpec, answers: FormAnswers): Record<string, unknown> {
  return { ...answers, ...computeFields(spec, answers).values };
}

/** What the same organization reported in the round before; null without one. */
export function usePrevious(report: Report): Record<string, unknown> | null {
  const roundId = report.round?.previous?.id;
  const organizationId = report.organization?.id;
  const { data } = useDocument(
    ReportSubmissionPreviousDocument,
    { roundId: roundId ?? '', organizationId: organizationId ?? '' },
    { resource: 'reportSubmission', isEnabled: Boolean(roundId && organizationId) },
  );
  const before = data?.reportSubmissions.nodes[0];
  return before?.answers && before.templateVersion
    ? valuesOf(formSpecOf(before.templateVersion.fields), before.answers as FormAnswers)
    : null;
}
