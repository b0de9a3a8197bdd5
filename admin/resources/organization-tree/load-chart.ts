import { OrganizationChartRootDocument, OrganizationTreeUnitsDocument } from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';
import { typedDocument } from '../../providers/typed-document.ts';
import type { ChartUnit } from './chart-layout.ts';

/** A unit of `organizationTree` as this page reads it. */
type TreeUnit = Omit<ChartUnit, 'children'>;

/** Units of the first level whose own units are read: one request, below the API's limit on aliases. */
const BRANCHES = 40;

const fields = 'id name level kind childCount';

/** The units below many parents on a day in one request, one alias each. */
function belowEach(count: number) {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return typedDocument<Record<string, readonly TreeUnit[]>, Record<string, string>>(
    `query OrganizationChartBranches($date: Date, ${indexes.map((index) => `$p${index}: ID`).join(', ')}) { ${indexes
      .map((index) => `u${index}: organizationTree(parentId: $p${index}, date: $date) { ${fields} }`)
      .join(' ')} }`,
  );
}

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
  const [{ organization }, { organizationTree: firstLevel }] = await Promise.all([
    request(OrganizationChartRootDocument, { id, date }, { signal }),
    request(OrganizationTreeUnitsDocument, { parentId: id, date }, { signal }),
  ]);
  if (!organization?.asOf) {
    return null;
  }
  const branches = firstLevel.filter((unit) => unit.childCount > 0).slice(0, BRANCHES);
  const below =
    branches.length > 0
      ? await request(
          belowEach(branches.length),
          { date, ...Object.fromEntries(branches.map((unit, index) => [`p${index}`, unit.id])) },
          { signal },
        )
      : {};
  const leaf = (unit: TreeUnit): ChartUnit => ({ ...unit, children: [] });
  return {
    id,
    name: organization.asOf.name,
    level: organization.level,
    kind: organization.kind,
    childCount: firstLevel.length,
    children: firstLevel.map((unit) => {
      const index = branches.indexOf(unit);
      return { ...unit, children: (below[`u${index}`] ?? []).map(leaf) };
    }),
  };
}
