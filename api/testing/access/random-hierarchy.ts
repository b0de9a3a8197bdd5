import { addDays } from '../../kernel/clock.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { randomTree, type RandomUnit } from '../random-tree.ts';
import { insertRows, officeRow, personRow, termRow } from './furnish.ts';

/** Permissions that the offices of a random hierarchy give. */
export const RANDOM_PERMISSIONS = [
  'organization.read',
  'organization.create',
  'organization.update',
  'organization.rename',
  'organization.suspend',
  'organization.archive',
  'organization.link',
  'organization.merge',
  'rulepack.manage',
  'person.read',
  'person.manage',
  'term.manage',
  'office.manage',
  'import.run',
] as const;

const KINDS: Readonly<Record<RandomUnit['level'], readonly string[]>> = {
  NATIONAL: ['FEDERATION'],
  PROVINCIAL: ['FEDERATION'],
  CITY: ['FEDERATION'],
  SCHOOL: ['STUDENT_UNION', 'GRADUATE_UNION'],
  DEPARTMENT: ['FACULTY_UNION', 'UNION_DEPARTMENT'],
  CLUB: ['CLUB'],
};

type Random = () => number;
const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)]!;

function keysOfUnit({
  organizationId,
  provinceId,
  cityId,
  schoolId,
  departmentId,
}: RandomUnit): Record<string, unknown> {
  return {
    organization_id: organizationId,
    province_id: provinceId,
    city_id: cityId,
    school_id: schoolId,
    department_id: departmentId,
  };
}

/** Days of a term about today: past, present, coming, and both edges. */
const SPANS: readonly (readonly [number, number])[] = [
  [-300, 300],
  [-300, 300],
  [-300, 300],
  [0, 300],
  [-300, 1],
  [-300, 0],
  [1, 300],
  [-600, -300],
];

/** Fills the tables with a hierarchy of `size` units, people in it, and officers with random rights; gives their accounts. */
export async function fillRandomly(
  kernel: Kernel,
  size: number,
  officers: number,
  random: Random,
): Promise<{ units: readonly RandomUnit[]; accounts: readonly string[] }> {
  await kernel.pool.query(
    'truncate organization, organization_change, person, office, term, handover_pack, account, demo_persona cascade',
  );
  const units = randomTree(size, random);
  const paths = new Map<RandomUnit, string>();
  for (const unit of units) {
    paths.set(unit, `${unit.parent ? paths.get(unit.parent)! : ''}${encodeId('org', unit.id).slice(4)}.`);
  }
  const rows = units.map((unit) => {
    const chance = random();
    const { organization_id: _, ...keys } = keysOfUnit(unit);
    return {
      id: unit.id,
      ...keys,
      level: unit.level,
      kind: pick(KINDS[unit.level], random),
      name: `单位${unit.id.slice(-10)}`,
      parent_id: unit.parent?.id ?? null,
      path: paths.get(unit)!,
      depth: paths.get(unit)!.split('.').length - 2,
      status: unit.parent === null || chance < 0.84 ? 'ACTIVE' : chance < 0.92 ? 'SUSPENDED' : 'ARCHIVED',
      successor_ids: [],
      search_text: '',
      created_at: '2026-09-01T00:00:00Z',
      version: 1,
    };
  });
  for (let start = 0; start < rows.length; start += 2500) {
    await insertRows(kernel, 'organization', rows.slice(start, start + 2500));
  }
  const accounts: string[] = [];
  const people: Record<string, unknown>[] = [];
  const offices: Record<string, unknown>[] = [];
  const terms: Record<string, unknown>[] = [];
  const accountRows: Record<string, unknown>[] = [];
  // Members, who hold an office of no rights or none.
  const plain = units
    .filter((_, index) => index % 25 === 0)
    .map((unit) => {
      const id = newId();
      offices.push(officeRow(id, keysOfUnit(unit)));
      return { id, unit };
    });
  for (let index = 0; index < size / 5; index += 1) {
    const id = newId();
    people.push(personRow(id, keysOfUnit(pick(units, random))));
    if (random() < 0.5) {
      const { id: office, unit } = pick(plain, random);
      const [from, until] = pick(SPANS, random);
      const today = kernel.clock.today();
      terms.push(termRow(newId(), keysOfUnit(unit), office, id, [addDays(today, from), addDays(today, until)]));
    }
  }
  for (let index = 0; index < officers; index += 1) {
    const [account, person] = [newId(), newId()];
    accounts.push(account);
    accountRows.push({
      id: account,
      login_name: `random${index}`,
      password_hash: 'none',
      locale: 'en',
      status: random() < 0.93 ? 'ACTIVE' : 'SUSPENDED',
      preferences: {},
      search_text: '',
      created_at: '2026-09-01T00:00:00Z',
      version: 1,
    });
    people.push(
      personRow(person, keysOfUnit(pick(units, random)), {
        account_id: account,
        status: random() < 0.93 ? 'ACTIVE' : 'GRADUATED',
      }),
    );
    for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
      // Offices stand high as often as low, so that subtrees of every size are met.
      const unit = units[Math.floor(random() ** 3 * units.length)]!;
      const office = newId();
      const [from, until] = pick(SPANS, random);
      const today = kernel.clock.today();
      offices.push(
        officeRow(office, keysOfUnit(unit), {
          permissions: RANDOM_PERMISSIONS.filter(() => random() < 0.55),
          reach: random() < 0.6 ? 'SUBTREE' : 'HERE',
          valid_until: random() < 0.08 ? addDays(today, 0) : null,
        }),
      );
      terms.push(termRow(newId(), keysOfUnit(unit), office, person, [addDays(today, from), addDays(today, until)]));
    }
  }
  await insertRows(kernel, 'account', accountRows);
  await insertRows(kernel, 'person', people);
  await insertRows(kernel, 'office', offices);
  await insertRows(kernel, 'term', terms);
  await kernel.pool.query('analyze');
  return { units, accounts };
}
