import sql from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/clock.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { EVERYONE, runFanOut } from '../../modules/coordination/index.ts';
import {
  closeRound,
  createTemplate,
  mergeDeltas,
  openRound,
  prepareRound,
  publishRound,
  publishTemplate,
  saveDraft,
  submitReport,
  verifyReport,
} from '../../modules/report/index.ts';
import { DEMO_SEED } from './build-demo-federation.ts';
import { castKey } from './demo-institutions.ts';
import { unionKeyOf } from './demo-organization-record.ts';
import { DemoRandom } from './demo-random.ts';
import { demoId } from './demo-rows.ts';
import type { DemoSize } from './demo.types.ts';

const actor = platformActor(
  [
    'organization.read',
    'obligation.read',
    'obligation.answer',
    'obligation.verify',
    'report.read',
    'report.design',
    'report.open',
    'report.publish',
  ],
  'demo',
);

/** What the national federation asks each half-year. */
const FIELDS = [
  {
    key: 'members',
    kind: 'NUMBER',
    label: '会员学生人数',
    labelEn: 'Student members',
    unit: '人',
    unitEn: 'people',
    isRequired: true,
    min: '0',
    aggregate: 'SUM',
    help: '以学籍注册人数为准。',
    helpEn: 'As registered with the school.',
  },
  {
    key: 'staff',
    kind: 'NUMBER',
    label: '学生会工作人员数',
    labelEn: 'Staff of the union',
    unit: '人',
    unitEn: 'people',
    min: '0',
    aggregate: 'SUM',
    prefill: 'people.staffCount',
  },
  {
    key: 'vacancies',
    kind: 'NUMBER',
    label: '空缺职数',
    labelEn: 'Vacant seats',
    unit: '个',
    unitEn: 'seats',
    min: '0',
    aggregate: 'SUM',
    prefill: 'people.vacancyCount',
  },
  {
    key: 'clubs',
    kind: 'NUMBER',
    label: '注册社团数',
    labelEn: 'Registered clubs',
    unit: '个',
    unitEn: 'clubs',
    min: '0',
    aggregate: 'SUM',
    prefill: 'organization.clubCount',
  },
  {
    key: 'activities',
    kind: 'NUMBER',
    label: '举办活动场次',
    labelEn: 'Activities held',
    unit: '场',
    unitEn: 'events',
    isRequired: true,
    min: '0',
    aggregate: 'SUM',
  },
  {
    key: 'largest',
    kind: 'NUMBER',
    label: '单场最多参与人数',
    labelEn: 'Largest turnout',
    unit: '人',
    unitEn: 'people',
    min: '0',
    aggregate: 'MAX',
  },
  {
    key: 'reply',
    kind: 'NUMBER',
    label: '诉求办结率',
    labelEn: 'Requests settled',
    unit: '%',
    decimals: 1,
    min: '0',
    max: '100',
    aggregate: 'AVERAGE',
  },
  {
    key: 'satisfaction',
    kind: 'NUMBER',
    label: '学生满意度',
    labelEn: 'Satisfaction',
    unit: '分',
    unitEn: 'points',
    decimals: 1,
    min: '0',
    max: '100',
    aggregate: 'WEIGHTED',
    weightKey: 'members',
  },
  { key: 'spent', kind: 'MONEY', label: '活动经费支出', labelEn: 'Spent on activities', aggregate: 'SUM' },
  {
    key: 'perActivity',
    kind: 'COMPUTED',
    label: '场均经费',
    labelEn: 'Spent per activity',
    expression: 'spent / activities',
    isMoney: true,
    aggregate: 'AVERAGE',
  },
  { key: 'highlight', kind: 'TEXT', label: '特色工作', labelEn: 'Highlight', maxLength: 100, aggregate: 'LIST' },
  {
    key: 'events',
    kind: 'TABLE',
    label: '重点活动',
    labelEn: 'Main activities',
    maxRows: 5,
    aggregate: 'NONE',
    columns: [
      { key: 'name', kind: 'TEXT', label: '名称', labelEn: 'Name' },
      { key: 'people', kind: 'NUMBER', label: '人数', labelEn: 'People' },
    ],
  },
] as const;

const HIGHLIGHTS = [
  '“校长有约”学生代表座谈',
  '权益服务月',
  '社区志愿服务结对',
  '食堂开放日与满意度评议',
  '毕业生就业帮扶',
  '校园文明寝室共建',
];

/** The kernel as it was some days ago, at ten in the morning. */
function daysAgo(kernel: Kernel, days: number): Kernel {
  const day = addDays(kernel.clock.today(), -days);
  const at = new Date(`${day}T10:00:00+08:00`);
  return { ...kernel, clock: { now: () => new Date(at), today: () => dayOf(at) } };
}

const act = <Result>(kernel: Kernel, work: (uow: UnitOfWork) => Promise<Result>): Promise<Result> =>
  runUnit(kernel, actor, work);

interface Report {
  readonly id: string;
  readonly organizationId: string;
  readonly level: string;
  readonly provinceId: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hasBelow: boolean;
}

async function reportsOf(kernel: Kernel, roundId: string): Promise<Report[]> {
  return runRead<Report>(
    kernel,
    sql`select s.id, s.organization_id as "organizationId", o.level, s.province_id as "provinceId", s.answers,
      exists (select 1 from report_submission c where c.holder_id = s.id) as "hasBelow"
    from report_submission s join organization o on o.id = s.organization_id where s.round_id = ${roundId}::uuid
    order by (o.level = 'PROVINCIAL'), o.path`,
  );
}

async function versionOf(kernel: Kernel, id: string): Promise<number> {
  const [row] = await runRead<{ version: number }>(
    kernel,
    sql`select version from report_submission where id = ${id}::uuid`,
  );
  return row!.version;
}

/** Answers of a school; a province adds the activities of its own office. */
function answersOf(random: DemoRandom, { hasBelow }: Report, growth: number): Record<string, unknown> {
  const activities = random.int(hasBelow ? 4 : 20, hasBelow ? 12 : 160);
  const largest = random.int(200, 3_600);
  const spent = { spent: String(activities * random.int(60_000, 400_000)) };
  if (hasBelow) {
    return { activities: String(activities), ...spent };
  }
  return {
    members: String(Math.round(random.int(4_200, 38_000) * growth)),
    activities: String(activities),
    largest: String(largest),
    reply: (random.int(820, 1_000) / 10).toFixed(1),
    satisfaction: (random.int(760, 985) / 10).toFixed(1),
    ...spent,
    highlight: random.pick(HIGHLIGHTS),
    events: [{ name: '新生迎新', people: String(largest) }],
  };
}

async function write(kernel: Kernel, random: DemoRandom, report: Report, growth: number): Promise<void> {
  await act(kernel, (uow) => saveDraft(uow, report.id, { answers: answersOf(random, report, growth), seen: {} }));
}

async function step(kernel: Kernel, id: string, name: 'submit' | 'accept'): Promise<void> {
  const version = await versionOf(kernel, id);
  await act(kernel, (uow) =>
    name === 'submit' ? submitReport(uow, id, version) : verifyReport(uow, id, version, 'accept'),
  );
}

interface Extent {
  readonly provinces: number;
  readonly schools: number;
}

/** How many take part: enough to look at, few enough to load fast. */
const EXTENT: Readonly<Record<DemoSize, Extent>> = {
  full: { provinces: 6, schools: 4 },
  small: { provinces: 3, schools: 3 },
};

/** Province of the personas; it and their school come first, so that whoever signs in finds reports of their own. */
const HOME_PROVINCE = demoId(DEMO_SEED, 'organization', '530000');
const HOME_SCHOOL = demoId(DEMO_SEED, 'organization', unionKeyOf(castKey('flagship')));

/** Schools of a few provinces, and their provinces. */
async function audienceOf(
  kernel: Kernel,
  { provinces, schools }: Extent,
): Promise<{ nationalId: string; include: string[]; provinces: string[] }> {
  const [national] = await runRead<{ id: string }>(
    kernel,
    sql`select id from organization where level = 'NATIONAL' and kind = 'FEDERATION'`,
  );
  const rows = await runRead<{ id: string; schools: string[] }>(
    kernel,
    sql`select p.id, array(select s.id::text from organization s where s.province_id = p.id and s.level = 'SCHOOL'
        and s.kind = 'STUDENT_UNION' and s.status = 'ACTIVE' order by (s.id <> ${HOME_SCHOOL}::uuid), s.path limit ${schools}) as schools
      from organization p where p.level = 'PROVINCIAL' and p.kind = 'FEDERATION' and p.status = 'ACTIVE'
      order by (p.id <> ${HOME_PROVINCE}::uuid), p.path limit ${provinces}`,
  );
  return {
    nationalId: national!.id,
    provinces: rows.map(({ id }) => id),
    include: rows.flatMap(({ id, schools }) => [id, ...schools]),
  };
}

interface RoundPlan {
  readonly title: string;
  readonly periodLabel: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly dueOn: string;
  readonly previousId: string | null;
}

async function open(
  kernel: Kernel,
  nationalId: string,
  templateId: string,
  include: string[],
  plan: RoundPlan,
): Promise<string> {
  const { roundId } = await act(kernel, (uow) =>
    openRound(uow, { ...plan, organizationId: nationalId, templateId, audience: { ...EVERYONE, include } }),
  );
  const [fanOut] = await runRead<{ id: string }>(
    kernel,
    sql`select id from obligation_fan_out where source_id = ${roundId}::uuid`,
  );
  await runFanOut(kernel, fanOut!.id);
  await prepareRound(kernel, roundId);
  return roundId;
}

/** A round of the last half-year, complete and published; and one that runs, with a returned report and a late province. */
export async function openDemoReports(kernel: Kernel, size: DemoSize): Promise<void> {
  const random = new DemoRandom(20_261_124).fork('reports');
  const { nationalId, include, provinces } = await audienceOf(kernel, EXTENT[size]);
  const today = kernel.clock.today();
  const year = Number(today.slice(0, 4));
  const start = daysAgo(kernel, 80);
  const templateId = await act(start, (uow) =>
    createTemplate(uow, nationalId, {
      name: '学联学生会工作半年报',
      nameEn: 'Half-yearly report of unions',
      description: '各级学联、学生会每半年填报一次，系统已有的数据自动带出。',
      isShared: true,
      fields: FIELDS.map((field) => ({ ...field })) as never,
    }),
  );
  await act(start, (uow) => publishTemplate(uow, templateId, 1, '第一版'));
  const first = await open(start, nationalId, templateId, include, {
    title: `${year} 年上半年工作统计`,
    periodLabel: `${year} 年上半年`,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-06-30`,
    dueOn: addDays(today, -50),
    previousId: null,
  });
  for (const report of await reportsOf(start, first)) {
    const then = daysAgo(kernel, report.hasBelow ? 52 : random.int(55, 75));
    await write(then, random, report, 1);
    await step(then, report.id, 'submit');
    await step(daysAgo(kernel, 51), report.id, 'accept');
  }
  const published = daysAgo(kernel, 45);
  const [round] = await runRead<{ version: number }>(
    kernel,
    sql`select version from report_round where id = ${first}::uuid`,
  );
  await act(published, (uow) => publishRound(uow, first, round!.version, { visibility: 'PUBLIC', note: '经审定发布' }));
  await act(published, (uow) => closeRound(uow, first, round!.version, '全部单位已报齐'));
  await openRunning(kernel, random, { nationalId, templateId, include, provinces, previousId: first, year });
  await mergeDeltas(kernel);
}

interface Running {
  readonly nationalId: string;
  readonly templateId: string;
  readonly include: string[];
  readonly provinces: readonly string[];
  readonly previousId: string;
  readonly year: number;
}

async function sendBack(kernel: Kernel, id: string): Promise<void> {
  const version = await versionOf(kernel, id);
  await act(kernel, (uow) =>
    verifyReport(uow, id, version, 'return', {
      reason: '活动场次与上期相差较大，请核对后重新提交。',
      comments: [{ key: 'activities', text: '请按实际举办场次填写，不含会议。' }],
    }),
  );
}

async function openRunning(kernel: Kernel, random: DemoRandom, plan: Running): Promise<void> {
  const { nationalId, templateId, include, provinces, previousId, year } = plan;
  const roundId = await open(daysAgo(kernel, 14), nationalId, templateId, include, {
    title: `${year} 年下半年工作统计`,
    periodLabel: `${year} 年下半年`,
    periodFrom: `${year}-07-01`,
    periodTo: `${year}-12-31`,
    dueOn: addDays(kernel.clock.today(), -1),
    previousId,
  });
  // The last province has not begun. At home one school was asked to mend its figures, one is accepted, the others wait.
  const [home, ahead, ...others] = provinces;
  const late = others.at(-1);
  const reports = await reportsOf(kernel, roundId);
  const schools = reports.filter(({ level, provinceId }) => level === 'SCHOOL' && provinceId !== late);
  let waiting = 0;
  for (const [index, report] of schools.entries()) {
    const isHome = report.provinceId === home;
    const then = daysAgo(kernel, 12 - (index % 8));
    await write(then, random, report, 1.03);
    if (!isHome && index % 7 === 6) {
      continue;
    }
    await step(then, report.id, 'submit');
    if (report.organizationId === HOME_SCHOOL) {
      await sendBack(daysAgo(kernel, 2), report.id);
    } else if (isHome ? waiting++ === 0 : index % 5 !== 4) {
      await step(daysAgo(kernel, 3), report.id, 'accept');
    }
  }
  for (const report of reports.filter(
    ({ level, provinceId }) =>
      level === 'PROVINCIAL' && (provinceId === ahead || (others.length > 1 && provinceId === others[0])),
  )) {
    await write(daysAgo(kernel, 2), random, report, 1);
    await step(daysAgo(kernel, 2), report.id, 'submit');
    if (report.provinceId === ahead) {
      await step(daysAgo(kernel, 1), report.id, 'accept');
    }
  }
}
