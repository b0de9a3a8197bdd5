import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { CaseOpenPage } from './open.tsx';
import { CaseShowPage } from './show.tsx';

const VIEWER = {
  account: { id: 'acc_1', loginName: 'league', locale: 'zh-CN' },
  person: { id: 'per_9', name: '康国平' },
  permissions: ['case.open'],
  offices: [{ id: 'off_9', title: '团委书记', organization: { id: 'org_9', name: '校团委', level: 'SCHOOL' } }],
  systemRole: null,
  secondFactorMissing: false,
};

const step = (key: string, name: string, more: object = {}) => ({
  key,
  kind: 'REVIEW',
  name,
  nameEn: null,
  bodies: [{ of: 'SUBJECT', relation: 'OWN', level: null, titles: ['LEAGUE_SECRETARY'], permission: null }],
  quorum: null,
  conditions: [],
  deadlineDays: 5,
  remindBefore: [],
  remindAfter: [],
  escalatesWhenLate: false,
  returnsTo: null,
  ...more,
});

const entry = (position: number, event: string, more: object = {}) => ({
  id: `step_${position}`,
  position,
  event,
  at: '2026-11-20T02:00:00Z',
  stepNo: 1,
  stepName: '推荐',
  kind: 'NOMINATE',
  bodyNo: null,
  round: 1,
  outcome: null,
  grounds: [],
  opinion: null,
  toStepNo: null,
  markOn: null,
  isKept: false,
  personName: null,
  delegatorName: null,
  officeName: null,
  actingOrganization: null,
  fromOrganization: null,
  toOrganization: null,
  effectFailure: null,
  attachments: { nodes: [] },
  ...more,
});

const MAY_NOT = {
  decide: false,
  return: false,
  declareConflict: false,
  withdraw: false,
  resubmit: false,
  askReview: false,
};

const matter = (more: object = {}) => ({
  id: 'case_1',
  version: 4,
  title: '副主席 · 云岭大学学生会',
  subjectKind: 'APPOINTMENT',
  state: 'OPEN',
  stepNo: 3,
  round: 1,
  stepOn: '2026-11-20',
  dueOn: null,
  isLate: false,
  isEscalated: true,
  isReviewed: false,
  openedAt: '2026-11-20T02:00:00Z',
  openerName: '杨晓东',
  settledAt: null,
  settledReason: null,
  candidateName: '陈哲庭',
  candidate: null,
  facts: [],
  effectFailure: null,
  office: { id: 'off_1', name: '副主席' },
  organization: { id: 'org_1', name: '云岭大学学生会' },
  other: null,
  plannedChange: null,
  resultOrganization: null,
  term: null,
  procedure: { id: 'prc_1', name: '人选审批', nameEn: null },
  procedureVersion: {
    id: 'pver_1',
    number: 2,
    steps: [step('one', '推荐'), step('two', '附加审查'), step('three', '联合审查'), step('four', '确定')],
  },
  waiting: [
    {
      bodyNo: 1,
      titleNames: ['党组织代表'],
      expectedName: '校团委',
      actingName: '省团委',
      holderNames: ['赵立新'],
      isEscalated: true,
      isVacant: false,
      answer: null,
    },
    {
      bodyNo: 2,
      titleNames: ['学生工作部门代表'],
      expectedName: '校团委',
      actingName: null,
      holderNames: [],
      isEscalated: true,
      isVacant: true,
      answer: null,
    },
  ],
  viewerSeats: [
    { bodyNo: 1, officeName: '党组织代表', organizationName: '省团委', onBehalfOf: '赵立新', isEscalated: true },
  ],
  steps: [
    entry(1, 'OPENED', { stepNo: 0, personName: '杨晓东', officeName: '秘书长' }),
    entry(2, 'ENTERED'),
    entry(3, 'DECIDED', {
      outcome: 'PASSED',
      bodyNo: 1,
      personName: '康国平',
      officeName: '团委书记',
      actingOrganization: { id: 'org_9', name: '院团委' },
      delegatorName: '李书记',
    }),
    entry(4, 'NOT_APPLICABLE', { stepNo: 2, stepName: '附加审查' }),
    entry(5, 'ENTERED', { stepNo: 3, stepName: '联合审查' }),
    entry(6, 'ESCALATED', {
      stepNo: 3,
      stepName: '联合审查',
      fromOrganization: { id: 'org_9', name: '校团委' },
      toOrganization: { id: 'org_8', name: '省团委' },
    }),
  ],
  viewerCan: { ...MAY_NOT, decide: true, return: true, declareConflict: true },
  ...more,
});

const FIELDS = { procedureFields: [] };
const done = (field: string) => () => ({ [field]: { procedureCase: { id: 'case_1', state: 'OPEN' }, userErrors: [] } });

async function openCase(more: object = {}, operations: Parameters<typeof fakeGraphQL>[0] = {}) {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: VIEWER }),
    CaseShow: () => ({ procedureCase: matter(more) }),
    ChainFields: () => FIELDS,
    ChainPermissions: () => ({ permissionCatalogue: [] }),
    ...operations,
  });
  await loadViewer({ force: true });
  renderPage(<CaseShowPage />);
  return seen;
}

const sent = (seen: readonly SeenRequest[], operation: string) =>
  seen.filter((request) => request.operation === operation).map(({ variables }) => variables);

vi.mock(import('react-router'), async (original) => ({
  ...(await original()),
  useParams: () => ({ id: 'case_1' }) as never,
}));

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

// Whole pages of antd take jsdom long on a busy machine.
describe('a case', { timeout: 30_000 }, () => {
  it('says where it waits and for whom, and a vacancy so that nobody can miss it', async () => {
    await openCase();
    const bodies = within(await screen.findByRole('list', { name: '本步审批方' })).getAllByRole('listitem');
    expect(bodies[0]!.textContent).toContain('空缺');
    expect(bodies[0]!.textContent).toContain('已上提至省团委');
    expect(bodies[0]!.textContent).toContain('可审批人：赵立新');
    expect(bodies[1]!.textContent).toContain('都无人可审批');
    const line = within(screen.getByRole('list', { name: '审批步骤' })).getAllByRole('listitem');
    expect(line.map((item) => item.dataset['state'])).toEqual(['done', 'skipped', 'current', 'ahead']);
    expect(line[2]!.getAttribute('aria-current')).toBe('step');
  });

  it('tells in its timeline who acted, in which office, on whose behalf, and where it went up', async () => {
    await openCase();
    await screen.findByRole('list', { name: '本步审批方' });
    const text = document.querySelector('.ant-timeline')!.textContent;
    expect(text).toContain('康国平 · 团委书记 · 院团委 · 代李书记审批');
    expect(text).toContain('校团委无人可审批，上提至省团委。');
    expect(text).toContain('不符合该步骤的适用条件');
  });

  it('offers nothing to those who are not asked', async () => {
    await openCase({ viewerCan: MAY_NOT, viewerSeats: [] });
    await screen.findByRole('list', { name: '本步审批方' });
    expect(screen.queryByRole('button', { name: /审批|回避|撤回|提交|复核/ })).toBeNull();
  });

  it('passes a vetting without any text, on behalf of whom it says', async () => {
    const seen = await openCase({}, { CaseDecide: done('procedureCaseDecide') });
    fireEvent.click(await screen.findByRole('button', { name: /审\s?批$/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('您受赵立新委托，以省团委“党组织代表”的身份审批');
    expect(dialog.textContent).toContain('（下级空缺上提）');
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: '确认通过' }));
    await waitFor(() =>
      expect(sent(seen, 'CaseDecide')).toEqual([{ id: 'case_1', version: 4, input: { outcome: 'PASSED' } }]),
    );
  });

  it('does not refuse a vetting without grounds of the closed list', async () => {
    const seen = await openCase({}, { CaseDecide: done('procedureCaseDecide') });
    fireEvent.click(await screen.findByRole('button', { name: /审\s?批$/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: '不通过' }));
    fireEvent.click(await within(dialog).findByRole('button', { name: '确认不通过' }));
    expect((await within(dialog).findAllByText('请至少选择一项理由')).length).toBeGreaterThan(0);
    expect(sent(seen, 'CaseDecide')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('checkbox', { name: '材料不全' }));
    fireEvent.click(within(dialog).getByRole('button', { name: '确认不通过' }));
    await waitFor(() =>
      expect(sent(seen, 'CaseDecide')).toEqual([
        { id: 'case_1', version: 4, input: { outcome: 'NOT_PASSED', grounds: ['INCOMPLETE_PAPERS'] } },
      ]),
    );
  });

  it('is returned to the opener or to an earlier step that applied, never to one passed over', async () => {
    const seen = await openCase({ subjectKind: 'MEMBERSHIP' }, { CaseReturn: done('procedureCaseReturn') });
    fireEvent.click(await screen.findByRole('button', { name: /审\s?批$/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: /退回/ }));
    fireEvent.mouseDown(await within(dialog).findByRole('combobox', { name: '退回至' }));
    await waitFor(() => expect(document.querySelectorAll('.ant-select-item-option').length).toBeGreaterThan(0));
    const options = [...document.querySelectorAll('.ant-select-item-option')];
    expect(options.map((option) => option.textContent)).toEqual(['发起人（修改后重新提交）', '第 1 步 · 推荐']);
    fireEvent.click(options[1]!);
    fireEvent.change(within(dialog).getByRole('textbox', { name: '理由' }), { target: { value: ' 请补充章程 ' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '确认退回' }));
    await waitFor(() =>
      expect(sent(seen, 'CaseReturn')).toEqual([
        { id: 'case_1', version: 4, input: { toStepNo: 1, opinion: '请补充章程' } },
      ]),
    );
  });

  it('is offered only the steps that its chain names', async () => {
    const chain = [step('a', '推荐'), step('b', '条件步骤'), step('c', '审定', { returnsTo: [] })];
    await openCase({ subjectKind: 'MEMBERSHIP', procedureVersion: { id: 'pver_1', number: 2, steps: chain } });
    fireEvent.click(await screen.findByRole('button', { name: /审\s?批$/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: /退回/ }));
    fireEvent.mouseDown(await within(dialog).findByRole('combobox', { name: '退回至' }));
    await waitFor(() => expect(document.querySelectorAll('.ant-select-item-option').length).toBeGreaterThan(0));
    const options = [...document.querySelectorAll('.ant-select-item-option')];
    expect(options.map((option) => option.textContent)).toEqual(['发起人（修改后重新提交）']);
  });

  it('that lies with its opener says why it was returned, and is submitted again', async () => {
    const seen = await openCase(
      {
        subjectKind: 'MEMBERSHIP',
        stepNo: 0,
        round: 2,
        waiting: [],
        viewerSeats: [],
        viewerCan: { ...MAY_NOT, resubmit: true },
        steps: [entry(1, 'RETURNED', { toStepNo: 0, opinion: '缺少决议', personName: '陈国栋' })],
      },
      { CaseResubmit: done('procedureCaseResubmit') },
    );
    expect(await screen.findByText('退回理由：缺少决议')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /重新提交/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '已补决议' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '重新提交' }));
    await waitFor(() =>
      expect(sent(seen, 'CaseResubmit')).toEqual([{ id: 'case_1', version: 4, input: { note: '已补决议' } }]),
    );
  });
});

describe('opening a case', { timeout: 30_000 }, () => {
  it('checks the matter once it is complete, and shows what stands against it and which step is vacant', async () => {
    const seen = fakeGraphQL({
      Viewer: () => ({ viewer: VIEWER }),
      CaseOrganizations: () => ({ organizations: { nodes: [] } }),
      CaseOrganizationName: () => ({ organization: { id: 'org_1', name: '云岭大学学生会' } }),
      ChainFields: () => FIELDS,
      ChainPermissions: () => ({ permissionCatalogue: [] }),
      CaseCheck: () => ({
        procedureCaseCheck: {
          procedureId: 'prc_1',
          procedureVersionId: 'pver_1',
          steps: [
            {
              no: 1,
              isApplicable: true,
              bodies: [
                {
                  bodyNo: 1,
                  titleNames: ['团委书记'],
                  expectedName: '校团委',
                  actingName: null,
                  holderNames: [],
                  isEscalated: true,
                  isVacant: true,
                },
              ],
            },
          ],
          problems: [{ code: 'ORGANIZATION_HAS_CHILDREN', message: '还有下级组织，不能撤销。', path: null }],
        },
      }),
      CaseCheckVersion: () => ({
        procedureVersion: {
          id: 'pver_1',
          number: 1,
          procedure: { id: 'prc_1', name: '撤销组织审批', nameEn: null, subjectKind: 'ORGANIZATION_CLOSING' },
          steps: [step('one', '团委同意')],
        },
      }),
    });
    await loadViewer({ force: true });
    renderPage(<CaseOpenPage />, '/page?kind=ORGANIZATION_CLOSING&organization=org_1');
    expect(await screen.findByText(/填写必填项后/)).toBeDefined();
    expect(sent(seen, 'CaseCheck')).toEqual([]);
    fireEvent.change(screen.getByRole('textbox', { name: '理由' }), { target: { value: '并入他校' } });
    expect(await screen.findByText('还有下级组织，不能撤销。')).toBeDefined();
    expect(sent(seen, 'CaseCheck')).toEqual([
      { input: { closing: { organizationId: 'org_1', effectiveOn: null, reason: '并入他校' } } },
    ]);
    expect(await screen.findByText(/按“撤销组织审批”审批/)).toBeDefined();
    expect(screen.getByText('空缺，全线无人')).toBeDefined();
  });
});
