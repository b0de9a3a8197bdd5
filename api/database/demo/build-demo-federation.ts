import { isDay } from '../../kernel/clock.ts';
import { addDuplicates } from './demo-duplicates.ts';
import { FederationStaffing } from './demo-federation-people.ts';
import { applyInstitutionHistory } from './demo-institution-history.ts';
import { buildInstitutions } from './demo-institutions.ts';
import { applyOrganizationHistory } from './demo-organization-history.ts';
import { buildOrganizations } from './demo-organizations.ts';
import { buildPersonas } from './demo-personas.ts';
import { DemoRandom } from './demo-random.ts';
import { DemoRoster } from './demo-roster.ts';
import { staffSchool } from './demo-school-people.ts';
import type { Day, DemoFederation, DemoSize } from './demo.types.ts';

/** The seed from which the shipped demo is built. */
export const DEMO_SEED = 20_210_101;

/** What decides a demo federation, together with this code. */
export interface DemoOptions {
  seed?: number;
  /** `full` unless said otherwise. */
  size?: DemoSize;
  /** The day around which terms lie in past, present and future; from 2021 on. */
  today: Day;
}

/**
 * Builds the fictional federation as plain records with natural keys, without touching anything: the same options give
 * the same records on every machine. Federations and league committees of province and city bear real names; schools,
 * people, addresses and founding days are invented.
 */
export function buildDemoFederation({ seed = DEMO_SEED, size = 'full', today }: DemoOptions): DemoFederation {
  if (!isDay(today) || today < '2021-01-01') {
    throw new Error(`The demo needs a day from 2021-01-01 on, not ${today}.`);
  }
  const random = new DemoRandom(seed);
  const institutions = buildInstitutions(random, size);
  applyInstitutionHistory(institutions, today);
  const organizations = buildOrganizations(random.fork('organizations'), institutions, today, size);
  applyOrganizationHistory(organizations, institutions, today);

  const roster = new DemoRoster(today);
  const byKey = new Map(organizations.map((organization) => [organization.key, organization]));
  for (const institution of institutions) {
    staffSchool(roster, random.fork(`people of ${institution.key}`), institution, byKey);
  }
  new FederationStaffing(
    roster,
    random.fork('people of federations'),
    byKey,
    new Map(institutions.map((institution) => [institution.key, institution])),
  ).staffAll();
  const personas = buildPersonas(roster, organizations);
  addDuplicates(roster, random.fork('duplicates'), size === 'full' ? 15 : 5);

  const { persons, offices, terms, rotations, crossAppointments } = roster;
  return {
    seed,
    size,
    today,
    institutions,
    organizations,
    persons,
    offices,
    terms,
    rotations,
    crossAppointments,
    personas,
  };
}
