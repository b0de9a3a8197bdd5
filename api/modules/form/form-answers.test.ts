import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { answersOf, formSpec, unfilled } from '../../testing/form-arbitrary.ts';
import {
  carryAnswers,
  checkAnswers,
  emptyAnswers,
  type FormAnswers,
  type FormSpec,
  parseFormSpec,
  problemText,
} from './index.ts';

const RUNS = { numRuns: 400 };

/** A form from fields as a client writes them. */
function specOf(...fields: readonly object[]): FormSpec {
  const { spec, problems } = parseFormSpec({ fields });
  expect(problems).toEqual([]);
  return spec!;
}

const codes = (spec: FormSpec, answers: unknown, isComplete = true): string[] =>
  checkAnswers(spec, answers, { isComplete }).map(({ code, path }) => `${code} ${path.join('.')}`.trim());

const budget = specOf(
  { key: 'people', kind: 'NUMBER', label: '人数', labelEn: 'People', isRequired: true, min: '1', max: '5000' },
  { key: 'cost', kind: 'MONEY', label: '经费', labelEn: 'Cost', min: '0' },
  { key: 'heldOn', kind: 'DATE', label: '日期', min: '2026-09-01' },
  { key: 'form', kind: 'CHOICE', label: '形式', options: [{ key: 'online', label: '线上' }] },
  { key: 'topics', kind: 'CHOICE', label: '主题', isMultiple: true, options: [{ key: 'a', label: '甲' }] },
  {
    key: 'items',
    kind: 'TABLE',
    label: '明细',
    labelEn: 'Items',
    minRows: 2,
    maxRows: 3,
    columns: [
      { key: 'name', kind: 'TEXT', label: '名目', labelEn: 'Name', isRequired: true, maxLength: 5 },
      { key: 'price', kind: 'MONEY', label: '金额', labelEn: 'Price' },
    ],
  },
  { key: 'proof', kind: 'FILE', label: '附件', maxFiles: 1 },
  { key: 'perHead', kind: 'COMPUTED', label: '人均', labelEn: 'Per head', isMoney: true, expression: 'cost / people' },
);
const complete = {
  people: '20',
  cost: '100000',
  items: [
    { name: '场地', price: '60000' },
    { name: '印刷', price: '40000' },
  ],
};

describe('answers', () => {
  it('pass when they are complete, and a draft may be empty', () => {
    expect(codes(budget, complete)).toEqual([]);
    expect(codes(budget, {}, false)).toEqual([]);
    expect(codes(budget, emptyAnswers(budget), false)).toEqual([]);
    expect(codes(budget, {})).toEqual(['FORM_ANSWER_REQUIRED people', 'FORM_ANSWER_REQUIRED items']);
  });

  it.each<[string, object, string[]]>([
    ['least value', { people: '0' }, ['FORM_ANSWER_MIN people']],
    ['most value', { people: '5000.5' }, ['FORM_DECIMALS people', 'FORM_ANSWER_MAX people']],
    ['money below', { cost: '-1' }, ['FORM_ANSWER_MIN cost']],
    ['day too early', { heldOn: '2026-08-31' }, ['FORM_ANSWER_MIN heldOn']],
    ['one row only', { items: [{ name: '场地' }, {}] }, ['FORM_ROWS_MIN items']],
    ['cell required', { items: [{ price: '1' }, { name: '印刷' }] }, ['FORM_ANSWER_REQUIRED items.0.name']],
    ['cell too long', { items: [{ name: '一二三四五六' }, { name: '印刷' }] }, ['FORM_ANSWER_LONG items.0.name']],
  ])('of a finished form keep its bounds, those of a draft may not yet: %s', (_, change, expected) => {
    expect(codes(budget, { ...complete, ...change })).toEqual(expected);
    expect(codes(budget, { ...complete, ...change }, false)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['a number as number', { people: 20 }, ['FORM_ANSWER_KIND people']],
    ['no number', { people: '1e3' }, ['FORM_NUMBER_FORMAT people']],
    ['digits without end', { people: '9'.repeat(16) }, ['FORM_NUMBER_FORMAT people']],
    ['yuan with a point', { cost: '12.50' }, ['FORM_MONEY_FORMAT cost']],
    ['minus nothing', { cost: '-0' }, ['FORM_MONEY_FORMAT cost']],
    ['day that is none', { heldOn: '2026-02-30' }, ['FORM_DAY_INVALID heldOn']],
    ['unknown option', { form: 'x' }, ['FORM_OPTION_UNKNOWN form']],
    ['options as text', { topics: 'a' }, ['FORM_ANSWER_KIND topics']],
    ['an option twice', { topics: ['a', 'a'] }, ['FORM_OPTION_TWICE topics']],
    ['rows beyond', { items: [{}, {}, {}, {}] }, ['FORM_ROWS_MAX items']],
    ['a row that is none', { items: ['x'] }, ['FORM_ANSWER_KIND items']],
    ['a cell that is a list', { items: [{ name: [] }] }, ['FORM_ANSWER_KIND items.0.name']],
    ['a column unknown', { items: [{ salary: '1' }] }, ['FORM_ANSWER_UNKNOWN items.0']],
    ['two files', { proof: ['att_1', 'att_2'] }, ['FORM_FILES_MAX proof']],
    ['a computed field', { perHead: '1' }, ['FORM_ANSWER_COMPUTED perHead']],
    ['a field of others', { isAccepted: true }, ['FORM_ANSWER_UNKNOWN']],
    ['a text with NUL', { items: [{ name: 'a\0' }] }, ['FORM_ANSWER_LONG items.0.name']],
  ])('of the wrong shape are refused in a draft too: %s', (_, answers, expected) => {
    expect(codes(budget, answers, false)).toEqual(expected);
  });

  it('with keys of prototypes are refused, in rows too, and prototypes stay as they are', () => {
    const answers: unknown = JSON.parse(
      '{"__proto__": {"people": "7"}, "constructor": "x", "items": [{"__proto__": "y"}]}',
    );
    expect(codes(budget, answers, false)).toEqual([
      'FORM_ANSWER_UNKNOWN',
      'FORM_ANSWER_UNKNOWN',
      'FORM_ANSWER_UNKNOWN items.0',
    ]);
    expect(codes(budget, Object.create({ people: '7' }), true)).toContain('FORM_ANSWER_REQUIRED people');
    expect(({} as Record<string, unknown>)['people']).toBeUndefined();
  });

  it('name field and row in both languages', () => {
    const [problem] = checkAnswers(
      budget,
      { ...complete, items: [{ name: '场地' }, { price: '1' }] },
      { isComplete: true },
    );
    expect(problemText(problem!, budget.fields, 'zh-CN')).toBe('“明细”第 2 行“名目”：必须填写。');
    expect(problemText(problem!, budget.fields, 'en')).toBe('"Items" row 2, "Name": this has to be filled in.');
  });

  it('are bounded as a whole', () => {
    const wide = specOf(
      ...['a', 'b', 'c'].map((key) => ({
        key: `${key}Table`,
        kind: 'TABLE',
        label: key,
        columns: ['u', 'v', 'w', 'x', 'y', 'z'].map((name) => ({ key: name, kind: 'TEXT', label: name })),
      })),
    );
    const rows = Array.from({ length: LIMITS.formRows }, () => ({ u: '1' }));
    expect(codes(wide, { aTable: rows, bTable: rows }, false)).toEqual([]);
    expect(codes(wide, { aTable: rows, bTable: rows, cTable: rows }, false)).toEqual(['FORM_CELLS_TOO_MANY']);
    const long = specOf(
      ...Array.from({ length: 20 }, (_, index) => ({ key: `t${index}`, kind: 'LONG_TEXT', label: 'x' })),
    );
    const texts = Object.fromEntries(long.fields.map(({ key }) => [key, '字'.repeat(LIMITS.formLongText)]));
    expect(codes(long, texts, false)).toEqual(['FORM_ANSWERS_TOO_LARGE']);
  });

  it('that can not be computed stand in the way where the field is required', () => {
    const fields = (isRequired: boolean): object[] => [
      { key: 'joined', kind: 'NUMBER', label: 'a' },
      { key: 'rate', kind: 'COMPUTED', label: 'b', expression: '1 / joined', isRequired },
    ];
    expect(codes(specOf(...fields(true)), { joined: '0' })).toEqual(['FORM_DIVISION_BY_ZERO rate']);
    expect(codes(specOf(...fields(false)), { joined: '0' })).toEqual([]);
  });

  it('of any foreign shape give problems in words and never a fault', () => {
    fc.assert(
      fc.property(formSpec, fc.oneof(fc.jsonValue(), fc.anything()), (spec, foreign) => {
        const isEmpty = typeof foreign === 'object' && foreign !== null && Object.keys(foreign).length === 0;
        const problems = checkAnswers(spec, JSON.parse(JSON.stringify(foreign, plain) ?? 'null'), {
          isComplete: false,
        });
        expect(problems.length > 0 || isEmpty || typeof foreign === 'object').toBe(true);
        for (const problem of problems) {
          expect(unfilled(problem, spec.fields)).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** Every text of answers, with how often it stands there. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') {
    return value === '' ? [] : [value];
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

describe('answers carried over to a newer form', () => {
  const pair = fc
    .tuple(formSpec, formSpec)
    .chain(([older, newer]) => fc.tuple(fc.constant(older), fc.constant(newer), answersOf(older)));

  it('lose nothing: each value is kept or told', () => {
    fc.assert(
      fc.property(pair, ([older, newer, answers]) => {
        const { answers: kept, dropped } = carryAnswers(older, newer, answers);
        const told = dropped.flatMap(({ value }) => leaves(value));
        expect([...leaves(kept), ...told].sort()).toEqual(leaves(answers).sort());
      }),
      RUNS,
    );
  });

  it('pass as a draft of the newer form', () => {
    fc.assert(
      fc.property(pair, ([older, newer, answers]) => {
        expect(codes(newer, carryAnswers(older, newer, answers).answers, false)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('to the same form stay as they are', () => {
    const same = formSpec.chain((spec) => fc.tuple(fc.constant(spec), answersOf(spec)));
    fc.assert(
      fc.property(same, ([spec, answers]) => {
        expect(codes(spec, answers, false)).toEqual([]);
        const carried = carryAnswers(spec, spec, answers);
        expect(carried.dropped).toEqual([]);
        expect(leaves(carried.answers)).toEqual(leaves(spec.fields.map(({ key }) => answers[key])));
      }),
      RUNS,
    );
  });

  it('tell why a value had to go', () => {
    const newer = specOf(
      { key: 'people', kind: 'TEXT', label: '人数' },
      { key: 'cost', kind: 'NUMBER', label: '经费' },
      { key: 'form', kind: 'CHOICE', label: '形式', options: [{ key: 'onsite', label: '线下' }] },
      {
        key: 'items',
        kind: 'TABLE',
        label: '明细',
        maxRows: 1,
        columns: [{ key: 'name', kind: 'TEXT', label: '名目' }],
      },
    );
    const answers: FormAnswers = { ...complete, form: 'online', heldOn: '2026-09-03' };
    const { answers: kept, dropped } = carryAnswers(budget, newer, answers);
    expect(kept).toEqual({ people: '20', items: [{ name: '场地' }] });
    expect(dropped.map(({ path, label, reason }) => [path.join('.'), label, reason])).toEqual([
      ['cost', '经费', 'KIND'],
      ['heldOn', '日期', 'REMOVED'],
      ['form', '形式', 'OPTION'],
      ['items.0.price', '金额', 'REMOVED'],
      ['items.1', '明细', 'COUNT'],
    ]);
  });
});
