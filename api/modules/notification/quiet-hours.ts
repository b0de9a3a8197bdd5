import sql, { type Sql } from 'sql-template-tag';

const SHANGHAI_MINUTES = 8 * 60;

/** Minute of the day in Asia/Shanghai, which knows no summer time. */
export function minuteOfDay(at: Date): number {
  return (at.getUTCHours() * 60 + at.getUTCMinutes() + SHANGHAI_MINUTES) % 1440;
}

/**
 * True while the settings `s` of an account ask for quiet. Judged by the clock whenever something is to be sent and stored
 * nowhere, so that neither a jump of the clock nor a change of the hours lets a mail out of order.
 */
export function quietSql(at: Date): Sql {
  const minute = minuteOfDay(at);
  return sql`coalesce(case when s.quiet_from < s.quiet_until then ${minute}::int >= s.quiet_from and ${minute}::int < s.quiet_until
    else ${minute}::int >= s.quiet_from or ${minute}::int < s.quiet_until end, false)`;
}
