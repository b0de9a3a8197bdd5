import sql from 'sql-template-tag';
import type { FormSpec } from '../../schema/form/form-spec.ts';
import { openKernel } from '../app.ts';
import { migrate } from '../database/migrate.ts';
import { encodeId, newId } from '../kernel/ids.ts';
import { runRead } from '../kernel/read/reader.ts';
import { withTransaction } from '../kernel/read/transaction.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { parseFormSpec } from '../modules/form/index.ts';
import { cellsOfAnswers, count, holdFigures, liveRows, mergeDeltas, totalsJson } from '../modules/report/index.ts';
import type { Row } from './phases.ts';
import { median } from './processes.ts';

/** Schools of the Ministry's list. */
const SCHOOLS = 2_919;
/** Reports accepted one by one. */
const SAMPLE = 200;
const RULES = ['SUM', 'SUM', 'SUM', 'AVERAGE', 'WEIGHTED', 'MAX', 'SUM', 'SUM'] as const;
const LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT'] as const;

const FORM: FormSpec = parseFormSpec({
  fields: Array.from({ length: 40 }, (_, index) => {
    const aggregate = RULES[index % RULES.length]!;
    return {
      key: `f${index}`,
      kind: 'NUMBER',
      label: `字段 ${index}`,
      decimals: 2,
      aggregate,
      ...(aggregate === 'WEIGHTED' ? { weightKey: 'f0' } : {}),
    };
  }),
}).spec!;

interface Place {
  readonly id: string;
  readonly level: string;
  readonly path: string;
  readonly depth: number;
  readonly province: string | null;
  readonly city: string | null;
  readonly school: string | null;
}

function placeBelow(parent: Place | null, level: string): Place {
  const id = newId();
  return {
    id,
    level,
    path: `${parent?.path ?? ''}${encodeId('org', id).slice(4)}.`,
    depth: parent ? parent.depth + 1 : 0,
    province: level === 'PROVINCIAL' ? id : (parent?.province ?? null),
    city: level === 'CITY' ? id : (parent?.city ?? null),
    school: level === 'SCHOOL' ? id : (parent?.school ?? null),
  };
}

interface Entry {
  readonly place: Place;
  readonly holder: string;
  readonly parent: Place | null;
}

/** Puts places, a round and a submitted report of each into the database; gives the ids of the reports by place. */
async function fill(
  kernel: Kernel,
  national: Place,
  entries: readonly Omit<Entry, 'holder'>[],
): Promise<{ roundId: string; reports: Map<string, string> }> {
  const places = [national, ...entries.map(({ place }) => place)].map((place) => ({
    id: place.id,
    level: place.level,
    kind: place.level === 'SCHOOL' ? 'STUDENT_UNION' : place.level === 'DEPARTMENT' ? 'FACULTY_UNION' : 'FEDERATION',
    name: place.id,
    parent_id: entries.find((entry) => entry.place === place)?.parent?.id ?? (place === national ? null : national.id),
    province_id: place.province,
    city_id: place.city,
    school_id: place.school,
    path: place.path,
    depth: place.depth,
    status: 'ACTIVE',
    successor_ids: [],
    search_text: '',
    created_at: '2026-01-01T00:00:00Z',
    version: 1,
  }));
  await insert(kernel, 'organization', places);
  const [template, version, roundId] = [newId(), newId(), newId()];
  const at = '2026-11-01T00:00:00Z';
  const owner = { organization_id: national.id };
  await insert(kernel, 'report_template', [
    {
      id: template,
      ...owner,
      name: template,
      is_shared: false,
      status: 'ACTIVE',
      draft: FORM,
      latest_number: 1,
      has_unpublished: false,
      search_text: '',
      created_at: at,
      updated_at: at,
      version: 1,
    },
  ]);
  await insert(kernel, 'report_template_version', [
    { id: version, ...owner, template_id: template, number: 1, form: FORM, hash: 'x', published_at: at },
  ]);
  await insert(kernel, 'report_round', [
    {
      id: roundId,
      ...owner,
      template_id: template,
      template_version_id: version,
      title: 'x',
      period_label: 'x',
      period_from: '2026-01-01',
      period_to: '2026-06-30',
      audience: {},
      due_on: '2027-01-01',
      status: 'OPEN',
      opened_at: at,
      version: 1,
    },
  ]);
  const reports = new Map(entries.map(({ place }) => [place.id, newId()]));
  const obligations = new Map(entries.map(({ place }) => [place.id, newId()]));
  const keys = ({ id, province, city, school }: Place) => ({
    organization_id: id,
    province_id: province,
    city_id: city,
    school_id: school,
  });
  await insert(
    kernel,
    'obligation',
    entries.map(({ place, parent }) => ({
      id: obligations.get(place.id),
      ...keys(place),
      source_kind: 'REPORT_ROUND',
      source_id: roundId,
      title: 'x',
      response: 'REPORT',
      issuer_id: national.id,
      parent_id: null,
      verifier_id: parent?.id ?? national.id,
      status: 'SUBMITTED',
      is_extended: false,
      comments: [],
      opened_at: at,
      return_count: 0,
      reminder_count: 0,
      version: 1,
    })),
  );
  await insert(
    kernel,
    'report_submission',
    entries.map(({ place, parent }, index) => {
      const answers = Object.fromEntries(
        FORM.fields.map(({ key }, field) => [key, String(((index * 37 + field * 101) % 9_973) / 4)]),
      );
      const cells = cellsOfAnswers(FORM, answers);
      return {
        id: reports.get(place.id),
        ...keys(place),
        round_id: roundId,
        obligation_id: obligations.get(place.id),
        holder_id: parent ? (reports.get(parent.id) ?? roundId) : roundId,
        template_version_id: version,
        phase: 'SUBMITTED',
        answers,
        field_versions: {},
        facts: [],
        remarks: {},
        dropped: [],
        own: cells,
        reported: cells,
        revision: 1,
        version: 1,
      };
    }),
  );
  await kernel.pool.query('analyze');
  return { roundId, reports };
}

async function insert(kernel: Kernel, table: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    const part = rows.slice(start, start + 500);
    const names = Object.keys(part[0]!)
      .map((name) => `"${name}"`)
      .join(', ');
    await kernel.pool.query(
      `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
      [JSON.stringify(part)],
    );
  }
}

/** Milliseconds of a piece of work, the median of several. */
async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const samples: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    await work();
    samples.push(performance.now() - started);
  }
  return Number(median(samples).toFixed(3));
}

const ratio = (ours: number, limit: number): number => Number((ours / limit).toFixed(2));
const row = (operation: string, ours: number, limit: number): Row => ({
  operation,
  unit: 'ms',
  ours,
  limit,
  ratio: ratio(ours, limit),
});

/** Accepts reports one transaction each, as the step of an obligation does for figures. */
async function accept(kernel: Kernel, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await withTransaction(kernel, async (run) => {
      const held = (await holdFigures(run, id))!;
      await run(sql`update report_submission set phase = 'ACCEPTED' where id = ${id}::uuid`);
      await count(run, held, 'ACCEPTED', kernel.clock.now());
    });
  }
}

/** The same for very many, in one statement: what one by one would leave behind. */
async function acceptAll(kernel: Kernel, ids: readonly string[]): Promise<void> {
  await runRead(
    kernel,
    sql`with counted as (update report_submission set phase = 'ACCEPTED', contributed = reported where id = any(${[...ids]}::uuid[])
        returning id, round_id, holder_id, contributed),
      summed as (insert into report_delta (id, round_id, holder_id, cells)
        select gen_random_uuid(), round_id, holder_id, contributed from counted)
      insert into report_maximum (id, round_id, holder_id, field_key, submission_id, value)
      select gen_random_uuid(), c.round_id, c.holder_id, e.key, c.id, (e.value ->> 3)::numeric
      from counted c, jsonb_each(c.contributed) e where e.value ->> 3 is not null`,
  );
}

const formSql = (roundId: string) =>
  sql`(select v.form from report_round r join report_template_version v on v.id = r.template_version_id where r.id = ${roundId}::uuid)`;

async function totalsOf(
  kernel: Kernel,
  roundId: string,
  holderId: string,
): Promise<{ key: string; sum: string | null }[]> {
  const form = formSql(roundId);
  const [found] = await runRead<{ data: { key: string; sum: string | null }[] }>(
    kernel,
    sql`select ${totalsJson(form, liveRows(sql`${holderId}::uuid`, form, null), null)} as data`,
  );
  return found!.data;
}

/** The same totals as somebody would write them by hand over all answers. */
const BY_HAND = `select ${FORM.fields
  .map(({ key, aggregate }) =>
    aggregate === 'SUM'
      ? `sum((answers ->> '${key}')::numeric) as ${key}`
      : aggregate === 'AVERAGE'
        ? `avg((answers ->> '${key}')::numeric) as ${key}`
        : aggregate === 'MAX'
          ? `max((answers ->> '${key}')::numeric) as ${key}`
          : `sum((answers ->> '${key}')::numeric * (answers ->> 'f0')::numeric) / sum((answers ->> 'f0')::numeric) as ${key}`,
  )
  .join(', ')} from report_submission where round_id = $1 and phase = 'ACCEPTED'`;

/** Totals over all schools of the nation against hand-written SQL over their answers. */
async function measureTotals(kernel: Kernel): Promise<Row[]> {
  const national = placeBelow(null, 'NATIONAL');
  const schools = Array.from({ length: SCHOOLS }, () => ({ place: placeBelow(national, 'SCHOOL'), parent: null }));
  const { roundId, reports } = await fill(kernel, national, schools);
  const ids = [...reports.values()];
  const sample = ids.splice(0, SAMPLE);
  await acceptAll(kernel, ids);
  const started = performance.now();
  await accept(kernel, sample);
  const each = (performance.now() - started) / SAMPLE;
  const byHand = async (): Promise<unknown> => (await kernel.pool.query(BY_HAND, [roundId])).rows[0];
  const limit = await timed(9, byHand);
  const unmerged = await timed(5, () => totalsOf(kernel, roundId, roundId));
  const mergeStarted = performance.now();
  await mergeDeltas(kernel);
  const merge = Number((performance.now() - mergeStarted).toFixed(3));
  const merged = await timed(9, () => totalsOf(kernel, roundId, roundId));
  const totals = await totalsOf(kernel, roundId, roundId);
  const wanted = (await byHand()) as Record<string, string>;
  for (const { key, sum } of totals.filter((_, index) => FORM.fields[index]!.aggregate === 'SUM')) {
    if (Number(sum) !== Number(wanted[key])) {
      throw new Error(`Totals differ at ${key}: ${sum} and ${wanted[key]}`);
    }
  }
  return [
    row(`40-field totals over ${SCHOOLS} schools, merged`, merged, limit),
    row(`40-field totals over ${SCHOOLS} schools, every delta unmerged`, unmerged, limit),
    row(`merge of ${SCHOOLS} deltas, once`, merge, limit),
    {
      operation: `one acceptance of 40 fields below the nation (average of ${SAMPLE} beside ${SCHOOLS - SAMPLE})`,
      unit: 'ms',
      ours: Number(each.toFixed(3)),
      limit: null,
      ratio: null,
    },
  ];
}

/** What one acceptance costs when the line above has reported, by depth of the line and breadth of its level. */
async function measureAcceptance(kernel: Kernel): Promise<Row[]> {
  const rows: Row[] = [];
  let base: number | null = null;
  for (const depth of [2, 3, 4, 5]) {
    for (const breadth of [10, 100, 1_000]) {
      const national = placeBelow(null, 'NATIONAL');
      const line: Omit<Entry, 'holder'>[] = [];
      for (let level = 1; level < depth - 1; level += 1) {
        const parent: Place | null = line.at(-1)?.place ?? null;
        line.push({ place: placeBelow(parent ?? national, LEVELS[level]!), parent });
      }
      const parent = line.at(-1)?.place ?? null;
      const leaves = Array.from({ length: breadth }, () => ({
        place: placeBelow(parent ?? national, LEVELS[depth - 1]!),
        parent,
      }));
      const { reports } = await fill(kernel, national, [...line, ...leaves]);
      const ids = leaves.map(({ place }) => reports.get(place.id)!);
      const measured = ids.splice(0, Math.min(9, breadth - 1));
      await acceptAll(kernel, ids);
      // The line above has reported and is counted, so that every ancestor has to be marked.
      for (const { place } of line.toReversed()) {
        await accept(kernel, [reports.get(place.id)!]);
      }
      const samples: number[] = [];
      for (const id of measured) {
        const started = performance.now();
        await accept(kernel, [id]);
        samples.push(performance.now() - started);
      }
      const cost = Number(median(samples).toFixed(3));
      base ??= cost;
      rows.push(row(`one acceptance, depth ${depth}, breadth ${breadth} (limit: depth 2, breadth 10)`, cost, base));
    }
  }
  return rows;
}

/** Roll-ups on a database of their own. */
export async function measureReports(url: string, secret: Buffer): Promise<Row[]> {
  await migrate(url);
  const kernel = await openKernel({ url, secret, poolSize: 4 });
  try {
    return [...(await measureTotals(kernel)), ...(await measureAcceptance(kernel))];
  } finally {
    await kernel.orm.close(true);
  }
}
