import sql, { type Sql } from 'sql-template-tag';
import { isLateSql } from '../coordination/index.ts';

/** The form of a round. */
export const formOfRound = (roundId: Sql): Sql => sql`(select v.form from report_round fr
  join report_template_version v on v.id = fr.template_version_id where fr.id = ${roundId})`;

/** Numbers of submissions of a set by state, as JSON. */
export const countsJson = (which: Sql, today: string): Sql => sql`(select json_build_object(
    'total', count(*) filter (where c.phase <> 'DROPPED')::int,
    'missing', count(*) filter (where c.phase = 'OPEN')::int,
    'untouched', count(*) filter (where c.phase = 'OPEN' and b.status in ('PENDING', 'WITHDRAWN'))::int,
    'drafted', count(*) filter (where c.phase = 'OPEN' and b.status = 'ACKNOWLEDGED')::int,
    'returned', count(*) filter (where c.phase = 'OPEN' and b.status = 'RETURNED')::int,
    'submitted', count(*) filter (where c.phase = 'SUBMITTED')::int,
    'accepted', count(*) filter (where c.phase = 'ACCEPTED')::int,
    'excused', count(*) filter (where c.phase = 'DROPPED')::int,
    'late', count(*) filter (where ${isLateSql(sql`b.status`, sql`b.due_on`, today)})::int,
    'stale', count(*) filter (where c.phase in ('SUBMITTED', 'ACCEPTED') and exists (select 1 from report_stale_mark m
      where m.submission_id = c.id and m.revision = c.revision))::int)
  from report_submission c join obligation b on b.id = c.obligation_id where ${which})`;
