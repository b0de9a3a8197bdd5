import sql from 'sql-template-tag';
import { holds } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel } from '../../kernel/unit-of-work.ts';
import { declareException } from '../../modules/organization/index.ts';
import { accountActor, produceDueHandovers } from '../../modules/people/index.ts';

/** Logins whose schools ask for more staff than the rules allow. */
const ASKING = [
  { login: 'yunling.chair', number: 58, reason: '本校在校生逾三万人，三个校区分别设有工作点' },
  { login: 'luyuan.executive', number: 52, reason: '新设沙河校区，需增设工作人员' },
] as const;

/** Opens what a federation always has open: handovers of terms that ended lately, exceptions that wait for the level above. */
export async function openDemoMatters(kernel: Kernel): Promise<void> {
  await produceDueHandovers(kernel);
  for (const { login, number, reason } of ASKING) {
    const [found] = await runRead<{ accountId: string; schoolId: string }>(
      kernel,
      sql`select a.id as "accountId", h.organization_id as "schoolId" from account a join person p on p.account_id = a.id
        join term h on h.person_id = p.id and h.starts_on <= ${kernel.clock.today()}::date and h.ends_on > ${kernel.clock.today()}::date
        join organization o on o.id = h.organization_id and o.level = 'SCHOOL'
        where a.login_name = ${login} order by h.starts_on, h.id limit 1`,
    );
    if (!found) {
      continue;
    }
    const actor = await accountActor(kernel, found.accountId, { locale: 'zh-CN', requestId: 'demo', purpose: null });
    if (holds(actor, 'rulepack.except')) {
      await runUnit(kernel, actor, (uow) => declareException(uow, found.schoolId, { key: 'staffMax', number, reason }));
    }
  }
}
