import { OrganizationChartRootDocument, OrganizationTreeUnitsDocument } from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';
import type { ChartUnit } from './chart-layout.ts';

/** The unit that stands at the top on a day: the first without a parent that has units below it. */
async function topUnit(date: string, signal: AbortSignal): Promise<string | null> {
  const { organizationTree } = await request(OrganizationTreeUnitsDocument, { parentId: null, date }, { signal });
  return (organizationTree.find((unit) => unit.childCount > 0) ?? organizationTree[0])?.id ?? null;
}

/** A unit with two levels below it as they stood on a day; null when there is no such unit. */
export async function loadChart(unitId: string | null, date: string, signal: AbortSignal): Promise<ChartUnit | null> {
  const id = unitId ?? (await topUnit(date, signal));
  if (id === null) {
    return null;
  }
  const [{ organization }, { organizationTree: units }] = await Promise.all([
    request(OrganizationChartRootDocument, { id, date }, { signal }),
    request(OrganizationTreeUnitsDocument, { parentId: id, date, depth: 2 }, { signal }),
  ]);
  if (!organization?.asOf) {
    return null;
  }
  const below = (parentId: string) => units.filter((unit) => unit.parentId === parentId);
  const firstLevel = below(id);
  return {
    id,
    name: organization.asOf.name,
    level: organization.level,
    kind: organization.kind,
    childCount: firstLevel.length,
    children: firstLevel.map((unit) => ({
      ...unit,
      children: below(unit.id).map((leaf) => ({ ...leaf, children: [] })),
    })),
  };
}
