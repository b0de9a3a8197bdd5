import sql from 'sql-template-tag';
import { registerWorkSource } from '../procedure/index.ts';
import { actsForSql } from './acting.policy.ts';
import { OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';
import { OPEN_SQL } from './obligation.read-model.ts';

registerWorkSource({
  kind: 'OBLIGATION_TO_ANSWER',
  label: { 'zh-CN': '待办理的任务', en: 'Obligations to answer' },
  sql: ({ actor }) =>
    actor.grants.some(({ permission }) => permission === OWNER_PERMISSION)
      ? sql`select 'Obligation'::text as subject_type, b.id as subject_id, b.organization_id, b.title, b.due_on,
          coalesce(b.submitted_at, b.opened_at) as since
        from obligation b where b.status in ${OPEN_SQL} and ${actsForSql(actor, OWNER_PERMISSION, sql`b.organization_id`)}`
      : null,
});

registerWorkSource({
  kind: 'OBLIGATION_TO_VERIFY',
  label: { 'zh-CN': '待审核的办理结果', en: 'Answers to verify' },
  sql: ({ actor }) =>
    actor.grants.some(({ permission }) => permission === VERIFIER_PERMISSION)
      ? sql`select 'Obligation'::text as subject_type, b.id as subject_id, b.organization_id, b.title, b.due_on,
          b.submitted_at as since
        from obligation b where b.status = 'SUBMITTED' and ${actsForSql(actor, VERIFIER_PERMISSION, sql`b.verifier_id`)}`
      : null,
});

registerWorkSource({
  kind: 'EXTENSION_TO_ANSWER',
  label: { 'zh-CN': '待答复的延期申请', en: 'Requests for more time' },
  sql: ({ actor }) =>
    actor.grants.some(({ permission }) => permission === VERIFIER_PERMISSION)
      ? sql`select 'ObligationExtension'::text as subject_type, e.id as subject_id, e.organization_id, b.title, b.due_on,
          e.asked_at as since
        from obligation_extension e join obligation b on b.id = e.obligation_id
        where e.status = 'ASKED' and b.status in ${OPEN_SQL} and ${actsForSql(actor, VERIFIER_PERMISSION, sql`b.verifier_id`)}`
      : null,
});
