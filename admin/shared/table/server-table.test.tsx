import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../providers/data.ts';
import { typedDocument } from '../../providers/typed-document.ts';
import { FakeFailure, fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ServerTableView } from './server-table.tsx';
import { type TableDefinition, useServerTable } from './use-server-table.ts';

interface Club {
  readonly id: string;
  readonly name: string;
  readonly level: string;
}

const ClubsDocument = typedDocument<{ clubs: Connection<Club> }, Record<string, unknown>>(
  'query Clubs { clubs { totalCount } }',
);
const table: TableDefinition<{ clubs: Connection<Club> }, Record<string, unknown>, Club> = {
  resource: 'club',
  document: ClubsDocument,
  select: (data) => data.clubs,
  searchKey: 'palette.placeholder',
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    { key: 'name', titleKey: 'table.views.name', isPrimary: true, sortField: 'name', render: (row) => row.name },
    { key: 'level', titleKey: 'enum.OrganizationLevel.CLUB', render: (row) => row.level },
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

function Page() {
  return <ServerTableView table={useServerTable(table)} label="clubs" rowName={(row) => row.name} />;
}

const pages = (total = 45) =>
  fakeGraphQL({
    Clubs: ({ offset }) => ({
      clubs: { nodes: [{ id: `c${offset}`, name: `社团 ${offset}`, level: 'CLUB' }], totalCount: total },
    }),
  });

beforeEach(() => {
  // A wide screen, so that the table itself is drawn.
  window.matchMedia = ((query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  })) as unknown as typeof window.matchMedia;
});

describe('a server table', () => {
  it('asks for what the address says', async () => {
    const seen = pages();
    renderPage(<Page />, '/page?page=2&level.in=CLUB&sort=-name&q=社');
    expect(await screen.findByText('社团 20')).toBeDefined();
    expect(seen[0]?.variables).toEqual({
      first: 20,
      offset: 20,
      search: '社',
      filter: { level: { in: ['CLUB'] } },
      orderBy: [{ field: 'NAME', direction: 'DESC' }],
    });
  });

  it('writes page and order into the address, and the back button takes them back', async () => {
    pages();
    const router = renderPage(<Page />);
    expect(await screen.findByText('社团 0')).toBeDefined();
    fireEvent.click(screen.getByTitle('2'));
    expect(await screen.findByText('社团 20')).toBeDefined();
    expect(router.state.location.search).toBe('?page=2');
    fireEvent.click(screen.getByRole('columnheader', { name: /视图名称/ }));
    await waitFor(() => expect(router.state.location.search).toBe('?sort=-name'));
    await act(() => router.navigate(-1));
    expect(router.state.location.search).toBe('?page=2');
    expect(await screen.findByText('社团 20')).toBeDefined();
  });

  it('tells nothing found from nothing there', async () => {
    fakeGraphQL({ Clubs: () => ({ clubs: { nodes: [], totalCount: 0 } }) });
    renderPage(<Page />, '/page?level.in=CLUB');
    expect(await screen.findByText('没有符合条件的记录')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '清除全部' }));
    expect(await screen.findByText('暂无数据')).toBeDefined();
  });

  it('shows a failure with its number and tries again', async () => {
    let isBroken = true;
    fakeGraphQL({
      Clubs: () => {
        if (isBroken) {
          throw new FakeFailure('INTERNAL', 'x', { errorId: 'req-9' });
        }
        return { clubs: { nodes: [{ id: 'a', name: '天文社', level: 'CLUB' }], totalCount: 1 } };
      },
    });
    renderPage(<Page />);
    expect(await screen.findByText('req-9')).toBeDefined();
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('天文社')).toBeDefined();
  });

  it('pages only as far as the API reaches', async () => {
    pages(250_000);
    renderPage(<Page />);
    expect(await screen.findByText(/共 250000 条.*可翻阅前 10020 条/)).toBeDefined();
    expect(screen.queryByTitle('501')).not.toBeNull();
    expect(screen.queryByTitle('502')).toBeNull();
  });
});
