import type { OrganizationUpdateInput } from '../../gql/graphql.ts';

/** The facts of an organization that its edit form shows. */
export interface FactValues {
  readonly shortName: string | null;
  readonly nameEn: string | null;
  readonly category: NonNullable<OrganizationUpdateInput['category']> | null;
  readonly clubType: NonNullable<OrganizationUpdateInput['clubType']> | null;
  readonly divisionCode: string | null;
  readonly externalCode: string | null;
  readonly foundedOn: string | null;
}

/** Only what differs is sent: a value that was hidden from the viewer, and so looked empty, is not cleared. */
export function changedFacts(before: FactValues, values: Partial<FactValues>): OrganizationUpdateInput {
  const changed = Object.entries(values).flatMap(([key, value]) => {
    const next = typeof value === 'string' ? value.trim() || null : (value ?? null);
    return next === before[key as keyof FactValues] ? [] : [[key, next] as const];
  });
  return Object.fromEntries(changed);
}
