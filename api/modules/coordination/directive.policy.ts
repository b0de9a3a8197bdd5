import sql, { join, type Sql } from 'sql-template-tag';
import type { Permission } from '../../kernel/permission.ts';
import { ownedBy, type ReadContext, type Table } from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { tableOf } from '../people/index.ts';
import { actsForSql } from './acting.policy.ts';
import type { DirectiveStatus } from './coordination.enums.ts';
import { obligationVisibleTo } from './obligation.policy.ts';

/** Permission to draft, issue, amend and withdraw in the name of an organization. */
export const ISSUER_PERMISSION: Permission = 'directive.issue';

/** What may be done to a directive by who issues for its organization, by state. */
export const directiveRules = {
  update: ['DRAFT'],
  discard: ['DRAFT'],
  issue: ['DRAFT'],
  amend: ['ISSUED'],
  supersede: ['ISSUED'],
  withdraw: ['ISSUED'],
} satisfies Readonly<Record<string, readonly DirectiveStatus[]>>;

/** A step in the life of a directive. */
export type DirectiveStep = keyof typeof directiveRules;

/** Obligations of directives that the reader sees, as a set of the directives' uuids. */
const receivedSql = (context: ReadContext, shape: Table['shape']): Sql =>
  sql`(select got.source_id from obligation got where got.source_kind = 'DIRECTIVE'
    and ${obligationVisibleTo(tableOf(shape, 'got'), context)})`;

/**
 * Who sees a directive: readers at the issuer and, by their reach, above it; who issues there; and once it is issued,
 * whoever sees an obligation of it. A draft is the issuer's own.
 */
export function directiveVisibleTo(table: Table, context: ReadContext): Sql {
  const { actor } = context;
  return sql`(${scopeSql(scopeOf(actor, 'directive.read'), ownedBy(table))}
      and (${table.column('status')} <> 'DRAFT' or ${actsForSql(actor, 'directive.read', table.column('organizationId'))})
    or ${actsForSql(actor, ISSUER_PERMISSION, table.column('organizationId'))}
    or ${table.column('status')} <> 'DRAFT' and ${table.column('id')} in ${receivedSql(context, table.shape)})`;
}

/** `viewerCan` of a directive as JSON, from the same rules. */
export function directiveCanSql(table: Table, { actor }: ReadContext): Sql {
  const issuer = actsForSql(actor, ISSUER_PERMISSION, table.column('organizationId'));
  const pairs = Object.entries(directiveRules).map(
    ([step, from]) =>
      sql`${step}::text, coalesce(${issuer} and ${table.column('status')} = any(${[...from]}::text[]), false)`,
  );
  return sql`json_build_object(${join(pairs)})`;
}
