import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { addDays, today } from '../../shared/date/format.ts';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { DelegationListPage } from './list.tsx';

const office = (id: string, title: string, organizationId: string, name: string) => ({
  id,
  title,
  organization: { id: organizationId, name, level: 'PROVINCIAL' },
});
const viewer = (offices: readonly object[]) => ({
  account: { id: 'acc_1', loginName: 'secretary', locale: 'zh-CN' },
  person: { id: 'per_1', name: '杨晓东' },
  permissions: ['organization.read'],
  offices,
  systemRole: null,
  secondFactorMissing: false,
});
const OFFICES = [
  office('off_1', '秘书长', 'org_1', '云南省学生联合会'),
  office('off_2', '主席', 'org_2', '云岭大学学生会'),
];

const row = (id: string, more: object = {}) => ({
  id,
  version: 3,
  delegatorName: '杨晓东',
  delegateName: `受托人 ${id}`,
  startsOn: addDays(today(), -3),
  endsOn: addDays(today(), 20),
  isInForce: true,
  revokedAt: null,
  reason: '赴基层调研',
  office: { id: 'off_1', name: '秘书长' },
  organization: { id: 'org_1', name: '云南省学生联合会' },
  viewerCan: { revoke: false },
  ...more,
});

const term = (id: string, person: string | null, publicName: string | null = null) => ({
  id,
  publicName,
  office: { id: `off_${id}`, name: `职务 ${id}` },
  person: person ? { id: `per_${id}`, name: person } : null,
});

interface Setting {
  readonly rows?: readonly object[];
  readonly offices?: readonly object[];
  readonly create?: (variables: Record<string, unknown>) => object;
}

async function open({ rows = [], offices = OFFICES, create }: Setting = {}): Promise<readonly SeenRequest[]> {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: viewer(offices) }),
    SavedViewList: () => ({ savedViews: { nodes: [] } }),
    DelegationList: () => ({ procedureDelegations: { totalCount: rows.length, nodes: rows } }),
    DelegationColleagues: ({ organizationId }) => ({
      organization: {
        id: organizationId,
        currentTerms: { nodes: organizationId === 'org_1' ? [term('trm_1', '郭依洁'), term('trm_2', '莫军')] : [] },
      },
    }),
    DelegationCreate:
      create ?? (() => ({ procedureDelegationCreate: { procedureDelegation: { id: 'pdel_1' }, userErrors: [] } })),
    DelegationRevoke: () => ({
      procedureDelegationRevoke: { procedureDelegation: { id: 'pdel_1' }, userErrors: [] },
    }),
  });
  await loadViewer({ force: true });
  renderPage(<DelegationListPage />);
  return seen;
}
const asked = (seen: readonly SeenRequest[], name: string) =>
  seen.filter(({ operation }) => operation === name).map(({ variables }) => variables);

async function grantDialog(): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name: /委托他人/ }));
  return screen.findByRole('dialog', { name: '委托审批' });
}

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

describe('delegations', { timeout: 30_000 }, () => {
  it('tells who answers for whom, in which office, until which day, and how it stands', async () => {
    await open({
      rows: [
        row('pdel_1'),
        row('pdel_2', { isInForce: false, startsOn: addDays(today(), 5) }),
        row('pdel_3', { isInForce: false, revokedAt: '2026-11-20T04:00:00Z' }),
        row('pdel_4', { isInForce: false, endsOn: today() }),
      ],
    });
    const table = await screen.findByRole('region', { name: '审批委托' });
    await within(table).findByText('受托人 pdel_1');
    for (const [name, state] of [
      ['受托人 pdel_1', '有效'],
      ['受托人 pdel_2', '未开始'],
      ['受托人 pdel_3', '已撤销'],
      ['受托人 pdel_4', '已结束'],
    ] as const) {
      const line = within(table).getByText(name).closest<HTMLElement>('tr, li, article')!;
      expect(within(line).getByText(state), name).toBeDefined();
    }
    expect(within(table).getAllByRole('link', { name: '秘书长' })[0]!.getAttribute('href')).toBe('/offices/off_1');
    // The period is told with its last day, not with the first day after it.
    expect(within(table).getAllByText(new RegExp(addDays(today(), 19))).length).toBeGreaterThan(0);
    // Nobody here may take one back, so no column offers it.
    expect(within(table).queryByRole('button', { name: '撤销' })).toBeNull();
  });

  it('is taken back only where the server allows it, after a question', async () => {
    const seen = await open({ rows: [row('pdel_1', { viewerCan: { revoke: true } }), row('pdel_2')] });
    const buttons = await screen.findAllByRole('button', { name: /撤\s*销/ });
    expect(buttons).toHaveLength(1);
    fireEvent.click(buttons[0]!);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getAllByText('撤销对 受托人 pdel_1 的委托？').length).toBeGreaterThan(0);
    expect(asked(seen, 'DelegationRevoke')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: /撤\s*销/ }));
    await waitFor(() => expect(asked(seen, 'DelegationRevoke')).toEqual([{ id: 'pdel_1', version: 3 }]));
  });

  it('offers to lend only to somebody who holds an office', async () => {
    await open({ offices: [] });
    await screen.findByText('暂无数据');
    expect(screen.queryByRole('button', { name: /委托他人/ })).toBeNull();
  });

  it('lends the office at hand to a colleague, up to and with the last day', async () => {
    const seen = await open();
    const dialog = await grantDialog();
    const colleague = within(dialog).getByLabelText('受托人');
    await waitFor(() => expect(asked(seen, 'DelegationColleagues')).toEqual([{ organizationId: 'org_1' }]));
    fireEvent.mouseDown(colleague);
    fireEvent.click(await screen.findByText(/郭依洁/));
    fireEvent.change(within(dialog).getByLabelText('末日'), { target: { value: addDays(today(), 9) } });
    fireEvent.keyDown(within(dialog).getByLabelText('末日'), { key: 'Enter', code: 'Enter' });
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '  外出培训 ' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /委\s*托$/ }));
    await waitFor(() => expect(asked(seen, 'DelegationCreate')).toHaveLength(1));
    expect(asked(seen, 'DelegationCreate')[0]).toMatchObject({
      input: {
        officeId: 'off_1',
        delegateTermId: 'trm_1',
        startsOn: today(),
        endsOn: addDays(today(), 10),
        reason: '外出培训',
      },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('shows a refusal of the end at the last day, and keeps what was typed', async () => {
    await open({
      create: () => ({
        procedureDelegationCreate: {
          procedureDelegation: null,
          userErrors: [{ code: 'DELEGATION_PERIOD', message: '委托期最长 90 天。', path: ['input', 'endsOn'] }],
        },
      }),
    });
    const dialog = await grantDialog();
    fireEvent.mouseDown(within(dialog).getByLabelText('受托人'));
    fireEvent.click(await screen.findByText(/莫军/));
    const last = within(dialog).getByLabelText('末日');
    fireEvent.change(last, { target: { value: addDays(today(), 200) } });
    fireEvent.keyDown(last, { key: 'Enter', code: 'Enter' });
    fireEvent.change(within(dialog).getByLabelText('原因'), { target: { value: '长期外出' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /委\s*托$/ }));
    expect((await within(dialog).findAllByText('委托期最长 90 天。')).length).toBeGreaterThan(0);
    await waitFor(() => expect(last.getAttribute('aria-invalid')).toBe('true'));
    expect(within(dialog).getByLabelText('原因')).toHaveProperty('value', '长期外出');
  });
});
