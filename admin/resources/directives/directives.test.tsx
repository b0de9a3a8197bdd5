import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type * as Router from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadViewer } from '../../providers/viewer.ts';
import { type FakeOperation, fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { DirectiveCreatePage } from './create.tsx';
import { DirectiveListPage } from './list.tsx';
import type { DirectiveRecord } from './directive-record.ts';
import { DirectiveWizard } from './wizard.tsx';
import { DirectiveShowPage } from './show.tsx';

// The pages of one directive take its id from an address that the tests do not have.
vi.mock('react-router', async (original) => ({
  ...(await original<typeof Router>()),
  useParams: () => ({ id: 'dir_1' }),
}));

// Pages with an editor are slow to draw without a browser.
vi.setConfig({ testTimeout: 60_000 });

const OFFICE = { id: 'off_1', title: '秘书长', organization: { id: 'org_1', name: '省学联', level: 'PROVINCIAL' } };
const COUNTS = {
  total: 4,
  pending: 1,
  acknowledged: 0,
  submitted: 1,
  returned: 0,
  accepted: 2,
  excused: 0,
  withdrawn: 0,
  late: 1,
};

const DRAFT = {
  id: 'dir_1',
  version: 3,
  title: '关于报送名单的通知',
  documentNumber: null,
  body: '<p>请报送</p>',
  status: 'DRAFT',
  response: 'ACKNOWLEDGE',
  revision: 0,
  dueOn: null,
  createdAt: '2026-11-24T04:00:00Z',
  issuedAt: null,
  settledAt: null,
  settledReason: null,
  organization: { id: 'org_1', name: '省学联' },
  form: [],
  audience: null,
  attachments: { nodes: [] },
  counts: { ...COUNTS, total: 0, late: 0 },
  progress: null,
  supersedes: null,
  supersededBy: null,
  viewerCan: { update: true, discard: true, issue: true, amend: false, supersede: false, withdraw: false },
} as unknown as DirectiveRecord;
const ISSUED = {
  ...DRAFT,
  status: 'ISSUED',
  revision: 1,
  dueOn: '2026-12-01',
  issuedAt: '2026-11-24T04:00:00Z',
  counts: COUNTS,
  progress: { state: 'DONE', total: 4, done: 4, created: 4 },
  viewerCan: { update: false, discard: false, issue: false, amend: true, supersede: true, withdraw: true },
} as unknown as DirectiveRecord;

const PREVIEW = {
  audiencePreview: {
    total: 2,
    suggestedDueOn: '2026-12-08',
    levels: [{ level: 'SCHOOL', count: 2 }],
    organizations: {
      totalCount: 2,
      nodes: [
        { id: 'org_2', name: '甲校学生会', level: 'SCHOOL', parent: { id: 'org_1', name: '省学联' } },
        { id: 'org_3', name: '乙校学生会', level: 'SCHOOL', parent: null },
      ],
    },
  },
};

let seen: SeenRequest[];
const start = async (operations: Record<string, FakeOperation> = {}) => {
  seen = fakeGraphQL({
    Viewer: () => ({ viewer: { account: {}, permissions: ['directive.issue', 'directive.read'], offices: [OFFICE] } }),
    DirectiveWorkdayAdd: ({ days }) => ({
      workdayAdd: { day: `2026-12-${String(days).padStart(2, '0')}`, isProvisional: false },
    }),
    DirectiveWorkdays: () => ({ workdayCount: { count: 7, isProvisional: true } }),
    AudienceOrganizations: () => ({ organizations: { nodes: [] } }),
    AudienceDivisions: () => ({ divisions: { nodes: [] } }),
    AudienceDivisionNames: () => ({ divisions: { nodes: [] } }),
    AudienceSaved: () => ({ savedAudiences: { nodes: [] } }),
    AudiencePreview: () => PREVIEW,
    DirectiveUpdate: () => ({ directiveUpdate: { directive: { id: 'dir_1', version: 4 }, userErrors: [] } }),
    DirectiveIssue: () => ({ directiveIssue: { directive: { id: 'dir_1', version: 5 }, userErrors: [] } }),
    ...operations,
  });
  await loadViewer({ force: true });
};
const asked = (operation: string) => seen.filter((request) => request.operation === operation);
const wizard = (directive: DirectiveRecord = DRAFT, address = '/page') =>
  renderPage(<DirectiveWizard directive={directive} onReload={async () => undefined} />, address);

beforeEach(() => start());

describe('the draft of a directive', () => {
  it('keeps what was written on the way to the next step', async () => {
    const router = wizard();
    fireEvent.change(screen.getByRole('textbox', { name: '标题' }), { target: { value: ' 新标题 ' } });
    fireEvent.click(screen.getByRole('button', { name: '保存并继续' }));
    await waitFor(() => expect(router.state.location.search).toBe('?step=answer'));
    expect(asked('DirectiveUpdate')[0]!.variables).toEqual({
      id: 'dir_1',
      version: 3,
      input: {
        title: '新标题',
        documentNumber: null,
        body: '<p>请报送</p>',
        attachmentIds: [],
        response: 'ACKNOWLEDGE',
        form: [],
        dueOn: null,
      },
    });
  });

  it('goes on without a word to the server when nothing was written', async () => {
    const router = wizard();
    fireEvent.click(screen.getByRole('button', { name: '保存并继续' }));
    await waitFor(() => expect(router.state.location.search).toBe('?step=answer'));
    expect(asked('DirectiveUpdate')).toEqual([]);
  });

  it('stays where a refusal is to be mended, and says why at the field', async () => {
    await start({
      DirectiveUpdate: () => ({
        directiveUpdate: {
          directive: null,
          userErrors: [{ code: 'INVALID_INPUT', message: '标题太长。', path: ['input', 'title'] }],
        },
      }),
    });
    const router = wizard();
    fireEvent.change(screen.getByRole('textbox', { name: '标题' }), { target: { value: '长' } });
    fireEvent.click(screen.getByRole('button', { name: '保存并继续' }));
    await waitFor(() => expect(screen.getAllByText('标题太长。').length).toBeGreaterThan(0));
    expect(router.state.location.search).toBe('');
  });

  it('reckons working days and suggests due days', async () => {
    wizard({ ...DRAFT, dueOn: '2099-12-01' }, '/page?step=answer');
    expect(await screen.findByText(/距今 7 个工作日（所涉年份的放假安排尚未录入/)).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: '10 个工作日：2026-12-10' }));
    expect(screen.getByRole('textbox', { name: '期限' })).toHaveProperty('value', '2026-12-10');
  });

  it('counts and lists whom it would reach as the conditions change', async () => {
    wizard(DRAFT, '/page?step=audience');
    expect(await screen.findByText('请至少选择一项条件，或点名加入组织。')).toBeTruthy();
    expect(asked('AudiencePreview')).toEqual([]);
    fireEvent.mouseDown(screen.getByRole('combobox', { name: '层级' }));
    fireEvent.click(await screen.findByText('校级', { selector: '.ant-select-item-option-content' }));
    expect(await screen.findByText('共 2 个组织会收到')).toBeTruthy();
    const list = screen.getByRole('list', { name: '接收组织名单' });
    expect(within(list).getByText('甲校学生会')).toBeTruthy();
    expect(asked('AudiencePreview').at(-1)!.variables).toMatchObject({
      organizationId: 'org_1',
      audience: { levels: ['SCHOOL'], kinds: [], include: [] },
      first: 10,
    });
  });

  it('tells what is missing, and is issued once it is confirmed', async () => {
    const router = wizard(DRAFT, '/page?step=review');
    expect(await screen.findByText('还没有选择接收范围。')).toBeTruthy();
    expect(screen.queryByText('还没有正文。')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /^下\s*发$/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: /^下\s*发$/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/directives/dir_1'));
    expect(asked('DirectiveIssue')[0]!.variables).toMatchObject({
      id: 'dir_1',
      version: 3,
      idempotencyKey: expect.any(String),
    });
  });
});

describe('an issued directive', () => {
  const open = () => renderPage(<DirectiveShowPage />);

  it('shows its figures, each a way to those it counts, and reminds all that are late', async () => {
    await start({
      DirectiveShow: () => ({ directive: ISSUED }),
      DirectiveRemind: () => ({ obligationRemind: { result: { count: 1 }, userErrors: [] } }),
    });
    open();
    const late = await screen.findByRole('link', { name: /1\s*逾期/ });
    expect(late.getAttribute('href')).toBe('/directives/dir_1?tab=obligations&isLate.eq=true');
    expect(screen.getByRole('link', { name: /2\s*已完成/ }).getAttribute('href')).toBe(
      '/directives/dir_1?tab=obligations&status.in=ACCEPTED',
    );
    fireEvent.click(screen.getByRole('button', { name: /催办全部逾期/ }));
    await waitFor(() =>
      expect(asked('DirectiveRemind')[0]!.variables).toEqual({
        input: { organizationId: 'org_1', directiveId: 'dir_1' },
      }),
    );
  });

  it('is asked after while it is handed out, and no more once that is done', async () => {
    let done = 1;
    await start({
      DirectiveShow: () => {
        const directive = {
          ...ISSUED,
          progress: { state: done < 3 ? 'RUNNING' : 'DONE', total: 4, done, created: done },
        };
        done += 1;
        return { directive };
      },
    });
    open();
    expect(await screen.findByText('正在下发：1 / 4')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/正在下发/)).toBeNull(), { timeout: 8000 });
    expect(asked('DirectiveShow')).toHaveLength(3);
  });
});

describe('the list of directives', () => {
  it('shows those of the own organization first, and those from above and below by tabs', async () => {
    await start({
      DirectiveList: () => ({ directives: { totalCount: 1, nodes: [{ ...ISSUED, updatedAt: ISSUED.createdAt }] } }),
    });
    renderPage(<DirectiveListPage />);
    expect(await screen.findByRole('link', { name: '关于报送名单的通知' })).toBeTruthy();
    expect(asked('DirectiveList')[0]!.variables).toMatchObject({ scope: { organizationId: { eq: 'org_1' } } });
    expect(screen.getAllByText(/已完成 2 \/ 4/).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('tab', { name: '上级下发' }));
    await waitFor(() =>
      expect(asked('DirectiveList').at(-1)!.variables).toMatchObject({ scope: { not: { within: 'org_1' } } }),
    );
  });
});

describe('a new directive', () => {
  it('begins in the name of the office that one looks from', async () => {
    await start({
      DirectiveCreate: () => ({ directiveCreate: { directive: { id: 'dir_9', version: 1 }, userErrors: [] } }),
    });
    const router = renderPage(<DirectiveCreatePage />);
    fireEvent.change(await screen.findByRole('textbox', { name: '标题' }), { target: { value: '通知' } });
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '开始填写' })));
    await waitFor(() => expect(router.state.location.pathname).toBe('/directives/dir_9/edit'));
    expect(asked('DirectiveCreate')[0]!.variables).toMatchObject({ input: { organizationId: 'org_1', title: '通知' } });
  });
});
