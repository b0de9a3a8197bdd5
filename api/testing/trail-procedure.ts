import type { Actor } from '../kernel/actor.ts';
import { enter, found, holder, seat, setUp, type TestFederation } from './federation.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

const bodyOf = (title: string) => ({ of: 'SUBJECT', relation: 'LEVEL', level: 'SCHOOL', titles: [title] });

const step = (key: string, title: string) => ({
  key,
  kind: 'CONFIRM',
  name: key,
  bodies: [bodyOf(title)],
  conditions: [],
  remindBefore: [],
  remindAfter: [],
  escalatesWhenLate: false,
});

/** Puts somebody into a new office of the school. */
async function install(app: TestApp, { school }: TestFederation, title: string, name: string) {
  const office = await setUp(app, school, title, { seats: 3 });
  const person = await enter(app, school, name);
  const term = await seat(app, office, person, '2026-01-01', '2027-12-31');
  return { office, person, term, actor: holder(school, [], 'HERE', { personId: person.uuid }) };
}

/** Tells how a chain is drawn up and published, how cases run through it in every way, and how an office is lent. */
export async function tellProcedures(
  app: TestApp,
  { tell }: Story,
  officer: Actor,
  federation: TestFederation,
): Promise<void> {
  const by = { actor: officer };
  const binding = { levels: [], kinds: [], titles: [] };
  const version = { select: 'procedureVersion { id version }' };
  const chain = { select: 'procedure { id version draft { id version } }' };
  const made = await tell(
    'procedureCreate',
    {
      input: {
        organizationId: federation.school.id,
        subjectKind: 'ORGANIZATION_CLOSING',
        name: '撤销部门审批',
        ...binding,
        steps: [step('confirm', 'TRAIL_FIRST')],
      },
    },
    by,
    chain,
  );
  const { procedure } = made as { procedure: { id: string; version: number; draft: { id: string; version: number } } };
  const renamed = await tell(
    'procedureUpdate',
    { id: procedure.id, version: procedure.version, input: { name: '撤销部门的审批', ...binding } },
    by,
    chain,
  );
  const edited = await tell(
    'procedureVersionUpdate',
    { ...procedure.draft, input: { steps: [step('review', 'TRAIL_FIRST'), step('confirm', 'TRAIL_SECOND')] } },
    by,
    version,
  );
  const input = { validFrom: app.clock.today(), openCases: 'KEEP' };
  await tell('procedureVersionPublish', { ...edited['procedureVersion'], input }, by, version);
  const drafted = await tell('procedureDraft', { id: procedure.id }, by, version);
  await tell('procedureVersionDiscard', { ...drafted['procedureVersion'] }, by);

  const first = await install(app, federation, 'TRAIL_FIRST', '张先审');
  const second = await install(app, federation, 'TRAIL_SECOND', '李后审');
  const third = await install(app, federation, 'TRAIL_SECOND', '王后审');
  const select = { select: 'procedureCase { id version }' };
  const open = async (): Promise<{ id: string; version: number }> => {
    const unit = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', `撤销部 ${Math.random()}`, federation.school);
    const opened = await tell(
      'procedureCaseOpen',
      { input: { closing: { organizationId: unit.id, reason: '合并' } } },
      by,
      select,
    );
    return opened['procedureCase'] as { id: string; version: number };
  };
  const one = await open();
  const passed = await tell(
    'procedureCaseDecide',
    { ...one, input: { outcome: 'PASSED' } },
    { actor: first.actor },
    select,
  );
  const declared = await tell(
    'procedureCaseDeclareConflict',
    { ...passed['procedureCase'] },
    { actor: second.actor },
    select,
  );
  const back = { toStepNo: 0, opinion: '请补充材料' };
  const returned = await tell(
    'procedureCaseReturn',
    { ...declared['procedureCase'], input: back },
    { actor: third.actor },
    select,
  );
  const again = await tell('procedureCaseResubmit', { ...returned['procedureCase'], input: {} }, by, select);
  await tell('procedureCaseWithdraw', { ...again['procedureCase'], input: { reason: '暂缓' } }, by);
  const lent = await tell(
    'procedureDelegationCreate',
    {
      input: {
        officeId: first.office.id,
        delegateTermId: third.term.id,
        startsOn: app.clock.today(),
        endsOn: '2027-01-31',
        reason: '出差',
      },
    },
    { actor: first.actor },
    { select: 'procedureDelegation { id version }' },
  );
  await tell('procedureDelegationRevoke', { ...lent['procedureDelegation'] }, { actor: first.actor });
  await tell(
    'procedureRetire',
    {
      id: procedure.id,
      version: renamed['procedure']!['version'],
      input: { retiredOn: app.clock.today(), reason: '停用' },
    },
    by,
  );
  await tellReview(app, { tell } as Story, officer, federation, first);
}

/** Tells of a vetting that is not passed, and of the review that its candidate asks for. */
async function tellReview(
  app: TestApp,
  { tell }: Story,
  officer: Actor,
  federation: TestFederation,
  first: { readonly actor: Actor },
): Promise<void> {
  const by = { actor: officer };
  const made = await tell(
    'procedureCreate',
    {
      input: {
        organizationId: federation.school.id,
        subjectKind: 'APPOINTMENT',
        name: '试验职务审批',
        levels: [],
        kinds: [],
        titles: ['TRAIL_THIRD'],
        steps: [step('confirm', 'TRAIL_FIRST')],
      },
    },
    by,
    { select: 'procedure { draft { id version } }' },
  );
  const { draft } = made['procedure'] as { draft: { id: string; version: number } };
  const input = { validFrom: app.clock.today(), openCases: 'KEEP' };
  await tell('procedureVersionPublish', { ...draft, input }, by);
  const office = await setUp(app, federation.school, 'TRAIL_THIRD');
  const candidate = await enter(app, federation.school, '赵候选');
  const appointment = {
    officeId: office.id,
    personId: candidate.id,
    startsOn: '2027-01-01',
    endsOn: '2027-06-30',
    source: 'APPOINTMENT',
  };
  const select = { select: 'procedureCase { id version }' };
  const opened = await tell('procedureCaseOpen', { input: { appointment } }, by, select);
  const refusal = { outcome: 'NOT_PASSED', grounds: ['GRADES'] };
  const refused = await tell(
    'procedureCaseDecide',
    { ...opened['procedureCase'], input: refusal },
    { actor: first.actor },
    select,
  );
  const self = holder(federation.school, [], 'HERE', { personId: candidate.uuid });
  await tell('procedureCaseAskReview', { ...refused['procedureCase'] }, { actor: self });
}
