import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../providers/data.ts';
import { typedDocument } from '../../providers/typed-document.ts';
import { FakeFailure, fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { mutateRow } from './mutate-row.ts';
import { ServerTableView } from './server-table.tsx';
import { type TableDefinition, useServerTable } from './use-server-table.ts';

// Dialogs with many fields are slow to draw without a browser.
vi.setConfig({ testTimeout: 60_000 });

interface Club {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly mayClose: boolean;
}

const table: TableDefinition<{ clubs: Connection<Club> }, Record<string, unknown>, Club> = {
  resource: 'club',
  document: typedDocument<{ clubs: Connection<Club> }, Record<string, unknown>>('query Clubs { clubs { totalCount } }'),
  select: (data) => data.clubs,
  columns: [{ key: 'name', titleKey: 'table.views.name', isPrimary: true, render: (row) => row.name }],
};
const CloseDocument = typedDocument<
  { clubClose: { userErrors: { code: string; message: string; path: null }[] } },
  Record<string, unknown>
>('mutation ClubClose { clubClose { userErrors { code } } }');

function Page() {
  return (
    <ServerTableView
      table={useServerTable(table)}
      label="社团"
      rowName={(row) => row.name}
      bulkActions={[
        {
          key: 'close',
          label: '撤销',
          asks: { reason: 'required', date: true },
          isAllowed: (row) => row.mayClose,
          run: ({ id, version }, _key, input) =>
            mutateRow(CloseDocument, (data) => data.clubClose, { id, version, input }),
          invalidates: ['club'],
        },
      ]}
    />
  );
}

/** 25 clubs on two pages; closing `c2` is refused until `unblock`, `c5` may not be closed. */
function server() {
  const state = { isBlocked: true, version: 1 };
  const seen = fakeGraphQL({
    Clubs: ({ first, offset }) => ({
      clubs: {
        nodes: Array.from({ length: 25 }, (_, index) => ({
          id: `c${index}`,
          name: `社团 ${index}`,
          version: state.version,
          mayClose: index !== 5,
        })).slice(Number(offset), Number(offset) + Number(first)),
        totalCount: 25,
      },
    }),
    ClubClose: ({ id }) => {
      if (id === 'c2' && state.isBlocked) {
        return { clubClose: { userErrors: [{ code: 'X', message: '还有人在任', path: null }] } };
      }
      if (id === 'c3' && state.isBlocked) {
        throw new FakeFailure('INTERNAL', 'x');
      }
      return { clubClose: { userErrors: [] } };
    },
  });
  return { seen, state };
}

beforeEach(() => {
  window.matchMedia = ((query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  })) as unknown as typeof window.matchMedia;
});

async function selectAll(): Promise<void> {
  await screen.findAllByText('社团 0');
  fireEvent.click(screen.getAllByRole('checkbox', { name: '选择本页全部' })[0]!);
  fireEvent.click(await screen.findByRole('button', { name: '选择全部 25 条' }));
  await screen.findByText('已选 25 项');
}

describe('bulk actions', () => {
  it('ask once, run row by row and tell what became of each', async () => {
    const { seen, state } = server();
    renderPage(<Page />);
    await selectAll();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    const confirm = await screen.findByRole('dialog');
    expect(within(confirm).getByText('对 24 项“撤销”？')).toBeTruthy();
    expect(within(confirm).getByText('另有 1 项不能进行此操作，将跳过并列明。')).toBeTruthy();
    fireEvent.click(within(confirm).getByRole('button', { name: /开\s*始/ }));
    expect(await within(confirm).findByText(/事由/, { selector: '.ant-form-item-explain-error' })).toBeTruthy();
    expect(seen.some(({ operation }) => operation === 'ClubClose')).toBe(false);

    fireEvent.change(within(confirm).getByRole('textbox', { name: '事由' }), { target: { value: '合并' } });
    fireEvent.click(within(confirm).getByRole('button', { name: /开\s*始/ }));
    expect(await screen.findByText('成功 22，失败 2，跳过 1，等待 0')).toBeTruthy();
    const calls = seen.filter(({ operation }) => operation === 'ClubClose');
    expect(calls).toHaveLength(24);
    expect(new Set(calls.map(({ variables }) => (variables['input'] as { reason: string }).reason))).toEqual(
      new Set(['合并']),
    );
    const list = screen.getByRole('list', { name: '逐项结果' });
    expect(within(list).getAllByRole('listitem')[2]!.textContent).toContain('还有人在任');
    expect(within(list).getAllByRole('listitem')[5]!.textContent).toContain('无权对此项操作');

    // The second try takes the rows as they are now, and only those that failed.
    state.isBlocked = false;
    state.version = 2;
    await waitFor(() => expect(seen.filter(({ operation }) => operation === 'Clubs').length).toBeGreaterThan(2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    fireEvent.click(screen.getByRole('button', { name: '重试失败的 2 项' }));
    expect(await screen.findByText('成功 2，失败 0，跳过 0，等待 0')).toBeTruthy();
    const again = seen.filter(({ operation }) => operation === 'ClubClose').slice(24);
    expect(again.map(({ variables }) => variables['id'])).toEqual(['c2', 'c3']);
  });

  it('offer nothing where no selected row allows it', async () => {
    server();
    renderPage(<Page />);
    await screen.findAllByText('社团 5');
    fireEvent.click(screen.getByRole('checkbox', { name: '选择 社团 5' }));
    expect(await screen.findByText('所选项目没有您可以进行的批量操作')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  });
});
