import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { SupervisionBoardPage } from './board.tsx';
import { SupervisionObligationsPage } from './obligation-list.tsx';
import { LevelOverviewPage } from './overview.tsx';

const numbers = (more: object = {}) => ({
  total: 0,
  pending: 0,
  acknowledged: 0,
  submitted: 0,
  returned: 0,
  accepted: 0,
  excused: 0,
  withdrawn: 0,
  open: 0,
  late: 0,
  mostLateDays: 0,
  ...more,
});

const HUNAN = { id: 'org_hunan', name: '湖南省学联', level: 'PROVINCIAL' };
const ROWS = [
  {
    belowCount: 3,
    organization: HUNAN,
    obligation: { id: 'obl_hunan', status: 'SUBMITTED' },
    counts: numbers({ total: 5, pending: 2, submitted: 1, accepted: 1, withdrawn: 1, late: 2, mostLateDays: 8 }),
  },
  {
    belowCount: 0,
    organization: { id: 'org_leaf', name: '直属学院学生会', level: 'SCHOOL' },
    obligation: { id: 'obl_leaf', status: 'ACCEPTED' },
    counts: numbers({ total: 1, accepted: 1 }),
  },
];
const TOTAL = numbers({ total: 6, pending: 2, submitted: 1, accepted: 2, withdrawn: 1, late: 2, mostLateDays: 8 });

const viewer = (organizationId: string) => ({
  account: { id: 'acc_1', loginName: 'chair', locale: 'zh-CN' },
  person: null,
  permissions: ['obligation.read', 'obligation.verify', 'report.read'],
  offices: [
    { id: 'off_1', title: '秘书长', organization: { id: organizationId, name: '全国学联', level: 'NATIONAL' } },
  ],
  systemRole: null,
  secondFactorMissing: false,
});

const ORGANIZATIONS: Readonly<Record<string, object>> = {
  org_national: { id: 'org_national', name: '全国学联', level: 'NATIONAL', ancestors: { nodes: [] } },
  org_hunan: { ...HUNAN, ancestors: { nodes: [{ id: 'org_national', name: '全国学联' }] } },
};

async function open(
  page: Parameters<typeof renderPage>[0],
  address: string,
  operations: Parameters<typeof fakeGraphQL>[0] = {},
) {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: viewer('org_national') }),
    SavedViewList: () => ({ savedViews: { nodes: [] } }),
    ExportLists: () => ({ exportLists: [] }),
    SupervisionHead: (variables) => ({ organization: ORGANIZATIONS[String(variables['id'])] ?? null }),
    SupervisionDirectives: () => ({
      directives: {
        nodes: [{ id: 'dir_1', title: '寒假安全', organization: { id: 'org_national', name: '全国学联' } }],
      },
    }),
    SupervisionDirectiveName: () => ({ directive: { id: 'dir_1', title: '寒假安全' } }),
    SupervisionRounds: () => ({
      reportRounds: { nodes: [{ id: 'rrd_1', title: '年度统计', periodLabel: '2026 年' }] },
    }),
    SupervisionRoundName: () => ({ reportRound: { id: 'rrd_1', title: '年度统计', periodLabel: '2026 年' } }),
    SupervisionBoard: () => ({
      supervisionBoard: { total: TOTAL, rows: { totalCount: ROWS.length, nodes: ROWS } },
    }),
    ...operations,
  });
  await loadViewer({ force: true });
  return { seen, router: renderPage(page, address) };
}
const sent = (seen: readonly SeenRequest[], operation: string) =>
  seen.filter((request) => request.operation === operation).map(({ variables }) => variables);
const hrefs = (place: HTMLElement) =>
  within(place)
    .getAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')]);

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

describe('the supervision board', { timeout: 20_000 }, () => {
  it('counts each unit by state, and every number leads to exactly those', async () => {
    const { seen } = await open(<SupervisionBoardPage />, '/page?source=dir_1&unit=org_national');
    const board = await screen.findByRole('region', { name: '督办看板' });
    const list = (unit: string, more = '') =>
      `/supervision/obligations?unit=org_national&within.in=${unit}&source=dir_1${more}`;
    expect(hrefs(await waitFor(() => within(board).getByText('湖南省学联').closest('li')!))).toEqual([
      ['湖南省学联', '/supervision/board?source=dir_1&unit=org_hunan'],
      ['本组织：待审核', '/obligations/obl_hunan'],
      ['5', list('org_hunan')],
      ['2', list('org_hunan', '&isLate.eq=true')],
      ['2', list('org_hunan', '&status.in=PENDING')],
      ['1', list('org_hunan', '&status.in=SUBMITTED')],
      ['1', list('org_hunan', '&status.in=ACCEPTED')],
    ]);
    // A leaf leads to what it owes itself.
    const leaf = within(board).getByText('直属学院学生会');
    expect(leaf.getAttribute('href')).toBe('/obligations/obl_leaf');
    // What was withdrawn is owed no more: 1 of 4, not of 5.
    const progress = within(board).getByRole('progressbar', { name: '已完成 1 / 4' });
    expect(progress.getAttribute('aria-valuenow')).toBe('25');
    expect(within(board).getByText('已完成 1 / 4').textContent).toBe('已完成 1 / 4 · 逾期 2');
    expect(within(board).getByText('8 天')).toBeDefined();
    expect(sent(seen, 'SupervisionBoard')).toEqual([
      {
        organizationId: 'org_national',
        source: { directiveId: 'dir_1' },
        first: 50,
        offset: 0,
        orderBy: [{ field: 'LATE', direction: 'DESC' }],
      },
    ]);
  });

  it('reminds of one round as of one directive', async () => {
    const { seen } = await open(<SupervisionBoardPage />, '/page?source=rrd_1&unit=org_national', {
      SupervisionRemind: () => ({ obligationRemind: { result: { count: 2 }, userErrors: [] } }),
    });
    fireEvent.click(await screen.findByRole('button', { name: /催办全部逾期/ }));
    const dialog = await waitFor(() => document.querySelector<HTMLElement>('.ant-modal')!);
    fireEvent.click(within(dialog).getByRole('button', { name: '催办全部逾期' }));
    await waitFor(() =>
      expect(sent(seen, 'SupervisionRemind')).toEqual([
        { input: { organizationId: 'org_national', reportRoundId: 'rrd_1' } },
      ]),
    );
  });

  it('keeps filters and order in the address while going down and up again', async () => {
    const address =
      '/page?source=REPORT_ROUND&levels.in=SCHOOL&levels.in=CITY&statuses.in=PENDING&sort=-mostLate&page=2';
    const { seen, router } = await open(<SupervisionBoardPage />, address);
    const board = await screen.findByRole('region', { name: '督办看板' });
    await waitFor(() => within(board).getByText('湖南省学联'));
    expect(sent(seen, 'SupervisionBoard')[0]).toEqual({
      organizationId: 'org_national',
      source: { kind: 'REPORT_ROUND' },
      filter: { levels: ['SCHOOL', 'CITY'], statuses: ['PENDING'] },
      first: 50,
      offset: 50,
      orderBy: [{ field: 'MOST_LATE', direction: 'DESC' }],
    });
    const down = within(board).getByText('湖南省学联').getAttribute('href')!;
    expect(Object.fromEntries(new URLSearchParams(down.split('?')[1]))).toEqual({
      source: 'REPORT_ROUND',
      'levels.in': 'CITY',
      'statuses.in': 'PENDING',
      sort: '-mostLate',
      unit: 'org_hunan',
    });
    // The late ones of a board of one state are those of that state.
    const late = within(board).getByRole('link', { name: '2，湖南省学联，逾期' });
    expect(late.getAttribute('href')).toContain('&status.in=PENDING&level.in=SCHOOL&level.in=CITY&isLate.eq=true');

    await router.navigate(`/page?${down.split('?')[1]}`);
    const trail = await screen.findByRole('link', { name: '全国学联' });
    expect(trail.getAttribute('href')).toContain('unit=org_national');
    expect(trail.getAttribute('href')).toContain('statuses.in=PENDING');
    expect(sent(seen, 'SupervisionBoard').at(-1)).toMatchObject({ organizationId: 'org_hunan', offset: 0 });
    // One reminds for one's own organization only.
    expect(screen.queryByText('催办全部逾期')).toBeNull();
  });

  it('narrows itself by its totals and changes its source', async () => {
    const { seen, router } = await open(<SupervisionBoardPage />, '/page?isLate.eq=true');
    const totals = await screen.findByRole('list', { name: '合计' });
    expect(hrefs(totals).slice(0, 3)).toEqual([
      ['6任务数', '/supervision/board?unit=org_national'],
      ['2逾期最长逾期 8 天', '/supervision/board?unit=org_national&isLate.eq=true'],
      ['2待接收', '/supervision/board?unit=org_national&statuses.in=PENDING'],
    ]);
    expect(within(totals).getByRole('link', { current: true }).textContent).toContain('逾期');
    fireEvent.mouseDown(screen.getByRole('combobox', { name: '任务来源' }));
    fireEvent.click(await screen.findByText('年度统计 · 2026 年'));
    await waitFor(() => expect(router.state.location.search).toContain('source=rrd_1'));
    await waitFor(() =>
      expect(sent(seen, 'SupervisionBoard').at(-1)).toMatchObject({
        source: { reportRoundId: 'rrd_1' },
        filter: { isLate: true },
      }),
    );
  });

  it('believes no source that it does not know', async () => {
    const { seen } = await open(<SupervisionBoardPage />, '/page?source=org_1');
    await screen.findByRole('list', { name: '合计' });
    expect(sent(seen, 'SupervisionBoard')[0]).not.toHaveProperty('source');
  });
});

describe('the list behind a number', { timeout: 20_000 }, () => {
  it('asks for exactly what the number counts and leads back to the board', async () => {
    const { seen } = await open(
      <SupervisionObligationsPage />,
      '/page?unit=org_hunan&within.in=org_leaf&source=dir_1&status.in=PENDING&isLate.eq=true&level.in=SCHOOL',
      {
        SupervisionObligations: () => ({ obligations: { totalCount: 0, nodes: [] } }),
        OrganizationFilterName: () => ({ organization: { id: 'org_leaf', name: '直属学院学生会' } }),
        OrganizationFilterOptions: () => ({ organizations: { nodes: [] } }),
      },
    );
    await screen.findByText('没有符合条件的记录');
    expect(sent(seen, 'SupervisionObligations')[0]).toMatchObject({
      source: { directiveId: { eq: 'dir_1' } },
      filter: {
        within: 'org_leaf',
        status: { in: ['PENDING'] },
        isLate: true,
        level: { in: ['SCHOOL'] },
      },
    });
    expect((await screen.findByText('湖南省学联 · 督办看板')).getAttribute('href')).toBe(
      '/supervision/board?unit=org_hunan&source=dir_1',
    );
  });
});

describe('the page of a level', { timeout: 20_000 }, () => {
  const overview = (late: number) => ({
    levelOverview: {
      owed: numbers({ total: 2, pending: 1, accepted: 1, late: 1 }),
      verified: numbers({ total: 9, submitted: 1, late }),
      below: numbers({ total: 40, accepted: 10, late: 7 }),
      extensionsAsked: 1,
      directivesInForce: 3,
      drafts: 0,
    },
    owed: {
      totalCount: 1,
      nodes: [{ id: 'obl_own', title: '报送名单', status: 'RETURNED', dueOn: '2020-01-01', issuer: null }],
    },
    toVerify: {
      totalCount: 12,
      nodes: [{ id: 'obl_in', title: '寒假安全', submittedAt: '2026-11-20T04:00:00Z', organization: HUNAN }],
    },
    extensions: {
      totalCount: 1,
      nodes: [{ id: 'oext_1', askedOn: '2026-12-31', organization: HUNAN, obligation: { id: 'obl_x', title: '年报' } }],
    },
    below: { rows: { totalCount: 1, nodes: [ROWS[0]] } },
  });

  it('tells what is owed, what waits to be verified and what is late, each with its way', async () => {
    await open(<LevelOverviewPage />, '/page', { SupervisionOverview: () => overview(0) });
    expect((await screen.findByText('报送名单')).getAttribute('href')).toBe('/obligations/obl_own');
    const owed = screen.getByRole('region', { name: '本级要办的' });
    expect(owed.textContent).toContain('已退回');
    expect(owed.textContent).toContain('已超期');
    const verify = screen.getByRole('region', { name: '等本级审核的' });
    expect(hrefs(verify)).toEqual([
      ['湖南省学联', '/obligations/obl_in'],
      ['全部 12 项', '/supervision/obligations?unit=org_national&verifierId.in=org_national&status.in=SUBMITTED'],
      ['湖南省学联', '/obligations/obl_x'],
    ]);
    const below = screen.getByRole('region', { name: '下级逾期' });
    expect(hrefs(below)).toEqual([
      ['湖南省学联', '/supervision/board?unit=org_hunan&isLate.eq=true'],
      ['逾期 2 项', '/supervision/obligations?unit=org_national&within.in=org_hunan&isLate.eq=true'],
    ]);
    expect(below.textContent).toContain('已完成 10 / 40 · 逾期 7');
    // Nothing late that it verifies: nothing to remind of.
    expect(screen.queryByText(/催办全部逾期/)).toBeNull();
  });

  it('reminds all late with one click and one yes, and says how many', async () => {
    const { seen } = await open(<LevelOverviewPage />, '/page', {
      SupervisionOverview: () => overview(4),
      SupervisionRemind: () => ({ obligationRemind: { result: { count: 4 }, userErrors: [] } }),
    });
    fireEvent.click(await screen.findByRole('button', { name: /催办全部逾期（4）/ }));
    const dialog = await waitFor(() => document.querySelector<HTMLElement>('.ant-modal')!);
    expect(dialog.textContent).toContain('将提醒 4 项由本组织审核的逾期任务');
    expect(sent(seen, 'SupervisionRemind')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: '催办全部逾期' }));
    await waitFor(() =>
      expect(sent(seen, 'SupervisionRemind')).toEqual([{ input: { organizationId: 'org_national' } }]),
    );
    // What was shown is asked for again.
    await waitFor(() => expect(sent(seen, 'SupervisionOverview')).toHaveLength(2));
  });

  it('says so when the organization is out of sight', async () => {
    await open(<LevelOverviewPage />, '/page?unit=org_other', {
      SupervisionOverview: () => ({ ...overview(0), levelOverview: null, below: null }),
    });
    expect(await screen.findByText('看不到这个组织的任务')).toBeDefined();
  });
});

describe('many answers at once', { timeout: 60_000 }, () => {
  it('are accepted one by one from the list, each with its own result', async () => {
    const row = (id: string, name: string, accept: boolean) => ({
      id,
      version: 3,
      title: '年度统计',
      status: 'SUBMITTED',
      dueOn: null,
      isLate: false,
      submittedAt: '2026-11-20T00:00:00Z',
      reminderCount: 0,
      remindedOn: null,
      organization: { id: `org_${id}`, name, level: 'SCHOOL' },
      verifier: null,
      viewerCan: { accept },
    });
    const { seen } = await open(<SupervisionObligationsPage />, '/page?unit=org_national&source=rrd_1', {
      SupervisionObligations: () => ({
        obligations: {
          totalCount: 3,
          nodes: [row('obl_1', '甲校', true), row('obl_2', '乙校', true), row('obl_3', '丙校', false)],
        },
      }),
      ObligationAccept: ({ id }) => ({
        obligationAccept:
          id === 'obl_2'
            ? { obligation: null, userErrors: [{ code: 'REPORT_STALE', message: '其下级数据又有变动', path: null }] }
            : { obligation: { id, version: 4 }, userErrors: [] },
      }),
    });
    for (const name of ['甲校', '乙校', '丙校']) {
      fireEvent.click((await screen.findAllByRole('checkbox', { name: `选择 ${name} 年度统计` }))[0]!);
    }
    fireEvent.click(await screen.findByRole('button', { name: /审核通过/ }));
    fireEvent.click(await screen.findByRole('button', { name: /开\s*始/ }));
    expect(await screen.findByText('成功 1，失败 1，跳过 1，等待 0')).toBeDefined();
    expect(sent(seen, 'ObligationAccept')).toEqual([
      { id: 'obl_1', version: 3 },
      { id: 'obl_2', version: 3 },
    ]);
    expect(screen.getByText(/其下级数据又有变动/)).toBeDefined();
  });
});
