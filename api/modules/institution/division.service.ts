import sql from 'sql-template-tag';
import { newId } from '../../kernel/ids.ts';
import type { Run } from '../../kernel/audit.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import { loadDivisionData } from './division-data/division-data.ts';

/** Fills or refreshes the table of divisions from the shipped data; gives the number of codes. */
export async function loadDivisions(run: Run): Promise<number> {
  const rows = loadDivisionData().map((division) => ({
    id: newId(),
    code: division.code,
    name: division.name,
    level: division.level,
    parent_code: division.parentCode,
    is_current: division.isCurrent,
    is_standard: division.isStandard,
    successors: division.successors,
    search_text: buildSearchText({
      names: [division.name, ...division.aliases, ...division.formerNames],
      codes: [division.code],
    }),
  }));
  await run(sql`insert into division (id, code, name, level, parent_code, is_current, is_standard, successors, search_text)
    select id, code, name, level, parent_code, is_current, is_standard, successors, search_text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, level text, parent_code text,
      is_current boolean, is_standard boolean, successors text[], search_text text)
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent_code = excluded.parent_code,
      is_current = excluded.is_current, is_standard = excluded.is_standard, successors = excluded.successors,
      search_text = excluded.search_text`);
  return rows.length;
}
