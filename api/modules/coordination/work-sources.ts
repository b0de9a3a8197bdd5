import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { registerWorkSource } from '../procedure/index.ts';
import { actsForSql } from './acting.policy.ts';
import { OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';
import { OPEN_SQL } from './obligation.read-model.ts';

const holdsAnywhere = ({ grants }: Actor, wanted: Permission): boolean =>
  grants.some(({ permission }) => permission === wanted);

registerWorkSource({
  kind: 'OBLIGATION_TO_ANSWER',
  label: { 'zh-CN': '待办理的任务', en: 'Obligations to answer' },
  sql: ({ actor }) =>
    holdsAnywhere(actor, OWNER_PERMISSION)
      ? sql`select 'Obligation'::text as subject_type, b.id as subject_id, b.organization_id, b.title, b.due_on,
          coalesce((select max(m.sent_at) from obligation_message m
            where m.obligation_id = b.id and m.kind in ('RETURNED', 'REOPENED')), b.opened_at) as since
        from obligation b where b.status in ${OPEN_SQL} and ${actsForSql(actor, OWNER_PERMISSION, sql`b.organization_id`)}`
      : null,
});

registerWorkSource({
  kind: 'OBLIGATION_TO_VERIFY',
  label: { 'zh-CN': '待审核的办理结果', en: 'Answers to verify' },
  sql: ({ actor }) =>
    holdsAnywhere(actor, VERIFIER_PERMISSION)
      ? // The deadline is of those who answer; once they have, nobody is late any more.
        sql`select 'Obligation'::text as subject_type, b.id as subject_id, b.organization_id, b.title, null::date as due_on,
          coalesce(b.submitted_at, b.opened_at) as since
        from obligation b where b.status = 'SUBMITTED' and ${actsForSql(actor, VERIFIER_PERMISSION, sql`b.verifier_id`)}`
      : null,
});

registerWorkSource({
  kind: 'EXTENSION_TO_ANSWER',
  label: { 'zh-CN': '待答复的延期申请', en: 'Requests for more time' },
  sql: ({ actor }) =>
    holdsAnywhere(actor, VERIFIER_PERMISSION)
      ? // The present day is the last on which an answer still helps.
        sql`select 'Obligation'::text as subject_type, b.id as subject_id, b.organization_id, b.title, b.due_on, e.asked_at as since
        from obligation_extension e join obligation b on b.id = e.obligation_id
        where e.status = 'ASKED' and b.status in ${OPEN_SQL} and ${actsForSql(actor, VERIFIER_PERMISSION, sql`b.verifier_id`)}`
      : null,
});
