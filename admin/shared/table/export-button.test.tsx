import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../providers/data.ts';
import { typedDocument } from '../../providers/typed-document.ts';
import { loadViewer } from '../../providers/viewer.ts';
import { FakeFailure, fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { csvFile, downloadFile, saveFile } from './export-file.ts';
import { ServerTableView } from './server-table.tsx';
import { type TableDefinition, useServerTable } from './use-server-table.ts';

// Dialogs with many fields are slow to draw without a browser.
vi.setConfig({ testTimeout: 60_000 });

interface Club {
  readonly id: string;
  readonly name: string;
}

vi.mock(import('./export-file.ts'), async (original) => ({
  ...(await original()),
  downloadFile: vi.fn<typeof downloadFile>(),
  saveFile: vi.fn<typeof saveFile>(),
}));

const table: TableDefinition<{ clubs: Connection<Club> }, Record<string, unknown>, Club> = {
  resource: 'club',
  document: typedDocument<{ clubs: Connection<Club> }, Record<string, unknown>>('query Clubs { clubs { totalCount } }'),
  select: (data) => data.clubs,
  exportAs: { list: 'clubs', conditions: (variables) => variables },
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    { key: 'name', titleKey: 'table.views.name', isPrimary: true, sortField: 'name', render: (row) => row.name },
    { key: 'period', titleKey: 'table.total', exportKeys: ['from', 'until'], render: () => null },
    { key: 'link', titleKey: 'table.actions', exportKeys: [], render: () => null },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'enum.OrganizationLevel.CLUB',
      enumType: 'OrganizationLevel',
      values: ['SCHOOL', 'CLUB'],
    },
  ],
};

function Page({ purpose }: { readonly purpose?: string }) {
  return (
    <ServerTableView
      table={useServerTable(table, { variables: { isVacant: true }, purpose })}
      label="社团"
      rowName={(row) => row.name}
    />
  );
}

const columns = [
  { key: 'name', title: '名称', isPersonal: false },
  { key: 'from', title: '起', isPersonal: false },
  { key: 'until', title: '止', isPersonal: false },
  { key: 'phone', title: '电话', isPersonal: true },
];

async function open({
  permissions = ['list.export'],
  lists = [{ name: 'clubs', columns }],
  create = () => ({ ticket: { path: '/exports/t', rowCount: 3 }, userErrors: [] }),
  purpose,
}: {
  permissions?: string[];
  lists?: object[];
  create?: () => object;
  purpose?: string;
} = {}) {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: { account: {}, permissions, offices: [] } }),
    Clubs: () => ({ clubs: { nodes: [{ id: 'c1', name: '社团一' }], totalCount: 3 } }),
    ExportLists: () => ({ exportLists: lists }),
    ExportCreate: () => ({ exportCreate: create() }),
  });
  await loadViewer({ force: true });
  renderPage(<Page {...(purpose ? { purpose } : {})} />, '/page?level.in=CLUB&sort=-name');
  await screen.findAllByText('社团一');
  return seen;
}

async function dialog(): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name: '导出' }));
  return screen.findByRole('dialog');
}

beforeEach(() => {
  vi.mocked(saveFile).mockReset();
  vi.mocked(downloadFile).mockReset().mockResolvedValue({ name: '社团.xlsx', blob: new Blob() });
});

describe('the export control', () => {
  it('asks for what is shown: filter, order, page conditions and visible columns, and saves the file', async () => {
    const seen = await open();
    await dialog();
    fireEvent.click(screen.getByRole('button', { name: /开始导出/ }));
    await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
    expect(seen.find(({ operation }) => operation === 'ExportCreate')?.variables).toEqual({
      input: {
        list: 'clubs',
        format: 'XLSX',
        columns: ['name', 'from', 'until'],
        arguments: {
          filter: { and: [{ level: { in: ['CLUB'] } }, { isVacant: true }] },
          orderBy: [{ field: 'NAME', direction: 'DESC' }],
        },
      },
    });
    expect(vi.mocked(downloadFile).mock.calls[0]![0]).toBe('/exports/t');
  });

  it('wants a purpose for personal columns, and sends the one of the page instead where there is one', async () => {
    const seen = await open();
    await dialog();
    fireEvent.click(screen.getByRole('checkbox', { name: /电话/ }));
    await screen.findByLabelText('导出用途');
    fireEvent.click(screen.getByRole('button', { name: /开始导出/ }));
    expect(await screen.findByText('请说明导出用途')).toBeTruthy();
    expect(seen.some(({ operation }) => operation === 'ExportCreate')).toBe(false);
    fireEvent.change(screen.getByLabelText('导出用途'), { target: { value: ' 换届 ' } });
    fireEvent.click(screen.getByRole('button', { name: /开始导出/ }));
    await waitFor(() => expect(saveFile).toHaveBeenCalled());
    const input = seen.find(({ operation }) => operation === 'ExportCreate')?.variables['input'];
    expect(input).toMatchObject({ columns: ['name', 'from', 'until', 'phone'], purpose: '换届' });
  });

  it('reads under the purpose that the page states', async () => {
    const seen = await open({ purpose: '核对' });
    await dialog();
    fireEvent.click(screen.getByRole('checkbox', { name: /电话/ }));
    fireEvent.click(screen.getByRole('button', { name: /开始导出/ }));
    await waitFor(() => expect(saveFile).toHaveBeenCalled());
    const request = seen.find(({ operation }) => operation === 'ExportCreate')!;
    expect(decodeURIComponent(request.headers['xuelian-purpose']!)).toBe('核对');
    expect(request.variables['input']).not.toHaveProperty('purpose');
  });

  it('shows a refusal in the server’s words and a broken download as such, and saves nothing', async () => {
    await open({
      create: () => {
        throw new FakeFailure('FORBIDDEN', '您没有进行此操作的权限。');
      },
    });
    await dialog();
    fireEvent.click(screen.getByRole('button', { name: /开始导出/ }));
    expect(await screen.findByText('您没有进行此操作的权限。')).toBeTruthy();
    expect(saveFile).not.toHaveBeenCalled();
  });

  it('throws an unfinished file away', async () => {
    await open();
    vi.mocked(downloadFile).mockRejectedValue(new TypeError('terminated'));
    await dialog();
    fireEvent.click(screen.getByRole('button', { name: /开始导出/ }));
    expect(await screen.findByText(/下载中断/)).toBeTruthy();
    expect(saveFile).not.toHaveBeenCalled();
  });

  it('is not there for whoever may not export this list', async () => {
    await open({ lists: [{ name: 'others', columns }] });
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(screen.queryByRole('button', { name: '导出' })).toBeNull();
  });

  it('asks nothing for a viewer without any such permission', async () => {
    const seen = await open({ permissions: ['organization.read'] });
    expect(screen.queryByRole('button', { name: '导出' })).toBeNull();
    expect(seen.some(({ operation }) => operation === 'ExportLists')).toBe(false);
  });
});

it('writes results as a table whose cells are harmless', async () => {
  const { blob } = csvFile('x.csv', [['=1+1', 'a,"b"', '-3', '\t']]);
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer())).toBe(
    `\uFEFF'=1+1,"a,""b""",'-3,'\t\r\n`,
  );
});
