import sql from 'sql-template-tag';
import { actsForSql } from '../coordination/index.ts';
import { registerWorkSource } from '../procedure/index.ts';

registerWorkSource({
  kind: 'REPORT_TO_CONFIRM',
  label: { 'zh-CN': '待重新确认的汇总', en: 'Totals to confirm anew' },
  sql: ({ actor }) =>
    actor.grants.some(({ permission }) => permission === 'obligation.answer')
      ? sql`select 'ReportSubmission'::text as subject_type, s.id as subject_id, s.organization_id, r.title, null::date as due_on,
          (select min(m.marked_at) from report_stale_mark m where m.submission_id = s.id and m.revision = s.revision) as since
        from report_submission s join report_round r on r.id = s.round_id and r.status <> 'CANCELLED'
        where s.phase in ('SUBMITTED', 'ACCEPTED') and ${actsForSql(actor, 'obligation.answer', sql`s.organization_id`)}
          and exists (select 1 from report_stale_mark m where m.submission_id = s.id and m.revision = s.revision)`
      : null,
});
