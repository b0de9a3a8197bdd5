import sql, { type Sql } from 'sql-template-tag';
import { UNITS_KEY } from './report-cells.ts';

/*
 * A holder is a submission with others below it, or the round itself. What it holds is the sum of what is merged and of the
 * deltas that are not yet; both stand in one snapshot, so a reader never sees an acceptance twice or not at all.
 * Numbers stay `numeric` from end to end and leave as text (schema/decisions/018-roll-ups.md).
 */

const cellRows = (cells: Sql): Sql => sql`select e.key, (e.value ->> 0)::numeric as s, (e.value ->> 1)::numeric as w,
    (e.value ->> 2)::integer as n, (e.value ->> 3)::numeric as m from jsonb_each(${cells}) e`;

/** Rows `(key, s, w, n, m)` of what the accepted ones directly below a holder add up to; without their maxima. */
const heldRows = (holderId: Sql): Sql => sql`
  select c.key, c.s, c.w, c.n, null::numeric as m from report_total rt, lateral (${cellRows(sql`rt.cells`)}) c where rt.holder_id = ${holderId}
  union all
  select c.key, c.s, c.w, c.n, null::numeric from report_delta rd, lateral (${cellRows(sql`rd.cells`)}) c where rd.holder_id = ${holderId}`;

/** Maxima of a holder, one row a field: the end of an index, whatever the breadth. */
const maximumRows = (holderId: Sql, form: Sql): Sql => sql`
  select f.value ->> 'key' as key, 0::numeric as s, 0::numeric as w, 0 as n,
    (select x.value from report_maximum x where x.holder_id = ${holderId} and x.field_key = f.value ->> 'key'
      order by x.value desc limit 1) as m
  from jsonb_array_elements(${form} -> 'fields') f where f.value ->> 'aggregate' = 'MAX'`;

/** Live figures of a holder, one row `(key, s, w, n, m)` a field; `own` are cells of its own answers, if it has such. */
export function liveRows(holderId: Sql, form: Sql, own: Sql | null): Sql {
  const mine = own ? sql` union all ${cellRows(own)}` : sql``;
  return sql`select u.key, sum(u.s) as s, sum(u.w) as w, sum(u.n)::integer as n, max(u.m) as m
    from (${heldRows(holderId)} union all ${maximumRows(holderId, form)}${mine}) u group by u.key`;
}

/** Figures from rows as cells, without those that hold nothing. */
export const asCells = (rows: Sql): Sql => sql`(select coalesce(jsonb_object_agg(l.key,
    case when l.m is null then jsonb_build_array(trim_scale(l.s), trim_scale(l.w), l.n)
      else jsonb_build_array(trim_scale(l.s), trim_scale(l.w), l.n, trim_scale(l.m)) end), '{}'::jsonb)
  from (${rows}) l where l.n <> 0)`;

/** Figures from stored cells as rows. */
export const storedRows = (cells: Sql): Sql => cellRows(cells);

/** The same figures with the sign turned, as a delta that takes them back out. */
export const negated = (cells: Sql): Sql => sql`(select coalesce(jsonb_object_agg(l.key,
    jsonb_build_array(-l.s, -l.w, -l.n)), '{}'::jsonb) from (${cellRows(cells)}) l)`;

/** Decimals with which averages are shown: two more than those of the field, fen for money. */
const averageDecimals = sql`case when f.value ->> 'kind' = 'MONEY' or (f.value ->> 'isMoney')::boolean then 0
  else coalesce((f.value ->> 'decimals')::integer, 0) + 2 end`;

/** The figure of a field by its rule as text; null when nobody answered or the rule makes no figure. */
const figure = (row: 'c' | 'b'): Sql => {
  const { s, w, m } =
    row === 'c' ? { s: sql`c.s`, w: sql`c.w`, m: sql`c.m` } : { s: sql`b.s`, w: sql`b.w`, m: sql`b.m` };
  const n = row === 'c' ? sql`c.n` : sql`b.n`;
  return sql`case when coalesce(${n}, 0) = 0 then null else case f.value ->> 'aggregate'
    when 'SUM' then trim_scale(${s})::text
    when 'MAX' then trim_scale(${m})::text
    when 'AVERAGE' then round(${s} / nullif(${w}, 0), ${averageDecimals})::text
    when 'WEIGHTED' then round(${s} / nullif(${w}, 0), ${averageDecimals})::text end end`;
};

/**
 * Totals as JSON, one entry for each field of the form in its order: rule, figure, sum and weight behind it, answers in it,
 * organizations that reported, and the figure of another period to compare with.
 */
export function totalsJson(form: Sql, rows: Sql, beforeRows: Sql | null): Sql {
  const before = beforeRows ? sql`left join (${beforeRows}) b on b.key = f.value ->> 'key'` : sql``;
  const beforeFigure = beforeRows ? figure('b') : sql`null::text`;
  return sql`(with c as materialized (${rows})
    select coalesce(json_agg(json_build_object(
      'key', f.value ->> 'key', 'label', f.value ->> 'label', 'labelEn', f.value ->> 'labelEn', 'kind', f.value ->> 'kind',
      'isMoney', f.value ->> 'kind' = 'MONEY' or coalesce((f.value ->> 'isMoney')::boolean, false),
      'unit', f.value ->> 'unit', 'unitEn', f.value ->> 'unitEn', 'rule', f.value ->> 'aggregate',
      'value', ${figure('c')}, 'sum', trim_scale(c.s)::text, 'weight', trim_scale(c.w)::text,
      'answerCount', coalesce(c.n, 0), 'unitCount', coalesce((select u.n from c u where u.key = ${UNITS_KEY}), 0),
      'previousValue', ${beforeFigure}) order by f.ordinality), '[]'::json)
    from jsonb_array_elements(${form} -> 'fields') with ordinality f
      left join c on c.key = f.value ->> 'key' ${before})`;
}

/** What differs between two sets of figures, as JSON: field, figure reported, figure now. */
export function differencesJson(form: Sql, reportedRows: Sql, rows: Sql): Sql {
  return sql`(select coalesce(json_agg(json_build_object('key', f.value ->> 'key', 'label', f.value ->> 'label',
      'labelEn', f.value ->> 'labelEn', 'rule', f.value ->> 'aggregate', 'kind', f.value ->> 'kind',
      'isMoney', f.value ->> 'kind' = 'MONEY' or coalesce((f.value ->> 'isMoney')::boolean, false),
      'reported', ${figure('b')}, 'now', ${figure('c')}, 'reportedCount', coalesce(b.n, 0), 'nowCount', coalesce(c.n, 0))
      order by f.ordinality), '[]'::json)
    from jsonb_array_elements(${form} -> 'fields') with ordinality f
      left join (${rows}) c on c.key = f.value ->> 'key'
      left join (${reportedRows}) b on b.key = f.value ->> 'key'
    where (coalesce(c.s, 0), coalesce(c.w, 0), coalesce(c.n, 0), c.m)
      is distinct from (coalesce(b.s, 0), coalesce(b.w, 0), coalesce(b.n, 0), b.m))`;
}
