import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { ReadContext, Table } from '../../kernel/read/shape.ts';
import { subjectVisibleSql } from './attachment-owner.ts';

/** True for files of the reader's own account. */
export function ownFileSql(column: (property: 'accountId') => Sql, { accountId }: Actor): Sql {
  return accountId === null ? sql`false` : sql`${column('accountId')} = ${accountId}::uuid`;
}

/** A file that hangs on a record is seen by whoever sees the record; until then by its uploader alone. */
export function attachmentVisibleTo(table: Table, context: ReadContext): Sql {
  const own = ownFileSql((property) => table.column(property), context.actor);
  return sql`(case ${table.column('state')} when 'CLAIMED' then ${subjectVisibleSql(table, context)}
    when 'REMOVED' then false else ${own} end)`;
}
