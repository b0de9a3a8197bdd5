import pg from 'pg';
import sql from 'sql-template-tag';
import { openKernel } from '../app.ts';
import { migrate } from '../database/migrate.ts';
import { platformActor, type Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { runRead } from '../kernel/read/reader.ts';
import { runUnit, type Kernel } from '../kernel/unit-of-work.ts';
import { EVERYONE, nationalBoard, openFanOut, runFanOut } from '../modules/coordination/index.ts';
import { buildNation, createTwin, type Nation, PROVINCES, rowOf, SCHOOLS, timed } from './nation.ts';
import type { Row } from './phases.ts';

const COLUMNS = `organization_id, province_id, city_id, school_id, department_id, source_kind, source_id, title, response,
  issuer_id, parent_id, verifier_id, status, due_on, base_due_on, is_extended, comments, opened_at, return_count, reminder_count, version`;

/** One directive to all provinces and schools; beside it the same rows by two hand-written statements into a twin table. */
async function measureFanOut(kernel: Kernel, client: pg.Client, nation: Nation, rounds: number): Promise<Row> {
  const ours: number[] = [];
  const limit: number[] = [];
  await createTwin(client, 'obligation');
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
