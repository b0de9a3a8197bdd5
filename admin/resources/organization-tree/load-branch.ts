import { OrganizationTreeUnitsDocument, type OrganizationTreeUnitsQuery } from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';

/** A unit of the tree as this page reads it. */
export type TreeUnit = OrganizationTreeUnitsQuery['organizationTree'][number];

/** Units of a full answer; a level that is cut off is read again when it is opened. */
const FULL = 1000;

/**
 * Loads the units below a parent on a day together with the level below them, and keeps that for when they are opened, so
 * that opening a unit shows what is below it at once.
 */
export function branchLoader(date: string): (parentId: string | undefined) => Promise<readonly TreeUnit[]> {
  const ahead = new Map<string, readonly TreeUnit[]>();
  return async (parentId) => {
    const known = parentId === undefined ? undefined : ahead.get(parentId);
    if (parentId !== undefined && known) {
      // Once only: opening it again reads what has changed meanwhile.
      ahead.delete(parentId);
      return known;
    }
    const { organizationTree: units } = await request(OrganizationTreeUnitsDocument, {
      parentId: parentId ?? null,
      date,
      depth: 2,
    });
    const own = units.filter((unit) => (unit.parentId ?? undefined) === parentId);
    if (units.length < FULL) {
      for (const unit of own) {
        ahead.set(
          unit.id,
          units.filter((item) => item.parentId === unit.id),
        );
      }
    }
    return own;
  };
}
