import sql, { type Sql } from 'sql-template-tag';
import {
  booleanFilter,
  customFilter,
  enumFilter,
  idFilter,
  instantOrder,
  integerFilter,
  integerOrder,
} from '../../kernel/read/filter.ts';
import { decodeId } from '../../kernel/ids.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  extendShape,
  one,
  ownedBy,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { attachmentsOf, registerAttachmentOwner } from '../attachment/index.ts';
import { actsForSql, isLateSql, ObligationShape, OPEN_STATUSES } from '../coordination/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { withinFilter } from '../people/index.ts';
import { ReportRevisionSchema, ReportSubmissionSchema } from './report-submission.entity.ts';
import { answersVisible, submissionVisibleTo, throughSubmission } from './report.policy.ts';
import { countsJson, formOfRound } from './report-parts.read-model.ts';
import { ReportRoundShape } from './report-round.read-model.ts';
import { ReportTemplateVersionShape } from './report-template.read-model.ts';
import { differencesJson, liveRows, storedRows, totalsJson } from './rollup.read-model.ts';

const obligationOf = (table: Table, value: Sql): Sql =>
  sql`(select ${value} from obligation b where b.id = ${table.column('obligationId')})`;

/** True when figures were reported and no longer are what lies below. */
const isStale = (table: Table): Sql => sql`(${table.column('phase')} in ('SUBMITTED', 'ACCEPTED')
  and exists (select 1 from report_stale_mark m where m.submission_id = ${table.column('id')} and m.revision = ${table.column('revision')}))`;

const isLate = (table: Table, { today }: ReadContext): Sql =>
  obligationOf(table, isLateSql(sql`b.status`, sql`b.due_on`, today));

const yesNo = (build: (table: Table, context: ReadContext) => Sql) =>
  customFilter((value, table, context) => {
    const { eq } = value as { eq?: boolean | null };
    return eq === undefined || eq === null ? sql`true` : sql`coalesce(${build(table, context)}, false) = ${eq}`;
  });

const OPEN = [...OPEN_STATUSES];

/** Figures now: own ones and those of the accepted ones below. */
const nowRows = (table: Table): Sql =>
  liveRows(table.column('id'), formOfRound(table.column('roundId')), table.column('own'));

/** Figures as the viewer is to take them: those reported, else those of this moment. */
const shownRows = (table: Table): Sql => sql`
  select * from (${storedRows(table.column('reported'))}) rep where ${table.column('reported')} is not null
  union all select * from (${nowRows(table)}) liv where ${table.column('reported')} is null`;

/** Figures of the same organization in the round before. */
const previousRows = (table: Table): Sql => sql`select z.* from report_round pr
  join report_submission ps on ps.round_id = pr.previous_id and ps.organization_id = ${table.column('organizationId')},
  lateral (${storedRows(sql`coalesce(ps.reported, ps.own)`)}) z where pr.id = ${table.column('roundId')}`;

/** Reports of organizations: INTERNAL figures; what was written in full only for those whom it concerns. */
export const ReportSubmissionShape: Shape = defineShape({
  name: 'ReportSubmission',
  prefix: 'rsub',
  entity: ReportSubmissionSchema,
  fields: {
    id: column('id', { idPrefix: 'rsub' }),
    ...columns('phase', 'revision', 'submittedAt', 'version'),
    organization: one(() => OrganizationShape, 'organizationId'),
    round: one(() => ReportRoundShape, 'roundId'),
    obligation: one(() => ObligationShape, 'obligationId'),
    templateVersion: one(() => ReportTemplateVersionShape, 'templateVersionId'),
    parent: {
      kind: 'one',
      shape: () => ReportSubmissionShape,
      on: (table, child) => sql`${child.column('id')} = ${table.column('holderId')}`,
    },
    children: {
      kind: 'many',
      shape: () => ReportSubmissionShape,
      on: (table, child) => sql`${child.column('holderId')} = ${table.column('id')}`,
    },
    status: expression((table) => obligationOf(table, sql`b.status`)),
    dueOn: expression((table) => obligationOf(table, sql`b.due_on`)),
    returnReason: expression((table) => obligationOf(table, sql`b.reason`)),
    comments: expression(
      (table, _, context) =>
        sql`case when ${answersVisible(table, context)} then ${obligationOf(
          table,
          sql`(select coalesce(json_agg(json_build_object('key', c ->> 'path', 'text', c ->> 'text')), '[]'::json) from jsonb_array_elements(b.comments) c)`,
        )} else '[]'::json end`,
    ),
    isLate: expression((table, _, context) => sql`coalesce(${isLate(table, context)}, false)`),
    isStale: expression((table) => isStale(table)),
    isFormOutdated: expression(
      (table) =>
        sql`${table.column('templateVersionId')} <> (select r.template_version_id from report_round r where r.id = ${table.column('roundId')})`,
    ),
    hasBelow: expression(
      (table) =>
        sql`exists (select 1 from report_submission c where c.holder_id = ${table.column('id')} and c.phase <> 'DROPPED')`,
    ),
    answers: expression(
      (table, _, context) => sql`case when ${answersVisible(table, context)} then ${table.column('answers')} end`,
    ),
    entry: expression((table, args, context) => {
      const key = sql`${(args as { key?: string }).key ?? ''}::text`;
      // A list is meant to be read upward; tables, files and what is not rolled up stay with those whom the report concerns.
      const isListed = sql`exists (select 1 from report_template_version v, jsonb_array_elements(v.form -> 'fields') f
        where v.id = ${table.column('templateVersionId')} and f ->> 'key' = ${key} and f ->> 'aggregate' <> 'NONE'
          and f ->> 'kind' not in ('TABLE', 'FILE'))`;
      return sql`case when ${answersVisible(table, context)} or ${isListed}
        then json_build_object('value', ${table.column('answers')} -> ${key}) end`;
    }),
    fieldVersions: expression(
      (table, _, context) => sql`case when ${answersVisible(table, context)} then ${table.column('fieldVersions')} end`,
    ),
    facts: expression(
      (
        table,
        _,
        context,
      ) => sql`case when ${answersVisible(table, context)} then (select coalesce(json_agg(json_build_object(
          'key', f ->> 'key', 'fact', f ->> 'fact', 'value', f ->> 'value', 'takenOn', f ->> 'takenOn',
          'answer', ${table.column('answers')} ->> (f ->> 'key'),
          'differs', (${table.column('answers')} ->> (f ->> 'key')) is distinct from f ->> 'value',
          'remark', ${table.column('remarks')} ->> (f ->> 'key'))), '[]'::json)
        from jsonb_array_elements(coalesce(${table.column('facts')}, '[]'::jsonb)) f) else '[]'::json end`,
    ),
    remarks: expression(
      (
        table,
        _,
        context,
      ) => sql`case when ${answersVisible(table, context)} then (select coalesce(json_agg(json_build_object('key', r.key, 'text', r.value)), '[]'::json)
        from jsonb_each_text(${table.column('remarks')}) r) else '[]'::json end`,
    ),
    dropped: expression(
      (table, _, context) =>
        sql`case when ${answersVisible(table, context)} then ${table.column('dropped')} else '[]'::jsonb end`,
    ),
    totals: expression((table) =>
      totalsJson(formOfRound(table.column('roundId')), shownRows(table), previousRows(table)),
    ),
    ownTotals: expression((table) =>
      totalsJson(formOfRound(table.column('roundId')), storedRows(table.column('own')), null),
    ),
    staleChanges: expression(
      (table) =>
        sql`case when ${isStale(table)} then ${differencesJson(
          formOfRound(table.column('roundId')),
          storedRows(table.column('reported')),
          nowRows(table),
        )} else '[]'::json end`,
    ),
    staleCauses: {
      kind: 'list',
      shape: () => ReportSubmissionShape,
      on: (table, child) => sql`${child.column('id')} in (select m.cause_id from report_stale_mark m
        where m.submission_id = ${table.column('id')} and m.revision = ${table.column('revision')})`,
      order: (child) => sql`${child.column('id')}`,
    },
    staleBelowCount: expression(
      (table) => sql`(select count(*)::int from report_submission c where c.holder_id = ${table.column('id')}
      and c.phase = 'ACCEPTED' and exists (select 1 from report_stale_mark m where m.submission_id = c.id and m.revision = c.revision))`,
    ),
    childCounts: expression((table, _, context) => countsJson(sql`c.holder_id = ${table.column('id')}`, context.today)),
    owedCount: expression(
      (table) => sql`(select count(*)::int from report_submission x where x.round_id = ${table.column('roundId')}
      and x.phase <> 'DROPPED' and ${table.column('organizationId')} in (x.organization_id, x.province_id, x.city_id, x.school_id, x.department_id))`,
    ),
    attachments: attachmentsOf('ReportSubmission'),
    revisions: {
      kind: 'list',
      shape: () => ReportRevisionShape,
      on: (table, child) => sql`${child.column('submissionId')} = ${table.column('id')}`,
      order: (child) => sql`${child.column('number')} desc`,
    },
    viewerCan: expression((table, _, { actor }) => {
      const owner = actsForSql(actor, 'obligation.answer', table.column('organizationId'));
      const verifier = obligationOf(table, actsForSql(actor, 'obligation.verify', sql`b.verifier_id`));
      const status = obligationOf(table, sql`b.status`);
      const isOpen = sql`exists (select 1 from report_round r where r.id = ${table.column('roundId')} and r.status = 'OPEN')`;
      const writable = sql`(${owner} and ${isOpen} and ${status} = any(${OPEN}::text[]))`;
      const outdated = sql`${table.column('templateVersionId')} <> (select r.template_version_id from report_round r where r.id = ${table.column('roundId')})`;
      return sql`json_build_object('save', ${writable}, 'carry', ${writable} and ${outdated}, 'submit', ${writable},
        'refresh', ${writable}, 'confirm', ${owner} and ${isStale(table)},
        'return', coalesce(${verifier} and ${status} = 'SUBMITTED', false),
        'accept', coalesce(${verifier} and ${status} = 'SUBMITTED' and not ${isStale(table)}, false),
        'reopen', coalesce(${verifier} and ${isOpen} and ${status} in ('ACCEPTED', 'EXCUSED'), false))`;
    }),
  },
  filters: {
    id: idFilter('id', 'rsub'),
    roundId: idFilter('roundId', 'rrd'),
    organizationId: idFilter('organizationId', 'org'),
    parentId: customFilter((value, table) => {
      const { eq, isNull } = value as { eq?: string | null; isNull?: boolean | null };
      const parts = [
        eq ? sql`${table.column('holderId')} = ${decodeId('rsub', eq)}::uuid` : sql`true`,
        isNull === undefined || isNull === null
          ? sql`true`
          : sql`(${table.column('holderId')} = ${table.column('roundId')}) = ${isNull}::boolean`,
      ] as const;
      return sql`(${parts[0]} and ${parts[1]})`;
    }),
    phase: enumFilter('phase'),
    revision: integerFilter('revision'),
    status: customFilter((value, table) => {
      const { eq, in: list } = value as { eq?: string | null; in?: string[] | null };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return obligationOf(table, sql`b.status = any(${wanted}::text[])`);
    }),
    level: customFilter((value, table) => {
      const { eq, in: list } = value as { eq?: string | null; in?: string[] | null };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return sql`exists (select 1 from organization w where w.id = ${table.column('organizationId')} and w.level = any(${wanted}::text[]))`;
    }),
    isLate: yesNo(isLate),
    isStale: yesNo(isStale),
    isMissing: yesNo((table) => sql`${table.column('phase')} = 'OPEN'`),
    within: withinFilter,
  },
  orders: {
    SUBMITTED_AT: instantOrder('submittedAt'),
    DUE_ON: {
      type: 'date',
      sql: (table) => sql`coalesce(${obligationOf(table, sql`b.due_on`)}, '-infinity'::date)`,
    },
    TREE: {
      type: 'text',
      sql: (table) =>
        sql`(select w.path from organization w where w.id = ${table.column('organizationId')}) collate "C"`,
    },
  },
  defaultOrder: [{ field: 'TREE', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: submissionVisibleTo,
});

/** What was reported when: INTERNAL. */
const ReportRevisionShape: Shape = defineShape({
  name: 'ReportRevision',
  prefix: 'rrev',
  entity: ReportRevisionSchema,
  fields: {
    id: column('id', { idPrefix: 'rrev' }),
    ...columns('number', 'isConfirmation', 'hash', 'submittedAt'),
    templateVersion: one(() => ReportTemplateVersionShape, 'templateVersionId'),
    answers: expression(
      (table, _, context) => sql`case when ${answersVisibleOf(table, context)} then ${table.column('answers')} end`,
    ),
    totals: expression((table) =>
      totalsJson(
        sql`(select v.form from report_template_version v where v.id = ${table.column('templateVersionId')})`,
        storedRows(table.column('reported')),
        null,
      ),
    ),
  },
  filters: { isConfirmation: booleanFilter('isConfirmation') },
  orders: { NUMBER: integerOrder('number') },
  defaultOrder: [{ field: 'NUMBER', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: (table, context) => throughSubmission(table.column('submissionId'), context),
});

/** The rule of the submission, over a revision's own columns. */
function answersVisibleOf(table: Table, context: ReadContext): Sql {
  const obligationId = sql`(select s.obligation_id from report_submission s where s.id = ${table.column('submissionId')})`;
  return answersVisible(
    { ...table, column: (name) => (name === 'obligationId' ? obligationId : table.column(name)) },
    context,
  );
}

extendShape(ReportRoundShape, {
  fields: {
    mine: {
      kind: 'list',
      shape: () => ReportSubmissionShape,
      on: (table, child, _, { actor }) => sql`${child.column('roundId')} = ${table.column('id')}
        and ${actsForSql(actor, 'obligation.answer', child.column('organizationId'))}`,
      order: (child) => sql`${child.column('id')}`,
    },
    submissions: {
      kind: 'many',
      shape: () => ReportSubmissionShape,
      on: (table, child) => sql`${child.column('roundId')} = ${table.column('id')}`,
    },
    direct: {
      kind: 'many',
      shape: () => ReportSubmissionShape,
      on: (table, child) => sql`${child.column('holderId')} = ${table.column('id')}`,
    },
  },
});

// Files are part of what was written in full; who reads the figures alone does not see them.
registerAttachmentOwner({
  subjectType: 'ReportSubmission',
  shape: () => ({
    ...ReportSubmissionShape,
    visibleTo: (table, context) => sql`(${submissionVisibleTo(table, context)} and ${answersVisible(table, context)})`,
  }),
});
