import type { FormSpec } from '../../../schema/form/form-spec.ts';
import type { FormFieldPartsFragment } from '../../gql/graphql.ts';

/** The fields that the API gives as a form: it answers every property, those that a kind does not know as null. */
export function formSpecOf(fields: readonly FormFieldPartsFragment[]): FormSpec {
  return { fields };
}
