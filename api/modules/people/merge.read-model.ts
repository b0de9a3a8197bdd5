import sql, { type Sql } from 'sql-template-tag';
import {
  expression,
  ownedBy,
  type ExpressionField,
  type ListField,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';

/** The ids that a merge moved in one place, as its record keeps them. */
const moved = (place: string): Sql => sql`coalesce(m.record -> 'moved' -> ${place}, '[]'::jsonb)`;

/** How many of the moved rows are no longer with the surviving record. */
const gone = (place: string, rows: Sql): Sql =>
  sql`(select count(*) from jsonb_array_elements_text(${moved(place)}) x(id) where not exists (${rows}))`;

/** What undoing the merge of a record would bring back, for those who may merge where it is kept; null for any other record. */
export const mergeUndoField: ExpressionField = expression(
  (table, _, { actor }) => sql`select json_build_object('mergedAt', m.merged_at,
      'termCount', jsonb_array_length(${moved('term.person_id')}),
      'handoverCount', jsonb_array_length(${moved('handover_pack.person_id')}),
      'returnsAccount', m.record ->> 'accountId' is not null,
      'clearedFields', array(select jsonb_object_keys(m.record -> 'filled')),
      'isPossible', s.status <> 'MERGED' and (m.record ->> 'accountId' is null or s.account_id = (m.record ->> 'accountId')::uuid)
        and ${gone('term.person_id', sql`select 1 from term t where t.id = x.id::uuid and t.person_id = s.id`)} = 0
        and ${gone('handover_pack.person_id', sql`select 1 from handover_pack h where h.id = x.id::uuid and h.person_id = s.id`)} = 0)
    from person_merge m join person s on s.id = m.survivor_id
    where m.merged_id = ${table.column('id')} and m.undone_at is null and ${scopeSql(scopeOf(actor, 'person.merge'), ownedBy(table))}`,
);

/** The terms that would go back with a merged record. */
export const returningTerms = (shape: () => Shape): ListField => ({
  kind: 'list',
  shape,
  on: (person, term, _, { actor }) => sql`${term.column('id')} = any(array(select x.id::uuid from person_merge m,
      jsonb_array_elements_text(${moved('term.person_id')}) x(id)
    where m.merged_id = ${person.column('id')} and m.undone_at is null and ${scopeSql(scopeOf(actor, 'person.merge'), ownedBy(person))}))`,
  order: (term) => sql`${term.column('startsOn')} desc, ${term.column('id')}`,
});

/** Records that were merged into this one. */
export const absorbedRecords = (shape: () => Shape): ListField => ({
  kind: 'list',
  shape,
  on: (person, other) => sql`${other.column('mergedIntoId')} = ${person.column('id')}`,
  order: (other) => other.column('id'),
});

/** Records that gave way to another one. */
export const isMerged = (table: Table): Sql => sql`${table.column('status')} = 'MERGED'`;
