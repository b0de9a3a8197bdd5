import sql from 'sql-template-tag';
import { RequestFailure } from '../../kernel/access.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusal, DomainRefusals } from '../../kernel/refusal.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { refuse } from './organization.refusals.ts';
import type { PlannedChange } from './planned-change.entity.ts';
import { carryOut, clockActor, holdPlan, orderOf, recordPlan } from './planned-change.service.ts';

interface DuePlan {
  readonly id: string;
  readonly organizationId: string | null;
}

/** The next plan whose day has come, in the order of days and of filing; the named organizations are left out. */
async function nextDue(kernel: Kernel, stuck: readonly DuePlan[]): Promise<DuePlan | null> {
  const organizations = stuck.map(({ organizationId }) => organizationId).filter((id) => id !== null);
  const [row] = await runRead<DuePlan>(
    kernel,
    sql`select id, organization_id as "organizationId" from planned_change
      where status = 'PLANNED' and effective_on <= ${kernel.clock.today()}::date
        and id <> all(${stuck.map(({ id }) => id)}::uuid[])
        and (organization_id is null or organization_id <> all(${organizations}::uuid[]))
      order by effective_on, id limit 1`,
  );
  return row ?? null;
}

/** The plan, held, when it is still due; two clocks at once meet here and one of them acts. */
async function stillDue(uow: UnitOfWork, id: string): Promise<PlannedChange | null> {
  const plan = await holdPlan(uow, id);
  return plan?.status === 'PLANNED' && plan.effectiveOn <= uow.clock.today() ? plan : null;
}

/** The refusal that a failure means, or null when it is a fault of ours and the plan has to wait for the next try. */
function refusalOf(error: unknown): DomainRefusal | null {
  if (error instanceof DomainRefusals) {
    return error.refusals[0] ?? null;
  }
  if (error instanceof RequestFailure && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) {
    return refuse('PLANNED_CHANGE_PARTNER');
  }
  return error instanceof DomainRefusal ? error : null;
}

async function carryOutPlan(kernel: Kernel, id: string): Promise<number> {
  try {
    return await runUnit(kernel, clockActor, async (uow) => {
      const plan = await stillDue(uow, id);
      if (!plan) {
        return 0;
      }
      await carryOut(uow, orderOf(plan));
      plan.settle('DONE', uow.clock.now());
      recordPlan(uow, plan, 'organization.planCarryOut', {
        planStatus: { before: 'PLANNED', after: 'DONE' },
        plannedBy: { before: null, after: plan.accountId ?? null },
        effectiveOn: { before: null, after: plan.effectiveOn },
      });
      return 1;
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return runUnit(kernel, clockActor, async (uow) => {
      const plan = await stillDue(uow, id);
      plan?.fail(refusal.code, refusal.params, uow.clock.now());
      if (plan) {
        recordPlan(uow, plan, 'organization.planFail', {
          planStatus: { before: 'PLANNED', after: 'FAILED' },
          planFailure: { before: null, after: refusal.code },
          plannedBy: { before: null, after: plan.accountId ?? null },
        });
      }
      return 0;
    });
  }
}

/**
 * Carries out every plan whose day has come, one unit of work each, and gives the number carried out. A plan that can no
 * longer be carried out becomes FAILED; one that meets a fault of ours waits, with the later ones of its organization.
 */
export async function carryOutDuePlans(kernel: Kernel): Promise<number> {
  const stuck: DuePlan[] = [];
  let fault: unknown = null;
  let done = 0;
  for (let due = await nextDue(kernel, stuck); due; due = await nextDue(kernel, stuck)) {
    try {
      done += await carryOutPlan(kernel, due.id);
    } catch (error) {
      fault ??= error;
      stuck.push(due);
    }
  }
  if (fault) {
    throw fault instanceof Error ? fault : new Error('A planned change met a fault');
  }
  return done;
}

/** Each minute, so that a change holds from the first minute of its day, and soon after a late start. */
export const plannedChangeJob: JobSpec = {
  name: 'organization-planned-changes',
  cron: '* * * * *',
  run: async (kernel) => void (await carryOutDuePlans(kernel)),
};
