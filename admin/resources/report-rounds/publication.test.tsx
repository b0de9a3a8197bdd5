import { createHash } from 'node:crypto';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type * as Router from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ReportPublicationPage } from './publication.tsx';

// The page takes its id from an address that the test does not have.
vi.mock('react-router', async (original) => ({
  ...(await original<typeof Router>()),
  useParams: () => ({ id: 'rpub_1' }),
}));

const SNAPSHOT = '{"title":"半年报","totals":[{"key":"members","value":"73191"}]}';
const HASH = createHash('sha256').update(SNAPSHOT).digest('hex');
const total = (value: string) => ({
  key: 'members',
  label: '会员学生人数',
  labelEn: 'Student members',
  kind: 'NUMBER',
  isMoney: false,
  unit: '人',
  unitEn: 'people',
  rule: 'SUM',
  value,
  sum: value,
  weight: null,
  answerCount: 5,
  unitCount: 6,
  previousValue: null,
});
const PUBLICATION = {
  id: 'rpub_1',
  version: 2,
  revision: 1,
  status: 'PUBLISHED',
  visibility: 'PUBLIC',
  title: '半年报',
  periodLabel: '上半年',
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  templateName: '工作半年报',
  templateNumber: 3,
  owedCount: 6,
  missingCount: 1,
  snapshot: SNAPSHOT,
  hash: HASH,
  hasChangedSince: false,
  note: null,
  publishedAt: '2026-07-20T04:00:00Z',
  withdrawnAt: null,
  withdrawnReason: null,
  organization: { id: 'org_1', name: '全国学联' },
  round: { id: 'rrd_1', title: '半年报' },
  totals: [total('73191')],
  rows: [
    {
      organizationId: 'org_2',
      name: '云南省学联',
      level: 'PROVINCIAL',
      parentId: 'org_1',
      phase: 'ACCEPTED',
      totals: [total('59044')],
    },
  ],
  missing: [{ organizationId: 'org_3', name: '陕西省学联', level: 'PROVINCIAL' }],
  viewerCan: { withdraw: true },
};

function open(more: object = {}): readonly SeenRequest[] {
  const seen = fakeGraphQL({
    ReportPublicationShow: () => ({ reportPublication: { ...PUBLICATION, ...more } }),
    ReportPublicationWithdraw: () => ({
      reportPublicationWithdraw: { reportPublication: { id: 'rpub_1', version: 3 }, userErrors: [] },
    }),
  });
  renderPage(<ReportPublicationPage />);
  return seen;
}

afterEach(() => vi.unstubAllGlobals());

describe('published totals', { timeout: 30_000 }, () => {
  it('tells totals, those of the levels and who is missing, as they were frozen', async () => {
    open();
    expect(await screen.findByText('数字已冻结，与发布时一致。')).toBeDefined();
    expect(screen.getByText('73,191 人')).toBeDefined();
    expect(within(screen.getByRole('table', { name: '各级合计' })).getByText('59,044 人')).toBeDefined();
    expect(within(screen.getByRole('table', { name: '未报单位' })).getByText('陕西省学联')).toBeDefined();
    expect(screen.getByText('6 / 1')).toBeDefined();
    expect(screen.getByText(HASH)).toBeDefined();
  });

  it('is proved by its hash, here and now', async () => {
    open();
    fireEvent.click(await screen.findByRole('button', { name: /核对校验值/ }));
    expect(await screen.findByText('校验值相符：内容与发布时一致。')).toBeDefined();
  });

  it('says when the content is not what was published', async () => {
    open({ snapshot: SNAPSHOT.replace('73191', '73192') });
    fireEvent.click(await screen.findByRole('button', { name: /核对校验值/ }));
    expect(await screen.findByText('校验值不符！请联系管理员。')).toBeDefined();
  });

  it('says when the round has moved on since, and shows a reader without the snapshot nothing to check', async () => {
    open({ hasChangedSince: true, snapshot: null, missing: null, viewerCan: { withdraw: false } });
    expect(await screen.findByText('发布之后，本期数据又有变动；此份不随之改变。')).toBeDefined();
    expect(screen.queryByRole('button', { name: /核对校验值|下载快照|撤回发布|更多操作/ })).toBeNull();
    expect(screen.queryByRole('table', { name: '未报单位' })).toBeNull();
  });

  it('is withdrawn with a reason', async () => {
    const seen = open();
    fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /撤回发布/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '口径有误' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /撤回发布/ }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'ReportPublicationWithdraw')?.variables).toMatchObject({
        id: 'rpub_1',
        version: 2,
        input: { reason: '口径有误' },
      }),
    );
  });

  it('that was withdrawn says so', async () => {
    open({ status: 'WITHDRAWN', withdrawnReason: '口径有误', viewerCan: { withdraw: false } });
    expect(await screen.findByText('此次发布已撤回：口径有误')).toBeDefined();
    expect(screen.queryByText('数字已冻结，与发布时一致。')).toBeNull();
  });
});
