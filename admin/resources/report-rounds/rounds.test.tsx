import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Form } from 'antd';
import { describe, expect, it } from 'vitest';
import { type AudienceValue, emptyAudience } from '../../shared/audience/audience-value.ts';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { AudienceStep } from './audience-step.tsx';
import type { Round } from './round.ts';
import { RescheduleDialog } from './round-dialogs.tsx';
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
  viewerCan: { close: true, cancel: false, upgrade: false, reschedule: true, publish: true },
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

describe('the due day of a round', { timeout: 30_000 }, () => {
  it('is moved with a reason, and the dialog says what stays', async () => {
    const seen = fakeGraphQL({
      ReportRoundReschedule: () => ({
        reportRoundReschedule: {
          reportRound: { id: 'rrd_1', version: 3 },
          result: { count: 9 },
          userErrors: [],
        },
      }),
    });
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    renderPage(<RescheduleDialog round={ROUND} onClose={() => {}} />);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/现截止日为 2026-12-18/)).toBeDefined();
    fireEvent.click(within(dialog).getByRole('button', { name: '调整截止日' }));
    expect(await within(dialog).findByText('请填写新的截止日')).toBeDefined();
    const field = within(dialog).getByLabelText('新的截止日');
    fireEvent.mouseDown(field);
    fireEvent.change(field, { target: { value: day } });
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', keyCode: 13 });
    fireEvent.change(within(dialog).getByLabelText('事由'), { target: { value: '口径调整' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '调整截止日' }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'ReportRoundReschedule')?.variables).toEqual({
        id: 'rrd_1',
        version: 2,
        input: { dueOn: day, reason: '口径调整' },
      }),
    );
  });
});

describe('the wizard of a round', { timeout: 30_000 }, () => {
  it('asks whom as a directive does: by place, kind of school and saved audience, and never everybody by oversight', async () => {
    const seen = fakeGraphQL({
      AudienceSaved: () => ({
        savedAudiences: { nodes: [{ id: 'sau_1', name: '直属高校', organization: { id: 'org_1', name: '省学联' } }] },
      }),
      AudienceOrganizations: () => ({ organizations: { nodes: [] } }),
      AudienceDivisions: () => ({ divisions: { nodes: [{ id: 'div_1', code: '430000', name: '湖南省' }] } }),
      AudienceDivisionNames: () => ({ divisions: { nodes: [] } }),
      AudiencePreview: () => ({
        audiencePreview: {
          total: 1,
          suggestedDueOn: null,
          levels: [{ level: 'SCHOOL', count: 1 }],
          organizations: {
            totalCount: 1,
            nodes: [{ id: 'org_2', name: '师大学生会', level: 'SCHOOL', parent: null }],
          },
        },
      }),
    });
    let given: unknown;
    function Page() {
      const [form] = Form.useForm<{ audience: AudienceValue }>();
      return (
        <Form form={form} initialValues={{ audience: emptyAudience }} onFinish={({ audience }) => (given = audience)}>
          <AudienceStep organizationId="org_1" isShown />
          <button type="submit">好</button>
        </Form>
      );
    }
    renderPage(<Page />);
    fireEvent.click(screen.getByRole('button', { name: '好' }));
    await waitFor(() => expect(screen.getAllByText(/请至少选择一项条件/)).toHaveLength(2));
    const choose = async (label: string, option: RegExp) => {
      fireEvent.mouseDown(screen.getByLabelText(label));
      fireEvent.click(await waitFor(() => optionOf(option)));
    };
    await choose('常用范围', /直属高校/);
    await choose('学校类别', /普通本科高校/);
    await choose('地区', /湖南省/);
    expect(await screen.findByText('师大学生会')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '好' }));
    await waitFor(() =>
      expect(given).toEqual({
        ...emptyAudience,
        savedAudienceIds: ['sau_1'],
        categories: ['REGULAR_UNIVERSITY'],
        divisions: ['430000'],
      }),
    );
    expect(seen.findLast(({ operation }) => operation === 'AudiencePreview')?.variables).toMatchObject({
      organizationId: 'org_1',
      audience: { savedAudienceIds: ['sau_1'] },
    });
  });
});

/** A choice of an open list by its words. */
function optionOf(words: RegExp): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.ant-select-item-option')].find((option) =>
    words.test(option.textContent ?? ''),
  );
  if (!found) {
    throw new Error(`no choice ${words.source}`);
  }
  return found;
}
