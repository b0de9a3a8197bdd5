import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ReportAnswers } from './report-answers.tsx';
import { ReportForm } from './report-form.tsx';
import type { Report } from './report.ts';

const field = (key: string, kind: 'NUMBER' | 'TEXT', label: string) => ({
  key,
  kind,
  label,
  labelEn: null,
  help: null,
  helpEn: null,
  isRequired: true,
  unit: null,
  unitEn: null,
  decimals: kind === 'NUMBER' ? 0 : null,
  min: null,
  max: null,
  maxLength: kind === 'TEXT' ? 100 : null,
  isMultiple: false,
  options: [],
  columns: [],
  minRows: null,
  maxRows: null,
  maxFiles: null,
  expression: null,
  isMoney: false,
  aggregate: 'NONE' as const,
  weightKey: null,
  prefill: null,
});

const counts = {
  total: 0,
  missing: 0,
  untouched: 0,
  drafted: 0,
  returned: 0,
  submitted: 0,
  accepted: 0,
  excused: 0,
  late: 0,
  stale: 0,
};

const REPORT: Report = {
  id: 'rsub_1',
  version: 3,
  status: 'ACKNOWLEDGED',
  phase: 'OPEN',
  dueOn: '2026-12-18',
  isLate: false,
  isStale: false,
  isFormOutdated: false,
  hasBelow: false,
  answers: { people: '80', note: '旧' },
  fieldVersions: { people: 2, note: 1 },
  returnReason: null,
  staleBelowCount: 0,
  owedCount: 1,
  revision: 0,
  submittedAt: null,
  organization: { id: 'org_1', name: '云岭大学学生会', level: 'SCHOOL' },
  round: null,
  parent: null,
  templateVersion: {
    id: 'rtv_1',
    number: 1,
    fields: [field('people', 'NUMBER', '人数'), field('note', 'TEXT', '说明')],
  },
  facts: [
    { key: 'people', fact: 'a.b', value: '90', takenOn: '2026-11-24', answer: '80', differs: true, remark: null },
  ],
  remarks: [],
  comments: [{ key: 'note', text: '请写具体' }],
  dropped: [],
  totals: [],
  ownTotals: [],
  staleChanges: [],
  staleCauses: [],
  childCounts: counts,
  revisions: [],
  viewerCan: {
    save: true,
    carry: false,
    refresh: true,
    submit: true,
    confirm: false,
    return: true,
    accept: true,
    reopen: false,
  },
};

const saved = (answers: object, fieldVersions: object, version: number) => ({
  reportSubmissionSave: {
    reportSubmission: { id: 'rsub_1', version, answers, fieldVersions, facts: REPORT.facts, remarks: [] },
    userErrors: [],
  },
});
const sent = (seen: readonly SeenRequest[], operation: string) =>
  seen.filter((request) => request.operation === operation).map(({ variables }) => variables['input']);
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('a report being written', { timeout: 30_000 }, () => {
  it('sends only the fields that changed, each with the version that was seen', async () => {
    const seen = fakeGraphQL({ ReportSubmissionSave: () => saved({ people: '81' }, { people: 3, note: 1 }, 4) });
    renderPage(<ReportForm report={REPORT} />);
    expect(screen.getByText('请写具体')).toBeDefined();
    type(/^人数/, '81');
    await waitFor(() => expect(sent(seen, 'ReportSubmissionSave')).toHaveLength(1));
    expect(sent(seen, 'ReportSubmissionSave')).toEqual([{ answers: { people: '81' }, seen: { people: 2 } }]);
    await screen.findByText(/已保存/);
    type(/^人数/, '82');
    await waitFor(() => expect(sent(seen, 'ReportSubmissionSave')).toHaveLength(2));
    expect(sent(seen, 'ReportSubmissionSave')[1]).toEqual({ answers: { people: '82' }, seen: { people: 3 } });
  });

  it('shows what another wrote into the same field, saves the rest, and overwrites only when told to', async () => {
    let theirs = true;
    const seen = fakeGraphQL({
      ReportSubmissionSave: (variables) => {
        const { input } = variables as unknown as { input: { answers: Record<string, string> } };
        if (theirs && 'people' in input.answers) {
          return {
            reportSubmissionSave: {
              reportSubmission: null,
              userErrors: [
                { code: 'REPORT_FIELD_STALE', message: '已被他人修改', path: ['input', 'answers', 'people'] },
              ],
            },
          };
        }
        return saved(input.answers, { people: 5, note: 2 }, 7);
      },
      ReportSubmissionShow: () => ({
        reportSubmission: {
          ...REPORT,
          answers: { people: '99', note: '旧' },
          fieldVersions: { people: 4, note: 1 },
          version: 6,
        },
      }),
    });
    renderPage(<ReportForm report={REPORT} />);
    type(/^人数/, '81');
    type(/^说明/, '新');
    const notice = await screen.findByText('他人刚把此项改为“99”。');
    expect(sent(seen, 'ReportSubmissionSave')).toEqual([
      { answers: { people: '81', note: '新' }, seen: { people: 2, note: 1 } },
      { answers: { note: '新' }, seen: { note: 1 } },
    ]);
    expect(screen.getByLabelText<HTMLInputElement>(/^人数/).value).toBe('81');
    theirs = false;
    fireEvent.click(within(notice.parentElement!).getByRole('button', { name: '保留我填的' }));
    await waitFor(() => expect(sent(seen, 'ReportSubmissionSave')).toHaveLength(3));
    expect(sent(seen, 'ReportSubmissionSave')[2]).toEqual({ answers: { people: '81' }, seen: { people: 4 } });
    await waitFor(() => expect(screen.queryByText('他人刚把此项改为“99”。')).toBeNull());
  });

  it('keeps why an answer differs from the system when the field is left', async () => {
    const seen = fakeGraphQL({ ReportSubmissionSave: () => saved({}, {}, 4) });
    renderPage(<ReportForm report={REPORT} />);
    const remark = screen.getByLabelText('“人数”与系统数据不同的说明');
    fireEvent.change(remark, { target: { value: '含实习生' } });
    fireEvent.blur(remark);
    await waitFor(() =>
      expect(sent(seen, 'ReportSubmissionSave')).toEqual([
        { answers: {}, seen: {}, remarks: [{ key: 'people', text: '含实习生' }] },
      ]),
    );
  });

  it('takes the system figures anew: what was untouched follows, what was written stays until it is given up', async () => {
    const withFacts = REPORT.templateVersion!.fields.map((one) =>
      one.key === 'people' ? { ...one, prefill: 'a.b' } : { ...one, kind: 'NUMBER' as const, prefill: 'a.c' },
    );
    const renewed = (answers: object, changes: object[]) => ({
      reportSubmissionRefresh: {
        reportSubmission: { id: 'rsub_1', version: 5, answers, fieldVersions: { people: 2, note: 2 } },
        changes,
        userErrors: [],
      },
    });
    const kept = { key: 'people', formerValue: '90', value: '95', isKept: true };
    const seen = fakeGraphQL({
      ReportSubmissionSave: () => saved({ people: '81' }, { people: 3, note: 1 }, 4),
      ReportSubmissionRefresh: (variables) =>
        (variables as unknown as { input: { overwrite: string[] } }).input.overwrite.length === 0
          ? renewed({ people: '81', note: '7' }, [kept, { key: 'note', formerValue: '5', value: '7', isKept: false }])
          : renewed({ people: '95', note: '7' }, [{ ...kept, formerValue: '95', isKept: false }]),
    });
    renderPage(
      <ReportForm
        report={{
          ...REPORT,
          answers: { people: '80', note: '5' },
          templateVersion: { ...REPORT.templateVersion!, fields: withFacts },
        }}
      />,
    );
    type(/^人数/, '81');
    // What is not saved yet is saved first, so that the version that goes along is the newest.
    fireEvent.click(screen.getByRole('button', { name: /重新取系统数据/ }));
    expect(await screen.findByText('系统数据有 2 项变动：')).toBeDefined();
    const refreshes = () => seen.filter(({ operation }) => operation === 'ReportSubmissionRefresh');
    expect(refreshes()[0]!.variables).toEqual({ id: 'rsub_1', version: 4, input: { overwrite: [] } });
    expect(screen.getByLabelText<HTMLInputElement>(/^人数/).value).toBe('81');
    expect(screen.getByLabelText<HTMLInputElement>(/^说明/).value).toBe('7');
    expect(screen.getByText(/您填写的“81”保持不变。/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '“人数”改用系统数据' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^人数/).value).toBe('95'));
    expect(refreshes()[1]!.variables).toEqual({ id: 'rsub_1', version: 5, input: { overwrite: ['people'] } });
    expect(screen.queryByText(/保持不变/)).toBeNull();
    // What came from the server is not sent back to it.
    expect(sent(seen, 'ReportSubmissionSave')).toEqual([{ answers: { people: '81' }, seen: { people: 2 } }]);
  });

  it('is submitted in the version that its last saving made, a remark included', async () => {
    const version = { now: 3 };
    const seen = fakeGraphQL({
      ReportSubmissionSave: () => saved({ people: '80', note: '新' }, { people: 2, note: 2 }, (version.now += 1)),
      ReportSubmissionSubmit: () => ({
        reportSubmissionSubmit: { reportSubmission: { id: 'rsub_1', version: 9 }, userErrors: [] },
      }),
    });
    renderPage(<ReportForm report={REPORT} />);
    const remark = screen.getByLabelText('“人数”与系统数据不同的说明');
    fireEvent.change(remark, { target: { value: '含实习生' } });
    fireEvent.blur(remark);
    await waitFor(() => expect(version.now).toBe(4));
    type(/^说明/, '新');
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: /报\s*送/ }));
    await waitFor(() =>
      expect(seen.filter(({ operation }) => operation === 'ReportSubmissionSubmit')[0]?.variables).toEqual({
        id: 'rsub_1',
        version: 5,
      }),
    );
  });

  it('is not submitted while something is missing, and what the server refuses stands at its field', async () => {
    const refusal = { code: 'REPORT_REMARK_MISSING', message: '请填写说明', path: ['input', 'answers', 'people'] };
    const seen = fakeGraphQL({
      ReportSubmissionSave: () => saved({}, {}, 4),
      ReportSubmissionSubmit: () => ({ reportSubmissionSubmit: { reportSubmission: null, userErrors: [refusal] } }),
    });
    renderPage(<ReportForm report={{ ...REPORT, answers: { people: '80' } }} />);
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    expect(await screen.findByText('有 1 处需要修改')).toBeDefined();
    expect(sent(seen, 'ReportSubmissionSubmit')).toHaveLength(0);
    type(/^说明/, '新');
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: /报\s*送/ }));
    await waitFor(() => expect(document.getElementById('report-people-error')?.textContent).toBe('请填写说明'));
  });
});

describe('a report being verified', { timeout: 30_000 }, () => {
  it('goes back with words on the whole and on single fields', async () => {
    const seen = fakeGraphQL({
      ReportSubmissionReturn: () => ({
        reportSubmissionReturn: { reportSubmission: { id: 'rsub_1', version: 4 }, userErrors: [] },
      }),
    });
    let isDone = false;
    renderPage(<ReportAnswers report={REPORT} isReturning onReturned={() => (isDone = true)} />);
    expect(screen.getByText(/系统数据：90/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /退\s*回/ }));
    expect(screen.getByText('请填写退回原因')).toBeDefined();
    fireEvent.change(screen.getByLabelText(/^退回原因/), { target: { value: '数字不符' } });
    fireEvent.change(screen.getByLabelText('对“人数”的意见'), { target: { value: '请核对' } });
    fireEvent.click(screen.getByRole('button', { name: /退\s*回/ }));
    await waitFor(() => expect(isDone).toBe(true));
    expect(sent(seen, 'ReportSubmissionReturn')).toEqual([
      { reason: '数字不符', comments: [{ key: 'people', text: '请核对' }] },
    ]);
  });

  it('shows no answers to those who may not read them in full', () => {
    fakeGraphQL({});
    renderPage(<ReportAnswers report={{ ...REPORT, answers: null }} isReturning={false} onReturned={() => {}} />);
    expect(screen.getByText(/您可以看到汇总数字/)).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
