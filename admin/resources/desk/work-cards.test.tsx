import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { addDays, today } from '../../shared/date/format.ts';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ReportsCard, RoundsCard } from './report-cards.tsx';
import { LateBelowCard, OwedCard, WorkCard } from './work-cards.tsx';

const viewer = (permissions: readonly string[], level: string) => ({
  account: { id: 'acc_1', loginName: 'chair', locale: 'zh-CN' },
  person: null,
  permissions,
  offices: [{ id: 'off_1', title: '主席', organization: { id: 'org_1', name: '省学联', level } }],
  systemRole: null,
  secondFactorMissing: false,
});

async function open(desk: object, permissions: readonly string[] = ['obligation.answer'], level = 'PROVINCIAL') {
  const seen = fakeGraphQL({ Viewer: () => ({ viewer: viewer(permissions, level) }), Desk: () => desk });
  await loadViewer({ force: true });
  renderPage(
    <>
      <WorkCard />
      <OwedCard />
      <LateBelowCard />
      <ReportsCard />
      <RoundsCard />
    </>,
  );
  return seen;
}
const none = { totalCount: 0, nodes: [] };

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

describe('the desk of somebody at work', () => {
  it('tells what waits, what is owed and what is late below in one operation', async () => {
    const seen = await open({
      work: {
        totalCount: 9,
        nodes: [
          {
            kind: 'CASE_TO_ANSWER',
            kindLabel: '待审批事项',
            subjectType: 'ProcedureCase',
            subjectId: 'case_1',
            organizationId: 'org_2',
            organizationName: '云岭大学学生会',
            title: '王同学任职',
            dueOn: addDays(today(), -1),
          },
        ],
      },
      owed: {
        totalCount: 1,
        nodes: [{ id: 'obl_1', title: '寒假安全', status: 'RETURNED', dueOn: addDays(today(), 1) }],
      },
      lateBelow: {
        rows: {
          totalCount: 1,
          nodes: [{ organization: { id: 'org_3', name: '昆明市学联' }, counts: { late: 2, mostLateDays: 8 } }],
        },
      },
    });
    const links = (await screen.findAllByRole('link')).map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([
      ['王同学任职', '/cases/case_1'],
      ['全部 9 项', '/work'],
      ['寒假安全', '/obligations/obl_1'],
      ['昆明市学联', '/supervision/board?unit=org_3&isLate.eq=true'],
    ]);
    for (const words of ['已超期 1 天', '明天到期', '已退回', '逾期 2 项', '最长逾期 8 天']) {
      expect(screen.getByText(words)).toBeDefined();
    }
    const asked = seen.filter(({ operation }) => operation === 'Desk');
    expect(asked).toHaveLength(1);
    expect(asked[0]!.variables).toMatchObject({ unit: 'org_1', coordinates: true, supervises: true });
  });

  it.each([
    [['organization.read'], 'PROVINCIAL', { coordinates: false, supervises: false }],
    [['obligation.read'], 'CLUB', { coordinates: true, supervises: false }],
  ] as const)('asks with %j at a %s for no more than it may', async (permissions, level, expected) => {
    const seen = await open({ work: none, owed: none, lateBelow: null }, permissions, level);
    expect(await screen.findByText('都处理完了，没有等您办理的事项')).toBeDefined();
    expect(screen.getByText('下级没有逾期的任务')).toBeDefined();
    expect(seen.find(({ operation }) => operation === 'Desk')!.variables).toMatchObject(expected);
  });

  it('tells what is to be reported and how far the own rounds are', async () => {
    const seen = await open(
      {
        work: none,
        owed: none,
        lateBelow: null,
        reports: {
          totalCount: 7,
          nodes: [
            { id: 'rsub_1', status: 'RETURNED', dueOn: addDays(today(), -2), round: { id: 'rrd_1', title: '半年报' } },
          ],
        },
        rounds: {
          totalCount: 1,
          nodes: [
            {
              id: 'rrd_2',
              title: '迎新统计',
              dueOn: addDays(today(), 3),
              counts: { total: 26, accepted: 12, submitted: 5, late: 0 },
            },
          ],
        },
      },
      ['report.open'],
    );
    const links = (await screen.findAllByRole('link')).map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([
      ['半年报', '/reports/rsub_1'],
      ['全部 7 项', '/reports?within.in=org_1&isMissing.eq=true'],
      ['迎新统计', '/report-rounds/rrd_2'],
    ]);
    for (const words of ['已退回', '已超期 2 天', '已计入 12 / 26 · 待审核 5 份', '还有 3 天']) {
      expect(screen.getByText(words)).toBeDefined();
    }
    expect(seen.find(({ operation }) => operation === 'Desk')!.variables).toMatchObject({ reports: true });
  });
});
