import sql, { raw, type Sql } from 'sql-template-tag';
import { decodeId } from '../../kernel/ids.ts';
import {
  booleanFilter,
  customFilter,
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  instantOrder,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  one,
  ownedBy,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { OrganizationShape } from '../organization/index.ts';
import { attachmentsOf, registerAttachmentOwner } from '../attachment/index.ts';
import { tableOf, withinFilter } from '../people/index.ts';
import { OPEN_STATUSES } from './coordination.enums.ts';
import { ObligationExtensionSchema, ObligationMessageSchema, ObligationSchema } from './obligation.entity.ts';
import { actsForSql } from './acting.policy.ts';
import { obligationCanSql, obligationVisibleTo, OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';

/** States in which the organization has to act, as an SQL list for partial indexes. */
export const OPEN_SQL = raw(`('${OPEN_STATUSES.join("', '")}')`);

/** True when the organization still has to act and its day has passed. */
export const isLateSql = (status: Sql, dueOn: Sql, today: string): Sql =>
  sql`(${status} in ${OPEN_SQL} and coalesce(${dueOn} < ${today}::date, false))`;

const isLate = (table: Table, { today }: ReadContext): Sql =>
  isLateSql(table.column('status'), table.column('dueOn'), today);

/** What organizations owe upward: INTERNAL. */
export const ObligationShape: Shape = defineShape({
  name: 'Obligation',
  prefix: 'obl',
  entity: ObligationSchema,
  fields: {
    id: column('id', { idPrefix: 'obl' }),
    ...columns(
      'sourceKind',
      'title',
      'response',
      'status',
      'dueOn',
      'isExtended',
      'guidance',
      'guidanceDueOn',
      'answers',
      'answerNote',
      'answeredRevision',
      'comments',
      'reason',
      'openedAt',
      'acknowledgedAt',
      'submittedAt',
      'settledAt',
      'returnCount',
      'remindedOn',
      'reminderCount',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    issuer: one(() => OrganizationShape, 'issuerId'),
    verifier: one(() => OrganizationShape, 'verifierId'),
    parent: one(() => ObligationShape, 'parentId'),
    children: {
      kind: 'many',
      shape: () => ObligationShape,
      on: (table, child) => sql`${child.column('parentId')} = ${table.column('id')}`,
    },
    isLate: expression((table, _, context) => isLate(table, context)),
    lateDays: expression(
      (table, _, context) =>
        sql`case when ${isLate(table, context)} then ${context.today}::date - ${table.column('dueOn')} else 0 end`,
    ),
    // What the level above says to all of its own; each sees the words of the one it answers to.
    instructions: expression(
      (table) => sql`select u.guidance from obligation u where u.id = ${table.column('parentId')}`,
    ),
    childCounts: expression(
      (table, _, context) => sql`select json_build_object('total', count(*)::int,
          'pending', count(*) filter (where c.status = 'PENDING')::int,
          'acknowledged', count(*) filter (where c.status = 'ACKNOWLEDGED')::int,
          'submitted', count(*) filter (where c.status = 'SUBMITTED')::int,
          'returned', count(*) filter (where c.status = 'RETURNED')::int,
          'accepted', count(*) filter (where c.status = 'ACCEPTED')::int,
          'withdrawn', count(*) filter (where c.status = 'WITHDRAWN')::int,
          'excused', count(*) filter (where c.status = 'EXCUSED')::int,
          'late', count(*) filter (where ${isLateSql(sql`c.status`, sql`c.due_on`, context.today)})::int)
        from obligation c where c.parent_id = ${table.column('id')}`,
    ),
    thread: {
      kind: 'many',
      shape: () => ObligationMessageShape,
      on: (table, child) => sql`${child.column('obligationId')} = ${table.column('id')}`,
    },
    extensions: {
      kind: 'many',
      shape: () => ObligationExtensionShape,
      on: (table, child) => sql`${child.column('obligationId')} = ${table.column('id')}`,
    },
    attachments: attachmentsOf('Obligation'),
    viewerCan: expression((table, _, context) => obligationCanSql(table, context)),
  },
  filters: {
    id: idFilter('id', 'obl'),
    organizationId: idFilter('organizationId', 'org'),
    verifierId: idFilter('verifierId', 'org'),
    issuerId: idFilter('issuerId', 'org'),
    parentId: idFilter('parentId', 'obl'),
    directiveId: customFilter(
      (value, table, context) =>
        sql`(${table.column('sourceKind')} = 'DIRECTIVE' and ${idFilter('sourceId', 'dir').sql(value, table, context)})`,
    ),
    reportRoundId: customFilter(
      (value, table, context) =>
        sql`(${table.column('sourceKind')} = 'REPORT_ROUND' and ${idFilter('sourceId', 'rrd').sql(value, table, context)})`,
    ),
    title: textFilter('title'),
    organizationName: customFilter((value, table, context) => {
      const owner = tableOf(OrganizationShape, 'owner_');
      return sql`exists (select 1 from organization owner_ where owner_.id = ${table.column('organizationId')}
        and ${textFilter('name').sql(value, owner, context)})`;
    }),
    sourceKind: enumFilter('sourceKind'),
    status: enumFilter('status'),
    response: enumFilter('response'),
    dueOn: dayFilter('dueOn'),
    isExtended: booleanFilter('isExtended'),
    isLate: customFilter((value, table, context) => sql`${isLate(table, context)} = ${value}::boolean`),
    isOpen: customFilter((value, table) => sql`(${table.column('status')} in ${OPEN_SQL}) = ${value}::boolean`),
    level: customFilter((value, table) => {
      const { eq, in: list } = value as { eq?: string | null; in?: string[] | null };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return sql`exists (select 1 from organization w where w.id = ${table.column('organizationId')} and w.level = any(${wanted}::text[]))`;
    }),
    within: withinFilter,
  },
  orders: {
    DUE_ON: dayOrder('dueOn'),
    OPENED_AT: instantOrder('openedAt'),
    SUBMITTED_AT: instantOrder('submittedAt'),
    TITLE: pinyinOrder('title'),
    TREE: {
      type: 'text',
      sql: (table) =>
        sql`(select w.path from organization w where w.id = ${table.column('organizationId')}) collate "C"`,
    },
  },
  defaultOrder: [
    { field: 'DUE_ON', direction: 'ASC' },
    { field: 'TREE', direction: 'ASC' },
  ],
  scope: ownedBy,
  visibleTo: obligationVisibleTo,
});

/** True for what hangs on an obligation that the viewer sees. */
const throughObligation = (table: Table, context: ReadContext): Sql =>
  sql`exists (select 1 from obligation ob where ob.id = ${table.column('obligationId')}
    and ${obligationVisibleTo(aliasOf('ob'), context)})`;

/** The obligation table under another alias, for hand-written statements that must carry its visibility. */
export const aliasOf = (alias: string): Table => tableOf(ObligationShape, alias);

/** Words between the two levels and what happened: INTERNAL, for those who see the obligation. */
const ObligationMessageShape: Shape = defineShape({
  name: 'ObligationMessage',
  prefix: 'omsg',
  entity: ObligationMessageSchema,
  fields: {
    id: column('id', { idPrefix: 'omsg' }),
    ...columns('kind', 'text', 'dueOn', 'sentAt'),
    sender: one(() => OrganizationShape, 'senderId'),
    attachments: attachmentsOf('ObligationMessage'),
    obligation: one(() => ObligationShape, 'obligationId'),
  },
  filters: { obligationId: idFilter('obligationId', 'obl'), kind: enumFilter('kind') },
  orders: { SENT_AT: instantOrder('sentAt') },
  defaultOrder: [{ field: 'SENT_AT', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: throughObligation,
});

/** Requests for more time: INTERNAL, for those who see the obligation. */
export const ObligationExtensionShape: Shape = defineShape({
  name: 'ObligationExtension',
  prefix: 'oext',
  entity: ObligationExtensionSchema,
  fields: {
    id: column('id', { idPrefix: 'oext' }),
    ...columns(
      'askedOn',
      'reason',
      'status',
      'grantedOn',
      'decisionNote',
      'isBeyondOwn',
      'askedAt',
      'decidedAt',
      'version',
    ),
    viewerCan: expression((table, _, { actor }) => {
      const isAsked = sql`${table.column('status')} = 'ASKED'`;
      const owner = actsForSql(actor, OWNER_PERMISSION, table.column('organizationId'));
      const verifier = sql`exists (select 1 from obligation ob where ob.id = ${table.column('obligationId')}
        and ob.status in ${OPEN_SQL} and ${actsForSql(actor, VERIFIER_PERMISSION, sql`ob.verifier_id`)})`;
      return sql`json_build_object('grant', ${isAsked} and ${verifier}, 'refuse', ${isAsked} and ${verifier},
        'withdraw', ${isAsked} and ${owner})`;
    }),
    organization: one(() => OrganizationShape, 'organizationId'),
    obligation: one(() => ObligationShape, 'obligationId'),
  },
  filters: {
    status: enumFilter('status'),
    organizationId: idFilter('organizationId', 'org'),
    verifierId: customFilter((value, table) => {
      const { eq, in: list } = value as { eq?: string | null; in?: string[] | null };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])]
        .map((id) => decodeId('org', id))
        .filter((id) => id !== null);
      return sql`exists (select 1 from obligation ob where ob.id = ${table.column('obligationId')} and ob.verifier_id = any(${wanted}::uuid[]))`;
    }),
    within: withinFilter,
  },
  orders: { ASKED_AT: instantOrder('askedAt'), ASKED_ON: dayOrder('askedOn') },
  defaultOrder: [{ field: 'ASKED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: throughObligation,
});

registerAttachmentOwner({ subjectType: 'Obligation', shape: () => ObligationShape });
registerAttachmentOwner({ subjectType: 'ObligationMessage', shape: () => ObligationMessageShape });

/** True when the actor of a unit of work sees a row, judged by the shape's own condition inside the transaction. */
export async function seesRow({ run, actor, clock }: UnitOfWork, shape: Shape, id: string): Promise<boolean> {
  const context: ReadContext = { actor, today: clock.today(), now: clock.now() };
  const rows = await run(sql`select 1 from ${raw(`"${shape.entity.meta.tableName}"`)} seen
    where seen.id = ${id}::uuid and ${shape.visibleTo(tableOf(shape, 'seen'), context)}`);
  return rows.length > 0;
}
