import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { CalendarPage } from './list.tsx';

const special = (day: string, kind: string, name: string, origin: string) => ({
  calendarDayId: `cday_${day}`,
  day,
  kind,
  name,
  nameEn: null,
  source: '国办发明电',
  origin,
  ownerLevel: null,
  version: 3,
});

const DAYS = [
  special('2026-10-01', 'HOLIDAY', '国庆节', 'STATUTORY'),
  special('2026-10-10', 'MAKE_UP_WORKDAY', '国庆节调休上班', 'STATUTORY'),
  special('2026-11-05', 'HOLIDAY', '校运动会', 'OWN'),
];

// Two months are enough and spare jsdom ten more; the page draws what the server gives.
const yearOf = (year: number, edit: boolean) => ({
  calendarYear: {
    year,
    isPublished: year === 2026,
    source: year === 2026 ? '国办发明电〔2025〕7号' : null,
    workdayCount: 248,
    months: [10, 11].map((month) => ({
      month,
      workdayCount: 20,
      specialDays: year === 2026 ? DAYS.filter(({ day }) => Number(day.slice(5, 7)) === month) : [],
    })),
    viewerCan: { edit },
  },
});

const VIEWER = {
  account: { id: 'acc_1', loginName: 'chair', locale: 'zh-CN' },
  person: null,
  permissions: ['calendar.manage'],
  offices: [{ id: 'off_1', title: '主席', organization: { id: 'org_1', name: '云岭大学学生会', level: 'SCHOOL' } }],
  systemRole: null,
  secondFactorMissing: false,
};

async function open(operations: Parameters<typeof fakeGraphQL>[0] = {}, edit = true, address = '/page?year=2026') {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: VIEWER }),
    CalendarYearShow: (variables) => yearOf(Number(variables['year']), edit),
    ...operations,
  });
  await loadViewer({ force: true });
  const router = renderPage(<CalendarPage />, address);
  // By selector: roles of so many cells take jsdom seconds to work out.
  await waitFor(() => expect(document.querySelectorAll('td [data-kind="HOLIDAY"]').length).toBe(2));
  return { seen, router };
}
const sent = (seen: readonly SeenRequest[], operation: string) =>
  seen.filter((request) => request.operation === operation).map(({ variables }) => variables);

/** The open dialog, by selector for the same reason. */
async function findDialog(): Promise<HTMLElement> {
  return waitFor(() => {
    const dialog = document.querySelector<HTMLElement>('.ant-modal');
    expect(dialog).not.toBeNull();
    return dialog!;
  });
}

afterEach(() => {
  forgetViewer();
  vi.unstubAllGlobals();
});

// Whole pages of antd take jsdom long on a busy machine.
describe('the working calendar', { timeout: 20_000 }, () => {
  it('shows months with marks in words, and asks for the own organization first', async () => {
    const { seen } = await open();
    expect(document.querySelectorAll('table[role="grid"]')).toHaveLength(2);
    expect(sent(seen, 'CalendarYearShow')[0]).toEqual({ year: 2026, organizationId: 'org_1' });
    const october = document.querySelectorAll<HTMLElement>('table[role="grid"]')[0]!;
    const buttons = [...october.querySelectorAll('button')];
    expect(within(october).getByText('休')).toBeDefined();
    expect(within(october).getByText('班')).toBeDefined();
    expect(within(october).getByText(/2026年10月1日.*国庆节 · 放假 · 全国/)).toBeDefined();
    expect(buttons).toHaveLength(31);
    // One tab stop a month; the arrow keys walk on.
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    const first = buttons[0]!;
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect((document.activeElement as HTMLElement).dataset['day']).toBe('2026-10-08');
  });

  it('offers nothing to press to those who do not keep it', async () => {
    await open({}, false);
    expect(document.querySelectorAll('table')).toHaveLength(2);
    expect(document.querySelectorAll('table[role="grid"], td button')).toHaveLength(0);
    expect(screen.queryByText('整年录入')).toBeNull();
  });

  it('says when a year rests on weekdays alone', async () => {
    await open();
    fireEvent.click(screen.getByLabelText('下一年'));
    expect(await screen.findByText(/2027 年的放假通知尚未录入/)).toBeDefined();
  });

  const answer = { calendarDaySet: { calendarDay: { id: 'cday_x' }, userErrors: [] } };
  const press = (day: string) => fireEvent.click(document.querySelector(`[data-day="${day}"]`)!);

  it('sets a day over the one above without a version', async () => {
    const { seen } = await open({ CalendarDaySet: () => answer });
    press('2026-10-10');
    const dialog = await findDialog();
    expect(within(dialog).getByText(/当前按“国庆节调休上班”（全国）执行/)).toBeDefined();
    expect(within(dialog).queryByText('移除')).toBeNull();
    fireEvent.change(within(dialog).getByLabelText('名称'), { target: { value: '校庆' } });
    fireEvent.change(within(dialog).getByLabelText('依据'), { target: { value: '校历' } });
    fireEvent.click(within(dialog).getByText(/^保\s*存$/));
    await waitFor(() => expect(sent(seen, 'CalendarDaySet')).toHaveLength(1));
    expect(sent(seen, 'CalendarDaySet')[0]).toMatchObject({
      version: null,
      input: {
        day: '2026-10-10',
        organizationId: 'org_1',
        kind: 'HOLIDAY',
        name: '校庆',
        source: '校历',
        nameEn: null,
      },
    });
    // Whoever works by keyboard is back where they were.
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['day']).toBe('2026-10-10'));
  });

  it('changes its own day on the version that was seen', async () => {
    const { seen } = await open({ CalendarDaySet: () => answer });
    press('2026-11-05');
    const own = await findDialog();
    // A Thursday can't be a make-up day.
    expect(within(own).getByLabelText<HTMLInputElement>('调休上班').disabled).toBe(true);
    fireEvent.click(within(own).getByText(/^保\s*存$/));
    await waitFor(() => expect(sent(seen, 'CalendarDaySet')).toHaveLength(1));
    expect(sent(seen, 'CalendarDaySet')[0]).toMatchObject({
      version: 3,
      input: { day: '2026-11-05', name: '校运动会' },
    });
  });

  it('shows the differences of a pasted year before anything is saved', async () => {
    const compare = () => ({
      calendarYearDifferences: {
        basis: 'state-1',
        problems: [],
        differences: [
          {
            day: '2026-11-05',
            change: 'REMOVED',
            kindBefore: 'HOLIDAY',
            nameBefore: '校运动会',
            kindAfter: null,
            nameAfter: null,
          },
          {
            day: '2026-11-06',
            change: 'ADDED',
            kindBefore: null,
            nameBefore: null,
            kindAfter: 'HOLIDAY',
            nameAfter: '校庆',
          },
        ],
      },
    });
    const { seen } = await open({
      CalendarYearCompare: compare,
      CalendarYearReplace: () => ({ calendarYearReplace: { calendarDays: [], userErrors: [] } }),
    });
    fireEvent.click(screen.getByText('整年录入'));
    const dialog = await findDialog();
    const list = within(dialog).getByLabelText<HTMLTextAreaElement>('日期清单');
    expect(list.value).toBe('2026-11-05 休 校运动会');
    fireEvent.change(within(dialog).getByLabelText('依据'), { target: { value: '校历' } });
    fireEvent.change(list, { target: { value: '乱写' } });
    fireEvent.click(within(dialog).getByText('核对差异'));
    expect(await within(dialog).findByText(/第 1 行无法识别/)).toBeDefined();
    expect(sent(seen, 'CalendarYearCompare')).toEqual([]);

    fireEvent.change(list, { target: { value: '2026-11-06 休 校庆' } });
    expect(within(dialog).queryByText('保存这一年')).toBeNull();
    fireEvent.click(within(dialog).getByText('核对差异'));
    expect(await within(dialog).findByText('新增 1 天，修改 0 天，移除 1 天，不变 0 天。')).toBeDefined();
    fireEvent.click(within(dialog).getByText('保存这一年'));
    await waitFor(() => expect(sent(seen, 'CalendarYearReplace')).toHaveLength(1));
    expect(sent(seen, 'CalendarYearReplace')[0]).toMatchObject({
      basis: 'state-1',
      input: {
        year: 2026,
        organizationId: 'org_1',
        source: '校历',
        days: [{ day: '2026-11-06', kind: 'HOLIDAY', name: '校庆', nameEn: null }],
      },
    });
  });

  it('keeps owner and year while the tabs change, and reckons by the calendar shown', async () => {
    const { seen, router } = await open(
      {
        CalendarWorkdayAdd: () => ({ workdayAdd: { day: '2027-01-04', isProvisional: true } }),
        CalendarWorkdayCount: () => ({ workdayCount: { count: 26, isProvisional: false } }),
      },
      true,
      '/page?year=2026&owner=statutory',
    );
    expect(sent(seen, 'CalendarYearShow')[0]).toEqual({ year: 2026, organizationId: null });
    fireEvent.click(screen.getByText('推算'));
    expect(await screen.findByText('暂定')).toBeDefined();
    expect(screen.getByText('26 个工作日')).toBeDefined();
    expect(sent(seen, 'CalendarWorkdayAdd')[0]).toMatchObject({ days: 10, organizationId: null });
    expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      year: '2026',
      owner: 'statutory',
      tab: 'calculator',
    });
  });

  it('names a new semester by year and number, and sends the first day after it', async () => {
    const { seen } = await open(
      {
        CalendarSemesterList: () => ({ semesters: { totalCount: 0, nodes: [] } }),
        CalendarSemesterNow: () => ({ semesterOn: null }),
        CalendarSemesterCreate: () => ({
          semesterCreate: {
            semester: null,
            userErrors: [{ code: 'SEMESTER_OVERLAP', message: '与另一学期重叠', path: ['input', 'endsOn'] }],
          },
        }),
      },
      true,
      '/page?year=2026',
    );
    fireEvent.click(screen.getByText('学期'));
    fireEvent.click((await screen.findAllByText('新建学期'))[0]!);
    const dialog = await findDialog();
    const field = (id: string) => dialog.querySelector<HTMLInputElement>(`#semester_${id}`)!;
    fireEvent.change(field('academicYear'), { target: { value: '2026' } });
    fireEvent.change(field('number'), { target: { value: '2' } });
    await waitFor(() => expect(field('name').value).toBe('2026—2027学年第2学期'));
    for (const [id, day] of [
      ['startsOn', '2027-02-16'],
      ['lastOn', '2027-07-03'],
    ] as const) {
      fireEvent.mouseDown(field(id));
      fireEvent.change(field(id), { target: { value: day } });
      fireEvent.keyDown(field(id), { key: 'Enter', keyCode: 13 });
    }
    fireEvent.change(field('source'), { target: { value: '校历' } });
    fireEvent.click(within(dialog).getByText(/^保\s*存$/));
    await waitFor(() => expect(sent(seen, 'CalendarSemesterCreate')).toHaveLength(1));
    expect(sent(seen, 'CalendarSemesterCreate')[0]).toMatchObject({
      input: {
        organizationId: 'org_1',
        academicYear: 2026,
        number: 2,
        name: '2026—2027学年第2学期',
        startsOn: '2027-02-16',
        endsOn: '2027-07-04',
        source: '校历',
      },
    });
    // The refusal of the API's field stands at the field that people see.
    await waitFor(() => expect(document.querySelector('#semester_lastOn_help')?.textContent).toBe('与另一学期重叠'));
  });
});
