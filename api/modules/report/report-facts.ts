import sql, { type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import type { LocalizedText } from '../../kernel/locale.ts';
import { defineFormFacts, type FormFieldKind } from '../form/index.ts';

/** Days of a round for which facts are taken. */
export interface FactDays {
  /** Day as of which states count. */
  readonly on: string;
  /** Period that what happened is counted in, `[from, until)`. */
  readonly from: string;
  readonly until: string;
}

/** Something that the system knows of an organization, declared once with its definition. */
interface SystemFact {
  readonly label: LocalizedText;
  readonly unit: LocalizedText;
  readonly definition: LocalizedText;
  /** Value of `organization a` as a number. */
  readonly sql: (days: FactDays) => Sql;
}

const NUMBER: readonly FormFieldKind[] = ['NUMBER'];
const UNITS: LocalizedText = { 'zh-CN': '个', en: 'organizations' };
const PEOPLE: LocalizedText = { 'zh-CN': '人', en: 'people' };
const SEATS: LocalizedText = { 'zh-CN': '个', en: 'seats' };
const TERMS: LocalizedText = { 'zh-CN': '人次', en: 'terms' };

/** Days ahead within which a term counts as ending. */
const ENDING_DAYS = 60;

const below = (which: Sql): Sql => sql`(select count(*) from organization o
  where o.path > a.path and o.path < left(a.path, -1) || '/' and o.status = 'ACTIVE' and ${which})`;

const countBelow = (zh: string, en: string, which: Sql): SystemFact => ({
  label: { 'zh-CN': `下级${zh}数`, en: `${en} below` },
  unit: UNITS,
  definition: {
    'zh-CN': `本组织所辖、状态为“正常”的${zh}，不含本组织。`,
    en: `${en} below this organization, at any depth, that are active; without itself.`,
  },
  sql: () => below(which),
});

/** Offices of the organization itself and of its working departments. */
const ownOffices = sql`(f.organization_id = a.id or f.organization_id in (select d.id from organization d
  where d.parent_id = a.id and d.kind = 'UNION_DEPARTMENT' and d.status = 'ACTIVE'))`;

const holding = (days: FactDays): Sql => sql`t.starts_on <= ${days.on}::date and t.ends_on > ${days.on}::date`;

const FACTS = {
  'organization.provinceCount': countBelow('省级组织', 'Provincial organizations', sql`o.level = 'PROVINCIAL'`),
  'organization.cityCount': countBelow('市级组织', 'City organizations', sql`o.level = 'CITY'`),
  'organization.unionCount': countBelow(
    '学校学生会、研究生会',
    'Student and graduate unions of schools',
    sql`o.level = 'SCHOOL' and o.kind in ('STUDENT_UNION', 'GRADUATE_UNION')`,
  ),
  'organization.facultyUnionCount': countBelow('院系学生会', 'Faculty unions', sql`o.kind = 'FACULTY_UNION'`),
  'organization.departmentCount': countBelow('工作部门', 'Working departments', sql`o.kind = 'UNION_DEPARTMENT'`),
  'organization.clubCount': countBelow('学生社团', 'Clubs', sql`o.kind = 'CLUB'`),
  'organization.newClubCount': {
    label: { 'zh-CN': '报告期内新成立社团数', en: 'Clubs founded in the period' },
    unit: UNITS,
    definition: {
      'zh-CN': '本组织所辖、成立日期在报告期内的学生社团。',
      en: 'Clubs below this organization whose day of founding lies in the period.',
    },
    sql: ({
      from,
      until,
    }) => sql`(select count(*) from organization o where o.path > a.path and o.path < left(a.path, -1) || '/'
      and o.kind = 'CLUB' and o.founded_on >= ${from}::date and o.founded_on < ${until}::date)`,
  },
  'people.staffCount': {
    label: { 'zh-CN': '在任工作人员数', en: 'Staff in office' },
    unit: PEOPLE,
    definition: {
      'zh-CN':
        '当日在本组织及其工作部门的主席团、部门任职的人，一人多职只计一次（工作人员按 schema/rules.md 1.1 第 3 条）。',
      en: 'People who hold an office of the presidium or a department here on that day; one with several offices counts once (schema/rules.md 1.1 item 3).',
    },
    sql: (days) => sql`(select count(distinct t.person_id) from office f join term t on t.office_id = f.id
      where ${ownOffices} and f.body in ('PRESIDIUM', 'DEPARTMENT') and ${holding(days)})`,
  },
  'people.presidiumCount': {
    label: { 'zh-CN': '主席团成员数', en: 'Members of the presidium' },
    unit: PEOPLE,
    definition: {
      'zh-CN': '当日在本组织主席团任职的人，一人多职只计一次。',
      en: 'People who hold an office of the presidium of this organization on that day, each once.',
    },
    sql: (days) => sql`(select count(distinct t.person_id) from office f join term t on t.office_id = f.id
      where f.organization_id = a.id and f.body = 'PRESIDIUM' and ${holding(days)})`,
  },
  'people.vacancyCount': {
    label: { 'zh-CN': '空缺职数', en: 'Vacant seats' },
    unit: SEATS,
    definition: {
      'zh-CN': '当日本组织在用职务的职数减去在任人数，不足零按零计。',
      en: 'Seats of the active offices of this organization less those who hold them on that day, never below zero.',
    },
    sql: (days) => sql`(select coalesce(sum(greatest(f.seats - (select count(*) from term t
        where t.office_id = f.id and ${holding(days)}), 0)), 0)
      from office f where f.organization_id = a.id and f.status = 'ACTIVE' and not f.is_rotating)`,
  },
  'people.endingTermCount': {
    label: { 'zh-CN': '60 天内到期的任期数', en: 'Terms ending within 60 days' },
    unit: TERMS,
    definition: {
      'zh-CN': '本组织当日在任、且在其后 60 天内到期的任期。',
      en: 'Terms of this organization that run on that day and end within the 60 days after it.',
    },
    sql: (days) => sql`(select count(*) from term t where t.organization_id = a.id and ${holding(days)}
      and t.ends_on <= ${days.on}::date + ${ENDING_DAYS}::integer)`,
  },
  'people.appointmentCount': {
    label: { 'zh-CN': '报告期内任职人次', en: 'Terms begun in the period' },
    unit: TERMS,
    definition: {
      'zh-CN': '本组织在报告期内开始的任期，未就任即取消的不计。',
      en: 'Terms of this organization that began in the period; those called off before they began do not count.',
    },
    sql: ({ from, until }) => sql`(select count(*) from term t where t.organization_id = a.id
      and t.starts_on >= ${from}::date and t.starts_on < ${until}::date and t.ends_on > t.starts_on)`,
  },
  'people.departureCount': {
    label: { 'zh-CN': '报告期内离任人次', en: 'Terms ended in the period' },
    unit: TERMS,
    definition: {
      'zh-CN': '本组织在报告期内结束的任期，未就任即取消的不计。',
      en: 'Terms of this organization that ended in the period; those called off before they began do not count.',
    },
    sql: ({ from, until }) => sql`(select count(*) from term t where t.organization_id = a.id
      and t.ends_on >= ${from}::date and t.ends_on < ${until}::date and t.ends_on > t.starts_on)`,
  },
} as const satisfies Readonly<Record<`${string}.${string}`, SystemFact>>;

const facts: Readonly<Record<string, SystemFact>> = FACTS;

/** Keys of the system facts, in the order in which they are offered. */
export const FACT_KEYS = defineFormFacts(
  Object.fromEntries(Object.entries(facts).map(([key, { label }]) => [key, { label, kinds: NUMBER }])) as Readonly<
    Record<`${string}.${string}`, { label: LocalizedText; kinds: readonly FormFieldKind[] }>
  >,
);

/** What a system fact is called, in what it is counted and how it is defined; undefined when a fact was taken out. */
export const systemFact = (key: string): Pick<SystemFact, 'label' | 'unit' | 'definition'> | undefined => facts[key];

/** A fact for all named organizations, in one statement; by uuid. */
export async function takeFact(
  run: Run,
  key: string,
  organizationIds: readonly string[],
  days: FactDays,
): Promise<ReadonlyMap<string, string>> {
  const fact = facts[key];
  if (!fact) {
    return new Map();
  }
  const rows = await run<{ id: string; value: string }>(sql`select a.id, ${fact.sql(days)}::text as value
    from organization a where a.id = any(${[...organizationIds]}::uuid[])`);
  return new Map(rows.map(({ id, value }) => [id, value]));
}
