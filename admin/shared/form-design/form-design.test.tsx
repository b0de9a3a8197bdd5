import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../schema/form/form-spec.ts';
import { FORM_FIELD_KINDS } from '../../../schema/form/form-spec.ts';
import { parseFormSpec } from '../../../schema/form/parse-form-spec.ts';
import type { UserError } from '../../providers/request-error.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { fieldOfKind, newField, slimRules } from './design.ts';
import type { FactChoice } from './field-editor.tsx';
import { FormDesigner } from './form-designer.tsx';

let fields: readonly FormField[] = [];

interface PageProps {
  readonly start?: readonly FormField[];
  readonly facts?: readonly FactChoice[];
  readonly userErrors?: readonly UserError[];
  readonly lockedKeys?: ReadonlySet<string>;
}

function Page({ start = [], ...rest }: PageProps) {
  const [value, setValue] = useState(start);
  useEffect(() => {
    fields = value;
  }, [value]);
  return <FormDesigner name="design" fields={value} onChange={setValue} {...rest} />;
}

const named = (kind: FormField['kind'], key: string, label: string): FormField => ({
  ...newField(kind, []),
  key,
  label,
});
const people = named('NUMBER', 'people', '人数');
const cost = named('MONEY', 'cost', '经费');
const title = (index: number) => document.querySelector<HTMLElement>(`[data-field="${index}"] [data-title]`)!;
const labels = () => fields.map(({ label }) => label);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

// The preview draws whole forms; a busy machine takes its time.
describe('designing a form', { timeout: 30_000 }, () => {
  it('begins with nothing, adds a field of a kind, and says what it still needs', async () => {
    renderPage(<Page />);
    expect(screen.getByText(/还没有字段/)).toBeDefined();
    press('添加：数值');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('名称')));
    expect(fields).toMatchObject([{ key: 'number1', kind: 'NUMBER', label: '' }]);
    expect(screen.getByText('还有 1 处需要修改，改好后才能保存')).toBeDefined();
    expect(screen.getByLabelText('名称').getAttribute('aria-invalid')).toBe('true');
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: '人数' } });
    expect(screen.getByText('表单可以使用')).toBeDefined();
    const preview = screen.getByRole('region', { name: '填写效果' });
    expect(within(preview).getByLabelText(/^人数/)).toBeDefined();
  });

  it('moves fields by buttons and by keys, and the focus goes with them', async () => {
    renderPage(<Page start={[people, cost, named('DATE', 'day', '日期')]} />);
    press('下移“人数”');
    expect(labels()).toEqual(['经费', '人数', '日期']);
    expect(screen.getByText('“人数”移到第 2 位')).toBeDefined();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('下移“人数”'));
    press('下移“人数”');
    expect(labels()).toEqual(['经费', '日期', '人数']);
    // At the end the button is off: the other one takes the focus.
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('上移“人数”'));
    fireEvent.keyDown(title(2), { key: 'ArrowUp', altKey: true });
    expect(labels()).toEqual(['经费', '人数', '日期']);
    await waitFor(() => expect(document.activeElement).toBe(title(1)));
    fireEvent.keyDown(title(0), { key: 'ArrowUp', altKey: true });
    expect(labels()).toEqual(['经费', '人数', '日期']);
  });

  it('removes with a way back, and copies under a key of its own', () => {
    renderPage(<Page start={[people, cost]} />);
    press('删除“人数”');
    expect(labels()).toEqual(['经费']);
    press('撤销');
    expect(fields).toEqual([people, cost]);
    press('复制“经费”');
    expect(fields.map(({ key, label }) => [key, label])).toEqual([
      ['people', '人数'],
      ['cost', '经费'],
      ['cost1', '经费（副本）'],
    ]);
  });

  it('checks an expression as it is typed and offers what it may name', () => {
    renderPage(<Page start={[people, cost, { ...named('COMPUTED', 'perHead', '人均'), isMoney: true }]} />);
    fireEvent.click(title(2));
    const expression = screen.getByLabelText<HTMLTextAreaElement>('算式');
    expect(within(title(2)).getByText('1 处需修改')).toBeDefined();
    press('插入 cost（经费）');
    fireEvent.change(expression, { target: { value: 'cost / persons' } });
    const error = document.getElementById('design-2-expression-error');
    expect(error?.textContent).toBe('第 3 个字段“人均”：算式中的“persons”不是本表单的字段或列。请核对标识。');
    fireEvent.change(expression, { target: { value: 'cost / people' } });
    expect(screen.getByText('表单可以使用')).toBeDefined();
    const preview = screen.getByRole('region', { name: '填写效果' });
    fireEvent.change(within(preview).getByLabelText(/^人数/), { target: { value: '4' } });
    fireEvent.change(within(preview).getByLabelText(/^经费/), { target: { value: '10' } });
    expect(preview.querySelector('output')?.textContent).toContain('2.50 元');
  });

  it('edits options and columns, each with its own label', async () => {
    renderPage(<Page start={[named('CHOICE', 'way', '形式'), named('TABLE', 'items', '明细')]} />);
    fireEvent.click(title(0));
    fireEvent.change(screen.getByLabelText('选项 1'), { target: { value: '线上' } });
    fireEvent.keyDown(screen.getByLabelText('选项 1'), { key: 'Enter' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('选项 2')));
    fireEvent.change(screen.getByLabelText('选项 2'), { target: { value: '线下' } });
    expect(fields[0]?.options.map(({ key, label }) => [key, label])).toEqual([
      ['option1', '线上'],
      ['option2', '线下'],
    ]);
    fireEvent.click(title(1));
    const column = screen.getByRole('region', { name: '第 1 列' });
    fireEvent.change(within(column).getByLabelText('名称'), { target: { value: '名目' } });
    press(/添加一列/);
    expect(fields[1]?.columns.map(({ key, label }) => [key, label])).toEqual([
      ['text1', '名目'],
      ['text2', ''],
    ]);
    press('左移第 2 列');
    expect(fields[1]?.columns.map(({ label }) => label)).toEqual(['', '名目']);
    press('删除第 1 列');
    expect(screen.getByText('表单可以使用')).toBeDefined();
  });

  it('keeps published keys, and shows what the server refused at its field', () => {
    const refused = [{ code: 'X', message: '已被其他模板使用', path: ['input', 'fields', '0', 'label'] }];
    renderPage(<Page start={[people]} lockedKeys={new Set(['people'])} userErrors={refused} />);
    expect(screen.getByLabelText<HTMLInputElement>('标识').readOnly).toBe(true);
    expect(document.getElementById('design-0-label-error')?.textContent).toBe('已被其他模板使用');
    expect(screen.getByText('还有 1 处需要修改，改好后才能保存')).toBeDefined();
  });

  it('offers the facts and rules that fit the kind', () => {
    const facts: FactChoice[] = [
      { key: 'org.units', label: '下级组织数', kinds: ['NUMBER'] },
      { key: 'org.name', label: '组织名称', kinds: ['TEXT'] },
    ];
    renderPage(<Page start={[{ ...people, prefill: 'org.gone' }]} facts={facts} />);
    expect(document.getElementById('design-0-prefill-error')?.textContent).toContain('没有系统数据“org.gone”');
    fireEvent.mouseDown(screen.getByLabelText('预填系统数据'));
    expect(screen.getByText('下级组织数')).toBeDefined();
    expect(screen.queryByText('组织名称')).toBeNull();
  });
});

describe('a field of another kind', () => {
  it('says nothing that its kind does not know, whatever it was before', () => {
    for (const from of FORM_FIELD_KINDS) {
      for (const to of FORM_FIELD_KINDS) {
        const field = fieldOfKind(
          {
            ...fieldOfKind({ ...people, unit: '人', min: '1', aggregate: 'SUM', prefill: 'a.b' }, from),
            expression: from === 'COMPUTED' ? '1' : null,
          },
          to,
        );
        const filled = {
          ...field,
          expression: to === 'COMPUTED' ? '1' : null,
          options: field.options.map((option) => ({ ...option, label: 'x' })),
          columns: field.columns.map((column) => ({ ...column, label: 'x' })),
        };
        expect(parseFormSpec({ fields: [filled] }).problems, `${from} to ${to}`).toEqual([]);
        // What travels says the same as what is shown.
        expect(parseFormSpec({ fields: [slimRules(filled)] })).toEqual(parseFormSpec({ fields: [filled] }));
      }
    }
  });
});
