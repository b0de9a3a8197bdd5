import sql from 'sql-template-tag';
import {
  column,
  columns,
  defineShape,
  expression,
  extendShape,
  many,
  one,
  ownedBy,
  type Shape,
} from '../../kernel/read/shape.ts';
import { dayFilter, dayOrder, enumFilter, idFilter } from '../../kernel/read/filter.ts';
import { OrganizationShape } from '../organization/index.ts';
import { HandoverPackSchema } from './handover.entity.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { handoverVisibleTo, ownSql, successorSql, tableOf } from './people.policy.ts';
import { OfficeShape, PersonShape, TermShape, withinFilter } from './people.read-model.ts';

/** Handover packs: read by the outgoing holder, the successors and holders of `handover.read`. */
export const HandoverPackShape: Shape = defineShape({
  name: 'HandoverPack',
  prefix: 'hop',
  entity: HandoverPackSchema,
  fields: {
    id: column('id', { idPrefix: 'hop' }),
    ...columns('status', 'endedOn', 'notes', 'producedAt', 'acknowledgedAt', 'version'),
    openMatters: expression((table) => sql`${table.column('content')} -> 'openMatters'`),
    documents: expression((table) => sql`${table.column('content')} -> 'documents'`),
    accesses: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('permission', a.permission, 'reach', ${table.column('content')} ->> 'reach')
        order by a.permission), '[]'::json) from jsonb_array_elements_text(${table.column('content')} -> 'permissions') as a(permission)`,
    ),
    colleagues: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('name', n.name, 'officeName', f.name) order by f.name, n.name), '[]'::json)
        from jsonb_array_elements_text(${table.column('content')} -> 'colleagueTermIds') as c(id)
        join term t on t.id = c.id::uuid join person n on n.id = t.person_id join office f on f.id = t.office_id`,
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    office: one(() => OfficeShape, 'officeId'),
    term: one(() => TermShape, 'termId'),
    outgoingName: expression((table) => sql`select n.name from person n where n.id = ${table.column('personId')}`),
    outgoing: one(() => PersonShape, 'personId'),
    acknowledgedBy: one(() => PersonShape, 'acknowledgedById'),
    viewerCan: expression(
      (table, _, context) => sql`json_build_object(
        'note', ${ownSql(table.column('personId'), context.actor)} and ${table.column('status')} = 'OPEN',
        'acknowledge', ${successorSql(table, context)} and ${table.column('status')} = 'OPEN')`,
    ),
  },
  filters: {
    id: idFilter('id', 'hop'),
    status: enumFilter('status'),
    organizationId: idFilter('organizationId', 'org'),
    within: withinFilter,
    officeId: idFilter('officeId', 'off'),
    termId: idFilter('termId', 'term'),
    endedOn: dayFilter('endedOn'),
  },
  orders: { ENDED_ON: dayOrder('endedOn') },
  defaultOrder: [{ field: 'ENDED_ON', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: handoverVisibleTo,
});

extendShape(OfficeShape, { fields: { handoverPacks: many(() => HandoverPackShape, 'officeId') } });
extendShape(TermShape, {
  fields: {
    handoverPack: {
      kind: 'one',
      shape: () => HandoverPackShape,
      on: (term, pack) => sql`${pack.column('termId')} = ${term.column('id')}`,
    },
  },
});

/** What the actor is to a pack, or null when the actor may not see it. */
export async function seesHandover(
  uow: UnitOfWork,
  id: string,
): Promise<{ isOutgoing: boolean; isSuccessor: boolean } | null> {
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  const pack = tableOf(HandoverPackShape, 'h');
  const [seen] = await uow.run<{ isOutgoing: boolean; isSuccessor: boolean }>(
    sql`select ${ownSql(sql`h.person_id`, uow.actor)} as "isOutgoing", ${successorSql(pack, context)} as "isSuccessor"
      from handover_pack h where h.id = ${id}::uuid and ${handoverVisibleTo(pack, context)}`,
  );
  return seen ?? null;
}
