import sql, { type Sql } from 'sql-template-tag';
import { dayFilter, dayOrder, enumFilter, idFilter, instantOrder, pinyinOrder } from '../../kernel/read/filter.ts';
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
import { actsForSql, progressSql } from '../coordination/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { withinFilter } from '../people/index.ts';
import { ReportPublicationSchema, ReportRoundSchema } from './report-round.entity.ts';
import { ReportTemplateShape, ReportTemplateVersionShape } from './report-template.read-model.ts';
import { countsJson, formOfRound } from './report-parts.read-model.ts';
import { publicationVisibleTo, roundFiguresVisible, roundVisibleTo } from './report.policy.ts';
import { liveRows, totalsJson } from './rollup.read-model.ts';

const figuresVisible = (table: Table, context: ReadContext): Sql => roundFiguresVisible(ownedBy(table), context);

/** Rounds: INTERNAL. */
export const ReportRoundShape: Shape = defineShape({
  name: 'ReportRound',
  prefix: 'rrd',
  entity: ReportRoundSchema,
  fields: {
    id: column('id', { idPrefix: 'rrd' }),
    ...columns(
      'title',
      'periodLabel',
      'periodFrom',
      'periodTo',
      'dueOn',
      'status',
      'settledReason',
      'openedAt',
      'settledAt',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    template: one(() => ReportTemplateShape, 'templateId'),
    templateVersion: one(() => ReportTemplateVersionShape, 'templateVersionId'),
    previous: one(() => ReportRoundShape, 'previousId'),
    progress: expression((table) => progressSql('REPORT_ROUND', table.column('id'))),
    totals: expression((table, _, context) => {
      const form = formOfRound(table.column('id'));
      return sql`case when ${figuresVisible(table, context)} then ${totalsJson(
        form,
        liveRows(table.column('id'), form, null),
        liveRows(table.column('previousId'), form, null),
      )} end`;
    }),
    counts: expression(
      (table, _, context) =>
        sql`case when ${figuresVisible(table, context)} then ${countsJson(sql`c.round_id = ${table.column('id')}`, context.today)} end`,
    ),
    staleCount: expression(
      (
        table,
        _,
        context,
      ) => sql`case when ${figuresVisible(table, context)} then (select count(*)::int from report_submission c
        where c.holder_id = ${table.column('id')} and c.phase = 'ACCEPTED' and exists (select 1 from report_stale_mark m
          where m.submission_id = c.id and m.revision = c.revision)) end`,
    ),
    publications: {
      kind: 'list',
      shape: () => ReportPublicationShape,
      on: (table, child) => sql`${child.column('roundId')} = ${table.column('id')}`,
      order: (child) => sql`${child.column('revision')} desc`,
    },
    viewerCan: expression((table, _, { actor }) => {
      const mine = actsForSql(actor, 'report.open', table.column('organizationId'));
      const publish = actsForSql(actor, 'report.publish', table.column('organizationId'));
      const isOpen = sql`${table.column('status')} = 'OPEN'`;
      return sql`json_build_object('close', ${mine} and ${isOpen}, 'cancel', ${mine} and ${isOpen},
        'upgrade', ${mine} and ${isOpen}, 'reschedule', ${mine} and ${isOpen}, 'publish', ${publish} and ${table.column('status')} <> 'CANCELLED')`;
    }),
  },
  filters: {
    id: idFilter('id', 'rrd'),
    organizationId: idFilter('organizationId', 'org'),
    templateId: idFilter('templateId', 'rtp'),
    status: enumFilter('status'),
    dueOn: dayFilter('dueOn'),
    periodFrom: dayFilter('periodFrom'),
    within: withinFilter,
  },
  orders: { OPENED_AT: instantOrder('openedAt'), DUE_ON: dayOrder('dueOn'), TITLE: pinyinOrder('title') },
  defaultOrder: [{ field: 'OPENED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: roundVisibleTo,
});

/** Publications: PUBLIC or INTERNAL, as each says. */
export const ReportPublicationShape: Shape = defineShape({
  name: 'ReportPublication',
  prefix: 'rpub',
  entity: ReportPublicationSchema,
  fields: {
    id: column('id', { idPrefix: 'rpub' }),
    ...columns(
      'revision',
      'status',
      'visibility',
      'hash',
      'note',
      'publishedAt',
      'withdrawnAt',
      'withdrawnReason',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    round: one(() => ReportRoundShape, 'roundId'),
    title: expression((table) => sql`${table.column('snapshot')}::json ->> 'title'`),
    periodLabel: expression((table) => sql`${table.column('snapshot')}::json ->> 'periodLabel'`),
    periodFrom: expression((table) => sql`${table.column('snapshot')}::json ->> 'periodFrom'`),
    periodTo: expression((table) => sql`${table.column('snapshot')}::json ->> 'periodTo'`),
    templateName: expression((table) => sql`${table.column('snapshot')}::json -> 'template' ->> 'name'`),
    templateNumber: expression((table) => sql`(${table.column('snapshot')}::json -> 'template' ->> 'number')::int`),
    totals: expression((table) => sql`${table.column('snapshot')}::json -> 'totals'`),
    rows: expression((table) => sql`${table.column('snapshot')}::json -> 'rows'`),
    owedCount: expression((table) => sql`(${table.column('snapshot')}::json ->> 'owedCount')::int`),
    missingCount: expression((table) => sql`json_array_length(${table.column('snapshot')}::json -> 'missing')`),
    // Who did not report is said inside the federation, never to the public.
    missing: expression(
      (table, _, context) =>
        sql`case when ${roundFiguresVisible(ownedBy(table), context)} then ${table.column('snapshot')}::json -> 'missing' end`,
    ),
    snapshot: expression(
      (table, _, context) =>
        sql`case when ${roundFiguresVisible(ownedBy(table), context)} then ${table.column('snapshot')} end`,
    ),
    hasChangedSince: expression(
      (table) => sql`exists (select 1 from report_submission c
      where c.round_id = ${table.column('roundId')} and c.counted_at > ${table.column('publishedAt')})`,
    ),
    viewerCan: expression((table, _, { actor }) => {
      const mine = actsForSql(actor, 'report.publish', table.column('organizationId'));
      return sql`json_build_object('withdraw', ${mine} and ${table.column('status')} = 'PUBLISHED')`;
    }),
  },
  filters: {
    organizationId: idFilter('organizationId', 'org'),
    roundId: idFilter('roundId', 'rrd'),
    status: enumFilter('status'),
    visibility: enumFilter('visibility'),
  },
  orders: { PUBLISHED_AT: instantOrder('publishedAt') },
  defaultOrder: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: publicationVisibleTo,
});
