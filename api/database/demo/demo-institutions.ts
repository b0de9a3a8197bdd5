import { demoCities, demoProvinces, type DemoPlace, type DemoProvince } from './data/provinces.data.ts';
import {
  castSchools,
  institutionOffices,
  schoolPrefixes,
  schoolTypes,
  type DemoCastSchool,
  type DemoSchoolType,
} from './data/schools.data.ts';
import { universityFaculties, vocationalFaculties } from './data/units.data.ts';
import { englishPlace, slugOf } from './demo-names.ts';
import type { DemoRandom } from './demo-random.ts';
import type { DemoCampus, DemoCategory, DemoFaculty, DemoInstitution, DemoName, DemoSize } from './demo.types.ts';

const categories: readonly DemoCategory[] = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'];
// First year of the foundings of a category and how many years they spread over.
const foundings = { REGULAR_UNIVERSITY: [1950, 34], VOCATIONAL: [1993, 16], SECONDARY: [1951, 48] } as const;

/** The provinces that a size of the demo covers; the small one holds those of the fixed schools. */
export function provincesOf(size: DemoSize): readonly DemoProvince[] {
  const needed = new Set<string>(Object.values(castSchools).map((school) => `${school.placeCode.slice(0, 2)}0000`));
  return demoProvinces.filter((province) => size === 'full' || needed.has(province.code));
}

/** The cities with a federation that a size of the demo covers. */
export const citiesOf = (size: DemoSize): typeof demoCities =>
  demoCities.filter((city) => provincesOf(size).some((province) => province.code === city.provinceCode));

/** Key of a fixed school. */
export const castKey = (cast: keyof typeof castSchools): string =>
  slugOf(castSchools[cast].prefix, castSchools[cast].tail);

interface Draft {
  prefix: string;
  type: DemoSchoolType;
  province: DemoProvince;
  place: DemoPlace;
  foundedOn: string;
}

function castDraft(cast: DemoCastSchool, province: DemoProvince): Draft {
  const type = schoolTypes[cast.category].find((candidate) => candidate.zh === cast.tail);
  const place = province.places.find((candidate) => candidate.code === cast.placeCode);
  if (!type || !place) {
    throw new Error(`The fixed school ${cast.prefix}${cast.tail} has no type or place.`);
  }
  return { prefix: cast.prefix, type, province, place, foundedOn: cast.foundedOn };
}

function draftSchools(random: DemoRandom, size: DemoSize): Draft[] {
  // One prefix per reading: keys are pinyin, and 砚湖 beside 雁湖 would confuse people too.
  const castReadings = new Set<string>(Object.values(castSchools).map((school) => slugOf(school.prefix)));
  const byReading = new Map(random.shuffle(schoolPrefixes).map((prefix) => [slugOf(prefix), prefix]));
  const prefixes = [...byReading].filter(([reading]) => !castReadings.has(reading)).map(([, prefix]) => prefix);
  return provincesOf(size).flatMap((province) =>
    categories.flatMap((category, index): Draft[] => {
      const cast = Object.values<DemoCastSchool>(castSchools)
        .filter((school) => school.category === category && school.placeCode.slice(0, 2) === province.code.slice(0, 2))
        .map((school) => castDraft(school, province));
      const planned = province.schools[index] ?? 0;
      const wanted = size === 'full' ? planned : Math.min(planned, 1);
      const drawn = Array.from({ length: Math.max(0, wanted - cast.length) }, (): Draft => {
        const prefix = prefixes.pop() ?? '';
        const draw = random.fork(prefix);
        const [year, spread] = foundings[category];
        const month = draw.int(3, 10);
        return {
          prefix,
          type: draw.pick(schoolTypes[category]),
          province,
          place: draw.chance(0.4) ? (province.places[0] as DemoPlace) : draw.pick(province.places),
          foundedOn: `${draw.int(year, year + spread)}-${String(month).padStart(2, '0')}-${draw.int(10, 28)}`,
        };
      });
      return [...cast, ...drawn];
    }),
  );
}

function campusesOf(random: DemoRandom, draft: Draft, key: string): DemoCampus[] {
  const names = [
    ['校本部', 'Main Campus'],
    ['东校区', 'East Campus'],
    ['新城校区', 'New Town Campus'],
  ] as const;
  const count = draft.type.category === 'REGULAR_UNIVERSITY' ? random.int(1, 3) : 1;
  return names.slice(0, count).map(([name, nameEn], index) => ({
    key: `${key}:campus:${index + 1}`,
    name,
    nameEn,
    divisionCode: index === 2 ? random.pick(draft.province.places).code : draft.place.code,
    isMain: index === 0,
  }));
}

function facultiesOf(random: DemoRandom, draft: Draft, key: string, campuses: readonly DemoCampus[]): DemoFaculty[] {
  const { category } = draft.type;
  if (category === 'SECONDARY') {
    return [];
  }
  const names: DemoName[] =
    category === 'REGULAR_UNIVERSITY'
      ? random.sample(universityFaculties, random.int(6, 9))
      : random.sample(vocationalFaculties, random.int(4, 6));
  return names.map((name, index) => ({
    key: `${key}:faculty:${String(index + 1).padStart(2, '0')}`,
    name: name.zh,
    nameEn: name.en,
    campusKey: random.pick(campuses).key,
    from: `${Math.max(Number(draft.foundedOn.slice(0, 4)) + 1, random.int(1985, 2012))}-09-01`,
    until: null,
    successorKeys: [],
  }));
}

function authorityOf(random: DemoRandom, { type, province, place }: Draft): string {
  if (type.category === 'SECONDARY') {
    return province.code === '660000' ? '新疆生产建设兵团教育局' : `${place.zh}教育局`;
  }
  if (type.ownership !== 'PUBLIC') {
    return province.code === '660000' ? '新疆生产建设兵团教育局' : `${province.zh}教育厅`.replace('市教育厅', '市教委');
  }
  return type.category === 'REGULAR_UNIVERSITY' && random.chance(0.1) ? '教育部' : province.zh;
}

function institutionOf(random: DemoRandom, draft: Draft, sequence: number): DemoInstitution {
  const { prefix, type, province, place, foundedOn } = draft;
  const key = slugOf(prefix, type.zh);
  const draw = random.fork(key);
  const campuses = campusesOf(draw, draft, key);
  const isSecondary = type.category === 'SECONDARY';
  const name = prefix + type.zh;
  const codeHead = (isSecondary ? '31' : '41') + place.code.slice(0, 2);
  return {
    key,
    name,
    nameEn: `${englishPlace(prefix)} ${type.en}`,
    shortName: prefix + type.short,
    category: type.category,
    educationLevel: type.educationLevel,
    ownership: type.ownership,
    authority: authorityOf(draw, draft),
    divisionCode: place.code,
    provinceCode: province.code,
    duration: type.educationLevel === 'UNDERGRADUATE' ? 4 : 3,
    foundedOn,
    closedOn: null,
    status: 'ACTIVE',
    codes: [{ code: `${codeHead}9${String(sequence).padStart(5, '0')}`, from: foundedOn, until: null }],
    names: [{ name, from: foundedOn, until: null }],
    successorKeys: [],
    campuses,
    faculties: facultiesOf(draw, draft, key, campuses),
    offices: institutionOffices
      .filter((office) => (isSecondary ? office.secondary : office.zh !== '德育处'))
      .map((office, index) => ({ key: `${key}:office:${index + 1}`, name: office.zh, nameEn: office.en })),
  };
}

/** The fictional schools, by province and category; special cases are added by `applyInstitutionHistory`. */
export function buildInstitutions(random: DemoRandom, size: DemoSize): DemoInstitution[] {
  const institutions = draftSchools(random.fork('schools'), size).map((draft, index) =>
    institutionOf(random, draft, index + 1),
  );
  const keys = new Set(institutions.map((institution) => institution.key));
  if (keys.size !== institutions.length) {
    throw new Error('Two demo schools share a name.');
  }
  return institutions;
}
