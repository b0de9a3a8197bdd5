import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ProcedureEditorPage } from './editor.tsx';
import { newBody, newStep, type StepDraft } from './step-draft.ts';
import { ProcedureShowPage } from './show.tsx';

vi.mock(import('react-router'), async (original) => ({
  ...(await original()),
  useParams: () => ({ id: 'prc_1', versionId: 'pver_2' }) as never,
}));

const step = (key: string, name: string, more: Partial<StepDraft> = {}): StepDraft => ({
  ...newStep([]),
  key,
  name,
  bodies: [{ ...newBody(), relation: 'GUIDING', titles: ['LEAGUE_SECRETARY', 'LEAGUE_DEPUTY_SECRETARY'] }],
  ...more,
});

const STEPS = [
  step('review', '团委审核'),
  step('confirm', '会签', {
    kind: 'COUNTERSIGN',
    quorum: 1,
    bodies: [
      { ...newBody(), titles: ['CHAIR'] },
      { ...newBody(), of: 'OTHER', titles: ['SECRETARY_GENERAL'] },
    ],
    conditions: [{ field: 'level', operator: 'ONE_OF', values: ['SCHOOL', 'CITY'] }],
    escalatesWhenLate: true,
  }),
];

const CHAIN = { id: 'prc_1', name: '加入学联审批', nameEn: null, subjectKind: 'MEMBERSHIP', openCaseCount: 2 };

const KNOWN = {
  ChainFields: () => ({ procedureFields: [{ key: 'level', label: '层级', enumName: 'OrganizationLevel' }] }),
  ChainPermissions: () => ({ permissionCatalogue: [{ key: 'case.read', label: '查看审批事项', isSystem: false }] }),
};

const draft = (more: object = {}) => ({
  id: 'pver_2',
  number: 2,
  status: 'DRAFT',
  version: 7,
  source: null,
  procedure: CHAIN,
  steps: STEPS,
  viewerCan: { update: true, publish: true, discard: true },
  ...more,
});

const sent = (seen: readonly SeenRequest[], operation: string) =>
  seen.filter((request) => request.operation === operation).map(({ variables }) => variables);
const titles = () => [...document.querySelectorAll('section h2[tabindex="-1"]')].map((head) => head.textContent);

afterEach(() => vi.unstubAllGlobals());

// Whole pages of antd take jsdom long on a busy machine.
describe('the steps of a draft', { timeout: 30_000 }, () => {
  async function open() {
    const seen = fakeGraphQL({
      ...KNOWN,
      ProcedureDraftShow: () => ({ procedureVersion: draft() }),
      ProcedureVersionSave: () => ({
        procedureVersionUpdate: { procedureVersion: { id: 'pver_2', version: 8 }, userErrors: [] },
      }),
    });
    renderPage(<ProcedureEditorPage />);
    await screen.findByRole('button', { name: /添加步骤/ });
    return seen;
  }

  it('are told in plain words beside the form', async () => {
    await open();
    const text = document.body.textContent;
    expect(text).toContain('由指导申请加入的组织的团委的团委书记或团委副书记审核。');
    expect(text).toContain('其中 1 方通过即可');
    await waitFor(() => expect(document.body.textContent).toContain('仅当“层级”为校级或市级时适用。'));
    expect(text).toContain('超期后上一级也可答复。');
  });

  it('are ordered by buttons, and the keyboard stays with the step that was moved', async () => {
    const seen = await open();
    expect(titles()).toEqual(['第 1 步 · 团委审核', '第 2 步 · 会签']);
    fireEvent.click(screen.getByRole('button', { name: '下移第 1 步“团委审核”' }));
    await waitFor(() => expect(titles()).toEqual(['第 1 步 · 会签', '第 2 步 · 团委审核']));
    expect(document.activeElement?.textContent).toBe('第 2 步 · 团委审核');
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(sent(seen, 'ProcedureVersionSave')).toHaveLength(1));
    const [variables] = sent(seen, 'ProcedureVersionSave') as { version: number; input: { steps: StepDraft[] } }[];
    expect(variables!.version).toBe(7);
    // Keys go with their steps: by them answers of open cases are kept.
    expect(variables!.input.steps.map(({ key }) => key)).toEqual(['confirm', 'review']);
    expect(variables!.input.steps[0]).toEqual(STEPS[1]);
  });

  it('show what is wrong at the very step while one types', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: /添加步骤/ }));
    const card = (await screen.findByRole('heading', { name: '第 3 步 · 未命名' })).closest('section')!;
    await waitFor(() => expect(card.textContent).toContain('2 处待改'));
    expect(card.textContent).toContain('请填写步骤名称。');
    expect(document.activeElement?.textContent).toBe('第 3 步 · 未命名');
    fireEvent.change(within(card).getByRole('textbox', { name: '步骤名称' }), { target: { value: '公示' } });
    await waitFor(() => expect(card.textContent).not.toContain('请填写步骤名称。'));
    expect(card.textContent).toContain('每个审批方须指定职务或权限');
    fireEvent.click(screen.getByRole('button', { name: '移除第 3 步“公示”' }));
    await waitFor(() => expect(titles()).toHaveLength(2));
    expect(document.activeElement?.textContent).toBe('第 2 步 · 会签');
  });

  it('say to which earlier steps they return, and warn when one of these no longer stands before them', async () => {
    const seen = await open();
    fireEvent.click(screen.getByRole('button', { name: '修改第 2 步“会签”' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: '可退回到之前的任何步骤' }));
    expect(await screen.findByRole('combobox', { name: '可退回的步骤' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '收起第 2 步“会签”' }));
    expect((await screen.findAllByText(/只能退回到团委审核或发起人/)).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('button', { name: '上移第 2 步“会签”' }));
    expect(await screen.findByText('只能退回到它之前的步骤，请重新选择可退回的步骤。')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '下移第 1 步“会签”' }));
    await waitFor(() => expect(screen.queryByText(/请重新选择可退回的步骤/)).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(sent(seen, 'ProcedureVersionSave')).toHaveLength(1));
    const [variables] = sent(seen, 'ProcedureVersionSave') as { input: { steps: StepDraft[] } }[];
    expect(variables!.input.steps.map(({ returnsTo }) => returnsTo)).toEqual([null, ['review']]);
  });

  it('lose reminders and escalation with their deadline', async () => {
    const seen = await open();
    fireEvent.click(screen.getByRole('button', { name: '修改第 2 步“会签”' }));
    fireEvent.change(await screen.findByRole('spinbutton', { name: '期限（工作日）' }), { target: { value: '' } });
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /超期后/ })).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(sent(seen, 'ProcedureVersionSave')).toHaveLength(1));
    const [variables] = sent(seen, 'ProcedureVersionSave') as { input: { steps: StepDraft[] } }[];
    expect(variables!.input.steps[1]).toMatchObject({
      deadlineDays: null,
      remindBefore: [],
      remindAfter: [],
      escalatesWhenLate: false,
    });
  });
});

describe('a chain', { timeout: 30_000 }, () => {
  it('is published from a day on, with a word on the cases under way', async () => {
    const seen = fakeGraphQL({
      ...KNOWN,
      ProcedureShow: () => ({
        procedure: {
          ...CHAIN,
          version: 3,
          levels: ['SCHOOL'],
          kinds: [],
          titles: [],
          titleNames: [],
          retiredOn: null,
          retiredReason: null,
          organization: { id: 'org_1', name: '云南省学生联合会' },
          inForce: { id: 'pver_1', number: 1 },
          draft: { id: 'pver_2' },
          viewerCan: { draft: true, retire: true, update: true },
          versions: {
            totalCount: 1,
            nodes: [
              {
                ...draft(),
                isInForce: false,
                validFrom: null,
                publishedAt: null,
                openCases: null,
                createdAt: '2026-11-24T04:00:00Z',
              },
            ],
          },
        },
      }),
      ProcedureVersionPublish: () => ({
        procedureVersionPublish: { procedureVersion: { id: 'pver_2' }, userErrors: [] },
      }),
    });
    renderPage(<ProcedureShowPage />);
    fireEvent.click(await screen.findByRole('button', { name: /发\s?布/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('在办的 2 件事项');
    fireEvent.click(within(dialog).getByRole('radio', { name: /转入新版本/ }));
    fireEvent.click(within(dialog).getByRole('button', { name: /发\s?布/ }));
    await waitFor(() =>
      expect(sent(seen, 'ProcedureVersionPublish')).toEqual([
        {
          id: 'pver_2',
          version: 7,
          input: { openCases: 'MOVE', validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
        },
      ]),
    );
    // A draft stands already, so no second one is offered.
    expect(screen.queryByRole('button', { name: /起草新版本/ })).toBeNull();
  });
});
