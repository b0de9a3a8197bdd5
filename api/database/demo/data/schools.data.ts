import type { DemoCategory, DemoInstitution, DemoName } from '../demo.types.ts';

/** A type of school: the tail of its name and what follows from it. */
export interface DemoSchoolType extends DemoName {
  /** Tail of the short name. */
  short: string;
  category: DemoCategory;
  educationLevel: DemoInstitution['educationLevel'];
  ownership: DemoInstitution['ownership'];
}

const type = (
  category: DemoCategory,
  educationLevel: DemoInstitution['educationLevel'],
  ownership: DemoInstitution['ownership'],
  [zh, short, en]: readonly [zh: string, short: string, en: string],
): DemoSchoolType => ({ zh, short, en, category, educationLevel, ownership });

const regular = (
  [
    ['大学', '大学', 'University'],
    ['师范大学', '师大', 'Normal University'],
    ['理工大学', '理工', 'University of Technology'],
    ['工业大学', '工大', 'Polytechnic University'],
    ['农业大学', '农大', 'Agricultural University'],
    ['医科大学', '医大', 'Medical University'],
    ['财经大学', '财大', 'University of Finance and Economics'],
    ['科技大学', '科大', 'University of Science and Technology'],
    ['交通大学', '交大', 'Jiaotong University'],
    ['林业大学', '林大', 'Forestry University'],
    ['外国语大学', '外大', 'Foreign Studies University'],
    ['政法大学', '法大', 'University of Political Science and Law'],
    ['中医药大学', '中医大', 'University of Chinese Medicine'],
    ['师范学院', '师院', 'Normal College'],
    ['音乐学院', '音院', 'Conservatory of Music'],
    ['美术学院', '美院', 'Academy of Fine Arts'],
    ['体育学院', '体院', 'Institute of Physical Education'],
  ] as const
).map((names) => type('REGULAR_UNIVERSITY', 'UNDERGRADUATE', 'PUBLIC', names));

const privateRegular = (
  [
    ['学院', '学院', 'College'],
    ['理工学院', '理工学院', 'Institute of Technology'],
  ] as const
).map((names) => type('REGULAR_UNIVERSITY', 'UNDERGRADUATE', 'PRIVATE', names));

const vocational = (
  [
    ['职业技术学院', '职院', 'Vocational and Technical College'],
    ['工业职业技术学院', '工职院', 'Vocational College of Industry'],
    ['交通职业技术学院', '交院', 'Vocational College of Transport'],
    ['护理职业学院', '护院', 'Nursing College'],
    ['农业职业技术学院', '农职院', 'Vocational College of Agriculture'],
    ['铁道职业技术学院', '铁院', 'Railway Vocational College'],
    ['旅游职业学院', '旅院', 'Vocational College of Tourism'],
    ['信息职业技术学院', '信院', 'Vocational College of Information Technology'],
    ['幼儿师范高等专科学校', '幼专', 'Preschool Teachers College'],
    ['医学高等专科学校', '医专', 'Medical College'],
  ] as const
).map((names) => type('VOCATIONAL', 'JUNIOR_COLLEGE', 'PUBLIC', names));

/** Types by category, the common ones more than once. */
export const schoolTypes: Readonly<Record<DemoCategory, readonly DemoSchoolType[]>> = {
  REGULAR_UNIVERSITY: [
    ...regular,
    ...regular.slice(0, 4),
    ...privateRegular,
    type('REGULAR_UNIVERSITY', 'UNDERGRADUATE', 'JOINT', ['国际大学', '国际大学', 'International University']),
  ],
  VOCATIONAL: [
    ...vocational,
    ...vocational.slice(0, 3),
    type('VOCATIONAL', 'UNDERGRADUATE', 'PUBLIC', ['职业技术大学', '职大', 'Vocational and Technical University']),
    type('VOCATIONAL', 'JUNIOR_COLLEGE', 'PRIVATE', ['科技职业学院', '科职院', 'Vocational College of Technology']),
  ],
  SECONDARY: (
    [
      ['第一中学', '一中', 'No. 1 High School'],
      ['第二中学', '二中', 'No. 2 High School'],
      ['实验中学', '实验', 'Experimental High School'],
      ['高级中学', '高中', 'Senior High School'],
      ['外国语学校', '外校', 'Foreign Language School'],
    ] as const
  ).map((names) => type('SECONDARY', 'SECONDARY', 'PUBLIC', names)),
};

const terrainHeads = [...'云砚鹿桐霁澜榆岚芷槿筠晴雁鹤棠樟梧枫松桂荷璞星'];
const terrainTails = [...'岭湖川屿原洲浦泽汀麓溪谷湾'];
// Places, schools or companies that exist.
const takenPrefixes = new Set(
  (
    '云溪 云谷 云麓 桐溪 晴川 松岭 松原 松溪 松湖 桂湖 桂溪 棠湖 枫溪 枫岭 星湖 星洲 星原 荷泽 雁湖 鹤湖 松浦 松洲 樟湖 ' +
    '云川 梧溪 云湖 鹿湖 芷湖'
  ).split(' '),
);

/** Invented place names that open the names of demo schools. */
export const schoolPrefixes: readonly string[] = terrainHeads
  .flatMap((head) => terrainTails.map((tail) => head + tail))
  .filter((prefix) => !takenPrefixes.has(prefix));

/** A school that is the same whatever the seed, because a persona or a special case lives in it. */
export interface DemoCastSchool {
  prefix: string;
  /** Chinese tail, a member of `schoolTypes`. */
  tail: string;
  category: DemoCategory;
  placeCode: string;
  foundedOn: string;
}

/** The fixed schools; their keys are used by personas, special cases and tests. */
export const castSchools = {
  flagship: {
    prefix: '云岭',
    tail: '师范大学',
    category: 'REGULAR_UNIVERSITY',
    placeCode: '530100',
    foundedOn: '1952-08-01',
  },
  cityCollege: {
    prefix: '澜汀',
    tail: '职业技术学院',
    category: 'VOCATIONAL',
    placeCode: '530100',
    foundedOn: '1999-07-01',
  },
  rotating: {
    prefix: '鹿原',
    tail: '理工大学',
    category: 'REGULAR_UNIVERSITY',
    placeCode: '610100',
    foundedOn: '1958-09-01',
  },
  renamed: {
    prefix: '桐屿',
    tail: '师范大学',
    category: 'REGULAR_UNIVERSITY',
    placeCode: '330700',
    foundedOn: '1978-10-01',
  },
  absorbing: {
    prefix: '棠浦',
    tail: '医科大学',
    category: 'REGULAR_UNIVERSITY',
    placeCode: '320100',
    foundedOn: '1956-09-01',
  },
  absorbed: {
    prefix: '棠浦',
    tail: '护理职业学院',
    category: 'VOCATIONAL',
    placeCode: '320100',
    foundedOn: '1984-09-01',
  },
  splitting: {
    prefix: '璞湾',
    tail: '大学',
    category: 'REGULAR_UNIVERSITY',
    placeCode: '440300',
    foundedOn: '1994-05-01',
  },
  moved: { prefix: '枫泽', tail: '第一中学', category: 'SECONDARY', placeCode: '510100', foundedOn: '1951-09-01' },
} as const satisfies Record<string, DemoCastSchool>;

/** Departments of a school that answer proposals. */
export const institutionOffices: readonly (DemoName & { secondary: boolean })[] = [
  { zh: '教务处', en: 'Academic Affairs Office', secondary: true },
  { zh: '学生工作处', en: 'Student Affairs Office', secondary: false },
  { zh: '德育处', en: 'Moral Education Office', secondary: true },
  { zh: '后勤保障处', en: 'Logistics Office', secondary: true },
  { zh: '保卫处', en: 'Security Office', secondary: false },
  { zh: '招生就业处', en: 'Admissions and Careers Office', secondary: false },
  { zh: '图书馆', en: 'Library', secondary: true },
  { zh: '信息化中心', en: 'Information Technology Centre', secondary: false },
  { zh: '校医院', en: 'Infirmary', secondary: false },
  { zh: '国际合作与交流处', en: 'International Office', secondary: false },
];
