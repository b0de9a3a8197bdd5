import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, roundTo } from '../../../schema/form/decimal.ts';
import { FORM_PROBLEM_TEXTS } from '../../../schema/form/form-problem-texts.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { formSpec, unfilled } from '../../testing/form-arbitrary.ts';
import {
  computeFields,
  defineFormFacts,
  declaredFormFacts,
  type FormSpec,
  parseFormSpec,
  problemText,
} from './index.ts';

const RUNS = { numRuns: 400 };
const number = (key: string, more: object = {}): object => ({ key, kind: 'NUMBER', label: key, decimals: 6, ...more });
const computed = (key: string, expression: string, more: object = {}): object => ({
  key,
  kind: 'COMPUTED',
  label: key,
  decimals: 6,
  expression,
  ...more,
});
const table = {
  key: 'items',
  kind: 'TABLE',
  label: '明细',
  columns: [
    { key: 'price', kind: 'MONEY', label: '金额' },
    { key: 'hours', kind: 'NUMBER', label: '小时', decimals: 1 },
    { key: 'note', kind: 'TEXT', label: '备注' },
  ],
};

function specOf(...fields: readonly object[]): FormSpec {
  const { spec, problems } = parseFormSpec({ fields });
  expect(problems).toEqual([]);
  return spec!;
}

function problemsOf(...fields: readonly unknown[]): string[] {
  return parseFormSpec({ fields }).problems.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`.trim());
}

describe('a form', () => {
  it('is complete when it is read, and reads itself again', () => {
    fc.assert(
      fc.property(formSpec, (spec) => {
        expect(parseFormSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ spec, problems: [] });
      }),
      RUNS,
    );
  });

  it('of any foreign shape gives problems in words and never a fault', () => {
    const property = fc.constantFrom(
      'key',
      'kind',
      'label',
      'min',
      'options',
      'columns',
      'expression',
      'decimals',
      'x',
    );
    const kinds = fc.constantFrom('TEXT', 'NUMBER', 'TABLE', 'CHOICE', 'COMPUTED', 'HTML');
    const nearly = fc.array(
      fc.dictionary(property, fc.oneof(kinds, fc.jsonValue({ maxDepth: 3 })), { noNullPrototype: true }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ fields: nearly })), (foreign) => {
        const { spec, problems } = parseFormSpec(foreign);
        expect(spec === null).toBe(problems.length > 0);
        for (const problem of problems) {
          expect(unfilled(problem, [])).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it.each<[string, readonly unknown[], string[]]>([
    ['no field', [], ['FORM_EMPTY']],
    [
      'no object',
      ['x'],
      ['FORM_SHAPE 0', 'FORM_TEXT_MISSING 0.kind', 'FORM_KEY_INVALID 0.key', 'FORM_TEXT_MISSING 0.label'],
    ],
    ['unknown kind', [{ key: 'a', kind: 'HTML', label: 'a' }], ['FORM_KIND_UNKNOWN 0.kind']],
    ['unknown property', [{ key: 'a', kind: 'TEXT', label: 'a', onClick: 'x' }], ['FORM_PROPERTY_UNKNOWN 0']],
    [
      'misplaced property',
      [{ key: 'a', kind: 'TEXT', label: 'a', expression: '1' }],
      ['FORM_PROPERTY_MISPLACED 0.expression'],
    ],
    ['key twice', [number('a'), number('a')], ['FORM_KEY_TWICE 1.key']],
    ['key of a prototype', [number('constructor')], ['FORM_KEY_INVALID 0.key']],
    ['key of the prototype', [number('__proto__')], ['FORM_KEY_INVALID 0.key']],
    ['key of a function', [number('round')], ['FORM_KEY_INVALID 0.key']],
    ['key in Chinese', [number('人数')], ['FORM_KEY_INVALID 0.key']],
    ['no name', [number('a', { label: '  ' })], ['FORM_TEXT_MISSING 0.label']],
    ['long name', [number('a', { label: 'x'.repeat(101) })], ['FORM_TEXT_LONG 0.label']],
    ['decimals', [number('a', { decimals: 7 })], ['FORM_PROPERTY_INVALID 0.decimals']],
    ['half a decimal', [number('a', { decimals: 1.5 })], ['FORM_PROPERTY_INVALID 0.decimals']],
    ['bound of another kind', [{ key: 'a', kind: 'MONEY', label: 'a', min: '1.5' }], ['FORM_BOUND_INVALID 0.min']],
    ['bounds upside down', [number('a', { min: '10', max: '9' })], ['FORM_RANGE 0.min']],
    ['choice without options', [{ key: 'a', kind: 'CHOICE', label: 'a' }], ['FORM_OPTIONS_MISSING 0.options']],
    ['table without columns', [{ key: 'a', kind: 'TABLE', label: 'a' }], ['FORM_COLUMNS_MISSING 0.columns']],
    [
      'table in a table',
      [{ key: 'a', kind: 'TABLE', label: 'a', columns: [{ key: 'b', kind: 'TABLE', label: 'b' }] }],
      ['FORM_KIND_UNKNOWN 0.columns.0.kind'],
    ],
    ['sum of texts', [{ key: 'a', kind: 'TEXT', label: 'a', aggregate: 'SUM' }], ['FORM_AGGREGATE_KIND 0.aggregate']],
    ['no weight', [number('a', { aggregate: 'WEIGHTED' })], ['FORM_WEIGHT 0.weightKey']],
    ['its own weight', [number('a', { aggregate: 'WEIGHTED', weightKey: 'a' })], ['FORM_WEIGHT 0.weightKey']],
    ['weight unused', [number('a', { weightKey: 'b' }), number('b')], ['FORM_PROPERTY_MISPLACED 0.weightKey']],
    ['too many', Array.from({ length: LIMITS.formFields + 1 }, (_, at) => number(`f${at}`)), ['FORM_TOO_MANY']],
  ])('is refused with its place: %s', (_, fields, expected) => {
    expect(problemsOf(...fields)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['nothing', ' ', 'FORM_EXPRESSION_EMPTY'],
    ['half a sum', 'a +', 'FORM_EXPRESSION_SYNTAX'],
    ['two values', 'a a', 'FORM_EXPRESSION_SYNTAX'],
    ['code', 'a; process.exit()', 'FORM_EXPRESSION_SYNTAX'],
    ['a text', '"a"', 'FORM_EXPRESSION_SYNTAX'],
    ['a number with exponent', '1e9', 'FORM_EXPRESSION_SYNTAX'],
    ['open bracket', '(a', 'FORM_EXPRESSION_SYNTAX'],
    ['unknown function', 'eval(a)', 'FORM_EXPRESSION_FUNCTION'],
    ['min of nothing', 'min()', 'FORM_EXPRESSION_ARGUMENTS'],
    ['decimals unknown', 'round(a, b)', 'FORM_EXPRESSION_ARGUMENTS'],
    ['unknown field', 'nobody', 'FORM_EXPRESSION_UNKNOWN'],
    ['member of a prototype', 'constructor.constructor', 'FORM_EXPRESSION_UNKNOWN'],
    ['unknown column', 'items.salary', 'FORM_EXPRESSION_UNKNOWN'],
    ['column of text', 'items.note', 'FORM_EXPRESSION_NOT_NUMERIC'],
    ['table as number', 'items', 'FORM_EXPRESSION_NOT_NUMERIC'],
    ['itself', 'total + 1', 'FORM_EXPRESSION_CYCLE'],
    ['too deep', `${'('.repeat(30)}a${')'.repeat(30)}`, 'FORM_EXPRESSION_DEPTH'],
    ['too many signs', `${'-'.repeat(30)}a`, 'FORM_EXPRESSION_DEPTH'],
  ])('with an expression of %s is refused', (_, expression, code) => {
    expect(problemsOf(number('a'), table, computed('total', expression))).toEqual([`${code} 2.expression`]);
  });

  it('tells every ring, and only rings', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const graph = fc.array(fc.subarray(keys), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(graph, (uses) => {
        const fields = keys.map((key, index) => computed(key, ['1', ...uses[index]!].join(' + ')));
        const inRing = keys.filter((key) => {
          let reached = new Set(uses[keys.indexOf(key)]);
          for (const _ of keys) {
            reached = new Set([...reached].flatMap((one) => [one, ...uses[keys.indexOf(one)]!]));
          }
          return reached.has(key);
        });
        expect(problemsOf(...fields)).toEqual(
          inRing.map((key) => `FORM_EXPRESSION_CYCLE ${keys.indexOf(key)}.expression`),
        );
      }),
      RUNS,
    );
    const { problems } = parseFormSpec({ fields: [computed('a', 'b'), computed('b', 'a')] });
    expect(problemText(problems[0]!, [], 'zh-CN')).toContain('a → b → a');
  });

  it('is prefilled by declared facts of a kind that fits', () => {
    defineFormFacts({ 'sample.staff': { label: { 'zh-CN': '在任人数', en: 'Staff' }, kinds: ['NUMBER'] } });
    const codesOf = (fields: object[]): string[] =>
      parseFormSpec({ fields }, declaredFormFacts()).problems.map(({ code }) => code);
    expect(codesOf([number('a', { prefill: 'sample.staff' })])).toEqual([]);
    expect(codesOf([number('a', { prefill: 'sample.none' })])).toEqual(['FORM_PREFILL_UNKNOWN']);
    expect(codesOf([{ key: 'a', kind: 'TEXT', label: 'a', prefill: 'sample.staff' }])).toEqual(['FORM_PREFILL_KIND']);
    expect(() => defineFormFacts({ 'sample.staff': { label: { 'zh-CN': '', en: '' }, kinds: ['NUMBER'] } })).toThrow(
      'declared twice',
    );
  });

  it('has a text for every problem in both languages with the same parameters', () => {
    for (const [code, text] of Object.entries(FORM_PROBLEM_TEXTS)) {
      const places = (words: string): string[] => [...new Set(words.match(/\{\w+\}/g))].sort();
      expect(places(text.en), code).toEqual(places(text['zh-CN']));
    }
  });
});

/** A random calculation without division, with its value in millionths reckoned beside it. */
interface Sample {
  readonly text: string;
  readonly value: (answers: Readonly<Record<string, bigint>>) => bigint;
}

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .integer({ min: 0, max: 9999 })
      .map((whole): Sample => ({ text: String(whole), value: () => BigInt(whole) * 10n ** 6n })),
    fc.constantFrom('a', 'b', 'c').map((key): Sample => ({ text: key, value: (answers) => answers[key]! })),
    fc.tuple(tie('sample'), fc.constantFrom('+', '-'), tie('sample')).map(([left, sign, right]): Sample => ({
      text: `(${left.text} ${sign} ${right.text})`,
      value: (answers) =>
        sign === '+' ? left.value(answers) + right.value(answers) : left.value(answers) - right.value(answers),
    })),
    fc.tuple(tie('sample'), fc.integer({ min: 0, max: 99 })).map(([left, factor]): Sample => ({
      text: `${left.text}*${factor}`.replace(/^(.*)$/, '($1)'),
      value: (answers) => left.value(answers) * BigInt(factor),
    })),
    fc.tuple(fc.constantFrom('min', 'max'), tie('sample'), tie('sample')).map(([name, left, right]): Sample => ({
      text: `${name}(${left.text}, ${right.text})`,
      value: (answers) => {
        const [x, y] = [left.value(answers), right.value(answers)];
        return x < y === (name === 'min') ? x : y;
      },
    })),
    tie('sample').map((inner): Sample => ({ text: `-${inner.text}`, value: (answers) => -inner.value(answers) })),
  ),
}));

const millionths = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

function textOf(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(7, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

describe('computed fields', () => {
  it('are exact: they equal whole millionths reckoned beside them', () => {
    fc.assert(
      fc.property(sample, millionths, millionths, millionths, (calculation, a, b, c) => {
        fc.pre(calculation.text.length <= LIMITS.formExpression);
        const { spec } = parseFormSpec({
          fields: [number('a'), number('b'), number('c'), computed('total', calculation.text)],
        });
        fc.pre(spec !== null);
        const { values, problems } = computeFields(spec, { a: textOf(a), b: textOf(b), c: textOf(c) });
        const expected = calculation.value({ a, b, c });
        const isTooLarge = (expected < 0n ? -expected : expected) >= 10n ** BigInt(LIMITS.formDigits + 6);
        if (isTooLarge) {
          expect(problems.map(({ code }) => code)).toEqual(['FORM_RESULT_TOO_LARGE']);
        } else {
          expect(values['total']).toBe(textOf(expected));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('round halves away from zero, for any number of decimals', () => {
    fc.assert(
      fc.property(millionths, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const step = 10n ** BigInt(6 - decimals);
        const size = value < 0n ? -value : value;
        const rounded = ((size * 2n + step) / (step * 2n)) * step * (value < 0n ? -1n : 1n);
        expect(roundTo(parseDecimal(textOf(value))!, decimals)).toEqual(parseDecimal(textOf(rounded)));
      }),
      RUNS,
    );
  });

  it('do not depend on the order of the fields', () => {
    const fields = [
      number('a'),
      computed('b', 'a / 3', { decimals: 2 }),
      computed('c', 'b * 3'),
      computed('d', 'round(b + c, 1)'),
      table,
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(fields, { minLength: 5 }), (shuffled) => {
        const { values } = computeFields(specOf(...shuffled), { a: '1' });
        expect(values).toEqual({ b: '0.33', c: '0.990000', d: '1.300000' });
      }),
    );
  });

  it.each<[string, string, string | null]>([
    ['money counts in yuan', 'cost / people', '333.33'],
    ['sums of columns', 'items.price + items.hours', '102.80'],
    ['rows with something in them', 'count(items)', '2.00'],
    ['signs as Chinese keyboards write them', '（cost＋1）×2÷4', '500.50'],
    ['no float in sight', 'cost * 0.1 + cost * 0.2 - cost * 0.3', '0.00'],
    ['an optional field that is empty counts as nothing', 'cost + optional', '1000.00'],
    ['a required field that is empty leaves it open', 'cost + required', null],
    ['precedence', '2 + 3 * 4 - 10 / 5', '12.00'],
    ['signs bind to the value', '-2 * -3', '6.00'],
  ])('%s', (_, expression, expected) => {
    const spec = specOf(
      { key: 'cost', kind: 'MONEY', label: 'a' },
      number('people'),
      number('optional'),
      number('required', { isRequired: true }),
      table,
      computed('total', expression, { decimals: 2 }),
    );
    const answers = {
      cost: '100000',
      people: '3',
      items: [{ price: '10001', hours: '1.5' }, { price: '-1', hours: '1.3' }, { price: null }, {}],
    };
    expect(computeFields(spec, answers).values['total']).toBe(expected);
  });

  it('that are money are fen', () => {
    const spec = specOf(number('a'), computed('total', 'a / 3', { isMoney: true, decimals: null }));
    expect(computeFields(spec, { a: '200' }).values).toEqual({ total: '6667' });
    expect(computeFields(spec, { a: '-200' }).values).toEqual({ total: '-6667' });
  });

  it('tell a division by zero, and what grows without end, also over several fields', () => {
    const powers = ['b', 'c', 'd', 'e', 'f'].map((key, index) =>
      computed(key, `${'abcde'[index]} * ${'abcde'[index]}`),
    );
    const spec = specOf(number('a'), number('z'), computed('half', 'a / z'), ...powers);
    const { values, problems } = computeFields(spec, { a: '9999', z: '0' });
    expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'FORM_DIVISION_BY_ZERO half',
      ...['c', 'd', 'e', 'f'].map((key) => `FORM_RESULT_TOO_LARGE ${key}`),
    ]);
    expect(values).toMatchObject({ half: null, b: '99980001.000000', c: null });
  });

  it('survive foreign answers and a ring that no parser let in', () => {
    const spec = specOf(number('a'), computed('b', 'a + 1'));
    const ring = { fields: spec.fields.map((field) => ({ ...field, expression: field.key === 'b' ? 'b + a' : null })) };
    expect(computeFields(ring, { a: '1' }).values).toEqual({ b: null });
    expect(computeFields(spec, { a: [] as never }).values).toEqual({ b: '1.000000' });
    expect(computeFields(spec, { a: 'x'.repeat(1_000_000) }).values).toEqual({ b: null });
  });
});
