import { encodeId, type IdPrefix } from '../../kernel/ids.ts';
import type { Facts, Unit } from './facts.ts';
import type { RowsOfUnit } from './furnish.ts';
import type { Door, Oracle, Verdict } from './oracle.ts';
import type { Character } from './personas.ts';
import type { Relation } from './relations.ts';

/** One crossing of the matrix: who, upon what, standing where. */
export interface Cell {
  readonly facts: Facts;
  readonly oracle: Oracle;
  readonly persona: Character;
  readonly relation: Relation | 'one';
  /** Uuid of the target organization; for `absent` one that never existed. */
  readonly unit: string;
  readonly rows: RowsOfUnit;
  readonly shared: SharedRows;
}

/** Targets that stand in no relation to anybody's organization. */
export interface SharedRows {
  readonly national: string;
  /** The league committees of the nation and of a province. */
  readonly league: string;
  readonly committee: string;
  readonly generalDraft: string;
  readonly generalPublished: string;
  readonly accounts: Readonly<Record<'active' | 'suspended' | 'invited', string>>;
  readonly foreignSession: string;
  /** A mail that the mail server has refused. */
  readonly refusedMail: string;
  readonly foreignView: string;
  readonly foreignNotification: string;
  /** An institution and a unit of it by division code of the province. */
  readonly institutions: ReadonlyMap<string, { readonly id: string; readonly unit: string }>;
}

/** A button: field of `viewerCan` of a type, over a row. */
export interface Offer {
  readonly type: string;
  readonly action: string;
  readonly id: string;
  /** The root field that shows it and what tells it apart there, for a type without public ids. */
  readonly at?: { readonly field: string; readonly key: string };
}

interface CaseBase {
  readonly field: string;
  /** What is tried when a field has several kinds of targets. */
  readonly variant?: string;
  readonly door: Door;
  /** Set when the target does not depend on an organization. */
  readonly isSingle?: boolean;
  /** Values of arguments and input fields by name; null where there is no such target. */
  readonly call: (cell: Cell) => Readonly<Record<string, unknown>> | null;
}

/** A mutation and what its answer must be. */
export interface MutationCase extends CaseBase {
  readonly judge: (cell: Cell) => Verdict;
  /** The button that stands for this very call, when there is one. */
  readonly offers?: (cell: Cell) => Offer | null;
}

/** A query and the rows that it must show: their uuids, or marks such as `answered`. */
export interface QueryCase extends CaseBase {
  /** Selection set; the runner's own when absent. */
  readonly select?: string;
  readonly judge: (cell: Cell) => Iterable<string>;
  /** What is refused beyond the door; nothing when absent. */
  readonly verdict?: (cell: Cell) => Verdict;
  /** What the answer shows, from the value of the field; uuids of its nodes when absent. */
  readonly shows?: (value: never) => Iterable<string>;
}

/** A subscription: who may open it, and the test that proves what it tells to whom. */
export interface SubscriptionCase {
  readonly field: string;
  readonly door: Door;
  readonly provenBy: string;
}

/** What a root field acts upon, for every root field of the contract. */
export interface Registry {
  readonly mutations: readonly MutationCase[];
  readonly queries: readonly QueryCase[];
  readonly subscriptions: readonly SubscriptionCase[];
}

/** Day and reason, as most acts take them. */
export const GROUNDS = { effectiveOn: '2026-11-24', reason: '理由充分' } as const;

/** Public form of an id. */
export const pub = (prefix: IdPrefix, uuid: string): string => encodeId(prefix, uuid);

/** The version that the caller saw. */
export function versionOf(rows: ReadonlyMap<string, { readonly version: number }>, id: string): number {
  return rows.get(id)?.version ?? 1;
}

/** The active units directly below. */
export function childrenOf({ facts }: Cell, id: string): Unit[] {
  return [...facts.units.values()].filter(
    ({ parent, status }) => parent === id && (status === 'ACTIVE' || status === 'SUSPENDED'),
  );
}

/** Another active unit of the same level and kind, a neighbour when there is one. */
export function partnerOf({ facts }: Cell, id: string): string | null {
  const own = facts.units.get(id);
  const same = [...facts.units.values()].filter(
    (unit) => own && unit.id !== id && unit.level === own.level && unit.kind === own.kind && unit.status === 'ACTIVE',
  );
  return (same.find(({ parent }) => parent === own!.parent) ?? same[0])?.id ?? null;
}

/** A parent below which a unit might stand instead of its own: a neighbour of its parent. */
export function destinationOf(cell: Cell, id: string): string | null {
  const parent = cell.facts.units.get(id)?.parent ?? null;
  return parent === null ? null : partnerOf(cell, parent);
}

/** The institution of a target organization's province. */
export function institutionOf(
  cell: Cell,
): { readonly id: string; readonly unit: string; readonly province: string } | null {
  const { facts, shared } = cell;
  for (let step = facts.units.get(cell.unit); step; step = facts.units.get(step.parent ?? '')) {
    if (step.level === 'PROVINCIAL' && step.division !== null) {
      const found = shared.institutions.get(step.division);
      return found ? { ...found, province: step.division } : null;
    }
  }
  return null;
}
