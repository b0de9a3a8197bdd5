import sql, { type Sql } from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { workingCalendarOf } from '../calendar/index.ts';
import { askedSql } from './asked.read-model.ts';
import { inForceVersionSql } from './binding.read-model.ts';
import { bringUpToDate, holdCase, noticePlaces } from './case-course.service.ts';
import { append, recordCase, stepsOf } from './case-record.service.ts';
import { ProcedureStep, type ProcedureCase } from './procedure-case.entity.ts';

/** Open cases that are looked at in one statement. */
const BATCH = 200;

/** Most calendar days that so many working days take, long holidays included. */
const spanSql = (list: 'remindBefore' | 'remindAfter'): Sql => sql`3 * coalesce((select max(d.days::int)
  from procedure_version v, jsonb_array_elements_text(v.steps -> (c.step_no - 1) -> ${list}) d(days) where v.id = c.version_id), 0) + 12`;

/** True for a case whose deadline is near enough, or lately enough over, for a reminder or a delay to be noted. */
const daysNearSql = (today: string): Sql => sql`coalesce(c.due_on - (${spanSql('remindBefore')}) <= ${today}::date
  and (c.due_on + (${spanSql('remindAfter')}) >= ${today}::date or not exists (select from procedure_step m
    where m.case_id = c.id and m.round = c.round and m.step_no = c.step_no and m.event = 'OVERDUE')), false)`;

/** Cases of a batch for which something has to be noted: a move, a change of whom they ask, a reminder or a delay. */
async function due(kernel: Kernel, after: string): Promise<{ id: string; isDue: boolean }[]> {
  const today = kernel.clock.today();
  return runRead(
    kernel,
    sql`with batch as materialized (select c.* from procedure_case c
        where c.state = 'OPEN' and c.id > ${after}::uuid order by c.id limit ${BATCH}),
      asked as materialized (select a.case_id, a.body_no, a.acting_id, a.is_escalated, a.distance
        from (${askedSql(today, (alias) => sql`${alias}.id in (select b.id from batch b)`)}) a),
      body as (select c.id, c.round, c.step_no, b.no::int as body_no from batch c join procedure_version v on v.id = c.version_id
        cross join lateral jsonb_array_elements(v.steps -> (c.step_no - 1) -> 'bodies') with ordinality b(spec, no)
        where c.step_no >= 1 and not exists (select from procedure_step d where d.case_id = c.id and d.round = c.round
          and d.step_no = c.step_no and d.body_no = b.no and d.outcome in ('PASSED', 'NOT_PASSED'))),
      place as (select body.*, f.acting_id, coalesce(f.is_escalated, true) as is_escalated, l.event, l.to_id from body
        left join lateral (select a.acting_id, a.is_escalated from asked a where a.case_id = body.id and a.body_no = body.body_no
          order by a.distance limit 1) f on true
        left join lateral (select e.event, e.to_id from procedure_step e where e.case_id = body.id and e.round = body.round
          and e.step_no = body.step_no and e.body_no = body.body_no and e.event in ('ESCALATED', 'RESTORED')
          order by e.position desc limit 1) l on true)
      select c.id, (${daysNearSql(today)} or exists (select from procedure_version n
          where n.id = ${inForceVersionSql(sql`c.procedure_id`, today)} and n.id <> c.version_id and n.open_cases = 'MOVE')
        or exists (select from place p where p.id = c.id and case when p.is_escalated
          then p.event is distinct from 'ESCALATED' or p.to_id is distinct from p.acting_id
          else p.event is not distinct from 'ESCALATED' end)) as "isDue"
      from batch c order by c.id`,
  );
}

/** Notes the reminders and the delay of the present step whose days have come; each once, and of missed reminders the last. */
async function noticeDays(uow: UnitOfWork, matter: ProcedureCase): Promise<void> {
  const { dueOn, stepNo, round } = matter;
  const today = uow.clock.today();
  const step = (await stepsOf(uow, matter))[stepNo - 1];
  if (!dueOn || !step || matter.state !== 'OPEN') {
    return;
  }
  const isNoted = async (event: 'OVERDUE' | 'REMINDED', since: string): Promise<boolean> =>
    (await uow.em.count(ProcedureStep, { caseId: matter.id, round, stepNo, event, markOn: { $gte: since } })) > 0;
  const calendar = await workingCalendarOf(uow.run, matter.organizationId, dueOn);
  const days = [...step.remindBefore.map((days) => -days), ...step.remindAfter].map((offset) =>
    offset === 0 ? dueOn : calendar.addWorkdays(dueOn, offset).day,
  );
  const last = days
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  if (last && last >= matter.stepOn && !(await isNoted('REMINDED', last))) {
    await append(uow, matter, { event: 'REMINDED', markOn: last });
  }
  if (dueOn < today && !(await isNoted('OVERDUE', dueOn))) {
    await append(uow, matter, { event: 'OVERDUE', markOn: dueOn });
  }
}

/** Looks at one case; gives true when something was noted. */
async function look(uow: UnitOfWork, id: string): Promise<boolean> {
  const matter = await holdCase(uow, id);
  if (!matter || matter.state !== 'OPEN') {
    return false;
  }
  const count = () => uow.em.count(ProcedureStep, { caseId: id });
  const before = await count();
  const wasUnder = matter.versionId;
  if (await bringUpToDate(uow, matter)) {
    recordCase(uow, 'procedureCase.move', matter, {
      procedureVersion: { before: wasUnder, after: matter.versionId },
    });
  }
  if (matter.state === 'OPEN' && matter.stepNo >= 1) {
    await noticePlaces(uow, matter);
    await noticeDays(uow, matter);
  }
  return (await count()) > before;
}

/**
 * Looks at all open cases, each in a unit of its own: moves them to a new version, notes escalations and reminders whose
 * time has come, and gives the number of cases for which something was noted. Run twice, or after the clock has jumped, it
 * notes nothing twice.
 */
export async function tendCases(kernel: Kernel): Promise<number> {
  const actor = platformActor([], 'job:procedure');
  let noted = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (let rows = await due(kernel, after); rows.length > 0; rows = await due(kernel, after)) {
    for (const { id, isDue } of rows) {
      noted += isDue && (await runUnit(kernel, actor, (uow) => look(uow, id))) ? 1 : 0;
    }
    after = rows.at(-1)!.id;
  }
  return noted;
}

/** Every five minutes, so that an escalation is seen soon and a reminder on the morning of its day. */
export const tendCasesJob: JobSpec = {
  name: 'procedure-cases',
  cron: '*/5 * * * *',
  run: async (kernel) => void (await tendCases(kernel)),
};
