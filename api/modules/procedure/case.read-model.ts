import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import {
  column,
  columns,
  count,
  defineShape,
  expression,
  extendShape,
  one,
  ownedBy,
  type ExpressionField,
  type OneField,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import {
  customFilter,
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  integerOrder,
  pinyinOrder,
} from '../../kernel/read/filter.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { AttachmentShape, attachmentsOf, registerAttachmentOwner } from '../attachment/index.ts';
import { OrganizationShape, PlannedChangeShape } from '../organization/index.ts';
import { OfficeShape, PersonShape, tableOf, TermShape, TITLE_LABELS, withinFilter } from '../people/index.ts';
import { askedCasesSql, askedSql, placesSql } from './asked.read-model.ts';
import { caseVisibleTo, isCandidateSql, openedBySql } from './case.policy.ts';
import { ProcedureCaseSchema, ProcedureStepSchema } from './procedure-case.entity.ts';
import { ProcedureShape, ProcedureVersionShape } from './procedure.read-model.ts';

const isOpen = (table: Table): Sql => sql`${table.column('state')} = 'OPEN'`;
const isLate = (table: Table, { today }: ReadContext): Sql =>
  sql`(${isOpen(table)} and coalesce(${table.column('dueOn')} < ${today}::date, false))`;
const asksMe = (table: Table, { actor, today }: ReadContext): Sql =>
  sql`(${table.column('id')} = any(array(${askedCasesSql(actor.personId, today)})))`;
const speaksFor = (table: Table, actor: Actor): Sql => sql`(${openedBySql(table, actor)}
  or (not ${isCandidateSql(table, actor)} and coalesce(${scopeSql(scopeOf(actor, 'case.open'), ownedBy(table))}, false)))`;

/** True while a body of the present step is sought above the organization that the chain names. */
const isEscalated = (table: Table): Sql => sql`(${isOpen(table)} and exists (select from procedure_step e
  where e.case_id = ${table.column('id')} and e.round = ${table.column('round')} and e.step_no = ${table.column('stepNo')}
    and e.event = 'ESCALATED' and not exists (select from procedure_step n where n.case_id = e.case_id and n.round = e.round
      and n.step_no = e.step_no and n.body_no = e.body_no and n.position > e.position
      and (n.event in ('ESCALATED', 'RESTORED') or n.outcome in ('PASSED', 'NOT_PASSED')))))`;

/** A name that the candidate of a vetting does not get to know: who decided stays with the body. */
const nameOf = (table: Table, id: string, actor: Actor, caseId: Sql): Sql => sql`select n.name from person n
  where n.id = ${table.column(id)} and not exists (select from procedure_case own
    where own.id = ${caseId} and own.candidate_id = ${actor.personId}::uuid)`;

const failure: ExpressionField = expression(
  (table) => sql`case when ${table.column('effectCode')} is not null
    then json_build_object('code', ${table.column('effectCode')}, 'params', ${table.column('effectParams')}) end`,
);

const result = (shape: () => Shape, type: string): OneField => ({
  kind: 'one',
  shape,
  on: (table, child) =>
    sql`${child.column('id')} = ${table.column('resultId')} and ${table.column('resultType')} = ${type}`,
});

/** The bodies of the present step: what they are, where they are sought now, who may answer, and what they answered. */
const waitingSql = (table: Table, { actor, today }: ReadContext): Sql => {
  const only = (alias: Sql): Sql => sql`${alias}.id = ${table.column('id')}`;
  const titles = JSON.stringify(TITLE_LABELS[actor.locale]);
  return sql`select coalesce(json_agg(json_build_object(
      'bodyNo', w.no,
      'titleNames', (select coalesce(json_agg(coalesce(${titles}::jsonb ->> k.title, k.title)), '[]'::json)
        from jsonb_array_elements_text(w.body -> 'titles') k(title)),
      'answer', w.answer,
      'expectedName', (select o.name from (${placesSql(today, only)}) q join organization o on o.id = q.organization_id
        where q.body_no = w.no and q.distance = q.expected order by o.id limit 1),
      'actingName', (select o.name from seat join organization o on o.id = seat.acting_id where seat.body_no = w.no
        order by seat.distance, o.id limit 1),
      'isEscalated', w.answer is null and coalesce((select bool_and(seat.is_escalated) from seat where seat.body_no = w.no), true),
      'isVacant', w.answer is null and not exists (select from seat where seat.body_no = w.no),
      'holderNames', case when ${isCandidateSql(table, actor)} then '[]'::json else
        (select coalesce(json_agg(distinct n.name), '[]'::json) from seat join person n on n.id = seat.person_id where seat.body_no = w.no) end
    ) order by w.no), '[]'::json)
    from (select b.body, b.no::int as no, (select d.outcome from procedure_step d where d.case_id = ${table.column('id')}
        and d.round = ${table.column('round')} and d.step_no = ${table.column('stepNo')} and d.body_no = b.no
        and d.outcome in ('PASSED', 'NOT_PASSED')) as answer
      from procedure_version v
      cross join lateral jsonb_array_elements(v.steps -> (${table.column('stepNo')} - 1) -> 'bodies') with ordinality b(body, no)
      where v.id = ${table.column('versionId')} and ${isOpen(table)} and ${table.column('stepNo')} >= 1) w`;
};

const waitingField: ExpressionField = expression(
  (
    table,
    _,
    context,
  ) => sql`with seat as materialized (${askedSql(context.today, (alias) => sql`${alias}.id = ${table.column('id')}`)})
    ${waitingSql(table, context)}`,
);

/** Cases. */
export const ProcedureCaseShape: Shape = defineShape({
  name: 'ProcedureCase',
  prefix: 'case',
  entity: ProcedureCaseSchema,
  fields: {
    id: column('id', { idPrefix: 'case' }),
    ...columns(
      'subjectKind',
      'title',
      'state',
      'stepNo',
      'round',
      'stepOn',
      'dueOn',
      'openedAt',
      'settledAt',
      'settledReason',
      'isReviewed',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    other: one(() => OrganizationShape, 'otherId'),
    procedure: one(() => ProcedureShape, 'procedureId'),
    procedureVersion: one(() => ProcedureVersionShape, 'versionId'),
    office: one(() => OfficeShape, 'officeId'),
    candidate: one(() => PersonShape, 'candidateId'),
    candidateName: expression((table) => sql`select n.name from person n where n.id = ${table.column('candidateId')}`),
    openerName: expression((table, _, { actor }) => nameOf(table, 'openerId', actor, table.column('id'))),
    facts: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('subjectKind', ${table.column('subjectKind')}, 'key', t.key, 'value', t.value)),
        '[]'::json) from jsonb_each_text(${table.column('traits')}) t where t.value is not null`,
    ),
    effectFailure: failure,
    term: result(() => TermShape, 'Term'),
    resultOrganization: result(() => OrganizationShape, 'Organization'),
    plannedChange: result(() => PlannedChangeShape, 'PlannedChange'),
    isLate: expression((table, _, context) => isLate(table, context)),
    isEscalated: expression((table) => isEscalated(table)),
    waiting: waitingField,
    viewerSeats: expression(
      (
        table,
        _,
        { actor, today },
      ) => sql`select coalesce(json_agg(json_build_object('bodyNo', a.body_no, 'officeName', f.name,
          'organizationName', o.name, 'isEscalated', a.is_escalated, 'onBehalfOf', n.name) order by a.body_no, a.delegation_id nulls first), '[]'::json)
        from (${askedSql(today, (alias) => sql`${alias}.id = ${table.column('id')}`)}) a
        join office f on f.id = a.office_id join organization o on o.id = a.acting_id left join person n on n.id = a.delegator_id
        where a.person_id = ${actor.personId}::uuid`,
    ),
    attachments: {
      kind: 'many',
      shape: () => AttachmentShape,
      on: (table, file) => sql`${file.column('subjectType')} = 'ProcedureStep' and ${file.column('subjectId')} in (
        select e.id from procedure_step e where e.case_id = ${table.column('id')})`,
    },
    steps: {
      kind: 'list',
      shape: () => ProcedureStepShape,
      on: (table, child) => sql`${child.column('caseId')} = ${table.column('id')}`,
      order: (child) => child.column('position'),
    },
    viewerCan: expression((table, _, context) => {
      const { actor, today } = context;
      // The question of who is asked is put once for the three buttons that rest on it.
      return sql`select json_build_object('decide', a.sked, 'return', a.sked, 'declareConflict', a.sked,
          'withdraw', ${isOpen(table)} and ${speaksFor(table, actor)},
          'resubmit', ${isOpen(table)} and ${table.column('stepNo')} = 0 and ${speaksFor(table, actor)},
          'askReview', ${isCandidateSql(table, actor)} and ${table.column('state')} = 'REJECTED' and not ${table.column('isReviewed')}
            and (${table.column('settledAt')} at time zone 'Asia/Shanghai')::date + ${LIMITS.reviewDays}::int >= ${today}::date)
        from (select ${asksMe(table, context)} as sked offset 0) a`;
    }),
  },
  filters: {
    id: idFilter('id', 'case'),
    subjectKind: enumFilter('subjectKind'),
    state: enumFilter('state'),
    organizationId: idFilter('organizationId', 'org'),
    procedureId: idFilter('procedureId', 'prc'),
    within: withinFilter,
    dueOn: dayFilter('dueOn'),
    openedAt: instantFilter('openedAt'),
    isLate: customFilter((value, table, context) => sql`${isLate(table, context)} = ${value}::boolean`),
    isEscalated: customFilter((value, table) => sql`${isEscalated(table)} = ${value}::boolean`),
    waitsForMe: customFilter((value, table, context) => sql`${asksMe(table, context)} = ${value}::boolean`),
    waitingLevel: customFilter((value, table, { today }) => {
      const { eq, in: list } = value as { eq?: string; in?: string[] };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return sql`${table.column('id')} = any(array(select a.case_id from (${askedSql(today, () => sql`true`)}) a
        join organization w on w.id = a.acting_id where w.level = any(${wanted}::text[])))`;
    }),
    isMine: customFilter((value, table, { actor }) => sql`${openedBySql(table, actor)} = ${value}::boolean`),
    isAboutMe: customFilter((value, table, { actor }) => sql`${isCandidateSql(table, actor)} = ${value}::boolean`),
  },
  orders: {
    OPENED_AT: instantOrder('openedAt'),
    DUE_ON: { type: 'date', sql: (table) => sql`coalesce(${table.column('dueOn')}, 'infinity'::date)` },
    TITLE: pinyinOrder('title'),
    STEP_ON: dayOrder('stepOn'),
  },
  defaultOrder: [{ field: 'OPENED_AT', direction: 'DESC' }],
  scope: ownedBy,
  auditRead: 'procedureCase.read',
  visibleTo: (table, context) => caseVisibleTo(table, context),
});

/** Entries of timelines: seen by whoever sees the case. */
const ProcedureStepShape: Shape = defineShape({
  name: 'ProcedureStep',
  prefix: 'step',
  entity: ProcedureStepSchema,
  fields: {
    id: column('id', { idPrefix: 'step' }),
    ...columns(
      'position',
      'event',
      'stepNo',
      'kind',
      'bodyNo',
      'round',
      'outcome',
      'grounds',
      'opinion',
      'toStepNo',
      'markOn',
      'at',
    ),
    stepName: expression(
      (
        table,
        _,
        { actor },
      ) => sql`select coalesce(${actor.locale === 'en' ? sql`v.steps -> (${table.column('stepNo')} - 1) ->> 'nameEn'` : sql`null::text`},
        v.steps -> (${table.column('stepNo')} - 1) ->> 'name') from procedure_version v where v.id = ${table.column('versionId')}`,
    ),
    isKept: expression((table) => sql`${table.column('keptFromId')} is not null`),
    personName: expression((table, _, { actor }) => nameOf(table, 'personId', actor, table.column('caseId'))),
    delegatorName: expression((table, _, { actor }) => nameOf(table, 'delegatorId', actor, table.column('caseId'))),
    officeName: expression((table) => sql`select f.name from office f where f.id = ${table.column('officeId')}`),
    actingOrganization: one(() => OrganizationShape, 'actingId'),
    fromOrganization: one(() => OrganizationShape, 'fromId'),
    toOrganization: one(() => OrganizationShape, 'toId'),
    effectFailure: failure,
    attachments: attachmentsOf('ProcedureStep'),
  },
  filters: {},
  orders: { POSITION: integerOrder('position') },
  defaultOrder: [{ field: 'POSITION', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: (table, context) => sql`exists (select from procedure_case c where c.id = ${table.column('caseId')}
    and ${caseVisibleTo(tableOf(ProcedureCaseShape, 'c'), context)})`,
});

/** The bodies of the step at which a case stands in this unit, as `waiting` tells them. */
export async function waitingOf(uow: UnitOfWork, caseId: string): Promise<readonly object[]> {
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  const [row] = await uow.run<{ waiting: readonly object[] }>(
    sql`select (${waitingField.sql(tableOf(ProcedureCaseShape, 'c'), {}, context)}) as waiting
      from procedure_case c where c.id = ${caseId}::uuid`,
  );
  return row?.waiting ?? [];
}

extendShape(ProcedureShape, {
  fields: {
    openCaseCount: count(
      () => ProcedureCaseShape,
      'procedureId',
      (child) => sql`${child.column('state')} = 'OPEN'`,
    ),
  },
});

registerAttachmentOwner({ subjectType: 'ProcedureStep', shape: () => ProcedureStepShape });

/** True when the actor may see the case. */
export async function seesCase(uow: UnitOfWork, id: string): Promise<boolean> {
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  await uow.em.flush();
  const rows = await uow.run(
    sql`select 1 as seen from procedure_case c where c.id = ${id}::uuid and ${caseVisibleTo(tableOf(ProcedureCaseShape, 'c'), context, id)}`,
  );
  return rows.length > 0;
}
