import sql from 'sql-template-tag';
import { platformActor, type Actor } from '../../kernel/actor.ts';
import { addDays, ManualClock } from '../../kernel/clock.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import {
  askExtension,
  createDirective,
  createSavedAudience,
  EVERYONE,
  grantExtension,
  instruct,
  issueDirective,
  runFanOut,
  sendMessage,
  transition,
  type DirectiveFacts,
} from '../../modules/coordination/index.ts';
import { accountActor } from '../../modules/people/index.ts';

const text = (words: string): string => `<p>${words}</p>`;

/** What the federations of the demo hand down, oldest first; days count from today. */
const SAFETY: DirectiveFacts = {
  title: '关于做好寒假离校与留校学生安全工作的通知',
  body: `${text('请各级学联学生会会同学校有关部门，全面摸清寒假离校、留校学生情况，并逐级汇总。')}<ul><li>留校学生人数须含研究生</li><li>值班安排须落实到人</li></ul>`,
  documentNumber: '学联〔2026〕18号',
  response: 'FORM',
  form: [
    {
      key: 'leaving',
      kind: 'NUMBER',
      label: '离校学生人数',
      labelEn: 'Students leaving',
      isRequired: true,
      decimals: 0,
      min: '0',
      unit: '人',
      aggregate: 'SUM',
    },
    {
      key: 'staying',
      kind: 'NUMBER',
      label: '留校学生人数',
      labelEn: 'Students staying',
      isRequired: true,
      decimals: 0,
      min: '0',
      unit: '人',
      aggregate: 'SUM',
    },
    { key: 'measures', kind: 'LONG_TEXT', label: '值班与关怀安排', labelEn: 'Who is on duty', isRequired: false },
  ],
  audience: { ...EVERYONE, levels: ['PROVINCIAL', 'SCHOOL'], kinds: ['FEDERATION', 'STUDENT_UNION'] },
};
const EVIDENCE: DirectiveFacts = {
  title: '报送学生权益维护典型案例材料',
  body: text('请报送本学期学生权益维护典型案例一至两件，附经过与成效说明。'),
  documentNumber: '学联办〔2026〕27号',
  response: 'EVIDENCE',
  audience: { ...EVERYONE, levels: ['SCHOOL'], kinds: ['STUDENT_UNION'], categories: ['REGULAR_UNIVERSITY'] },
};
const MEETING: DirectiveFacts = {
  title: '关于召开省学联主席团（扩大）会议的通知',
  body: text('会议定于下周五上午九时以视频方式召开，请各成员组织主要负责人参加。'),
  response: 'ACKNOWLEDGE',
  audience: { ...EVERYONE, levels: ['CITY', 'SCHOOL'], kinds: ['FEDERATION', 'STUDENT_UNION'] },
};
const DRAFT: DirectiveFacts = {
  title: '关于开展学联学生会年度工作自评的通知（征求意见稿）',
  body: text('自评范围、指标与时间安排另行附后。'),
  response: 'ACKNOWLEDGE',
  audience: { ...EVERYONE, levels: ['PROVINCIAL'] },
};

const asPlatform = platformActor(
  ['directive.read', 'directive.issue', 'obligation.read', 'obligation.answer', 'obligation.verify'],
  'demo',
);

interface Officer {
  readonly actor: Actor;
  readonly organizationId: string;
}

async function officerOf(kernel: Kernel, login: string): Promise<Officer | null> {
  const today = kernel.clock.today();
  const [found] = await runRead<{ accountId: string; organizationId: string }>(
    kernel,
    sql`select a.id as "accountId", t.organization_id as "organizationId" from account a join person p on p.account_id = a.id
      join term t on t.person_id = p.id and t.starts_on <= ${today}::date and t.ends_on > ${today}::date
      join office f on f.id = t.office_id and 'directive.issue' = any(f.permissions)
      where a.login_name = ${login} order by t.starts_on, t.id limit 1`,
  );
  return found
    ? {
        actor: await accountActor(kernel, found.accountId, { locale: 'zh-CN', requestId: 'demo', purpose: null }),
        organizationId: found.organizationId,
      }
    : null;
}

/** The same installation at ten in the morning of another day. */
const onDay = (kernel: Kernel, offset: number): Kernel => ({
  ...kernel,
  clock: new ManualClock(`${addDays(kernel.clock.today(), offset)}T10:00:00+08:00`),
});

async function issue(kernel: Kernel, { actor, organizationId }: Officer, facts: DirectiveFacts): Promise<string> {
  const id = await runUnit(kernel, actor, async (uow) => {
    const made = await createDirective(uow, organizationId, facts, null);
    return issueDirective(uow, made, 1);
  });
  const [open] = await runRead<{ id: string }>(
    kernel,
    sql`select id from obligation_fan_out where source_id = ${id}::uuid`,
  );
  await runFanOut(kernel, open!.id);
  return id;
}

/** Answers of the many: half done, some waiting, sent back or not begun, and nobody of one province. */
async function answerMany(kernel: Kernel, directiveId: string): Promise<void> {
  const { clock } = onDay(kernel, -4);
  const sent = new Date(clock.now().getTime() - 86_400_000);
  await runRead(
    kernel,
    sql`with silent as (select b.province_id as id from obligation b join organization p on p.id = b.province_id
        where b.source_id = ${directiveId}::uuid and p.division_code is distinct from '530000'
        group by 1 order by count(*) desc, 1 limit 1),
      turn as (select b.id, row_number() over (order by o.path) % 10 as n from obligation b
        join organization o on o.id = b.organization_id, silent
        where b.source_id = ${directiveId}::uuid and b.province_id is distinct from silent.id)
    update obligation b set
      status = case when n < 5 then 'ACCEPTED' when n < 6 then 'SUBMITTED' when n < 7 then 'RETURNED' when n < 8 then 'ACKNOWLEDGED' else 'PENDING' end,
      answers = case when n < 7 then json_build_object('leaving', (800 + 137 * n)::text, 'staying', (20 + 9 * n)::text)::jsonb end,
      answered_revision = case when n < 7 then 1 end,
      acknowledged_at = case when n < 8 then ${sent}::timestamptz end,
      submitted_at = case when n < 7 then ${sent}::timestamptz end,
      settled_at = case when n < 5 then ${clock.now()}::timestamptz end,
      reason = case when n = 6 then '留校人数未含研究生，请核实后重新报送' end,
      return_count = case when n = 6 then 1 else 0 end
    from turn where turn.id = b.id`,
  );
}

const obligationOf = async (kernel: Kernel, directiveId: string, organizationId: string): Promise<string | null> => {
  const [row] = await runRead<{ id: string }>(
    kernel,
    sql`select id from obligation where source_id = ${directiveId}::uuid and organization_id = ${organizationId}::uuid`,
  );
  return row?.id ?? null;
};

/** One school that has something of everything: sent back, asking for time, asking a question. */
async function tellOfSchool(kernel: Kernel, safety: string, evidence: string, schoolId: string): Promise<void> {
  const returned = await obligationOf(kernel, safety, schoolId);
  const asking = await obligationOf(kernel, evidence, schoolId);
  const act = (day: number, work: (uow: UnitOfWork) => Promise<unknown>) =>
    runUnit(onDay(kernel, day), asPlatform, work);
  if (returned) {
    await runRead(
      kernel,
      sql`update obligation set status = 'ACKNOWLEDGED', settled_at = null, reason = null,
        answers = '{"leaving": "21350", "staying": "186"}' where id = ${returned}::uuid`,
    );
    await act(-5, (uow) => transition(uow, returned, 'submit'));
    await act(-3, (uow) =>
      transition(uow, returned, 'return', {
        reason: '留校人数与保卫处数据不一致，请核实',
        comments: [{ path: 'staying', text: '请计入研究生与留学生' }],
      }),
    );
  }
  if (asking) {
    await act(-1, (uow) =>
      askExtension(uow, asking, {
        askedOn: addDays(kernel.clock.today(), 14),
        reason: '案例当事人正在实习，材料核实需要时间',
      }),
    );
    await act(0, (uow) =>
      sendMessage(uow, asking, { text: text('案例材料是否需要当事人书面同意？'), attachmentIds: [] }),
    );
  }
}

/** Another school to which more time was granted. */
async function extendAnother(kernel: Kernel, evidence: string, notId: string): Promise<void> {
  const [other] = await runRead<{ id: string }>(
    kernel,
    sql`select id from obligation where source_id = ${evidence}::uuid and organization_id <> ${notId}::uuid order by id limit 1`,
  );
  if (other) {
    const at = onDay(kernel, -2);
    const day = addDays(kernel.clock.today(), 10);
    const asked = await runUnit(at, asPlatform, (uow) =>
      askExtension(uow, other.id, { askedOn: day, reason: '期末考试周集中' }),
    );
    await runUnit(at, asPlatform, (uow) =>
      grantExtension(uow, asked, 1, { grantedOn: null, note: '同意', isBeyondOwn: true }),
    );
  }
}

/** Fills the rooms of coordination: work half done, a province that is late, answers sent back and extended, audiences kept. */
export async function coordinateDemo(kernel: Kernel): Promise<void> {
  const nation = await officerOf(kernel, 'national.secretary');
  const province = await officerOf(kernel, 'yunnan.secretary');
  const school = await officerOf(kernel, 'yunling.chair');
  if (!nation || !province || !school) {
    return;
  }
  await runUnit(kernel, nation.actor, async (uow) => {
    const { organizationId } = nation;
    const keep = (name: string, audience: Partial<typeof EVERYONE>, isShared: boolean) =>
      createSavedAudience(uow, organizationId, { name, audience: { ...EVERYONE, ...audience }, isShared });
    await keep('各省级学联', { levels: ['PROVINCIAL'], kinds: ['FEDERATION'] }, false);
    await keep(
      '普通高校学生会',
      { levels: ['SCHOOL'], kinds: ['STUDENT_UNION'], categories: ['REGULAR_UNIVERSITY'] },
      true,
    );
    await createDirective(uow, organizationId, { ...DRAFT, dueOn: addDays(kernel.clock.today(), 30) }, null);
  });
  const due = (days: number) => ({ dueOn: addDays(kernel.clock.today(), days) });
  const safety = await issue(onDay(kernel, -12), nation, { ...SAFETY, ...due(-2) });
  await answerMany(kernel, safety);
  const evidence = await issue(onDay(kernel, -6), nation, { ...EVIDENCE, ...due(4) });
  await issue(onDay(kernel, -3), province, { ...MEETING, ...due(5) });
  const own = await obligationOf(kernel, safety, province.organizationId);
  if (own) {
    const [{ version } = { version: 1 }] = await runRead<{ version: number }>(
      kernel,
      sql`select version from obligation where id = ${own}::uuid`,
    );
    await runUnit(onDay(kernel, -11), asPlatform, (uow) =>
      instruct(uow, own, version, { guidance: text('请各校同时报送值班电话，留存备查。'), dueOn: null }),
    );
  }
  await tellOfSchool(kernel, safety, evidence, school.organizationId);
  await extendAnother(kernel, evidence, school.organizationId);
}
