import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { WorkListPage } from './list.tsx';

const item = (kind: string, kindLabel: string, subjectType: string, subjectId: string, more: object = {}) => ({
  kind,
  kindLabel,
  subjectType,
  subjectId,
  organizationId: 'org_1',
  organizationName: '云岭大学学生会',
  title: `事项 ${subjectId}`,
  dueOn: null,
  lateness: 'NONE',
  since: '2026-11-20T04:00:00Z',
  ...more,
});

const ITEMS = [
  item('CASE_TO_ANSWER', '待审批事项', 'ProcedureCase', 'case_1', { dueOn: addDays(today(), -3), lateness: 'LATE' }),
  item('OBLIGATION_TO_ANSWER', '待办任务', 'Obligation', 'obl_1', { dueOn: today(), lateness: 'SOON' }),
  // One record may wait for two reasons.
  item('OBLIGATION_TO_VERIFY', '待审核任务', 'Obligation', 'obl_1'),
  item('PLAN_FAILED', '未能生效的计划变更', 'PlannedChange', 'pch_1', { title: '' }),
  item('SOMETHING_NEW', '新类型', 'SomethingNew', 'new_1'),
];
const count = (kind: string, kindLabel: string, number: number, lateCount = 0, soonCount = 0) => ({
  kind,
  kindLabel,
  count: number,
  lateCount,
  soonCount,
});
const COUNTS = [count('CASE_TO_ANSWER', '待审批事项', 3, 2, 1), count('OBLIGATION_TO_ANSWER', '待办任务', 4, 0, 1)];

function open(nodes: readonly object[], address = '/page', counts: readonly object[] = COUNTS) {
  const seen = fakeGraphQL({
    WorkList: () => ({ workItems: { totalCount: nodes.length, nodes } }),
    WorkCounts: () => ({ workCounts: counts }),
    SavedViewList: () => ({ savedViews: { nodes: [] } }),
  });
  return { seen, router: renderPage(<WorkListPage />, address) };
}
const asked = (seen: readonly SeenRequest[]) =>
  seen.filter(({ operation }) => operation === 'WorkList').map(({ variables }) => variables['filter']);

describe('what waits for me', { timeout: 20_000 }, () => {
  it('tells each matter with its deadline in words, and leads to its page', async () => {
    open(ITEMS);
    expect((await screen.findByText('事项 case_1')).getAttribute('href')).toBe('/cases/case_1');
    const hrefs = within(screen.getByRole('region', { name: '待办事项' }))
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual([
      '/cases/case_1',
      '/obligations/obl_1',
      '/obligations/obl_1',
      '/organizations/org_1?tab=plans',
    ]);
    expect(screen.getByText('未命名事项')).toBeDefined();
    // A subject that this build doesn't know is told, and leads nowhere wrong.
    expect(screen.getByText('事项 new_1').closest('a')).toBeNull();
    expect(screen.getByText('已超期 3 天')).toBeDefined();
    expect(screen.getByText('今天到期')).toBeDefined();
    expect(screen.getAllByText('无期限').length).toBeGreaterThan(0);
  });

  it('counts by kind and lateness, and each figure opens just those', async () => {
    const { seen, router } = open(ITEMS);
    const figures = await screen.findByRole('navigation', { name: '各类待办数量' });
    const words = within(figures)
      .getAllByRole('link')
      .map((link) => [link.textContent, link.getAttribute('href')]);
    expect(words).toEqual([
      ['7全部', '/work'],
      ['2已超期', '/work?lateness.in=LATE'],
      ['2三天内到期', '/work?lateness.in=SOON'],
      ['3待审批事项其中 2 项已超期', '/work?kinds.in=CASE_TO_ANSWER'],
      ['4待办任务', '/work?kinds.in=OBLIGATION_TO_ANSWER'],
    ]);
    expect(asked(seen)).toEqual([undefined]);
    await router.navigate(
      '/page?kinds.in=CASE_TO_ANSWER&kinds.in=OBLIGATION_TO_ANSWER&lateness.in=LATE&lateness.in=SOON',
    );
    await waitFor(() =>
      expect(asked(seen).at(-1)).toEqual({ kinds: ['CASE_TO_ANSWER', 'OBLIGATION_TO_ANSWER'], lateness: 'LATE' }),
    );
  });

  it('keeps the chosen kinds in the address', async () => {
    const { router, seen } = open(ITEMS, '/page?kinds.in=CASE_TO_ANSWER');
    const chips = await screen.findByRole('list', { name: '已选条件' });
    await waitFor(() => expect(chips.textContent).toContain('类型：待审批事项'));
    expect(asked(seen)[0]).toEqual({ kinds: ['CASE_TO_ANSWER'] });
    fireEvent.click(within(chips).getByLabelText('去除条件：类型'));
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });

  it('reassures when nothing waits, but not when a filter hides it', async () => {
    open([], '/page', []);
    expect(await screen.findByText('都处理完了')).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says that nothing matches while a filter is set', async () => {
    open([], '/page?lateness.in=LATE');
    expect(await screen.findByText('没有符合条件的记录')).toBeDefined();
    expect(screen.queryByText('都处理完了')).toBeNull();
  });
});
