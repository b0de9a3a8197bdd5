import sql from 'sql-template-tag';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { HandoverPackShape, scopeColumnsOf, successorSql, tableOf } from '../people/index.ts';
import { managesPlanSql } from '../organization/index.ts';
import { askedCasesSql } from './asked.read-model.ts';
import { openedBySql } from './case.policy.ts';
import { ProcedureCaseShape } from './case.read-model.ts';
import { registerWorkSource } from './work-source.ts';

registerWorkSource({
  kind: 'CASE_TO_ANSWER',
  label: { 'zh-CN': '待审批事项', en: 'Cases to answer' },
  sql: ({ actor, today }) =>
    actor.personId === null
      ? null
      : sql`select 'ProcedureCase'::text as subject_type, c.id as subject_id, c.organization_id, c.title, c.due_on,
          coalesce((select max(e.at) from procedure_step e where e.case_id = c.id and e.event in ('ENTERED', 'ESCALATED', 'RESTORED')), c.opened_at) as since
        from procedure_case c where c.id = any(array(${askedCasesSql(actor.personId, today)}))`,
});

registerWorkSource({
  kind: 'CASE_RETURNED',
  label: { 'zh-CN': '退回待重新提交', en: 'Returned cases to submit again' },
  sql: ({ actor }) =>
    actor.accountId === null
      ? null
      : sql`select 'ProcedureCase'::text as subject_type, c.id as subject_id, c.organization_id, c.title, null::date as due_on,
          (select max(e.at) from procedure_step e where e.case_id = c.id) as since
        from procedure_case c where c.state = 'OPEN' and c.step_no = 0 and ${openedBySql(tableOf(ProcedureCaseShape, 'c'), actor)}`,
});

registerWorkSource({
  kind: 'HANDOVER_TO_ACKNOWLEDGE',
  label: { 'zh-CN': '待接收的交接包', en: 'Handovers to acknowledge' },
  sql: (context) =>
    context.actor.personId === null
      ? null
      : sql`select 'HandoverPack'::text as subject_type, h.id as subject_id, h.organization_id, f.name as title, null::date as due_on,
          h.produced_at as since
        from handover_pack h join office f on f.id = h.office_id
        where h.status = 'OPEN' and ${successorSql(tableOf(HandoverPackShape, 'h'), context)}`,
});

registerWorkSource({
  kind: 'PLAN_FAILED',
  label: { 'zh-CN': '未能生效的计划变更', en: 'Planned changes that failed' },
  sql: ({ actor }) =>
    actor.accountId === null
      ? null
      : sql`select 'PlannedChange'::text as subject_type, h.id as subject_id, h.organization_id, o.name as title,
          h.effective_on as due_on, h.settled_at as since
        from planned_change h left join organization o on o.id = h.organization_id
        where h.status = 'FAILED' and ${managesPlanSql(actor, sql`h.action`, sql`h.status`, scopeColumnsOf('h'))}
          and ${scopeSql(scopeOf(actor, 'organization.read'), scopeColumnsOf('h'))}`,
});
