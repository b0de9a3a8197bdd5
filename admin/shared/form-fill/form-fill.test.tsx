import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FormAnswers, FormSpec } from '../../../schema/form/form-spec.ts';
import { parseFormSpec } from '../../../schema/form/parse-form-spec.ts';
import { RequestError } from '../../providers/request-error.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { AnswerView } from './answer-view.tsx';
import { FormFiller } from './form-filler.tsx';
import { type FormFill, useFormFill } from './use-form-fill.ts';

function specOf(...fields: readonly object[]): FormSpec {
  const { spec, problems } = parseFormSpec({ fields });
  expect(problems).toEqual([]);
  return spec!;
}

const spec = specOf(
  { key: 'people', kind: 'NUMBER', label: '人数', unit: '人', isRequired: true, max: '500' },
  { key: 'cost', kind: 'MONEY', label: '经费', help: '含税' },
  {
    key: 'way',
    kind: 'CHOICE',
    label: '形式',
    options: [
      { key: 'a', label: '线上' },
      { key: 'b', label: '线下' },
    ],
  },
  { key: 'heldOn', kind: 'DATE', label: '日期' },
  {
    key: 'items',
    kind: 'TABLE',
    label: '明细',
    maxRows: 2,
    columns: [
      { key: 'name', kind: 'TEXT', label: '名目', isRequired: true },
      { key: 'price', kind: 'MONEY', label: '金额' },
    ],
  },
  { key: 'proof', kind: 'FILE', label: '附件' },
  { key: 'perHead', kind: 'COMPUTED', label: '人均', isMoney: true, expression: 'items.price / people' },
);

let fill: FormFill;
type Save = (answers: FormAnswers) => Promise<void>;

interface PageProps {
  readonly start?: FormAnswers;
  readonly save?: Save | null;
  readonly version?: number;
}

function Page({ start = {}, save = null, version = 1 }: PageProps) {
  const own = useFormFill({ spec, start, save, version, backupKey: 'rsub_1' });
  useEffect(() => {
    fill = own;
  });
  return (
    <FormFiller
      fill={own}
      name="report"
      previous={{ people: '80', cost: '120000' }}
      facts={{ people: '90' }}
      commentsOf={(field) => (field.key === 'cost' ? '请附发票' : null)}
    />
  );
}

const input = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string | RegExp, value: string) => fireEvent.change(input(label), { target: { value } });
const kept = () => Object.keys(window.localStorage).filter((key) => key.includes('rsub_1'));
const settle = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

afterEach(() => {
  vi.useRealTimers();
});

describe('filling in a form', () => {
  it('gives every control its label, help, unit, the last period and the system fact', () => {
    renderPage(<Page start={{ people: '85' }} />);
    expect(input(/^人数/).value).toBe('85');
    expect(input(/^人数/).getAttribute('aria-required')).toBe('true');
    const help = document.getElementById(input(/^经费/).getAttribute('aria-describedby')!);
    expect(help?.textContent).toBe('含税');
    expect(screen.getByText('上期：80 人')).toBeDefined();
    expect(screen.getByText('上期：1,200.00 元')).toBeDefined();
    expect(screen.getByText(/系统数据：90 人 · 与系统数据不同/)).toBeDefined();
    expect(screen.getByRole('group', { name: '形式' })).toBeDefined();
    expect(within(screen.getByRole('group', { name: '审核意见' })).getByText('请附发票')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '将系统数据填入“人数”' }));
    expect(fill.answers['people']).toBe('90');
    expect(screen.getByText(/与系统数据一致/)).toBeDefined();
  });

  it('keeps money in fen, and what is half typed as it was typed', () => {
    renderPage(<Page />);
    type(/^经费/, '12.');
    expect(input(/^经费/).value).toBe('12.');
    expect(fill.answers['cost']).toBe('1200');
    type(/^经费/, '12.3');
    expect(fill.answers['cost']).toBe('1230');
    type(/^经费/, '12.345');
    expect(input(/^经费/).value).toBe('12.345');
    expect(input(/^经费/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/“经费”：不是有效的金额/)).toBeDefined();
    fireEvent.blur(input(/^经费/));
    expect(input(/^经费/).value).toBe('12.345');
  });

  it('adds and removes rows by keyboard, names every cell and computes as it goes', async () => {
    renderPage(<Page />);
    fireEvent.click(screen.getByRole('button', { name: /添加一行/ }));
    await waitFor(() => expect(document.activeElement).toBe(input('名目，第 1 行')));
    type('名目，第 1 行', '场地');
    type('金额，第 1 行', '100');
    expect(screen.getByText(/填写所需各项后自动计算/)).toBeDefined();
    type(/^人数/, '3');
    expect(document.querySelector('output')?.textContent).toContain('33.33 元');
    fireEvent.click(screen.getByRole('button', { name: /添加一行/ }));
    expect(screen.getByRole('button', { name: /已达 2 行上限/ }).hasAttribute('disabled')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '删除第 1 行' }));
    expect(screen.getByText('已删除第 1 行')).toBeDefined();
    expect(fill.answers['items']).toEqual([{}]);
  });

  it('tells what is missing only once it is judged, and each line leads to its control', async () => {
    renderPage(<Page start={{ items: [{ price: '100' }] }} />);
    expect(screen.queryByRole('alert')).toBeNull();
    let isFine = true;
    act(() => {
      isFine = fill.judge();
    });
    expect(isFine).toBe(false);
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByText('有 2 处需要修改')).toBeDefined();
    fireEvent.click(within(summary).getByRole('button', { name: '“明细”第 1 行“名目”：必须填写。' }));
    expect(document.activeElement).toBe(input('名目，第 1 行'));
    type('名目，第 1 行', '场地');
    type(/^人数/, '501');
    expect(within(summary).getByRole('button').textContent).toBe('“人数”：不能大于 500。请核对。');
    type(/^人数/, '3');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows what the server refused at field and cell until that field is changed', () => {
    renderPage(<Page start={{ people: '3', items: [{ name: '场地' }] }} />);
    act(() =>
      fill.refuse([
        { code: 'FORM_ANSWER_MAX', message: '金额不对', path: ['input', 'answers', 'items', '0', 'price'] },
        { code: 'OBLIGATION_CLOSED', message: '已截止', path: null },
      ]),
    );
    expect(document.getElementById('report-items-0-price-error')?.textContent).toBe('金额不对');
    expect(within(screen.getByRole('alert')).getByText('已截止')).toBeDefined();
    type('金额，第 1 行', '5');
    expect(document.getElementById('report-items-0-price-error')).toBeNull();
    expect(screen.getByText('已截止')).toBeDefined();
  });
});

describe('saving while somebody types', () => {
  it('waits for a pause, sends the newest once, and says so', async () => {
    vi.useFakeTimers();
    const save = vi.fn<Save>(async () => {});
    renderPage(<Page save={save} />);
    type(/^人数/, '1');
    type(/^人数/, '12');
    expect(screen.getByText(/有未保存的修改/)).toBeDefined();
    expect(kept()).toHaveLength(1);
    await settle(1300);
    expect(save.mock.calls).toEqual([[{ people: '12' }]]);
    expect(screen.getByText(/已保存/)).toBeDefined();
    expect(kept()).toHaveLength(0);
  });

  it('never runs two attempts at once, and the last value wins', async () => {
    vi.useFakeTimers();
    const answers: (() => void)[] = [];
    const save = vi.fn<Save>(() => new Promise((resolve) => answers.push(resolve)));
    renderPage(<Page save={save} />);
    type(/^人数/, '1');
    await settle(1300);
    type(/^人数/, '2');
    await settle(5000);
    expect(save).toHaveBeenCalledTimes(1);
    answers[0]!();
    await settle(0);
    expect(save.mock.calls.at(-1)).toEqual([{ people: '2' }]);
    answers[1]!();
    await settle(0);
    expect(screen.getByText(/已保存/)).toBeDefined();
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('keeps what was typed on the device while the network is away, and saves it when it is back', async () => {
    vi.useFakeTimers();
    const save = vi.fn<Save>(() => Promise.reject(new RequestError('OFFLINE', 'away')));
    renderPage(<Page save={save} />);
    type(/^人数/, '7');
    await settle(1300);
    expect(screen.getByText(/网络已断开/)).toBeDefined();
    expect(kept()).toHaveLength(1);
    save.mockResolvedValue(undefined);
    fireEvent(window, new Event('online'));
    await settle(0);
    expect(screen.getByText(/已保存/)).toBeDefined();
    expect(kept()).toHaveLength(0);
  });

  it('tries again by itself after a failure of the server', async () => {
    vi.useFakeTimers();
    const save = vi.fn<Save>().mockRejectedValueOnce(new RequestError('INTERNAL', 'x')).mockResolvedValue(undefined);
    renderPage(<Page save={save} />);
    type(/^人数/, '7');
    await settle(1300);
    expect(screen.getByText(/未能保存，内容已留在此设备上/)).toBeDefined();
    await settle(4100);
    expect(save).toHaveBeenCalledTimes(2);
    expect(screen.getByText(/已保存/)).toBeDefined();
  });

  it('stops at a conflict instead of overwriting, and keeps what was typed', async () => {
    vi.useFakeTimers();
    const stale = new RequestError('USER_ERROR', 'x', { userErrors: [{ code: 'STALE_VERSION', message: 'x' }] });
    const save = vi.fn<Save>(() => Promise.reject(stale));
    renderPage(<Page save={save} />);
    type(/^人数/, '7');
    await settle(1300);
    expect(screen.getByText(/他人保存了新的内容/)).toBeDefined();
    type(/^人数/, '8');
    await settle(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(JSON.parse(window.localStorage.getItem(kept()[0]!)!)).toMatchObject({
      answers: { people: '8' },
      version: 1,
    });
  });

  it('saves everything but what can not be read yet, and tells that', async () => {
    vi.useFakeTimers();
    const save = vi.fn<Save>(async () => {});
    renderPage(<Page start={{ items: [{ name: '场地', price: '1' }] }} save={save} />);
    type(/^人数/, '7');
    type(/^经费/, '12元');
    type('金额，第 1 行', 'x');
    await settle(1300);
    expect(save.mock.calls.at(-1)).toEqual([{ people: '7', items: [{ name: '场地', price: null }] }]);
    expect(screen.getByText(/另有 2 处格式有误未保存/)).toBeDefined();
    expect(kept()).toHaveLength(1);
  });

  it('restores what the device kept, and asks first when the record has changed meanwhile', async () => {
    const backup = { answers: { people: '33', gone: 'x' }, at: '2026-11-24T08:00:00Z', version: 1 };
    window.localStorage.setItem('xuelian.form.anonymous.rsub_1', JSON.stringify(backup));
    const save = vi.fn<Save>(async () => {});
    renderPage(<Page start={{ people: '1' }} save={save} version={2} />);
    expect(input(/^人数/).value).toBe('1');
    fireEvent.click(screen.getByRole('button', { name: /用此设备上的内容/ }));
    expect(input(/^人数/).value).toBe('33');
    expect(fill.answers).toEqual({ people: '33' });
    await waitFor(() => expect(save).toHaveBeenCalledWith({ people: '33' }));
  });

  it('takes nothing of a foreign shape from the device', () => {
    const backup = { answers: { people: { a: 1 }, items: 'x' }, at: '2026-11-24T08:00:00Z', version: 1 };
    window.localStorage.setItem('xuelian.form.anonymous.rsub_1', JSON.stringify(backup));
    renderPage(<Page start={{ people: '1' }} />);
    expect(input(/^人数/).value).toBe('1');
    expect(screen.queryByText(/已恢复/)).toBeNull();
  });
});

describe('answers to read', () => {
  it('stand beside the last period with the exact difference', () => {
    renderPage(
      <AnswerView
        spec={spec}
        values={{ people: '90', cost: '100001', way: 'a', items: [{ name: '场地', price: '500' }], perHead: '1200' }}
        previous={{ people: '80', cost: '120000', way: 'b', perHead: '1200', heldOn: '2026-01-01' }}
      />,
    );
    const row = (key: string) =>
      [...document.querySelectorAll(`[data-field="${key}"] > td`)].map((cell) =>
        cell.textContent?.replace(/^(本期|上期|变化)/, ''),
      );
    expect(row('people')).toEqual(['90 人', '80 人', '+10']);
    expect(row('cost')).toEqual(['1,000.01 元', '1,200.00 元', '-199.99']);
    expect(row('way')).toEqual(['线上', '线下', '已修改']);
    expect(row('perHead')).toEqual(['12.00 元', '12.00 元', '不变']);
    expect(row('heldOn')?.[2]).toBe('上期有，本期无');
    expect(row('items')?.[2]).toBe('新填');
    expect(screen.getByText('5.00 元')).toBeDefined();
  });
});
