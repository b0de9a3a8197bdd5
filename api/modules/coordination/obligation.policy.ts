import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { ownedBy, type ReadContext, type Table } from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { actsFor, actsForSql } from './acting.policy.ts';
import { OPEN_STATUSES, type ObligationStatus } from './coordination.enums.ts';
import type { Obligation } from './obligation.entity.ts';

/**
 * Who sees an obligation: readers at the organization that owes and, by their reach, on the line above it; whoever
 * answers there; whoever verifies it; whoever issued it.
 */
export function obligationVisibleTo(table: Table, { actor }: ReadContext): Sql {
  return sql`(${scopeSql(scopeOf(actor, 'obligation.read'), ownedBy(table))}
    or ${actsForSql(actor, 'obligation.answer', table.column('organizationId'))}
    or ${actsForSql(actor, 'obligation.verify', table.column('verifierId'))}
    or ${actsForSql(actor, 'directive.issue', table.column('issuerId'))})`;
}

/** In whose name a step is made. */
type Side = 'owner' | 'verifier' | 'both' | 'collector';

interface StepRule {
  readonly side: Side;
  readonly from: readonly ObligationStatus[];
  /** Further condition over columns, and the same over a loaded row. */
  readonly whenSql?: (column: (property: string) => Sql) => Sql;
  readonly when?: (row: Obligation) => boolean;
}

const ANSWERABLE: readonly ObligationStatus[] = OPEN_STATUSES;
const ACTIVE: readonly ObligationStatus[] = [...OPEN_STATUSES, 'SUBMITTED'];
const notMerelyRead = {
  when: (row: Obligation) => row.response !== 'ACKNOWLEDGE',
  whenSql: (column: (property: string) => Sql) => sql`${column('response')} <> 'ACKNOWLEDGE'`,
};

/** What may be done to an obligation, by whom and in which states; `viewerCan` and the service judge by these same rules. */
export const obligationRules = {
  acknowledge: { side: 'owner', from: ['PENDING'] },
  saveAnswer: { side: 'owner', from: ANSWERABLE, ...notMerelyRead },
  submit: { side: 'owner', from: ANSWERABLE, ...notMerelyRead },
  askExtension: {
    side: 'owner',
    from: ANSWERABLE,
    when: (row) => row.dueOn !== null,
    whenSql: (column) => sql`${column('dueOn')} is not null`,
  },
  instruct: { side: 'owner', from: [...ACTIVE, 'ACCEPTED'] },
  passOn: { side: 'owner', from: [...ACTIVE, 'ACCEPTED'] },
  // Who verifies those below reminds them.
  remindBelow: { side: 'collector', from: [...ACTIVE, 'ACCEPTED'] },
  return: { side: 'verifier', from: ['SUBMITTED'] },
  accept: { side: 'verifier', from: ['SUBMITTED'] },
  reopen: {
    side: 'verifier',
    from: ['ACCEPTED', 'EXCUSED'],
  },
  excuse: { side: 'verifier', from: ACTIVE },
  message: { side: 'both', from: [...ACTIVE, 'ACCEPTED', 'EXCUSED'] },
} satisfies Readonly<Record<string, StepRule>>;

/** A step in the life of an obligation. */
export type ObligationStep = keyof typeof obligationRules;

const rulesByStep: Readonly<Record<string, StepRule>> = obligationRules;

/** Permission that a step takes at the organization that owes. */
export const OWNER_PERMISSION: Permission = 'obligation.answer';
/** Permission that a step takes at the verifier. */
export const VERIFIER_PERMISSION: Permission = 'obligation.verify';

/** True when the state of the obligation allows the step. */
export function isStepOpen(step: ObligationStep, row: Obligation): boolean {
  const rule = rulesByStep[step]!;
  return rule.from.includes(row.status) && (rule.when?.(row) ?? true);
}

/** The organization in whose name the actor would make the step, or null when there is none. */
export function actingSide(
  step: ObligationStep,
  actor: Actor,
  row: Pick<Obligation, 'organizationId' | 'verifierId'>,
): { readonly organizationId: string; readonly permission: Permission } | null {
  const { side } = rulesByStep[step]!;
  const sides = [
    ...(side === 'owner' || side === 'both'
      ? [{ organizationId: row.organizationId, permission: OWNER_PERMISSION }]
      : []),
    ...(side === 'verifier' || side === 'both'
      ? [{ organizationId: row.verifierId, permission: VERIFIER_PERMISSION }]
      : []),
  ] as const;
  return sides.find(({ organizationId, permission }) => actsFor(actor, permission, organizationId)) ?? null;
}

/** `viewerCan` of an obligation as JSON, from the same rules. */
export function obligationCanSql(table: Table, { actor }: ReadContext): Sql {
  const column = (property: string): Sql => table.column(property);
  const owner = actsForSql(actor, OWNER_PERMISSION, column('organizationId'));
  const verifier = actsForSql(actor, VERIFIER_PERMISSION, column('verifierId'));
  const collector = actsForSql(actor, VERIFIER_PERMISSION, column('organizationId'));
  const pairs = Object.entries(rulesByStep).map(([step, rule]) => {
    const who = { owner, verifier, both: sql`(${owner} or ${verifier})`, collector }[rule.side];
    const state = rule.whenSql ? sql` and ${rule.whenSql(column)}` : sql``;
    return sql`${step}::text, coalesce(${who} and ${column('status')} = any(${[...rule.from]}::text[])${state}, false)`;
  });
  return sql`json_build_object(${join(pairs)})`;
}
