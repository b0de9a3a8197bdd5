import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { refuse } from './organization.refusals.ts';

/**
 * Refuses a division code that the table of divisions does not know or no longer holds in force, and names what took its
 * place. The published table has no dates, so being in force today is what is known of any effect date.
 */
export async function requireDivision(run: Run, code: string): Promise<void> {
  const path = ['input', 'divisionCode'];
  const [division] = await run<{ name: string; isCurrent: boolean }>(
    sql`select name, is_current as "isCurrent" from division where code = ${code}`,
  );
  if (!division) {
    throw refuse('ORGANIZATION_DIVISION_UNKNOWN', path, { code });
  }
  if (division.isCurrent) {
    return;
  }
  const successors = await run<{ code: string; name: string }>(sql`
    with recursive chain as (
      select code, name, is_current, successors from division where code = ${code}
      union select d.code, d.name, d.is_current, d.successors from chain c
        join division d on d.code = any(c.successors) where not c.is_current)
    select code, name from chain where is_current order by code limit 5`);
  const { name } = division;
  throw successors.length === 0
    ? refuse('ORGANIZATION_DIVISION_LAPSED', path, { code, name })
    : refuse('ORGANIZATION_DIVISION_ENDED', path, {
        code,
        name,
        successors: successors.map((next) => `${next.code} ${next.name}`).join(' / '),
      });
}
