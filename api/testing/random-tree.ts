import { ORGANIZATION_LEVELS, type OrganizationLevel } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { ScopeKeys } from '../kernel/scope.ts';

/** A unit of a made-up hierarchy. */
export interface RandomUnit extends ScopeKeys {
  readonly id: string;
  readonly parent: RandomUnit | null;
  readonly level: OrganizationLevel;
}

/** A repeatable source of random numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random hierarchy below one national root; levels may be skipped, as a school directly under a province skips the city. */
export function randomTree(size: number, random: () => number): RandomUnit[] {
  const make = (parent: RandomUnit | null, level: OrganizationLevel): RandomUnit => {
    const id = newId();
    const own = (wanted: OrganizationLevel, inherited: string | null): string | null =>
      level === wanted ? id : inherited;
    return {
      id,
      parent,
      level,
      organizationId: id,
      provinceId: own('PROVINCIAL', parent?.provinceId ?? null),
      cityId: own('CITY', parent?.cityId ?? null),
      schoolId: own('SCHOOL', parent?.schoolId ?? null),
      departmentId: own('DEPARTMENT', parent?.departmentId ?? null),
    };
  };
  const units = [make(null, 'NATIONAL')];
  while (units.length < size) {
    const parent = units[Math.floor(random() * units.length)]!;
    const depth = ORGANIZATION_LEVELS.indexOf(parent.level);
    if (depth < ORGANIZATION_LEVELS.length - 1) {
      const below = depth + 1 + Math.floor(random() * Math.min(2, ORGANIZATION_LEVELS.length - 1 - depth));
      units.push(make(parent, ORGANIZATION_LEVELS[below]!));
    }
  }
  return units;
}

/** True when `unit` is `ancestor` or lies below it, by parent pointers alone: the oracle of every scope. */
export function isWithin(unit: RandomUnit, ancestorId: string): boolean {
  for (let step: RandomUnit | null = unit; step; step = step.parent) {
    if (step.id === ancestorId) {
      return true;
    }
  }
  return false;
}
