import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RequestFailure } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { authorize } from '../../kernel/policy.ts';
import type { SelectedField } from '../../kernel/read/compile.ts';
import { namesOf, Reader } from '../../kernel/read/reader.ts';
import { shapeNamed } from '../../kernel/read/shape.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../../modules/organization/index.ts';
import { accountActor } from '../../modules/people/index.ts';
import { seededRandom } from '../random-tree.ts';
import { createTestApp, type TestApp } from '../test-app.ts';
import { readFacts, type Facts } from './facts.ts';
import { Oracle } from './oracle.ts';
import { fillRandomly, RANDOM_PERMISSIONS } from './random-hierarchy.ts';

const SIZE = 10_000;
const OFFICERS = 40;
const SAMPLE = 150;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const leaf = (name: string): SelectedField => ({ key: name, name, args: {}, fields: [] });
const COUNT: SelectedField = { key: 'list', name: 'list', args: { first: 1 }, fields: [leaf('totalCount')] };

/** Buttons whose condition is the right and the state alone, with the states of the unit in which they make sense. */
const BUTTONS: Readonly<Record<string, readonly [Permission, readonly string[]]>> = {
  update: ['organization.update', ['ACTIVE', 'SUSPENDED']],
  rename: ['organization.rename', ['ACTIVE', 'SUSPENDED']],
  createChild: ['organization.create', ['ACTIVE']],
  suspend: ['organization.suspend', ['ACTIVE']],
  resume: ['organization.suspend', ['SUSPENDED']],
  archive: ['organization.archive', ['ACTIVE', 'SUSPENDED']],
  restore: ['organization.archive', ['ARCHIVED']],
  link: ['organization.link', ['ACTIVE', 'SUSPENDED']],
  read: ['organization.read', ['ACTIVE', 'SUSPENDED', 'ARCHIVED']],
};
const CAN: SelectedField = { ...leaf('viewerCan'), fields: Object.keys(BUTTONS).map(leaf) };

function decisionOf(actor: Actor, permission: Permission, organization: Organization): string {
  try {
    authorize(actor, permission, scopeKeysOf(organization), seesOrganization(actor, organization));
    return 'ALLOWED';
  } catch (error) {
    return error instanceof RequestFailure ? error.code : String(error);
  }
}

/** Units about the persona's own, and any others. */
function sampleOf(facts: Facts, oracle: Oracle, random: () => number): string[] {
  const all = [...facts.units.keys()];
  const near = new Set<string>();
  for (const term of facts.terms.values()) {
    if (term.person === oracle.person) {
      for (let step: string | null = term.organization; step; step = facts.units.get(step)?.parent ?? null) {
        near.add(step);
      }
    }
  }
  const around = all.filter((id) => near.has(facts.units.get(id)!.parent ?? '')).slice(0, 60);
  const rest = Array.from({ length: SAMPLE }, () => all[Math.floor(random() * all.length)]!);
  return [...new Set([...near, ...around, ...rest])].slice(0, SAMPLE);
}

interface Tally {
  pairs: number;
  leaks: number;
  missing: number;
}

function compare(tally: Tally, observed: boolean, expected: boolean): void {
  tally.pairs += 1;
  tally.leaks += observed && !expected ? 1 : 0;
  tally.missing += expected && !observed ? 1 : 0;
}

async function judgeReads(facts: Facts, oracle: Oracle, reader: Reader, random: () => number): Promise<Tally> {
  const tally = { pairs: 0, leaks: 0, missing: 0 };
  const types = {
    Organization: [[...facts.units.keys()], (id: string) => oracle.seesUnit(id)],
    Person: [[...facts.persons.keys()], (id: string) => oracle.seesPerson(id)],
    Term: [[...facts.terms.keys()], (id: string) => oracle.seesTerm(id)],
  } as const;
  for (const [type, [ids, sees]] of Object.entries(types)) {
    const shape = shapeNamed(type)!;
    const sample = Array.from({ length: SAMPLE }, () => ids[Math.floor(random() * ids.length)]!);
    const seen = await reader.byIds(shape, sample, []);
    for (const id of sample) {
      compare(tally, seen.has(id), sees(id));
    }
    if (type === 'Organization') {
      const { total } = await reader.list(shape, COUNT);
      const expected = ids.filter(sees).length;
      tally.pairs += ids.length;
      tally.leaks += Math.max(0, total! - expected);
      tally.missing += Math.max(0, expected - total!);
    }
  }
  return tally;
}

async function judgeActs(
  facts: Facts,
  oracle: Oracle,
  actor: Actor,
  reader: Reader,
  random: () => number,
): Promise<Tally> {
  const tally = { pairs: 0, leaks: 0, missing: 0 };
  const sample = sampleOf(facts, oracle, random);
  const organizations = await app.kernel.orm.em.fork().find(Organization, { id: { $in: sample } });
  for (const organization of organizations) {
    for (const permission of RANDOM_PERMISSIONS) {
      const expected = oracle.holds(permission) ? oracle.onUnit(permission, organization.id) : 'REFUSED AT THE DOOR';
      const decision = decisionOf(actor, permission, organization);
      const observed = oracle.holds(permission) ? decision : decision === 'ALLOWED' ? decision : 'REFUSED AT THE DOOR';
      // A refusal that tells of something hidden is a leak as well.
      compare(tally, observed === 'ALLOWED', expected === 'ALLOWED');
      compare(tally, observed !== 'NOT_FOUND', expected !== 'NOT_FOUND');
    }
  }
  const rows = await reader.byIds(shapeNamed('Organization')!, sample, [CAN]);
  for (const id of sample) {
    const can = (rows.get(id)?.['viewerCan'] ?? {}) as Record<string, boolean>;
    for (const [button, [permission, states]] of Object.entries(BUTTONS)) {
      const isRight = oracle.seesUnit(id) && oracle.covers(permission, id);
      compare(tally, can[button] ?? false, isRight && states.includes(facts.units.get(id)!.status));
    }
  }
  return tally;
}

describe('random hierarchies of 10,000 units with random offices', () => {
  it.each([11, 12, 13])(
    'decide reads and acts as the oracle does, seed %i',
    async (seed) => {
      const started = Date.now();
      const random = seededRandom(seed);
      const { accounts } = await fillRandomly(app.kernel, SIZE, OFFICERS, random);
      const facts = await readFacts(app.kernel);
      const names = namesOf(app.kernel.orm);
      const reads = { pairs: 0, leaks: 0, missing: 0 };
      const acts = { pairs: 0, leaks: 0, missing: 0 };
      let rightful = 0;
      for (const account of accounts) {
        const purpose = random() < 0.5 ? '核对名册' : null;
        const persona = {
          name: account,
          token: null,
          account,
          session: null,
          hasSecondFactor: true,
          purpose,
          base: '',
        };
        const oracle = new Oracle(facts, persona);
        const actor = await accountActor(app.kernel, account, { locale: 'en', requestId: 'random', purpose });
        rightful += RANDOM_PERMISSIONS.some((permission) => oracle.holds(permission)) ? 1 : 0;
        const reader = new Reader(app.kernel, names, actor);
        for (const [sum, more] of [
          [reads, await judgeReads(facts, oracle, reader, random)],
          [acts, await judgeActs(facts, oracle, actor, reader, random)],
        ] as const) {
          sum.pairs += more.pairs;
          sum.leaks += more.leaks;
          sum.missing += more.missing;
        }
      }
      process.stdout.write(
        `random hierarchy ${seed}: ${facts.units.size} units, ${accounts.length} officers (${rightful} with rights), ` +
          `reads ${reads.pairs} pairs ${reads.leaks} leaks ${reads.missing} missing, ` +
          `acts ${acts.pairs} pairs ${acts.leaks} leaks ${acts.missing} missing, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
      );
      expect(rightful).toBeGreaterThan(OFFICERS / 3);
      expect(acts.pairs).toBeGreaterThan(50_000);
      expect({ reads: [reads.leaks, reads.missing], acts: [acts.leaks, acts.missing] }).toEqual({
        reads: [0, 0],
        acts: [0, 0],
      });
    },
    300_000,
  );
});
