import sql, { type Sql } from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import type { ReadContext, Table } from '../../kernel/read/shape.ts';
import { EXPIRING_DAYS, LED_KINDS, type LeadingBody } from './people.enums.ts';
import { inForceSql } from './people.policy.ts';

/** How many hold an office today. */
export const holders = (table: Table, today: string): Sql =>
  sql`(select count(*)::int from term h where h.office_id = ${table.column('id')} and ${inForceSql('h', today)})`;
/** Seats of an office that nobody holds today; none outside the office's own time. */
export const openSeats = (table: Table, { today }: ReadContext): Sql =>
  sql`case when ${inUse(table, today)} then greatest(${table.column('seats')} - ${holders(table, today)}, 0) else 0 end`;
function inUse(table: Table, today: string): Sql {
  return sql`(${table.column('validFrom')} <= ${today}::date and (${table.column('validUntil')} is null or ${table.column('validUntil')} > ${today}::date))`;
}

/** Since when a seat has been open: the last day on which the office fell below its seats, else its first day. */
export const vacantSince = (
  table: Table,
  context: ReadContext,
): Sql => sql`case when ${openSeats(table, context)} > 0 then coalesce(
  (select max(e.ends_on) from term e where e.office_id = ${table.column('id')} and e.ends_on <= ${context.today}::date and e.ends_on > e.starts_on
    and (select count(*) from term c where c.office_id = e.office_id and c.starts_on < e.ends_on and c.ends_on >= e.ends_on)
      >= ${table.column('seats')}),
  ${table.column('validFrom')}) end`;

/** True when a term of an office ends soon. */
export function hasExpiring(table: Table, today: string): Sql {
  return sql`exists (select 1 from term h where h.office_id = ${table.column('id')} and ${inForceSql('h', today)}
    and h.ends_on <= ${addDays(today, EXPIRING_DAYS)}::date)`;
}

/** What the board of vacancies shows: an open seat, or a term that ends soon. */
export const isOpenOrExpiring = (table: Table, context: ReadContext): Sql =>
  sql`(${openSeats(table, context)} > 0 or (${inUse(table, context.today)} and ${hasExpiring(table, context.today)}))`;

/** How many terms of an office end within the next days that count as soon. */
export const expiringCount = (table: Table, today: string): Sql =>
  sql`(select count(*)::int from term h where h.office_id = ${table.column('id')} and ${inForceSql('h', today)}
    and h.ends_on <= ${addDays(today, EXPIRING_DAYS)}::date)`;

/** True for an active organization that must have the body and where nobody sits in it today. */
export const isLeaderless = (organization: Table, body: LeadingBody, { today }: ReadContext): Sql =>
  sql`(${organization.column('status')} = 'ACTIVE' and ${organization.column('kind')} = any(${[...LED_KINDS[body]]}::text[])
    and not exists (select 1 from term h join office f on f.id = h.office_id
      where h.organization_id = ${organization.column('id')} and f.body = ${body} and ${inForceSql('h', today)}))`;
