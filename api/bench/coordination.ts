import pg from 'pg';
import sql from 'sql-template-tag';
import { openKernel } from '../app.ts';
import { migrate } from '../database/migrate.ts';
import { platformActor, type Actor } from '../kernel/actor.ts';
import { encodeId, newId } from '../kernel/ids.ts';
import { runRead } from '../kernel/read/reader.ts';
import { runUnit, type Kernel } from '../kernel/unit-of-work.ts';
import { EVERYONE, nationalBoard, openFanOut, runFanOut } from '../modules/coordination/index.ts';
import { median } from './processes.ts';
import type { Row } from './phases.ts';

/** The Ministry's list of 2025 in its proportions: provinces, and regular and vocational schools. */
const PROVINCES = 31;
const SCHOOLS = 2919;

interface Nation {
  readonly id: string;
  readonly provinces: readonly string[];
}

async function buildNation(kernel: Kernel): Promise<Nation> {
  const id = newId();
  const path = `${encodeId('org', id).slice(4)}.`;
  const provinces = Array.from({ length: PROVINCES }, () => newId());
  const paths = provinces.map((one) => `${path}${encodeId('org', one).slice(4)}.`);
  const insert = async (rows: readonly object[]): Promise<void> => {
    await runRead(
      kernel,
      sql`insert into organization (id, level, kind, name, parent_id, province_id, school_id, path, depth, status, successor_ids, search_text, created_at)
        select r.id, r.level, r.kind, r.name, r.parent, r.province, r.school, r.path, r.depth, 'ACTIVE', '{}', '', now()
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(id uuid, level text, kind text, name text, parent uuid, province uuid, school uuid, path text, depth int)`,
    );
  };
  await insert([{ id, level: 'NATIONAL', kind: 'FEDERATION', name: '全国学联', path, depth: 0 }]);
  await insert(
    provinces.map((one, index) => ({
      id: one,
      level: 'PROVINCIAL',
      kind: 'FEDERATION',
      name: `第${index}省学联`,
      parent: id,
      province: one,
      path: paths[index],
      depth: 1,
    })),
  );
  await insert(
    Array.from({ length: SCHOOLS }, (_, index) => {
      const school = newId();
      const province = index % PROVINCES;
      return {
        id: school,
        level: 'SCHOOL',
        kind: 'STUDENT_UNION',
        name: `第${index}大学学生会`,
        parent: provinces[province],
        province: provinces[province],
        school,
        path: `${paths[province]}${encodeId('org', school).slice(4)}.`,
        depth: 2,
      };
    }),
  );
  await kernel.pool.query('analyze');
  return { id, provinces };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

const COLUMNS = `organization_id, province_id, city_id, school_id, department_id, source_kind, source_id, title, response,
  issuer_id, parent_id, verifier_id, status, due_on, base_due_on, is_extended, comments, opened_at, return_count, reminder_count, version`;

/** One directive to all provinces and schools; beside it the same rows by two hand-written statements into a twin table. */
async function measureFanOut(kernel: Kernel, client: pg.Client, nation: Nation, rounds: number): Promise<Row> {
  const ours: number[] = [];
  const limit: number[] = [];
  const order = { kind: 'DIRECTIVE', dueOn: '2026-12-10', title: '下发', issuerId: nation.id } as const;
  for (let round = 0; round < rounds; round += 1) {
    const sourceId = newId();
    ours.push(
      await timed(async () => {
        const audience = { ...EVERYONE, levels: ['PROVINCIAL' as const, 'SCHOOL' as const] };
        const { id } = await runUnit(kernel, platformActor([], 'bench'), (uow) =>
          openFanOut(uow, { ...order, sourceId, audience }),
        );
        await runFanOut(kernel, id);
      }),
    );
    await client.query('create table if not exists obligation_twin (like obligation including all)');
    const twin = newId();
    limit.push(
      await timed(async () => {
        await client.query('begin');
        for (const level of ['PROVINCIAL', 'SCHOOL']) {
          await client.query(
            `insert into obligation_twin (id, ${COLUMNS})
              select gen_random_uuid(), o.id, o.province_id, o.city_id, o.school_id, o.department_id, 'DIRECTIVE', $1, $2, 'FORM',
                $3, p.id, coalesce(p.organization_id, $3), 'PENDING', '2026-12-10', '2026-12-10', false, '[]', now(), 0, 0, 1
              from organization o left join obligation_twin p on p.source_id = $1 and p.organization_id = o.parent_id
              where o.level = $4 and o.status = 'ACTIVE'`,
            [twin, '下发', nation.id, level],
          );
        }
        await client.query('commit');
      }),
    );
  }
  return rowOf(`directive to ${PROVINCES + SCHOOLS} organizations`, ours, limit);
}

/** The board of the nation by province; beside it the shortest statement that gives the same counts. */
async function measureBoard(kernel: Kernel, client: pg.Client, nation: Nation, rounds: number): Promise<Row> {
  const [{ id: sourceId } = { id: '' }] = await runRead<{ id: string }>(
    kernel,
    sql`select source_id as id from obligation order by id desc limit 1`,
  );
  await runRead(
    kernel,
    sql`update obligation set status = (array['PENDING','SUBMITTED','RETURNED','ACCEPTED'])[1 + abs(hashtext(id::text)) % 4]
      where source_id = ${sourceId}::uuid`,
  );
  await kernel.pool.query('vacuum analyze obligation');
  const reader: Actor = {
    ...platformActor([], 'bench'),
    grants: [
      {
        permission: 'obligation.read',
        reach: 'SUBTREE',
        organizationId: nation.id,
        level: 'NATIONAL',
        divisionCode: null,
        termId: null,
        officeId: null,
      },
    ],
  };
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds * 10; round += 1) {
    ours.push(await timed(() => nationalBoard(kernel, reader, nation.id, sourceId)));
    limit.push(
      await timed(() =>
        client.query(
          `select province_id, status, count(*), count(*) filter (where status in ('PENDING','ACKNOWLEDGED','RETURNED') and due_on < current_date)
            from obligation where source_kind = 'DIRECTIVE' and source_id = $1 group by 1, 2`,
          [sourceId],
        ),
      ),
    );
  }
  return rowOf(`national board over ${SCHOOLS} schools`, ours, limit);
}

function rowOf(name: string, ours: readonly number[], limit: readonly number[]): Row {
  const [mine, theirs] = [median(ours), median(limit)];
  return {
    operation: name,
    connections: null,
    unit: 'ms',
    ours: Number(mine.toFixed(2)),
    limit: Number(theirs.toFixed(2)),
    ratio: Number((mine / theirs).toFixed(2)),
  };
}

/** Handing out and the board on a nation of the Ministry's size, as ratios to hand-written SQL in the same run. */
export async function measureCoordination(url: string, secret: Buffer, rounds: number): Promise<Row[]> {
  await migrate(url);
  const kernel = await openKernel({ url, secret, poolSize: 4 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const nation = await buildNation(kernel);
    return [await measureFanOut(kernel, client, nation, rounds), await measureBoard(kernel, client, nation, rounds)];
  } finally {
    await client.end();
    await kernel.orm.close(true);
  }
}
