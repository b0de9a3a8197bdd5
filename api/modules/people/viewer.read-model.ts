import sql, { type Sql } from 'sql-template-tag';
import { extendShape, type ListField, type ReadContext, type Shape, type Table } from '../../kernel/read/shape.ts';
import { ViewerShape } from '../identity/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { inForceSql } from './people.policy.ts';
import { OfficeShape, PersonShape, TermShape } from './people.read-model.ts';

/** Rows that the viewer's own terms in force lead to, by the oldest term of each; withheld ones are among them. */
function throughTerms(shape: () => Shape, column: Sql): ListField {
  const mine = (child: Table, { actor, today }: ReadContext): Sql => sql`from term t
    where t.person_id = ${actor.personId}::uuid and ${column} = ${child.column('id')} and ${inForceSql('t', today)}`;
  return {
    kind: 'list',
    shape,
    on: (_parent, child, _args, context) => sql`exists (select 1 ${mine(child, context)})`,
    order: (child, context) => {
      const oldest = sql`${mine(child, context)} order by t.starts_on, t.id limit 1`;
      return sql`(select t.starts_on ${oldest}), (select t.id ${oldest})`;
    },
  };
}

extendShape(ViewerShape, {
  fields: {
    person: {
      kind: 'one',
      shape: () => PersonShape,
      on: (_parent, child, _args, { actor }) => sql`${child.column('id')} = ${actor.personId}::uuid`,
    },
    terms: throughTerms(() => TermShape, sql`t.id`),
    offices: throughTerms(() => OfficeShape, sql`t.office_id`),
    organizations: throughTerms(() => OrganizationShape, sql`t.organization_id`),
  },
});
