import sql from 'sql-template-tag';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { encodeId } from '../../kernel/ids.ts';
import { registerDeadlines } from './deadline.ts';

/** Ends of the reader's own terms. */
registerDeadlines(async (run, { personId, locale }, { from, until }) => {
  const rows = await run<{ id: string; on: string; office: string; organization: string }>(
    sql`select t.id, t.ends_on::text as "on", f.name as office, o.name as organization
      from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id
      where t.person_id = ${personId}::uuid and t.ends_on >= ${from}::date and t.ends_on < ${until}::date and t.ends_on > t.starts_on
      order by t.ends_on limit 200`,
  );
  return rows.map(({ id, on, office, organization }) => ({
    key: `term-end:${id}`,
    on,
    title: locale === 'en' ? `Term ends: ${office}` : `任期届满：${office}`,
    note: organization,
    path: '/handovers',
  }));
});

/** First days of the reader's own turns and terms to come. */
registerDeadlines(async (run, { personId, locale }, { from, until }) => {
  const rows = await run<{ id: string; on: string; office: string; organization: string }>(
    sql`select t.id, t.starts_on::text as "on", f.name as office, o.name as organization
      from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id
      where t.person_id = ${personId}::uuid and t.starts_on >= ${from}::date and t.starts_on < ${until}::date and t.ends_on > t.starts_on
      order by t.starts_on limit 200`,
  );
  return rows.map(({ id, on, office, organization }) => ({
    key: `term-begin:${id}`,
    on,
    title: locale === 'en' ? `Term begins: ${office}` : `任期开始：${office}`,
    note: organization,
    path: '/offices',
  }));
});

/** Planned changes of the organizations in which the reader holds an office, for those who read their internal facts. */
registerDeadlines(async (run, { actor, organizationIds, locale }, { from, until }) => {
  const rows = await run<{ id: string; on: string; organization: string; organizationId: string }>(
    sql`select c.id, c.effective_on::text as "on", o.name as organization, o.id as "organizationId" from planned_change c
      join organization o on o.id = c.organization_id
      where c.status = 'PLANNED' and c.organization_id = any(${[...organizationIds]}::uuid[])
        and c.effective_on >= ${from}::date and c.effective_on < ${until}::date
        and ${scopeSql(scopeOf(actor, 'organization.read'), {
          organizationId: sql`c.organization_id`,
          provinceId: sql`c.province_id`,
          cityId: sql`c.city_id`,
          schoolId: sql`c.school_id`,
          departmentId: sql`c.department_id`,
        })}
      order by c.effective_on limit 200`,
  );
  return rows.map(({ id, on, organization, organizationId }) => ({
    key: `planned-change:${id}`,
    on,
    title: locale === 'en' ? `Planned change: ${organization}` : `计划变更：${organization}`,
    path: `/organizations/${encodeId('org', organizationId)}`,
  }));
});
