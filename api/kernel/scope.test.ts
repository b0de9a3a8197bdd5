import pg from 'pg';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorWith } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { isWithin, randomTree, seededRandom, type RandomUnit } from '../testing/random-tree.ts';
import type { Actor, Grant } from './actor.ts';
import { definePermissions } from './permission.ts';
import { grantOver, isNowhere, scopeOf, scopeSql, type ScopeColumns } from './scope.ts';

definePermissions({
  'sample.read': { label: { 'zh-CN': '示例', en: 'Sample' }, dataClass: 'INTERNAL' },
  'sample.readPersonal': { label: { 'zh-CN': '示例', en: 'Sample' }, dataClass: 'PERSONAL' },
});

const SIZE = 10_000;
let database: TestDatabase;
let client: pg.Client;
const columns: ScopeColumns = {
  organizationId: raw('u.organization_id'),
  provinceId: raw('u.province_id'),
  cityId: raw('u.city_id'),
  schoolId: raw('u.school_id'),
  departmentId: raw('u.department_id'),
};

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    'create temp table unit (organization_id uuid primary key, province_id uuid, city_id uuid, school_id uuid, department_id uuid)',
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What the actor may reach, by parent pointers and the words of schema/decisions/005. */
function oracle(actor: Actor, permission: string, isPersonal: boolean, unit: RandomUnit): boolean {
  return actor.grants.some((grant: Grant) => {
    if (grant.permission !== permission) {
      return false;
    }
    const isSubtree = grant.reach === 'SUBTREE' && !(isPersonal && actor.purpose === null);
    return isSubtree ? isWithin(unit, grant.organizationId!) : unit.id === grant.organizationId;
  });
}

describe('scope over random hierarchies', () => {
  it.each([1, 2, 3])(`equals the oracle on ${SIZE} units, seed %i: no leak, none missing`, async (seed) => {
    const random = seededRandom(seed);
    const units = randomTree(SIZE, random);
    await client.query('truncate unit');
    await client.query(
      `insert into unit select * from jsonb_to_recordset($1::jsonb)
        as r(organization_id uuid, province_id uuid, city_id uuid, school_id uuid, department_id uuid)`,
      [
        JSON.stringify(
          units.map((unit) => ({
            organization_id: unit.organizationId,
            province_id: unit.provinceId,
            city_id: unit.cityId,
            school_id: unit.schoolId,
            department_id: unit.departmentId,
          })),
        ),
      ],
    );
    for (let trial = 0; trial < 25; trial += 1) {
      const offices = Array.from(
        { length: 1 + Math.floor(random() * 3) },
        () => units[Math.floor(random() ** 2 * units.length)]!,
      );
      const permission = random() < 0.5 ? 'sample.read' : 'sample.readPersonal';
      const actor = actorWith(
        [],
        {},
        {
          purpose: random() < 0.5 ? 'check' : null,
          grants: offices.map(({ id, level }) => ({
            ...actorWith(['sample.read']).grants[0]!,
            permission: random() < 0.85 ? permission : 'sample.other',
            reach: random() < 0.5 ? 'HERE' : 'SUBTREE',
            organizationId: id,
            level,
          })),
        },
      );
      const scope = scopeOf(actor, permission);
      const statement = sql`select organization_id as id from unit u where ${scopeSql(scope, columns)}`;
      const { rows } = await client.query<{ id: string }>(statement.text, statement.values);
      const reached = new Set(rows.map(({ id }) => id));
      const isPersonal = permission === 'sample.readPersonal';
      const expected = units.filter((unit) => oracle(actor, permission, isPersonal, unit)).map(({ id }) => id);
      expect(reached.size).toBe(expected.length);
      expect(expected.every((id) => reached.has(id))).toBe(true);
      expect(isNowhere(scope)).toBe(expected.length === 0);
      for (const unit of [units[0]!, ...offices, units.at(-1)!]) {
        expect(grantOver(actor, permission, unit) !== null).toBe(reached.has(unit.id));
      }
    }
  });
});
