import { fieldPath, type UserError } from '../../providers/request-error.ts';

/** Name of a form field as antd knows it. */
export type FieldName = readonly (string | number)[];

/** Messages sorted to where they belong. */
export interface MappedErrors {
  readonly fields: readonly { readonly name: FieldName; readonly errors: readonly string[] }[];
  /** Refusals of the action as a whole, or of something that the form does not show. */
  readonly general: readonly string[];
}

/**
 * Sorts user errors to the fields on the form. A path goes to the field with the same path, else to the longest
 * field that contains it (a list field takes the errors of its items), else to the general messages.
 * `aliases` renames paths of the API to fields of the form.
 */
export function mapUserErrors(
  userErrors: readonly UserError[],
  fieldNames: readonly FieldName[],
  aliases: Readonly<Record<string, string>> = {},
): MappedErrors {
  const byField = new Map<FieldName, string[]>();
  const general: string[] = [];
  for (const error of userErrors) {
    const raw = fieldPath(error).join('.');
    const path = aliases[raw] ?? raw;
    const target = closestField(path, fieldNames);
    if (target) {
      byField.set(target, [...(byField.get(target) ?? []), error.message]);
    } else {
      general.push(error.message);
    }
  }
  return { fields: [...byField].map(([name, errors]) => ({ name, errors })), general: [...new Set(general)] };
}

function closestField(path: string, fieldNames: readonly FieldName[]): FieldName | undefined {
  if (path === '') {
    return undefined;
  }
  return fieldNames
    .filter((name) => {
      const dotted = name.join('.');
      return path === dotted || path.startsWith(`${dotted}.`);
    })
    .sort((a, b) => b.length - a.length)[0];
}
