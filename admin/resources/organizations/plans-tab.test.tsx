import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { OrganizationPlans } from './plans-tab.tsx';

const plan = (id: string, name: string, more: object = {}) => ({
  id,
  action: 'RENAME',
  effectiveOn: '2099-03-01',
  status: 'PLANNED',
  names: [name],
  linkKind: null,
  reason: '省学联批复',
  document: null,
  plannedAt: '2026-11-24T04:00:00Z',
  settledAt: null,
  settledReason: null,
  version: 3,
  failure: null,
  organization: { id: 'org_1', name: '岳麓大学学生会' },
  related: { nodes: [] },
  plannedBy: { id: 'per_1', name: '杨晓东' },
  office: { id: 'off_1', name: '秘书长' },
  viewerCan: { cancel: true, reschedule: true },
  ...more,
});

describe('planned changes of an organization', () => {
  it('say what, when, by whom and what became of it, and offer what the server allows', async () => {
    const seen = fakeGraphQL({
      OrganizationPlans: () => ({
        organization: {
          id: 'org_1',
          plannedChanges: {
            totalCount: 2,
            nodes: [
              plan('pch_1', '新名学生会'),
              plan('pch_2', '重名学生会', {
                status: 'FAILED',
                settledAt: '2026-11-20T16:00:20Z',
                failure: { message: '同一上级之下已有同名的正常组织。' },
                viewerCan: { cancel: false, reschedule: false },
              }),
            ],
          },
        },
      }),
      PlannedChangeCancel: () => ({ plannedChangeCancel: { plannedChange: { id: 'pch_1' }, userErrors: [] } }),
    });
    renderPage(<OrganizationPlans id="org_1" />);
    await screen.findByRole('list', { name: '计划变更' });
    const [open, failed] = screen.getAllByRole('listitem');
    expect(open!.textContent).toContain('更名 · 新名学生会');
    expect(open!.textContent).toContain('2099-03-01');
    expect(open!.textContent).toContain('杨晓东 · 秘书长');
    expect(within(open!).getAllByRole('button')).toHaveLength(2);
    expect(failed!.textContent).toContain('同一上级之下已有同名的正常组织。');
    expect(within(failed!).queryAllByRole('button')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '取消计划：更名 · 新名学生会' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '不再更名' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '取消计划' }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'PlannedChangeCancel')?.variables).toEqual({
        id: 'pch_1',
        version: 3,
        input: { reason: '不再更名' },
      }),
    );
  });
});
