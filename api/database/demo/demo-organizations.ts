import { addDays } from '../../kernel/clock.ts';
import { nationalDepartments, overseasAssociations } from './data/units.data.ts';
import { addMonths, yearOf } from './demo-calendar.ts';
import { citiesOf, provincesOf } from './demo-institutions.ts';
import type { Day, DemoInstitution, DemoOrganization, DemoSize } from './demo.types.ts';
import { leagueKeyOf, nationalKey, organization } from './demo-organization-record.ts';
import type { DemoRandom } from './demo-random.ts';
import { buildSchoolOrganizations } from './demo-school-organizations.ts';

function buildNational(today: Day): DemoOrganization[] {
  const league = organization({
    key: leagueKeyOf(nationalKey),
    level: 'NATIONAL',
    kind: 'LEAGUE_COMMITTEE',
    name: '中国共产主义青年团中央委员会',
    nameEn: 'Central Committee of the Communist Youth League of China',
    shortName: '团中央',
    foundedOn: '1922-05-05',
    externalCode: 'TW-000000',
  });
  const federation = organization(
    {
      key: nationalKey,
      level: 'NATIONAL',
      kind: 'FEDERATION',
      name: '中华全国学生联合会',
      nameEn: "All-China Students' Federation",
      shortName: '全国学联',
      foundedOn: '1919-06-16',
      externalCode: 'XL-000000',
    },
    league,
  );
  const departments = nationalDepartments.map((name, index) =>
    organization({
      key: `${nationalKey}:dept:${index + 1}`,
      level: 'DEPARTMENT',
      kind: 'UNION_DEPARTMENT',
      parentKey: nationalKey,
      name: `全国学联秘书处${name.zh}`,
      nameEn: `${name.en}, Secretariat of the All-China Students' Federation`,
      shortName: name.zh,
      foundedOn: `${yearOf(today) - 6}-09-01`,
      externalCode: `XL-000000-B${index + 1}`,
    }),
  );
  return [federation, league, ...departments];
}

/** Federations and league committees of provinces or cities. */
function buildFederations(
  level: 'PROVINCIAL' | 'CITY',
  units: readonly { code: string; zh: string; en: string; short: string; federationOn: Day; parentKey: string }[],
): DemoOrganization[] {
  const leagueShort = level === 'PROVINCIAL' ? '团省委' : '团市委';
  return units.flatMap((unit) => {
    const shared = { level, parentKey: unit.parentKey, divisionCode: unit.code };
    const league = organization({
      ...shared,
      key: leagueKeyOf(unit.code),
      kind: 'LEAGUE_COMMITTEE',
      name: `共青团${unit.zh}委员会`,
      nameEn: `${unit.en} Committee of the Communist Youth League`,
      shortName: unit.code === '660000' ? '兵团团委' : `${unit.short}${leagueShort}`,
      foundedOn: addDays(unit.federationOn, -21),
      externalCode: `TW-${unit.code}`,
    });
    const federation = organization(
      {
        ...shared,
        key: unit.code,
        kind: 'FEDERATION',
        name: `${unit.zh}学生联合会`,
        nameEn: `${unit.en} Students' Federation`,
        shortName: `${unit.short}学联`,
        foundedOn: unit.federationOn,
        externalCode: `XL-${unit.code}`,
      },
      league,
    );
    return [federation, league];
  });
}

function buildOverseas(random: DemoRandom, national: DemoOrganization, today: Day, size: DemoSize): DemoOrganization[] {
  return overseasAssociations.slice(0, size === 'full' ? overseasAssociations.length : 2).map((university) => {
    const draw = random.fork(university.zh);
    return organization(
      {
        key: `overseas:${university.countryCode.toLowerCase()}`,
        level: 'SCHOOL',
        kind: 'OVERSEAS_ASSOCIATION',
        name: `${university.zh}中国学生学者联谊会`,
        nameEn: `Chinese Students and Scholars Association of ${university.en}`,
        shortName: `${university.zh}学联`,
        countryCode: university.countryCode,
        foundedOn: addMonths(`${yearOf(today)}-01-15`, -12 * draw.int(4, 28)),
        externalCode: `HW-${university.countryCode}-01`,
      },
      undefined,
      national,
    );
  });
}

/** All organizations as they were founded, parents before children; `applyOrganizationHistory` then ages them. */
export function buildOrganizations(
  random: DemoRandom,
  institutions: readonly DemoInstitution[],
  today: Day,
  size: DemoSize,
): DemoOrganization[] {
  const national = buildNational(today);
  const provinces = buildFederations(
    'PROVINCIAL',
    provincesOf(size).map((province) => ({ ...province, parentKey: nationalKey })),
  );
  const cities = buildFederations(
    'CITY',
    citiesOf(size).map((city) => ({ ...city, short: city.zh.replace(/市$/u, ''), parentKey: city.provinceCode })),
  );
  const federations = new Map([...provinces, ...cities].map((federation) => [federation.key, federation]));
  const schools = institutions.flatMap((institution) =>
    buildSchoolOrganizations(random.fork(institution.key), institution, federations, today),
  );
  const federation = national[0];
  const overseas = federation ? buildOverseas(random.fork('overseas'), federation, today, size) : [];
  return [...national, ...provinces, ...cities, ...schools, ...overseas];
}
