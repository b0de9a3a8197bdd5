import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { type FakeOperation, fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { SavedAudienceListPage } from './list.tsx';

const OFFICE = { id: 'off_1', title: '秘书长', organization: { id: 'org_1', name: '省学联', level: 'PROVINCIAL' } };
const NOTHING = {
  within: [],
  levels: [],
  kinds: [],
  categories: [],
  divisions: [],
  savedAudienceIds: [],
  include: [],
  exclude: [],
};
const row = (id: string, name: string, more: object = {}) => ({
  id,
  version: 2,
  name,
  isShared: false,
  updatedAt: '2026-11-24T04:00:00Z',
  organization: { id: 'org_1', name: '省学联' },
  audience: { ...NOTHING, levels: ['SCHOOL'], kinds: ['STUDENT_UNION'] },
  viewerCan: { update: true, remove: true },
  ...more,
});
const ROWS = [
  row('aud_1', '各校学生会', {
    audience: { ...NOTHING, levels: ['SCHOOL'], exclude: [{ id: 'org_9', name: '丙校学生会' }] },
  }),
  row('aud_2', '全国常用', {
    isShared: true,
    organization: { id: 'org_0', name: '全国学联' },
    viewerCan: { update: false, remove: false },
  }),
];

async function open(
  rows: readonly object[] = ROWS,
  offices: readonly object[] = [OFFICE],
  more: Record<string, FakeOperation> = {},
): Promise<readonly SeenRequest[]> {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: { account: {}, permissions: ['directive.issue'], offices } }),
    SavedViewList: () => ({ savedViews: { nodes: [] } }),
    SavedAudienceList: () => ({ savedAudiences: { totalCount: rows.length, nodes: rows } }),
    AudienceOrganizations: () => ({ organizations: { nodes: [] } }),
    AudienceDivisions: () => ({ divisions: { nodes: [] } }),
    AudienceDivisionNames: () => ({ divisions: { nodes: [] } }),
    AudiencePreview: () => ({
      audiencePreview: {
        total: 1,
        suggestedDueOn: null,
        levels: [{ level: 'SCHOOL', count: 1 }],
        organizations: { totalCount: 1, nodes: [{ id: 'org_2', name: '甲校学生会', level: 'SCHOOL', parent: null }] },
      },
    }),
    SavedAudienceCreate: () => ({ savedAudienceCreate: { savedAudience: { id: 'aud_3' }, userErrors: [] } }),
    SavedAudienceUpdate: () => ({ savedAudienceUpdate: { savedAudience: { id: 'aud_1' }, userErrors: [] } }),
    SavedAudienceRemove: () => ({ savedAudienceRemove: { userErrors: [] } }),
    ...more,
  });
  await loadViewer({ force: true });
  renderPage(<SavedAudienceListPage />);
  return seen;
}
const asked = (seen: readonly SeenRequest[], name: string) =>
  seen.filter(({ operation }) => operation === name).map(({ variables }) => variables);

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

describe('saved audiences', { timeout: 30_000 }, () => {
  it('tells each in words, whose it is, and offers to change only one’s own', async () => {
    await open();
    const list = await screen.findByRole('region', { name: '常用范围' });
    await within(list).findByText('各校学生会');
    expect(within(list).getByText('− 丙校学生会')).toBeDefined();
    expect(within(list).getAllByText('校级')).toHaveLength(2);
    expect(within(list).getByText('全国学联')).toBeDefined();
    expect(screen.getByRole('button', { name: '修改“各校学生会”' })).toBeDefined();
    expect(screen.queryByRole('button', { name: '修改“全国常用”' })).toBeNull();
    expect(screen.queryByRole('button', { name: '移除“全国常用”' })).toBeNull();
  });

  it('is kept for the office at hand once a condition is chosen, with the preview of whom it means', async () => {
    const seen = await open([]);
    fireEvent.click(await screen.findByRole('button', { name: /新建常用范围/ }));
    const dialog = await screen.findByRole('dialog', { name: '新建常用范围' });
    const save = within(dialog).getByRole('button', { name: /保\s*存/ });
    // Everybody below is not an audience that anybody means by leaving all empty.
    expect(save).toHaveProperty('disabled', true);
    expect(within(dialog).getByText('请至少选择一项条件，或点名加入组织。')).toBeDefined();
    fireEvent.mouseDown(within(dialog).getByLabelText('层级'));
    fireEvent.click(await screen.findByText('校级'));
    expect(await within(dialog).findByText('共 1 个组织会收到')).toBeDefined();
    fireEvent.change(within(dialog).getByLabelText('名称'), { target: { value: ' 各校 ' } });
    fireEvent.click(save);
    await waitFor(() => expect(asked(seen, 'SavedAudienceCreate')).toHaveLength(1));
    expect(asked(seen, 'SavedAudienceCreate')[0]).toMatchObject({
      input: { organizationId: 'org_1', name: '各校', isShared: false, audience: { levels: ['SCHOOL'] } },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps what was written when the name is taken', async () => {
    await open([], [OFFICE], {
      SavedAudienceCreate: () => ({
        savedAudienceCreate: {
          savedAudience: null,
          userErrors: [{ code: 'SAVED_AUDIENCE_NAME', message: '已有同名的常用范围。', path: ['input', 'name'] }],
        },
      }),
    });
    fireEvent.click(await screen.findByRole('button', { name: /新建常用范围/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.mouseDown(within(dialog).getByLabelText('层级'));
    fireEvent.click(await screen.findByText('校级'));
    const name = within(dialog).getByLabelText('名称');
    fireEvent.change(name, { target: { value: '各校' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    expect((await within(dialog).findAllByText('已有同名的常用范围。')).length).toBeGreaterThan(0);
    expect(name).toHaveProperty('value', '各校');
  });

  it('is changed with its version, and removed after a question', async () => {
    const seen = await open();
    fireEvent.click(await screen.findByRole('button', { name: '修改“各校学生会”' }));
    const dialog = await screen.findByRole('dialog', { name: '修改常用范围' });
    fireEvent.change(within(dialog).getByLabelText('名称'), { target: { value: '各校学生会（新）' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(asked(seen, 'SavedAudienceUpdate')).toHaveLength(1));
    expect(asked(seen, 'SavedAudienceUpdate')[0]).toMatchObject({
      id: 'aud_1',
      version: 2,
      input: { name: '各校学生会（新）', audience: { levels: ['SCHOOL'], exclude: ['org_9'] } },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '移除“各校学生会”' }));
    const question = await screen.findByRole('dialog');
    expect(asked(seen, 'SavedAudienceRemove')).toEqual([]);
    fireEvent.click(within(question).getByRole('button', { name: /移\s*除/ }));
    await waitFor(() => expect(asked(seen, 'SavedAudienceRemove')).toEqual([{ id: 'aud_1', version: 2 }]));
  });

  it('is kept by nobody without an office', async () => {
    await open([], []);
    await screen.findByText('暂无数据');
    expect(screen.queryByRole('button', { name: /新建常用范围/ })).toBeNull();
  });
});
