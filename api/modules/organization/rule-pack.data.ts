import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { OrganizationKind } from './organization.enums.ts';

/** A parameter as it ships: number or list, source, and the range within which a charter may override it. */
export interface ShippedParameter {
  readonly key: string;
  readonly number?: number;
  readonly values?: readonly string[];
  readonly floor?: number;
  readonly ceiling?: number;
  readonly source: string;
}

/** A rule pack as it ships. */
export interface ShippedRulePack {
  readonly name: string;
  readonly kind: OrganizationKind | null;
  readonly level: OrganizationLevel | null;
  readonly parameters: readonly ShippedParameter[];
}

const SELF_ASSESSMENT = '高校学生会（研究生会）改革自评表';
const FACULTY_FORM = '院系学生会改革自评表（草案，待完整表样核对）';
const UNION_TITLES = [
  'CHAIR',
  'VICE_CHAIR',
  'ROTATING_EXECUTIVE_CHAIR',
  'PRESIDIUM_MEMBER',
  'DEPARTMENT_HEAD',
  'DEPUTY_HEAD',
  'OFFICER',
];
const FEDERATION_TITLES = [
  'SECRETARY_GENERAL',
  'DEPUTY_SECRETARY_GENERAL',
  'RESIDENT_EXECUTIVE_CHAIR',
  'ROTATING_EXECUTIVE_CHAIR',
  'PRESIDIUM_MEMBER',
  'DEPARTMENT_HEAD',
  'DEPUTY_HEAD',
  'OFFICER',
];
const PRESIDIUM = ['CHAIR', 'VICE_CHAIR', 'ROTATING_EXECUTIVE_CHAIR', 'PRESIDIUM_MEMBER'];
const terms = (number: number, source: string): ShippedParameter => ({
  key: 'termDaysMax',
  number,
  floor: 30,
  ceiling: 1830,
  source,
});

const union = (name: string, kind: OrganizationKind): ShippedRulePack => ({
  name,
  kind,
  level: 'SCHOOL',
  parameters: [
    { key: 'presidiumSeatsMax', number: 5, floor: 1, ceiling: 5, source: `${SELF_ASSESSMENT} 第4项` },
    { key: 'departmentsMax', number: 6, floor: 1, ceiling: 6, source: `${SELF_ASSESSMENT} 第5项` },
    { key: 'staffMax', number: 40, floor: 5, ceiling: 40, source: `${SELF_ASSESSMENT} 第3项` },
    { key: 'staffMaxWithException', number: 60, floor: 40, ceiling: 60, source: `${SELF_ASSESSMENT} 第3项` },
    { key: 'allowedTitles', values: UNION_TITLES, source: `${SELF_ASSESSMENT} 第6项` },
    { key: 'presidiumTitles', values: PRESIDIUM, source: `${SELF_ASSESSMENT} 第4项` },
    terms(400, '方案 二(三)9：大会每年召开1次，主席团由大会选举产生'),
  ],
});

/** The rules that every installation begins with; each is edited in the admin as a new version. */
export const SHIPPED_RULE_PACKS: readonly ShippedRulePack[] = [
  {
    name: '通用规则',
    kind: null,
    level: null,
    parameters: [
      terms(1830, '学联章程：代表大会每五年召开一次'),
      { key: 'rotationDays', number: 90, floor: 7, ceiling: 366, source: '方案 二(三)8：主席团轮值制度' },
      {
        key: 'secondFactorTitles',
        values: ['SECRETARY_GENERAL', 'DEPUTY_SECRETARY_GENERAL'],
        source: '等级保护 2.0 三级：双因素鉴别',
      },
      { key: 'conflictingTitles', values: ['CHAIR+SECRETARY_GENERAL'], source: '方案 二(三)10：交叉任职须分工明确' },
      { key: 'handoverNoticeDays', number: 30, floor: 0, ceiling: 180, source: '平台默认' },
    ],
  },
  {
    name: '学联规则',
    kind: 'FEDERATION',
    level: null,
    parameters: [
      { key: 'allowedTitles', values: FEDERATION_TITLES, source: '学联章程：主席团、秘书处' },
      {
        key: 'presidiumTitles',
        values: ['ROTATING_EXECUTIVE_CHAIR', 'RESIDENT_EXECUTIVE_CHAIR', 'PRESIDIUM_MEMBER'],
        source: '学联章程：主席团',
      },
    ],
  },
  union('校级学生会规则', 'STUDENT_UNION'),
  union('校级研究生会规则', 'GRADUATE_UNION'),
  {
    name: '院系学生会规则',
    kind: 'FACULTY_UNION',
    level: 'DEPARTMENT',
    parameters: [
      { key: 'presidiumSeatsMax', number: 3, floor: 1, ceiling: 3, source: FACULTY_FORM },
      { key: 'staffMin', number: 20, floor: 0, ceiling: 20, source: FACULTY_FORM },
      { key: 'staffMax', number: 30, floor: 5, ceiling: 30, source: FACULTY_FORM },
      { key: 'allowedTitles', values: UNION_TITLES, source: `${SELF_ASSESSMENT} 第6项` },
      { key: 'presidiumTitles', values: PRESIDIUM, source: FACULTY_FORM },
      terms(400, '方案 二(三)9'),
    ],
  },
  {
    name: '工作部门规则',
    kind: 'UNION_DEPARTMENT',
    level: 'DEPARTMENT',
    parameters: [
      {
        key: 'allowedTitles',
        values: ['DEPARTMENT_HEAD', 'DEPUTY_HEAD', 'OFFICER'],
        source: `${SELF_ASSESSMENT} 第6项`,
      },
    ],
  },
  {
    name: '学生社团规则',
    kind: 'CLUB',
    level: 'CLUB',
    parameters: [
      {
        key: 'allowedTitles',
        values: ['CLUB_LEADER', 'CLUB_DEPUTY_LEADER'],
        source: '教党〔2020〕13号 高校学生社团建设管理办法',
      },
    ],
  },
  {
    name: '社团联合会规则',
    kind: 'CLUB_ASSOCIATION',
    level: 'DEPARTMENT',
    parameters: [
      {
        key: 'allowedTitles',
        values: ['CLUB_LEADER', 'CLUB_DEPUTY_LEADER', 'OFFICER'],
        source: '教党〔2020〕13号 高校学生社团建设管理办法',
      },
    ],
  },
  {
    name: '团委规则',
    kind: 'LEAGUE_COMMITTEE',
    level: null,
    parameters: [
      {
        key: 'allowedTitles',
        values: ['LEAGUE_SECRETARY', 'LEAGUE_DEPUTY_SECRETARY', 'OFFICER'],
        source: '方案 三：地方团委指导本级学联',
      },
    ],
  },
  {
    name: '海外留学生组织规则',
    kind: 'OVERSEAS_ASSOCIATION',
    level: 'SCHOOL',
    parameters: [
      { key: 'allowedTitles', values: ['CHAIR', 'VICE_CHAIR', 'LIAISON'], source: '方案 二(二)5：日常联络机制' },
    ],
  },
];
