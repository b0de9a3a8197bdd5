import sql, { type Sql } from 'sql-template-tag';
import {
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  extendShape,
  many,
  one,
  ownedBy,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { attachmentsOf, registerAttachmentOwner } from '../attachment/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { tableOf, withinFilter } from '../people/index.ts';
import { actsForSql } from './acting.policy.ts';
import { usableSavedSql } from './audience.read-model.ts';
import { DirectiveRevisionSchema, DirectiveSchema, SavedAudienceSchema } from './directive.entity.ts';
import { directiveCanSql, directiveVisibleTo, ISSUER_PERMISSION } from './directive.policy.ts';
import { progressSql } from './fan-out.service.ts';
import { isLateSql, ObligationShape } from './obligation.read-model.ts';

/** Numbers by state over the obligations `c` that a condition picks, as JSON. */
const countsSql = (where: Sql, today: string): Sql => sql`
  select json_build_object('total', count(*)::int,
    'pending', count(*) filter (where c.status = 'PENDING')::int,
    'acknowledged', count(*) filter (where c.status = 'ACKNOWLEDGED')::int,
    'submitted', count(*) filter (where c.status = 'SUBMITTED')::int,
    'returned', count(*) filter (where c.status = 'RETURNED')::int,
    'accepted', count(*) filter (where c.status = 'ACCEPTED')::int,
    'withdrawn', count(*) filter (where c.status = 'WITHDRAWN')::int,
    'excused', count(*) filter (where c.status = 'EXCUSED')::int,
    'late', count(*) filter (where ${isLateSql(sql`c.status`, sql`c.due_on`, today)})::int)
  from obligation c where ${where}`;

/** Work handed down: INTERNAL. */
export const DirectiveShape: Shape = defineShape({
  name: 'Directive',
  prefix: 'dir',
  entity: DirectiveSchema,
  fields: {
    id: column('id', { idPrefix: 'dir' }),
    ...columns(
      'title',
      'body',
      'documentNumber',
      'response',
      'dueOn',
      'status',
      'revision',
      'issuedAt',
      'settledAt',
      'settledReason',
      'createdAt',
      'updatedAt',
      'version',
    ),
    form: expression((table) => sql`coalesce(${table.column('form')} -> 'fields', '[]'::jsonb)`),
    // Whom else it went to is the issuer's to tell.
    audience: expression(
      (table, _, { actor }) => sql`case when ${scopeSql(scopeOf(actor, 'directive.read'), ownedBy(table))}
        or ${actsForSql(actor, ISSUER_PERMISSION, table.column('organizationId'))} then ${table.column('audience')} end`,
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    supersedes: one(() => DirectiveShape, 'supersedesId'),
    supersededBy: {
      kind: 'one',
      shape: () => DirectiveShape,
      on: (table, child) =>
        sql`${child.column('supersedesId')} = ${table.column('id')} and ${child.column('status')} <> 'DRAFT'`,
    },
    revisions: many(() => DirectiveRevisionShape, 'directiveId'),
    attachments: attachmentsOf('Directive'),
    progress: expression((table) => progressSql('DIRECTIVE', table.column('id'))),
    obligations: {
      kind: 'many',
      shape: () => ObligationShape,
      on: (table, child) =>
        sql`${child.column('sourceKind')} = 'DIRECTIVE' and ${child.column('sourceId')} = ${table.column('id')}`,
    },
    // Counted over what the viewer may see, as the list beside it is.
    counts: expression((table, _, context) =>
      countsSql(
        sql`c.source_kind = 'DIRECTIVE' and c.source_id = ${table.column('id')}
          and ${ObligationShape.visibleTo(tableOf(ObligationShape, 'c'), context)}`,
        context.today,
      ),
    ),
    viewerCan: expression((table, _, context) => directiveCanSql(table, context)),
  },
  filters: {
    id: idFilter('id', 'dir'),
    organizationId: idFilter('organizationId', 'org'),
    status: enumFilter('status'),
    response: enumFilter('response'),
    title: textFilter('title'),
    documentNumber: textFilter('documentNumber'),
    dueOn: dayFilter('dueOn'),
    issuedAt: instantFilter('issuedAt'),
    within: withinFilter,
  },
  orders: {
    UPDATED_AT: instantOrder('updatedAt'),
    ISSUED_AT: instantOrder('issuedAt'),
    DUE_ON: dayOrder('dueOn'),
    TITLE: pinyinOrder('title'),
  },
  defaultOrder: [{ field: 'UPDATED_AT', direction: 'DESC' }],
  search: { text: 'searchText', name: 'title' },
  scope: ownedBy,
  visibleTo: directiveVisibleTo,
});

/** What others were told: as visible as the directive. */
const DirectiveRevisionShape: Shape = defineShape({
  name: 'DirectiveRevision',
  prefix: 'drev',
  entity: DirectiveRevisionSchema,
  fields: {
    id: column('id', { idPrefix: 'drev' }),
    ...columns('number', 'title', 'body', 'documentNumber', 'dueOn', 'note', 'asksAgain', 'issuedAt'),
    form: expression((table) => sql`coalesce(${table.column('form')} -> 'fields', '[]'::jsonb)`),
    directive: one(() => DirectiveShape, 'directiveId'),
  },
  filters: { directiveId: idFilter('directiveId', 'dir') },
  orders: { ISSUED_AT: instantOrder('issuedAt') },
  defaultOrder: [{ field: 'ISSUED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: (table: Table, context: ReadContext) =>
    sql`exists (select 1 from directive of_ where of_.id = ${table.column('directiveId')}
      and ${directiveVisibleTo(tableOf(DirectiveShape, 'of_'), context)})`,
});

/** True when the actor issues for an organization that may use the saved audience `a`. */
const usableByActor = (context: ReadContext): Sql =>
  sql`exists (select 1 from organization mine where ${actsForSql(context.actor, ISSUER_PERMISSION, sql`mine.id`)}
    and ${usableSavedSql(sql`mine.id`)})`;

/** Saved audiences: those of organizations that the viewer issues for, and what is shared from above them. */
export const SavedAudienceShape: Shape = defineShape({
  name: 'SavedAudience',
  prefix: 'sau',
  entity: SavedAudienceSchema,
  fields: {
    id: column('id', { idPrefix: 'sau' }),
    ...columns('name', 'audience', 'isShared', 'updatedAt', 'version'),
    organization: one(() => OrganizationShape, 'organizationId'),
    viewerCan: expression((table, _, { actor }) => {
      const may = actsForSql(actor, ISSUER_PERMISSION, table.column('organizationId'));
      return sql`json_build_object('update', ${may}, 'remove', ${may})`;
    }),
  },
  filters: {
    id: idFilter('id', 'sau'),
    organizationId: idFilter('organizationId', 'org'),
    name: textFilter('name'),
  },
  orders: { NAME: pinyinOrder('name'), UPDATED_AT: instantOrder('updatedAt') },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: (table, context) =>
    sql`exists (select 1 from saved_audience a where a.id = ${table.column('id')} and ${usableByActor(context)})`,
});

registerAttachmentOwner({ subjectType: 'Directive', shape: () => DirectiveShape });
extendShape(ObligationShape, {
  fields: {
    directive: {
      kind: 'one',
      shape: () => DirectiveShape,
      on: (table, child) =>
        sql`${table.column('sourceKind')} = 'DIRECTIVE' and ${child.column('id')} = ${table.column('sourceId')}`,
    },
  },
});
