import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type * as Router from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { type FakeOperation, fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ReportTemplateListPage } from './list.tsx';
import { ReportTemplateShowPage } from './show.tsx';

// The page of one template takes its id from an address that the test does not have.
vi.mock('react-router', async (original) => ({
  ...(await original<typeof Router>()),
  useParams: () => ({ id: 'rtp_1' }),
}));

const OFFICE = { id: 'off_1', title: '秘书长', organization: { id: 'org_1', name: '省学联', level: 'PROVINCIAL' } };
const field = (key: string, label: string) => ({
  key,
  kind: 'NUMBER',
  label,
  labelEn: null,
  help: null,
  helpEn: null,
  isRequired: false,
  unit: '人',
  unitEn: null,
  decimals: 0,
  min: '0',
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
  aggregate: 'SUM',
  weightKey: null,
  prefill: null,
});
const TEMPLATE = {
  id: 'rtp_1',
  version: 4,
  name: '工作半年报',
  nameEn: null,
  description: '每半年一次',
  isShared: true,
  status: 'ACTIVE',
  fieldCount: 1,
  latestNumber: 2,
  hasUnpublished: true,
  roundCount: 3,
  retiredReason: null,
  createdAt: '2026-07-01T04:00:00Z',
  updatedAt: '2026-11-01T04:00:00Z',
  fields: [field('members', '会员人数')],
  organization: { id: 'org_1', name: '省学联' },
  latestVersion: { id: 'rtv_2', number: 2, fields: [field('members', '会员人数')] },
  versions: [
    { id: 'rtv_2', number: 2, note: '加了会员人数', hash: 'ab'.repeat(32), publishedAt: '2026-09-01T04:00:00Z' },
    { id: 'rtv_1', number: 1, note: null, hash: 'cd'.repeat(32), publishedAt: '2026-07-01T04:00:00Z' },
  ],
  viewerCan: { update: true, publish: true, retire: true },
};

async function start(
  operations: Record<string, FakeOperation> = {},
  permissions: readonly string[] = ['report.design'],
): Promise<readonly SeenRequest[]> {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: { account: {}, permissions, offices: [OFFICE] } }),
    SavedViewList: () => ({ savedViews: { nodes: [] } }),
    ReportTemplateFacts: () => ({ reportFacts: [] }),
    ReportTemplateShow: () => ({ reportTemplate: TEMPLATE }),
    ReportTemplateList: () => ({
      reportTemplates: {
        totalCount: 2,
        nodes: [TEMPLATE, { ...TEMPLATE, id: 'rtp_2', name: '迎新统计', status: 'DRAFT', latestNumber: 0 }],
      },
    }),
    ReportTemplateCreate: () => ({
      reportTemplateCreate: { reportTemplate: { id: 'rtp_9', version: 1 }, userErrors: [] },
    }),
    ReportTemplateUpdate: () => ({
      reportTemplateUpdate: { reportTemplate: { ...TEMPLATE, version: 5 }, userErrors: [] },
    }),
    ReportTemplatePublish: () => ({
      reportTemplatePublish: {
        reportTemplate: { id: 'rtp_1', version: 5 },
        reportTemplateVersion: { id: 'rtv_3', number: 3 },
        overlaps: [],
        userErrors: [],
      },
    }),
    ReportTemplateOverlaps: () => ({ reportOverlaps: [] }),
    ...operations,
  });
  await loadViewer({ force: true });
  return seen;
}
const asked = (seen: readonly SeenRequest[], name: string) =>
  seen.filter(({ operation }) => operation === name).map(({ variables }) => variables);

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

describe('the list of report templates', { timeout: 30_000 }, () => {
  it('tells the newest version, what is not published yet, and leads to each', async () => {
    await start();
    renderPage(<ReportTemplateListPage />);
    expect((await screen.findByRole('link', { name: '工作半年报' })).getAttribute('href')).toBe(
      '/report-templates/rtp_1',
    );
    expect(screen.getByText('有未发布的修改')).toBeDefined();
    expect(screen.getByText('未发布')).toBeDefined();
  });

  it('begins a template with a first field, in the name of the office at hand, and opens it', async () => {
    const seen = await start();
    const router = renderPage(<ReportTemplateListPage />);
    fireEvent.click(await screen.findByRole('button', { name: /新建模板/ }));
    const dialog = await screen.findByRole('dialog', { name: '新建模板' });
    fireEvent.change(within(dialog).getByLabelText('名称'), { target: { value: ' 迎新统计 ' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/report-templates/rtp_9'));
    expect(asked(seen, 'ReportTemplateCreate')[0]).toMatchObject({
      input: {
        organizationId: 'org_1',
        name: '迎新统计',
        nameEn: null,
        description: null,
        isShared: false,
        fields: [{ kind: 'LONG_TEXT', label: '工作情况' }],
      },
    });
  });

  it('lets nobody begin one who may not design', async () => {
    await start({}, ['report.read']);
    renderPage(<ReportTemplateListPage />);
    await screen.findByRole('link', { name: '工作半年报' });
    expect(screen.queryByRole('button', { name: /新建模板/ })).toBeNull();
  });
});

describe('the page of a report template', { timeout: 30_000 }, () => {
  it('saves the design with its version, and publishes only what is saved', async () => {
    const seen = await start();
    renderPage(<ReportTemplateShowPage />);
    const save = await screen.findByRole('button', { name: '保存草稿' });
    expect(save).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('button', { name: '添加：数值' }));
    expect(await screen.findByText('有未保存的修改')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /发布新版本/ }));
    const early = await screen.findByRole('dialog');
    expect(within(early).getByText('请先保存草稿，再发布。')).toBeDefined();
    expect(within(early).getByRole('button', { name: /发布新版本/ })).toHaveProperty('disabled', true);
    fireEvent.click(within(early).getByRole('button', { name: /取\s*消/ }));
    expect(asked(seen, 'ReportTemplatePublish')).toEqual([]);
  });

  it('publishes the draft as the next version with a note', async () => {
    const seen = await start();
    renderPage(<ReportTemplateShowPage />);
    fireEvent.click(await screen.findByRole('button', { name: /发布新版本/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: ' 第三版 ' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /发布新版本/ }));
    await waitFor(() =>
      expect(asked(seen, 'ReportTemplatePublish')).toEqual([{ id: 'rtp_1', version: 4, input: { note: '第三版' } }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('looks for fields that were asked elsewhere only when asked to', async () => {
    const seen = await start();
    renderPage(<ReportTemplateShowPage />);
    const look = await screen.findByRole('button', { name: '查一查' });
    expect(asked(seen, 'ReportTemplateOverlaps')).toEqual([]);
    fireEvent.click(look);
    await waitFor(() => expect(asked(seen, 'ReportTemplateOverlaps')).toHaveLength(1));
    expect(asked(seen, 'ReportTemplateOverlaps')[0]).toMatchObject({
      organizationId: 'org_1',
      templateId: 'rtp_1',
      fields: [{ key: 'members' }],
    });
  });

  it('shows a reader the form as it is filled in, with nothing to change', async () => {
    await start({
      ReportTemplateShow: () => ({
        reportTemplate: { ...TEMPLATE, viewerCan: { update: false, publish: false, retire: false } },
      }),
    });
    renderPage(<ReportTemplateShowPage />);
    expect(await screen.findByLabelText(/会员人数/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /保存草稿|发布新版本|停用|更多操作|修改基本信息/ })).toBeNull();
  });

  it('lists its published versions with their hashes', async () => {
    await start();
    renderPage(<ReportTemplateShowPage />, '/page?tab=versions');
    expect(await screen.findByText('加了会员人数')).toBeDefined();
    expect(screen.getByRole('link', { name: '查看第 1 版' }).getAttribute('href')).toBe(
      '/report-templates/versions/rtv_1',
    );
  });
});
