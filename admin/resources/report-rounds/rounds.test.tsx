import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { toAudience } from './audience-fields.tsx';
import type { Round } from './round.ts';
import { RoundPage } from './show.tsx';

const total: NonNullable<Round['totals']>[number] = {
  key: 'cost',
  label: '经费',
  labelEn: 'Cost',
  kind: 'MONEY',
  isMoney: true,
  unit: null,
  unitEn: null,
  rule: 'AVERAGE',
  value: '120050',
  sum: '240100',
  weight: '2',
  answerCount: 2,
  unitCount: 3,
  previousValue: '120000',
};

const ROUND: Round = {
  id: 'rrd_1',
  version: 2,
  title: '半年统计',
  periodLabel: '2026 年下半年',
  periodFrom: '2026-07-01',
  periodTo: '2026-12-31',
  dueOn: '2026-12-18',
  status: 'OPEN',
  settledReason: null,
  settledAt: null,
  openedAt: '2026-11-01T00:00:00Z',
  staleCount: 1,
  organization: { id: 'org_1', name: '省学联' },
  template: { id: 'rtp_1', name: '表', nameEn: null, latestNumber: 1 },
  templateVersion: { id: 'rtv_1', number: 1, fields: [] },
  previous: { id: 'rrd_0', title: '上期', periodLabel: '上半年' },
  progress: { state: 'DONE', done: 3, total: 3 },
  totals: [total],
  counts: {
    total: 12,
    missing: 9,
    untouched: 9,
    drafted: 0,
    returned: 0,
    submitted: 1,
    accepted: 2,
    excused: 0,
    late: 0,
    stale: 1,
  },
  mine: [],
  publications: [],
  viewerCan: { close: true, cancel: false, upgrade: false, publish: true },
};

const source = (id: string, name: string, value: string, hasBelow: boolean) => ({
  id,
  phase: 'ACCEPTED',
  isStale: false,
  hasBelow,
  owedCount: 1,
  entry: null,
  organization: { id: `org_${id}`, name, level: 'SCHOOL' },
  totals: [{ ...total, value }],
});

describe('a round of reports', { timeout: 30_000 }, () => {
  it('shows exact totals beside the last period, and leads from a total down to one report', async () => {
    const seen = fakeGraphQL({
      ReportRoundDirect: () => ({
        reportRound: { id: 'rrd_1', direct: { totalCount: 1, nodes: [source('rsub_1', '市学联', '90000', true)] } },
      }),
      ReportSubmissionChildren: () => ({
        reportSubmission: {
          id: 'rsub_1',
          entry: null,
          phase: 'ACCEPTED',
          organization: { id: 'org_2', name: '市学联' },
          ownTotals: [],
          children: { totalCount: 1, nodes: [source('rsub_2', '师大学生会', '45000', false)] },
        },
      }),
    });
    renderPage(<RoundPage record={ROUND} />);
    const table = await screen.findByRole('table', { name: '汇总' });
    expect(within(table).getByText('1,200.50 元')).toBeDefined();
    expect(within(table).getByText('2,401.00 元 ÷ 2')).toBeDefined();
    expect(within(table).getByText('+0.50 元')).toBeDefined();
    expect(screen.getByText(/有 1 份已计入的报告/)).toBeDefined();
    fireEvent.click(within(table).getByRole('button', { name: '“经费”的来源' }));
    fireEvent.click(await screen.findByRole('button', { name: '看下级：市学联' }));
    expect(await screen.findByText('450.00 元')).toBeDefined();
    expect(seen.find(({ operation }) => operation === 'ReportSubmissionChildren')?.variables).toMatchObject({
      id: 'rsub_1',
      key: 'cost',
    });
  });

  it('leads from the number of missing reports to their list', async () => {
    const seen = fakeGraphQL({
      ReportRoundSubmissions: () => ({ reportRound: { id: 'rrd_1', submissions: { totalCount: 0, nodes: [] } } }),
      SavedViews: () => ({ savedViews: [] }),
    });
    renderPage(<RoundPage record={ROUND} />);
    fireEvent.click(await screen.findByRole('button', { name: '9 · 未报' }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'ReportRoundSubmissions')?.variables['filter']).toEqual({
        isMissing: { eq: true },
      }),
    );
  });
});

describe('an audience', () => {
  it('says nothing of what is not chosen', () => {
    expect(toAudience(undefined)).toEqual({});
    expect(toAudience({ levels: [], kinds: ['CLUB'] })).toEqual({ kinds: ['CLUB'] });
  });
});
