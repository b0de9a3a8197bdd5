import sql from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import { addDays } from '../../kernel/clock.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { keepAttachments } from '../attachment/index.ts';

const BATCH = 100;

/** Vettings whose time is over: so many days after the term that came of them, or after they ended without one. */
async function due(kernel: Kernel): Promise<string[]> {
  const before = addDays(kernel.clock.today(), -LIMITS.vettingDays);
  const rows = await runRead<{ id: string }>(
    kernel,
    sql`select c.id from procedure_case c left join term t on c.result_type = 'Term' and t.id = c.result_id
      where c.subject_kind = 'APPOINTMENT' and c.state <> 'OPEN'
        and coalesce(t.ends_on, (c.settled_at at time zone 'Asia/Shanghai')::date) < ${before}::date
      order by c.id limit ${BATCH}`,
  );
  return rows.map(({ id }) => id);
}

async function purge(uow: UnitOfWork, id: string): Promise<void> {
  const [row] = await uow.run<ScopeKeys & { state: string }>(
    sql`select state, organization_id as "organizationId", province_id as "provinceId", city_id as "cityId",
      school_id as "schoolId", department_id as "departmentId" from procedure_case where id = ${id}::uuid for update`,
  );
  if (!row || row.state === 'OPEN') {
    return;
  }
  const { state, ...scope } = row;
  const entries = await uow.run<{ id: string }>(sql`select id from procedure_step where case_id = ${id}::uuid`);
  for (const entry of entries) {
    await keepAttachments(uow, { subjectType: 'ProcedureStep', subjectId: entry.id, scope }, [], []);
  }
  await uow.run(sql`select set_config('procedure.purge', 'on', true)`);
  await uow.run(sql`delete from procedure_step where case_id = ${id}::uuid`);
  await uow.run(sql`delete from procedure_case where id = ${id}::uuid`);
  await uow.run(sql`select set_config('procedure.purge', '', true)`);
  uow.audit({
    action: 'procedureCase.purge',
    subjectType: 'ProcedureCase',
    subjectId: id,
    scope,
    changes: { caseState: { before: state, after: null } },
  });
}

/**
 * Deletes vettings once the term and the time for a review are over (`schema/rules.md` 6): what was found of a person is
 * not kept longer than it serves. Gives their number.
 */
export async function purgeVettings(kernel: Kernel): Promise<number> {
  const actor = platformActor([], 'job:vetting-purge');
  let count = 0;
  for (let ids = await due(kernel); ids.length > 0; ids = await due(kernel)) {
    for (const id of ids) {
      await runUnit(kernel, actor, (uow) => purge(uow, id));
      count += 1;
    }
  }
  return count;
}

/** Each night in Shanghai. */
export const purgeVettingsJob: JobSpec = {
  name: 'procedure-vetting-purge',
  cron: '25 18 * * *',
  run: async (kernel) => void (await purgeVettings(kernel)),
};
