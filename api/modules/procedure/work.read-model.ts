import sql, { join, type Sql } from 'sql-template-tag';
import { CursorCodec, readPage, type Page, type PageArguments } from '../../kernel/page.ts';
import type { Reader } from '../../kernel/read/reader.ts';
import type { ReadContext } from '../../kernel/read/shape.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { workSources } from './work-source.ts';

/** Where the deadline of a matter stands. */
export type Lateness = 'LATE' | 'SOON' | 'LATER' | 'NONE';

/** Days before its deadline from which a matter counts as due soon. */
const SOON_DAYS = 3;

/** Which matters to list. */
export interface WorkFilter {
  readonly kinds?: readonly string[] | null;
  readonly lateness?: Lateness | null;
}

/** A matter that waits for the viewer. */
export interface WorkRow {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly title: string;
  readonly dueOn: string | null;
  readonly since: string;
  readonly lateness: Lateness;
  readonly k: readonly unknown[];
}

/** How many of one kind wait. */
export interface WorkCount {
  readonly kind: string;
  readonly count: number;
  readonly lateCount: number;
  readonly soonCount: number;
}

/** Everything that waits for the viewer over all modules, as one union. */
function unionSql(context: ReadContext): Sql | null {
  const parts = workSources().flatMap((source) => {
    const rows = source.sql(context);
    return rows ? [sql`select ${source.kind}::text as kind, s.* from (${rows}) s`] : [];
  });
  return parts.length === 0 ? null : join(parts, ' union all ');
}

const latenessSql = (
  today: string,
): Sql => sql`case when w.due_on is null then 'NONE' when w.due_on < ${today}::date then 'LATE'
  when w.due_on <= ${today}::date + ${SOON_DAYS}::int then 'SOON' else 'LATER' end`;

/** Paging of the list, bound to its filter and reader. */
export function workPage(
  secret: Buffer,
  context: ReadContext,
  filter: WorkFilter,
  args: PageArguments,
): { page: Page; codec: CursorCodec } {
  const codec = new CursorCodec(secret, {
    list: 'workItems',
    kinds: [...(filter.kinds ?? [])],
    lateness: filter.lateness ?? null,
    reader: context.actor.accountId,
  });
  return { page: readPage(args, codec, 3, LIMITS.pageSizeDefault), codec };
}

/** A page of what waits for the viewer, the most urgent first, and the number of all, in one statement. */
export async function workItems(
  reader: Reader,
  filter: WorkFilter,
  page: Page,
): Promise<{ rows: readonly WorkRow[]; total: number }> {
  const union = unionSql(reader.context);
  if (!union) {
    return { rows: [], total: 0 };
  }
  const { today } = reader.context;
  const due = sql`coalesce(w.due_on, 'infinity'::date)`;
  const keys = sql`(${due}, w.since, w.subject_id)`;
  const [cursorDue, cursorSince, cursorId] = page.cursor ?? [];
  const after = page.cursor
    ? sql`and ${keys} ${page.isBackward ? sql`<` : sql`>`} (${cursorDue}::date, ${cursorSince}::timestamptz, ${cursorId}::uuid)`
    : sql``;
  const direction = page.isBackward ? sql`desc` : sql`asc`;
  const kinds = filter.kinds ? sql`and w.kind = any(${[...filter.kinds]}::text[])` : sql``;
  const lateness = filter.lateness ? sql`and ${latenessSql(today)} = ${filter.lateness}` : sql``;
  const [row] = await reader.run<{ rows: WorkRow[]; total: number }>(sql`with w as materialized (
      select w.* from (${union}) w where true ${kinds} ${lateness})
    select (select count(*)::int from w) as total, coalesce((select json_agg(r) from (
      select w.kind, w.subject_type as "subjectType", w.subject_id as "subjectId", w.organization_id as "organizationId",
        o.name as "organizationName", w.title, w.due_on as "dueOn", w.since, ${latenessSql(today)} as lateness,
        json_build_array(${due}::text, w.since::text, w.subject_id) as k
      from w left join organization o on o.id = w.organization_id where true ${after}
      order by ${due} ${direction}, w.since ${direction}, w.subject_id ${direction}
      limit ${page.size + 1} offset ${page.offset}) r), '[]'::json) as rows`);
  return row!;
}

/** How many of each kind wait for the viewer, in one statement; kinds of which nothing waits are left out. */
export async function workCounts(reader: Reader): Promise<readonly WorkCount[]> {
  const union = unionSql(reader.context);
  if (!union) {
    return [];
  }
  const lateness = latenessSql(reader.context.today);
  return reader.run<WorkCount>(sql`select w.kind, count(*)::int as count,
      count(*) filter (where ${lateness} = 'LATE')::int as "lateCount", count(*) filter (where ${lateness} = 'SOON')::int as "soonCount"
    from (${union}) w group by w.kind order by w.kind`);
}
