import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../providers/data.ts';
import { typedDocument } from '../../providers/typed-document.ts';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { fakeGraphQL, type FakeOperation } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ServerTableView } from './server-table.tsx';
import { type TableDefinition, useServerTable } from './use-server-table.ts';

interface Club {
  readonly id: string;
  readonly name: string;
}

const ClubsDocument = typedDocument<{ clubs: Connection<Club> }, Record<string, unknown>>(
  'query Clubs { clubs { totalCount } }',
);
const table: TableDefinition<{ clubs: Connection<Club> }, Record<string, unknown>, Club> = {
  resource: 'club',
  document: ClubsDocument,
  select: (data) => data.clubs,
  searchKey: 'palette.placeholder',
  columns: [
    { key: 'name', titleKey: 'table.views.name', isPrimary: true, sortField: 'name', render: (row) => row.name },
  ],
};

function Page() {
  return <ServerTableView table={useServerTable(table)} label="clubs" rowName={(row) => row.name} />;
}

const viewer = {
  account: { id: 'acc_1', loginName: 'zhao', email: null, locale: 'zh-CN' },
  person: null,
  permissions: [],
  offices: [],
  systemRole: null,
  secondFactorMissing: false,
  preferences: { theme: null, locale: null, density: null, columns: [] },
};
const astronomy = { id: 'view_1', name: '天文', query: 'q=%E5%A4%A9%E6%96%87', isDefault: false, version: 3 };

async function open(
  operations: Record<string, FakeOperation>,
  views: () => readonly object[] = () => [astronomy],
  address = '/page',
) {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer }),
    Clubs: () => ({ clubs: { nodes: [{ id: 'c1', name: '天文社' }], totalCount: 1 } }),
    SavedViewList: () => ({ savedViews: { nodes: views() } }),
    ...operations,
  });
  await loadViewer();
  const router = renderPage(<Page />, address);
  await screen.findByText('天文社');
  return { seen, router };
}

async function menuOf(name: string) {
  fireEvent.click(await screen.findByRole('button', { name: /^视图：/ }));
  fireEvent.click(await screen.findByRole('button', { name: `视图“${name}”的操作` }));
}

/** The dialog over the page; all titles have one id in tests, so it is told by its text. */
async function modal(title: string): Promise<HTMLElement> {
  return waitFor(() => {
    const found = document.querySelector<HTMLElement>('[aria-modal]');
    expect(found?.textContent).toContain(title);
    return found!;
  });
}

beforeEach(() => forgetViewer());
afterEach(() => forgetViewer());

describe('saved views', () => {
  it('open the table with the default one in place of the plain address', async () => {
    const { router } = await open({}, () => [{ ...astronomy, isDefault: true }]);
    await waitFor(() => expect(router.state.location.search).toBe('?q=%E5%A4%A9%E6%96%87'));
    await router.navigate(-1);
    expect(router.state.location.pathname).toBe('/');
  });

  it('leave an address alone that asks for something else', async () => {
    const { router } = await open({}, () => [{ ...astronomy, isDefault: true }], '/page?q=club');
    await screen.findByRole('button', { name: '视图：视图' });
    expect(router.state.location.search).toBe('?q=club');
  });

  it('are saved under a name, and a refusal leaves the name in the dialog', async () => {
    let isRefused = true;
    const { seen } = await open(
      {
        SavedViewSave: () => ({
          savedViewSave: {
            savedView: isRefused ? null : { id: 'view_2' },
            userErrors: isRefused ? [{ code: 'SAVED_VIEW_LIMIT', message: '最多保存 200 个视图', path: null }] : [],
          },
        }),
      },
      () => [],
      '/page?q=club',
    );
    fireEvent.click(await screen.findByRole('button', { name: /^视图：/ }));
    fireEvent.click(await screen.findByRole('button', { name: '保存当前视图' }));
    const dialog = await modal('保存当前视图');
    fireEvent.change(within(dialog).getByLabelText('视图名称'), { target: { value: '社团' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    expect(await within(dialog).findByText('最多保存 200 个视图')).toBeDefined();
    expect(within(dialog).getByLabelText<HTMLInputElement>('视图名称').value).toBe('社团');
    isRefused = false;
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(document.querySelector('[aria-modal]')).toBeNull());
    expect(seen.filter(({ operation }) => operation === 'SavedViewSave').at(-1)?.variables).toEqual({
      input: { resource: 'club', query: 'q=club', name: '社团' },
    });
  });

  it('become the default at the version that was shown, and a stale one is read again', async () => {
    let version = 3;
    const { seen } = await open(
      {
        SavedViewUpdate: () => {
          version = 4;
          return {
            savedViewUpdate: {
              savedView: null,
              userErrors: [{ code: 'STALE_VERSION', message: '已被修改', path: null }],
            },
          };
        },
      },
      () => [{ ...astronomy, version }],
    );
    await menuOf('天文');
    fireEvent.click(await screen.findByRole('menuitem', { name: '设为默认视图' }));
    await waitFor(() => expect(seen.filter(({ operation }) => operation === 'SavedViewList')).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: '视图“天文”的操作' }));
    expect(seen.find(({ operation }) => operation === 'SavedViewUpdate')?.variables).toEqual({
      id: 'view_1',
      version: 3,
      input: { isDefault: true },
    });
    fireEvent.click(await screen.findByRole('menuitem', { name: '设为默认视图' }));
    await waitFor(() =>
      expect(seen.filter(({ operation }) => operation === 'SavedViewUpdate').at(-1)?.variables['version']).toBe(4),
    );
  });

  it('are renamed', async () => {
    const { seen } = await open({
      SavedViewUpdate: () => ({ savedViewUpdate: { savedView: { id: 'view_1' }, userErrors: [] } }),
    });
    await menuOf('天文');
    fireEvent.click(await screen.findByRole('menuitem', { name: '改名' }));
    const dialog = await modal('修改视图“天文”的名称');
    fireEvent.change(within(dialog).getByLabelText('视图名称'), { target: { value: '星空' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'SavedViewUpdate')?.variables).toEqual({
        id: 'view_1',
        version: 3,
        input: { name: '星空' },
      }),
    );
  });

  it('are shared as a link that holds the conditions', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    await open({});
    await menuOf('天文');
    fireEvent.click(await screen.findByRole('menuitem', { name: '复制链接' }));
    await waitFor(() => expect(copied[0]).toMatch(/\?q=%E5%A4%A9%E6%96%87$/));
  });

  it('tell when they could not be read, and leave the table usable', async () => {
    await open({
      SavedViewList: () => {
        throw new Error('away');
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: /^视图：/ }));
    expect(await screen.findByText('无法连接服务器')).toBeDefined();
    expect(screen.getByText('天文社')).toBeDefined();
  });
});
