import type { Facts, Unit } from './facts.ts';

/** Where a target stands seen from the persona's own organization; `absent` never existed. */
export const RELATIONS = [
  'own',
  'child',
  'grandchild',
  'sibling',
  'parent',
  'grandparent',
  'foreign',
  'national',
  'closed below',
  'closed elsewhere',
  'suspended below',
  'suspended elsewhere',
  'absent',
] as const;

/** A place of a target. */
export type Relation = (typeof RELATIONS)[number];

/** True when a unit is `top` or lies below it. */
export function isBelow(facts: Facts, unit: Unit, top: string): boolean {
  for (let step: string | null = unit.id; step; step = facts.units.get(step)?.parent ?? null) {
    if (step === top) {
      return true;
    }
  }
  return false;
}

function provinceOf(facts: Facts, unit: Unit): string | null {
  for (let step: Unit | undefined = unit; step; step = facts.units.get(step.parent ?? '')) {
    if (step.level === 'PROVINCIAL') {
      return step.id;
    }
  }
  return null;
}

/** The organization in each relation to `base`; a relation that does not exist there is left out. */
export function relatedUnits(facts: Facts, base: string): ReadonlyMap<Relation, string> {
  const own = facts.units.get(base)!;
  const all = [...facts.units.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const active = all.filter(({ status }) => status === 'ACTIVE');
  const childrenOf = (id: string): Unit[] => active.filter(({ parent }) => parent === id);
  const isClosed = ({ status }: Unit): boolean => status !== 'ACTIVE' && status !== 'SUSPENDED';
  const canRestore = ({ status, parent: above }: Unit): boolean =>
    status === 'ARCHIVED' && above !== null && facts.units.get(above)?.status === 'ACTIVE';
  const isSuspended = ({ status }: Unit): boolean => status === 'SUSPENDED';
  const below = (unit: Unit): boolean => unit.id !== base && isBelow(facts, unit, base);
  const child = childrenOf(base).find(({ id }) => childrenOf(id).length > 0) ?? childrenOf(base)[0];
  const parent = own.parent === null ? undefined : facts.units.get(own.parent);
  const province = provinceOf(facts, own);
  const found: Record<Relation, Unit | undefined> = {
    own,
    child,
    grandchild: child && childrenOf(child.id)[0],
    sibling: active.find(
      ({ id, parent: above, level, kind }) =>
        id !== base && above === own.parent && level === own.level && kind === own.kind,
    ),
    parent,
    grandparent: parent?.parent ? facts.units.get(parent.parent) : undefined,
    foreign: active.find(
      (unit) =>
        unit.level === own.level && unit.kind === own.kind && !below(unit) && provinceOf(facts, unit) !== province,
    ),
    national: all.find(({ level, kind }) => level === 'NATIONAL' && kind === 'FEDERATION'),
    'closed below':
      all.find((unit) => canRestore(unit) && below(unit)) ?? all.find((unit) => isClosed(unit) && below(unit)),
    'closed elsewhere': all.find((unit) => isClosed(unit) && !below(unit) && provinceOf(facts, unit) !== province),
    'suspended below': all.find((unit) => isSuspended(unit) && below(unit)),
    'suspended elsewhere': all.find((unit) => isSuspended(unit) && !below(unit)),
    absent: undefined,
  };
  return new Map(
    RELATIONS.flatMap((relation) => {
      const unit = found[relation];
      return unit ? [[relation, unit.id] as const] : [];
    }),
  );
}
