import sql from 'sql-template-tag';
import { encodeId } from '../../kernel/ids.ts';
import { registerDeadlines } from '../notification/index.ts';
import { registerOpenMatters } from '../people/index.ts';
import { actsForSql } from './acting.policy.ts';
import { OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';
import { OPEN_SQL } from './obligation.read-model.ts';

/** What the reader has to answer by a day. */
registerDeadlines(async (run, { actor, locale }, { from, until }) => {
  const rows = await run<{ id: string; on: string; title: string; organization: string }>(sql`
    select b.id, b.due_on::text as "on", b.title, o.name as organization from obligation b
      join organization o on o.id = b.organization_id
    where b.status in ${OPEN_SQL} and b.due_on >= ${from}::date and b.due_on < ${until}::date
      and ${actsForSql(actor, OWNER_PERMISSION, sql`b.organization_id`)}
    order by b.due_on, b.id limit 500`);
  return rows.map(({ id, on, title, organization }) => ({
    key: `obligation:${id}`,
    on,
    title: locale === 'en' ? `Due: ${title}` : `任务到期：${title}`,
    note: organization,
    path: `/obligations/${encodeId('obl', id)}`,
  }));
});

interface Found {
  readonly title: string;
  readonly subjectUuid: string;
  readonly dueOn: string | null;
}

/** What an office that answers or verifies leaves unfinished. */
registerOpenMatters(async (run, { organizationId, officeId }) => {
  const holds = (permission: string) =>
    sql`exists (select 1 from office f where f.id = ${officeId}::uuid and ${permission} = any(f.permissions))`;
  const open = await run<Found>(sql`select b.title, b.id as "subjectUuid", b.due_on::text as "dueOn" from obligation b
    where b.organization_id = ${organizationId}::uuid and b.status in ${OPEN_SQL} and ${holds(OWNER_PERMISSION)}
    order by b.due_on nulls last, b.id limit 50`);
  const waiting =
    await run<Found>(sql`select b.title, b.id as "subjectUuid", b.due_on::text as "dueOn" from obligation b
    where b.verifier_id = ${organizationId}::uuid and b.status = 'SUBMITTED' and ${holds(VERIFIER_PERMISSION)}
    order by b.submitted_at, b.id limit 50`);
  return [
    ...open.map((row) => ({ kind: 'obligation', subjectType: 'Obligation', ...row })),
    ...waiting.map((row) => ({ kind: 'obligationToVerify', subjectType: 'Obligation', ...row })),
  ];
});
