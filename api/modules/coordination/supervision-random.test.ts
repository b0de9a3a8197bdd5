import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformActor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { actorWith } from '../../testing/actors.ts';
import { isWithin, randomTree, seededRandom, type RandomUnit } from '../../testing/random-tree.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { EVERYONE } from './audience.ts';
import { OBLIGATION_STATUSES, OPEN_STATUSES } from './coordination.enums.ts';
import { openFanOut, runFanOut } from './fan-out.service.ts';
import { boardSql } from './supervision.read-model.ts';

const SIZE = 400;
const TODAY = '2026-11-24';
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(`${TODAY}T12:00:00+08:00`);
});
afterAll(() => app.close());

const KIND = {
  NATIONAL: 'FEDERATION',
  PROVINCIAL: 'FEDERATION',
  CITY: 'FEDERATION',
  SCHOOL: 'STUDENT_UNION',
  DEPARTMENT: 'FACULTY_UNION',
  CLUB: 'CLUB',
} as const;

async function plant(units: readonly RandomUnit[]): Promise<void> {
  const paths = new Map<string, string>();
  const rows = units.map((unit) => {
    const path = `${unit.parent ? paths.get(unit.parent.id)! : ''}${encodeId('org', unit.id).slice(4)}.`;
    paths.set(unit.id, path);
    const { id, level, provinceId, cityId, schoolId, departmentId } = unit;
    const depth = path.split('.').length - 2;
    return {
      id,
      level,
      kind: KIND[level],
      name: id,
      parent: unit.parent?.id,
      provinceId,
      cityId,
      schoolId,
      departmentId,
      path,
      depth,
    };
  });
  await runRead(
    app.kernel,
    sql`insert into organization (id, level, kind, name, parent_id, province_id, city_id, school_id, department_id, path, depth,
        status, successor_ids, search_text, created_at)
      select r.id, r.level, r.kind, r.name, r.parent, r."provinceId", r."cityId", r."schoolId", r."departmentId", r.path, r.depth,
        'ACTIVE', '{}', '', now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, level text, kind text, name text, parent uuid,
        "provinceId" uuid, "cityId" uuid, "schoolId" uuid, "departmentId" uuid, path text, depth int)`,
  );
}

interface Owed {
  readonly organizationId: string;
  readonly parent: string | null;
  readonly verifier: string;
  readonly status: string;
  readonly dueOn: string;
}

describe('boards over a random tree', () => {
  it.each([3, 4, 5])(
    'equal sums by parent pointers alone, and lines are the nearest that owe, seed %i',
    async (seed) => {
      const random = seededRandom(seed);
      const units = randomTree(SIZE, random);
      const byId = new Map(units.map((unit) => [unit.id, unit]));
      await plant(units);
      const root = units[0]!;
      const sourceId = newId();
      const left = units.filter((unit) => unit !== root && random() < 0.2).map(({ id }) => id);
      const { id } = await runUnit(app.kernel, platformActor([], 'test'), (uow) =>
        openFanOut(uow, {
          kind: 'DIRECTIVE',
          sourceId,
          audience: { ...EVERYONE, exclude: left },
          dueOn: TODAY,
          title: '随机',
          issuerId: root.id,
        }),
      );
      await runFanOut(app.kernel, id, { chunk: 37 });
      const states = units.map((unit) => ({
        id: unit.id,
        status: OBLIGATION_STATUSES[Math.floor(random() * OBLIGATION_STATUSES.length)],
        days: Math.floor(random() * 20) - 12,
      }));
      const owed = await runRead<Owed>(
        app.kernel,
        sql`with changed as (update obligation b set status = r.status, due_on = ${TODAY}::date + r.days
          from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as r(id uuid, status text, days int)
          where b.organization_id = r.id and b.source_id = ${sourceId}::uuid returning b.*)
        select c.organization_id as "organizationId", p.organization_id as parent, c.verifier_id as verifier, c.status,
          c.due_on::text as "dueOn" from changed c left join obligation p on p.id = c.parent_id`,
      );
      expect(owed).toHaveLength(SIZE - 1 - left.length);
      const owing = new Set(owed.map(({ organizationId }) => organizationId));
      for (const { organizationId, parent, verifier } of owed) {
        let step = byId.get(organizationId)!.parent;
        while (step && !owing.has(step.id)) {
          step = step.parent;
        }
        expect([parent, verifier]).toEqual([step?.id ?? null, step?.id ?? root.id]);
      }
      const reader = actorWith(['obligation.read'], { organizationId: root.id, level: 'NATIONAL', reach: 'SUBTREE' });
      const context = { actor: reader, today: TODAY, now: app.clock.now() };
      let cells = 0;
      for (const head of units.filter(({ level }) => level !== 'CLUB')) {
        const scope = { kind: 'DIRECTIVE', sourceId, levels: null, statuses: null, isLate: null } as const;
        const rows = await runRead<{ organizationId: string; belowCount: number; counts: Record<string, number> }>(
          app.kernel,
          boardSql(head, scope, context),
        );
        const shown = new Map(rows.map((row) => [row.organizationId, row]));
        for (const child of units.filter(({ parent }) => parent === head)) {
          const mine = owed.filter(({ organizationId }) => isWithin(byId.get(organizationId)!, child.id));
          const row = shown.get(child.id);
          const late = mine.filter(
            ({ status, dueOn }) => (OPEN_STATUSES as readonly string[]).includes(status) && dueOn < TODAY,
          );
          expect([child.id, row?.counts['total'] ?? 0, row?.counts['late'] ?? 0, row?.belowCount ?? 0]).toEqual([
            child.id,
            mine.length,
            late.length,
            mine.filter(({ organizationId }) => organizationId !== child.id).length,
          ]);
          for (const status of OBLIGATION_STATUSES) {
            expect(row?.counts[status.toLowerCase()] ?? 0).toBe(mine.filter((one) => one.status === status).length);
            cells += 1;
          }
        }
      }
      expect(cells).toBeGreaterThan(SIZE);
    },
  );
});
