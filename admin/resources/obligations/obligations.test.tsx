import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type * as Router from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadViewer } from '../../providers/viewer.ts';
import { type FakeOperation, fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ObligationListPage } from './list.tsx';
import { ObligationShowPage } from './show.tsx';

// The page of one obligation takes its id from an address that the tests do not have.
vi.mock('react-router', async (original) => ({
  ...(await original<typeof Router>()),
  useParams: () => ({ id: 'obl_1' }),
}));
// Pages with editors are slow to draw without a browser.
vi.setConfig({ testTimeout: 60_000 });

const OFFICE = { id: 'off_1', title: '主席', organization: { id: 'org_1', name: '甲校学生会', level: 'SCHOOL' } };
const NO_COUNTS = {
  total: 0,
  pending: 0,
  acknowledged: 0,
  submitted: 0,
  returned: 0,
  accepted: 0,
  excused: 0,
  withdrawn: 0,
  late: 0,
};
const NOTHING_ALLOWED = {
  acknowledge: false,
  saveAnswer: false,
  submit: false,
  askExtension: false,
  instruct: false,
  passOn: false,
  remindBelow: false,
  return: false,
  accept: false,
  reopen: false,
  excuse: false,
  message: false,
};
const field = (key: string, kind: string, label: string) => ({
  key,
  kind,
  label,
  labelEn: null,
  help: null,
  helpEn: null,
  isRequired: true,
  unit: null,
  unitEn: null,
  decimals: 0,
  min: null,
  max: null,
  maxLength: null,
  isMultiple: false,
  options: [],
  columns: [],
  minRows: null,
  maxRows: null,
  maxFiles: null,
  expression: null,
  isMoney: false,
  aggregate: 'NONE',
  weightKey: null,
  prefill: null,
});
const OBLIGATION = {
  id: 'obl_1',
  version: 5,
  title: '报送名单',
  status: 'ACKNOWLEDGED',
  response: 'EVIDENCE',
  sourceKind: 'DIRECTIVE',
  isLate: false,
  lateDays: 0,
  isExtended: false,
  dueOn: '2099-12-01',
  openedAt: '2026-11-24T04:00:00Z',
  acknowledgedAt: '2026-11-24T04:00:00Z',
  submittedAt: null,
  settledAt: null,
  reason: null,
  instructions: '<p>请<strong>同时</strong>报送电话</p>',
  guidance: null,
  guidanceDueOn: null,
  answerNote: null,
  answers: null,
  answeredRevision: null,
  returnCount: 0,
  reminderCount: 0,
  remindedOn: null,
  comments: [],
  organization: { id: 'org_1', name: '甲校学生会' },
  issuer: { id: 'org_9', name: '全国学联' },
  verifier: { id: 'org_2', name: '省学联' },
  parent: null,
  attachments: { nodes: [] },
  childCounts: NO_COUNTS,
  directive: {
    id: 'dir_1',
    body: '<p>请报送</p>',
    revision: 1,
    status: 'ISSUED',
    documentNumber: null,
    form: [],
    attachments: { nodes: [] },
  },
  extensions: { nodes: [] },
  viewerCan: NOTHING_ALLOWED,
};

let seen: SeenRequest[];
const asked = (operation: string) => seen.filter((request) => request.operation === operation);
const done =
  (name: string, payload: object = { obligation: { id: 'obl_1', version: 6 } }): FakeOperation =>
  () => ({
    [name]: { ...payload, userErrors: [] },
  });
const can = (...steps: (keyof typeof NOTHING_ALLOWED)[]) => ({
  ...NOTHING_ALLOWED,
  ...Object.fromEntries(steps.map((step) => [step, true])),
});

async function open(obligation: object, operations: Record<string, FakeOperation> = {}) {
  seen = fakeGraphQL({
    Viewer: () => ({ viewer: { account: {}, permissions: ['obligation.answer'], offices: [OFFICE] } }),
    ObligationShow: () => ({ obligation: { ...OBLIGATION, ...obligation } }),
    ObligationThread: () => ({ obligation: { id: 'obl_1', thread: { totalCount: 0, nodes: [] } } }),
    ObligationAcknowledge: done('obligationAcknowledge'),
    ObligationAccept: done('obligationAccept'),
    ObligationReturn: done('obligationReturn'),
    ObligationSubmit: done('obligationSubmit'),
    ObligationSaveAnswer: done('obligationSaveAnswer'),
    ObligationMessageSend: done('obligationMessageSend', { message: { id: 'omsg_1' } }),
    ObligationExtensionAsk: done('obligationExtensionAsk', { extension: { id: 'oext_1' } }),
    ...operations,
  });
  await loadViewer({ force: true });
  renderPage(<ObligationShowPage />);
  await screen.findByRole('heading', { level: 1, name: '报送名单' });
}

beforeEach(() => {
  seen = [];
});

describe('the page of an obligation', () => {
  it('tells what is asked with what the level above adds, and offers nothing that is not allowed', async () => {
    await open({});
    const added = screen.getByRole('region', { name: '上级的补充要求' });
    expect(added.innerHTML).toContain('<strong>同时</strong>');
    expect(screen.getByText('请报送')).toBeTruthy();
    for (const name of ['确认收到', '审核通过', '退回', '转发下级', '申请延期', '发送', '提交审核']) {
      expect(screen.queryByRole('button', { name: new RegExp(name) })).toBeNull();
    }
  });

  it('is acknowledged', async () => {
    await open({ status: 'PENDING', response: 'ACKNOWLEDGE', viewerCan: can('acknowledge') });
    fireEvent.click(screen.getByRole('button', { name: /确认收到/ }));
    await waitFor(() => expect(asked('ObligationAcknowledge')[0]!.variables).toEqual({ id: 'obl_1', version: 5 }));
  });

  it('is answered with words and files, after a question', async () => {
    const file = { id: 'att_1', name: '名单.xlsx', bytes: 10, mediaType: null };
    await open({
      answerNote: '<p>见附件</p>',
      attachments: { nodes: [file] },
      viewerCan: can('saveAnswer', 'submit'),
    });
    fireEvent.click(screen.getByRole('button', { name: '提交审核' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/将提交给“省学联”审核/)).toBeTruthy();
    expect(asked('ObligationSubmit')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: '提交审核' }));
    await waitFor(() =>
      expect(asked('ObligationSubmit')[0]!.variables).toEqual({
        id: 'obl_1',
        version: 5,
        input: { note: '<p>见附件</p>', attachmentIds: ['att_1'] },
      }),
    );
  });

  it('says what the server refuses, and keeps what was written', async () => {
    await open(
      { answerNote: '<p>见附件</p>', viewerCan: can('saveAnswer', 'submit') },
      {
        ObligationSubmit: () => ({
          obligationSubmit: {
            obligation: null,
            userErrors: [
              { code: 'ANSWER_EVIDENCE_MISSING', message: '请至少上传一个文件。', path: ['input', 'attachmentIds'] },
            ],
          },
        }),
      },
    );
    fireEvent.click(screen.getByRole('button', { name: '提交审核' }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '提交审核' }));
    expect(await screen.findByText('请至少上传一个文件。')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: '说明' }).textContent).toBe('见附件');
  });

  it('is not submitted while a required field of its form is empty; what was saved moves the version on', async () => {
    await open({
      response: 'FORM',
      directive: { ...OBLIGATION.directive, form: [field('count', 'NUMBER', '人数')] },
      viewerCan: can('saveAnswer', 'submit'),
    });
    fireEvent.click(screen.getByRole('button', { name: '提交审核' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.change(screen.getByRole('textbox', { name: /人数/ }), { target: { value: '12' } });
    await waitFor(
      () =>
        expect(asked('ObligationSaveAnswer')[0]?.variables).toEqual({
          id: 'obl_1',
          version: 5,
          input: { answers: { count: '12' } },
        }),
      { timeout: 5000 },
    );
    fireEvent.click(screen.getByRole('button', { name: '提交审核' }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '提交审核' }));
    await waitFor(() =>
      expect(asked('ObligationSubmit')[0]!.variables).toMatchObject({
        version: 6,
        input: { answers: { count: '12' } },
      }),
    );
  });

  it('is sent back with a reason and remarks on fields', async () => {
    await open({
      status: 'SUBMITTED',
      response: 'FORM',
      answers: { count: '12' },
      directive: { ...OBLIGATION.directive, form: [field('count', 'NUMBER', '人数')] },
      viewerCan: can('accept', 'return'),
    });
    expect(screen.getByText('12')).toBeTruthy();
    // On a narrow screen all but the first action stand in a menu.
    fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /退\s*回/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox', { name: '事由' }), { target: { value: '不一致' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /添加字段批注/ }));
    fireEvent.mouseDown(within(dialog).getByRole('combobox', { name: '字段 1' }));
    fireEvent.click(await screen.findByText('人数', { selector: '.ant-select-item-option-content' }));
    fireEvent.change(within(dialog).getByRole('textbox', { name: '批注' }), { target: { value: '请核实' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /退\s*回/ }));
    await waitFor(() =>
      expect(asked('ObligationReturn')[0]!.variables).toEqual({
        id: 'obl_1',
        version: 5,
        input: { reason: '不一致', comments: [{ path: 'count', text: '请核实' }] },
      }),
    );
  });

  it('shows why it was sent back, with the remark at its field', async () => {
    await open({
      status: 'RETURNED',
      reason: '数据不一致',
      response: 'FORM',
      comments: [{ path: 'count', text: '请核实人数' }],
      directive: { ...OBLIGATION.directive, form: [field('count', 'NUMBER', '人数')] },
      viewerCan: can('saveAnswer', 'submit'),
    });
    expect(screen.getByText('数据不一致')).toBeTruthy();
    expect(screen.getByText('另有 1 条字段批注，见下方表单')).toBeTruthy();
    expect(screen.getByText('请核实人数')).toBeTruthy();
  });

  it('has a thread of messages and events, in which what was written runs nothing', async () => {
    await open(
      { viewerCan: can('message') },
      {
        ObligationThread: () => ({
          obligation: {
            id: 'obl_1',
            thread: {
              totalCount: 30,
              nodes: [
                {
                  id: 'omsg_1',
                  kind: 'MESSAGE',
                  text: '<p>您好<img src=x onerror="1"></p>',
                  dueOn: null,
                  sentAt: '2026-11-24T04:00:00Z',
                  sender: { id: 'org_2', name: '省学联' },
                  attachments: { nodes: [] },
                },
                {
                  id: 'omsg_2',
                  kind: 'RETURNED',
                  text: '<b>不一致</b>',
                  dueOn: null,
                  sentAt: '2026-11-24T05:00:00Z',
                  sender: null,
                  attachments: { nodes: [] },
                },
              ],
            },
          },
        }),
      },
    );
    const thread = await screen.findByRole('list', { name: '往来与经过' });
    await within(thread).findByText('您好');
    expect(thread.querySelector('img')).toBeNull();
    // Reasons are plain text and stay so.
    expect(within(thread).getByText('<b>不一致</b>')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '还有 28 条更早的记录' }));
    await waitFor(() => expect(asked('ObligationThread').at(-1)!.variables).toEqual({ id: 'obl_1', first: 100 }));
    expect(screen.getByRole('button', { name: /发\s*送/ })).toHaveProperty('disabled', true);
  });

  it('asks for more time', async () => {
    await open({ viewerCan: can('askExtension') });
    fireEvent.click(screen.getByRole('button', { name: '申请延期' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox', { name: '申请延至' }), { target: { value: '2099-12-08' } });
    fireEvent.keyDown(within(dialog).getByRole('textbox', { name: '申请延至' }), { key: 'Enter' });
    fireEvent.change(within(dialog).getByRole('textbox', { name: '事由' }), { target: { value: '放假' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '提交申请' }));
    await waitFor(() =>
      expect(asked('ObligationExtensionAsk')[0]!.variables).toEqual({
        id: 'obl_1',
        input: { askedOn: '2099-12-08', reason: '放假' },
      }),
    );
  });
});

describe('the list of obligations', () => {
  it('begins with what the own organization has to act on, and leads to what waits to be verified', async () => {
    seen = fakeGraphQL({
      Viewer: () => ({ viewer: { account: {}, permissions: ['obligation.answer'], offices: [OFFICE] } }),
      ObligationList: () => ({
        obligations: { totalCount: 1, nodes: [{ ...OBLIGATION, isLate: true, lateDays: 3 }] },
      }),
    });
    await loadViewer({ force: true });
    renderPage(<ObligationListPage />);
    expect(await screen.findByRole('link', { name: '报送名单' })).toBeTruthy();
    expect(screen.getByText('逾期 3 天')).toBeTruthy();
    expect(asked('ObligationList')[0]!.variables).toMatchObject({
      scope: { organizationId: { eq: 'org_1' }, isOpen: true },
    });
    fireEvent.click(screen.getByRole('tab', { name: '待我审核' }));
    await waitFor(() =>
      expect(asked('ObligationList').at(-1)!.variables).toMatchObject({
        scope: { verifierId: { eq: 'org_1' }, status: { eq: 'SUBMITTED' } },
      }),
    );
  });
});
