import sql, { type Sql } from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import { count, expression, extendShape, many, one, type Table } from '../../kernel/read/shape.ts';
import { OrganizationShape, PlannedChangeShape } from '../organization/index.ts';
import { EXPIRING_DAYS, STAFF_BODIES } from './people.enums.ts';
import { inForceSql } from './people.policy.ts';
import { current, OfficeShape, PersonShape, TermShape } from './people.read-model.ts';

const expiring = (child: Table, today: string): Sql => sql`${child.column('startsOn')} <= ${today}::date
  and ${child.column('endsOn')} > ${today}::date and ${child.column('endsOn')} <= ${addDays(today, EXPIRING_DAYS)}::date`;

/** Distinct persons in office now in these bodies of an organization, its working departments included when asked. */
function peopleIn(table: Table, bodies: readonly string[], today: string, withDepartments: boolean): Sql {
  const id = table.column('id');
  // As an array the few organizations lead the index of terms; as a sub-select they would be met after reading all terms.
  const places = withDepartments
    ? sql`any(array(select d.id from organization d where d.id = ${id} or (d.parent_id = ${id} and d.kind = 'UNION_DEPARTMENT')))`
    : id;
  return sql`select count(distinct h.person_id)::int from term h join office f on f.id = h.office_id
    where h.organization_id = ${places} and ${inForceSql('h', today)} and f.body = any(${bodies}::text[])`;
}

extendShape(OrganizationShape, {
  fields: {
    offices: many(() => OfficeShape, 'organizationId'),
    currentTerms: many(() => TermShape, 'organizationId', current),
    staffCount: expression((table, _, { today }) => peopleIn(table, STAFF_BODIES, today, true)),
    presidiumCount: expression((table, _, { today }) => peopleIn(table, ['PRESIDIUM'], today, false)),
    vacancyCount: expression(
      (
        table,
        _,
        { today },
      ) => sql`select coalesce(sum(greatest(f.seats - (select count(*) from term h where h.office_id = f.id
          and ${inForceSql('h', today)}), 0)), 0)::int
        from office f where f.organization_id = ${table.column('id')} and f.valid_from <= ${today}::date
          and (f.valid_until is null or f.valid_until > ${today}::date)`,
    ),
    expiringTermCount: count(
      () => TermShape,
      'organizationId',
      (child, _, { today }) => expiring(child, today),
    ),
  },
});

extendShape(PlannedChangeShape, {
  fields: { plannedBy: one(() => PersonShape, 'personId'), office: one(() => OfficeShape, 'officeId') },
});
