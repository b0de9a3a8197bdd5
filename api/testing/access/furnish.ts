import sql, { raw } from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { caseRow, CHAIN_TITLE, chainRow, chainVersionRow, delegationRow } from './furnish-chains.ts';
import { attachmentRow } from './attachment-rows.ts';

/** Kinds of rows of which every target organization gets one, so that each root field has something to act upon there. */
export const ROW_KINDS = [
  'person',
  'twin',
  'merged',
  'survivor',
  'serving',
  'powerful',
  'office',
  'powerfulOffice',
  'rotating',
  'termCurrent',
  'termFuture',
  'termPast',
  'turn',
  'otherTurn',
  'pack',
  'exception',
  'charter',
  'link',
  'plan',
  'calendarDay',
  'semester',
  'planned',
  'finished',
  'cancelled',
  'profile',
  'chain',
  'draftChain',
  'draftVersion',
  'chainOffice',
  'openCase',
  'returnedCase',
  'delegation',
  'attachment',
  'upload',
] as const;

/** The uuids of the rows of one organization. */
export type RowsOfUnit = Readonly<Record<(typeof ROW_KINDS)[number], string>>;

/** Name of the two records that may be of one person. */
export const TWIN_NAME = '矩阵同名';

/** The special day that every target organization has. */
export const CALENDAR_DAY = { day: '2027-04-12', kind: 'HOLIDAY', name: '矩阵假日', source: '校历' } as const;

/** The semester that every target organization has. */
const SEMESTER = {
  academic_year: 2040,
  number: 1,
  name: '矩阵学期',
  starts_on: '2040-09-01',
  ends_on: '2041-01-15',
  source: '校历',
} as const;

type Values = Readonly<Record<string, unknown>>;

/** Inserts rows as they are. */
export async function insertRows(kernel: Kernel, table: string, rows: readonly Values[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const names = raw(
    Object.keys(rows[0]!)
      .map((name) => `"${name}"`)
      .join(', '),
  );
  await runRead(
    kernel,
    sql`insert into ${raw(`"${table}"`)} (${names}) select ${names}
      from jsonb_populate_recordset(null::${raw(`"${table}"`)}, ${JSON.stringify(rows)}::jsonb)`,
  );
}

/** A person's row. */
export function personRow(id: string, keys: Values, more: Values = {}): Values {
  return {
    id,
    ...keys,
    name: `矩阵${id.slice(-6)}`,
    kind: 'UNDERGRADUATE',
    grade: 2024,
    student_number: null,
    institution_id: null,
    email: `m${id.slice(-12)}@matrix.example`,
    minor_status: 'ADULT',
    status: 'ACTIVE',
    account_id: null,
    merged_into_id: null,
    search_text: '',
    created_at: '2026-09-01T00:00:00Z',
    version: 1,
    ...more,
  };
}

/** An office's row. */
export function officeRow(id: string, keys: Values, more: Values = {}): Values {
  return {
    id,
    ...keys,
    title_key: 'OFFICER',
    name: `矩阵职务${id.slice(-8)}`,
    body: 'OTHER',
    seats: 500,
    is_rotating: false,
    eligibility: [],
    permissions: [],
    reach: 'HERE',
    requires_second_factor: false,
    status: 'ACTIVE',
    valid_from: '2020-01-01',
    valid_until: null,
    version: 1,
    ...more,
  };
}

/** A term's row. */
export function termRow(
  id: string,
  keys: Values,
  office: string,
  person: string,
  span: readonly [string, string],
  more: Values = {},
): Values {
  return {
    id,
    ...keys,
    office_id: office,
    person_id: person,
    starts_on: span[0],
    ends_on: span[1],
    planned_ends_on: span[1],
    source: 'APPOINTMENT',
    evidence: '任命文件',
    rule_pack_ids: [],
    basis_term_id: null,
    created_at: '2026-09-01T00:00:00Z',
    version: 1,
    ...more,
  };
}

/** A handover pack's row. */
export function packRow(
  id: string,
  keys: Values,
  office: string,
  person: string,
  term: string,
  endedOn: string,
): Values {
  return {
    id,
    ...keys,
    term_id: term,
    office_id: office,
    person_id: person,
    ended_on: endedOn,
    content: { openMatters: [], documents: [], permissions: [], reach: 'HERE', colleagueTermIds: [] },
    status: 'OPEN',
    produced_at: '2026-09-01T00:00:00Z',
    version: 1,
  };
}

function batchRow(id: string, keys: Values, state: string, account: string, isCommitted: boolean): Values {
  return {
    id,
    ...keys,
    target: 'PERSON',
    state,
    policy: 'SKIP_BAD',
    file_name: 'matrix.csv',
    sha256: '0'.repeat(64),
    byte_size: 10,
    format: 'CSV',
    sheet_name: 'matrix',
    mapping: {},
    preview: { headers: [], headerRow: 1, rows: [] },
    counts: { rows: 0, new: 0, changed: 0, unchanged: 0, warnings: 0, errors: 0 },
    issues: [],
    notices: [],
    sections: [],
    creates_unions: false,
    is_complete: false,
    total_count: 0,
    done_count: 0,
    applied_count: 0,
    attempts: 0,
    started_by_id: account,
    created_at: '2026-11-01T00:00:00Z',
    committed_at: isCommitted ? '2026-11-01T00:00:00Z' : null,
    finished_at: isCommitted ? '2026-11-01T00:00:00Z' : null,
    version: 1,
  };
}

/** A mapping's row. */
export function profileRow(id: string, keys: Values, account: string): Values {
  return {
    id,
    ...keys,
    name: `matrix ${id.slice(-8)}`,
    target: 'PERSON',
    mapping: {
      key: 'saved',
      version: 1,
      target: 'person',
      headerRow: 'auto',
      columns: { name: ['姓名'] },
      defaults: {},
    },
    account_id: account,
    created_at: '2026-11-01T00:00:00Z',
    version: 1,
  };
}

/** Scope columns of organizations, copied as they are stored. */
export async function keysOf(kernel: Kernel, ids: readonly string[]): Promise<ReadonlyMap<string, Values>> {
  const rows = await runRead<{ organization_id: string }>(
    kernel,
    sql`select id as organization_id, province_id, city_id, school_id, department_id from organization where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.organization_id, row]));
}

const tables = [
  'person',
  'person_merge',
  'office',
  'term',
  'rotation_turn',
  'handover_pack',
  'rule_exception',
  'rule_pack',
  'organization_link',
  'planned_change',
  'calendar_day',
  'semester',
  'import_batch',
  'import_file',
  'import_profile',
  'procedure',
  'procedure_version',
  'procedure_case',
  'procedure_delegation',
  'attachment',
] as const;

/** Gives each organization one row of every kind; `keeper` owns what must belong to an account that is nobody's persona. */
export async function furnish(
  kernel: Kernel,
  units: readonly string[],
  { keeper, league, elsewhere }: { keeper: string; league: string; elsewhere: string },
): Promise<ReadonlyMap<string, RowsOfUnit>> {
  const today = kernel.clock.today();
  const day = (offset: number): string => addDays(today, offset);
  const keys = await keysOf(kernel, [...units, elsewhere]);
  const rows = new Map<(typeof tables)[number], Values[]>(tables.map((table) => [table, []]));
  const add = (table: (typeof tables)[number], ...values: Values[]): void => void rows.get(table)!.push(...values);
  const result = new Map<string, RowsOfUnit>();
  for (const unit of units) {
    const own = keys.get(unit)!;
    const ids = Object.fromEntries(ROW_KINDS.map((kind) => [kind, newId()])) as unknown as RowsOfUnit;
    result.set(unit, ids);
    const same = { name: TWIN_NAME, student_number: ids.person.slice(-10) };
    const [first, second, bench, firstSeat, secondSeat, firstTurn, secondTurn] = Array.from({ length: 7 }, newId) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    add('person', personRow(ids.person, own, same), personRow(ids.twin, own, same), personRow(ids.survivor, own));
    add('person', personRow(ids.merged, own, { status: 'MERGED', merged_into_id: ids.survivor }));
    add('person', personRow(ids.serving, keys.get(elsewhere)!), personRow(ids.powerful, own));
    add('person', personRow(first, own), personRow(second, own));
    add('person_merge', {
      id: newId(),
      survivor_id: ids.survivor,
      merged_id: ids.merged,
      record: { moved: {}, filled: {}, accountId: null, status: 'ACTIVE' },
      merged_at: '2026-10-01T00:00:00Z',
    });
    add('office', officeRow(ids.office, own));
    add(
      'office',
      officeRow(ids.powerfulOffice, own, { permissions: ['term.manage', 'person.read'], reach: 'SUBTREE' }),
    );
    add(
      'office',
      officeRow(ids.rotating, own, { body: 'PRESIDIUM', is_rotating: true, permissions: ['organization.read'] }),
    );
    add('office', officeRow(bench, own, { body: 'PRESIDIUM' }));
    const year: readonly [string, string] = [day(-30), day(300)];
    add(
      'term',
      termRow(ids.termCurrent, own, ids.office, ids.serving, year),
      termRow(ids.termFuture, own, ids.office, ids.survivor, [day(20), day(300)]),
      termRow(ids.termPast, own, ids.office, ids.survivor, [day(-300), day(-40)]),
      termRow(newId(), own, ids.powerfulOffice, ids.powerful, year),
      termRow(firstSeat, own, bench, first, year),
      termRow(secondSeat, own, bench, second, year),
      termRow(firstTurn, own, ids.rotating, first, [day(10), day(40)], {
        source: 'ROTATION',
        basis_term_id: firstSeat,
      }),
      termRow(secondTurn, own, ids.rotating, second, [day(40), day(70)], {
        source: 'ROTATION',
        basis_term_id: secondSeat,
      }),
    );
    for (const [index, [id, term]] of [
      [ids.turn, firstTurn] as const,
      [ids.otherTurn, secondTurn] as const,
    ].entries()) {
      add('rotation_turn', { id, ...own, office_id: ids.rotating, term_id: term, position: index + 1, version: 1 });
    }
    add('handover_pack', packRow(ids.pack, own, ids.office, ids.survivor, ids.termPast, day(-40)));
    add('rule_exception', {
      id: ids.exception,
      ...own,
      key: 'departmentsMax',
      number: 8,
      reason: '规模较大',
      status: 'DECLARED',
      valid_from: today,
      version: 1,
    });
    add('rule_pack', {
      id: ids.charter,
      name: `矩阵章程${unit.slice(-6)}`,
      kind: null,
      level: null,
      category: null,
      organization_id: unit,
      number: 1,
      status: 'DRAFT',
      valid_from: day(60),
      version: 1,
    });
    add('organization_link', {
      id: ids.link,
      kind: 'AFFILIATED_WITH',
      from_id: unit,
      to_id: league,
      valid_from: '2021-01-01',
      reason: '指导',
      version: 1,
    });
    add('planned_change', {
      id: ids.plan,
      ...own,
      action: 'RENAME',
      effective_on: '2027-03-01',
      facts: { action: 'RENAME', name: `矩阵计划${unit.slice(-8)}` },
      related_ids: [],
      reason: '会议决定',
      status: 'PLANNED',
      planned_at: '2026-11-01T00:00:00Z',
      version: 1,
    });
    add('calendar_day', { id: ids.calendarDay, ...own, ...CALENDAR_DAY, version: 1 });
    add('semester', { id: ids.semester, ...own, ...SEMESTER, version: 1 });
    add('import_batch', batchRow(ids.planned, own, 'PLANNED', keeper, false));
    add('import_batch', batchRow(ids.finished, own, 'DONE', keeper, true));
    add('import_batch', batchRow(ids.cancelled, own, 'CANCELLED', keeper, true));
    add('import_file', fileRow(newId(), keeper, ids.planned));
    add('import_profile', profileRow(ids.profile, own, keeper));
    const chainVersion = newId();
    add('office', officeRow(ids.chainOffice, own, { title_key: CHAIN_TITLE }));
    add('procedure', chainRow(ids.chain, own, CHAIN_TITLE), chainRow(ids.draftChain, own, CHAIN_TITLE));
    add('procedure_version', chainVersionRow(chainVersion, own, ids.chain, 'MATRIX_NOBODY', true));
    add('procedure_version', chainVersionRow(ids.draftVersion, own, ids.draftChain, 'MATRIX_NOBODY', false));
    add('procedure_case', caseRow(ids.openCase, own, ids.chain, chainVersion, keeper));
    add('procedure_case', caseRow(ids.returnedCase, own, ids.chain, chainVersion, keeper, { step_no: 0 }));
    add('procedure_delegation', delegationRow(ids.delegation, own, ids.office, [ids.serving, ids.survivor], today));
    add(
      'attachment',
      attachmentRow(ids.attachment, own, keeper, ids.plan),
      attachmentRow(ids.upload, own, keeper, null),
    );
  }
  for (const table of tables) {
    await insertRows(kernel, table, rows.get(table)!);
  }
  return result;
}

/** An uploaded list of one person. */
export function fileRow(id: string, owner: string, batch: string | null): Values {
  return {
    id,
    owner_id: owner,
    batch_id: batch,
    file_name: 'matrix.csv',
    sha256: '0'.repeat(64),
    byte_size: 20,
    bytes: `\\x${Buffer.from('姓名,类别,成年\n某某,UNDERGRADUATE,ADULT\n').toString('hex')}`,
    created_at: '2026-11-24T03:00:00Z',
    expires_at: '2026-11-24T23:00:00Z',
  };
}
