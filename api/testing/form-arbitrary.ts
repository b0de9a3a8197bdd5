import fc from 'fast-check';
import { FORM_PROBLEM_TEXTS } from '../../schema/form/form-problem-texts.ts';
import { type FormProblem, problemParams } from '../../schema/form/form-problem.ts';
import type { FormAnswers, FormColumn, FormField, FormRow, FormSpec } from '../../schema/form/form-spec.ts';
import { parseFormSpec } from '../../schema/form/parse-form-spec.ts';

/** Few keys on purpose: two random forms shall share some of them. */
const KEYS = ['alpha', 'beta', 'gamma', 'delta', 'kappa', 'omega'] as const;
const optionKeys = fc.uniqueArray(fc.constantFrom('one', 'two', 'three', 'four'), { minLength: 1, maxLength: 4 });
const options = optionKeys.map((keys) => keys.map((key) => ({ key, label: `选项${key}`, labelEn: key })));

const column = fc.oneof(
  fc.record({ kind: fc.constantFrom('TEXT', 'NUMBER', 'MONEY', 'DATE'), isRequired: fc.boolean() }),
  fc.record({ kind: fc.constant('CHOICE'), isRequired: fc.boolean(), options }),
);
const columns = fc
  .uniqueArray(fc.tuple(fc.constantFrom('first', 'second', 'third'), column), {
    minLength: 1,
    maxLength: 3,
    selector: ([key]) => key,
  })
  .map((list) => list.map(([key, rules]) => ({ ...rules, key, label: `列${key}` })));

const flags = { isRequired: fc.boolean(), label: fc.constantFrom('人数', '经费', '说明'), labelEn: fc.constant(null) };
const field = fc.oneof(
  fc.record({ ...flags, kind: fc.constantFrom('TEXT', 'LONG_TEXT'), maxLength: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ ...flags, kind: fc.constant('NUMBER'), decimals: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ ...flags, kind: fc.constantFrom('MONEY', 'DATE') }),
  fc.record({ ...flags, kind: fc.constant('CHOICE'), isMultiple: fc.boolean(), options }),
  fc.record({ ...flags, kind: fc.constant('TABLE'), columns, maxRows: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ ...flags, kind: fc.constant('FILE'), maxFiles: fc.integer({ min: 1, max: 3 }) }),
);

/** Random forms without computed fields. */
export const formSpec: fc.Arbitrary<FormSpec> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), field), { minLength: 1, maxLength: 6, selector: ([key]) => key })
  .map((list) => {
    const { spec, problems } = parseFormSpec({ fields: list.map(([key, rules]) => ({ ...rules, key })) });
    if (!spec) {
      throw new Error(JSON.stringify(problems));
    }
    return spec;
  });

const fen = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map(String);
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
  .map(([whole, digits]) => (digits === 0 ? String(whole) : `${whole}.${'0123456'.slice(0, digits)}`));
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function cellOf(rules: FormField | FormColumn): fc.Arbitrary<string | null> {
  const value = (): fc.Arbitrary<string> => {
    switch (rules.kind) {
      case 'NUMBER':
        return decimal;
      case 'MONEY':
        return fen;
      case 'DATE':
        return day;
      case 'CHOICE':
        return fc.constantFrom(...rules.options.map(({ key }) => key));
      default:
        return fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => !text.includes('\0'));
    }
  };
  return fc.option(value());
}

function valueOf(rules: FormField): fc.Arbitrary<FormAnswers[string]> {
  if (rules.kind === 'TABLE') {
    const row = fc.record(Object.fromEntries(rules.columns.map((one) => [one.key, cellOf(one)])), { requiredKeys: [] });
    return fc.array(row as fc.Arbitrary<FormRow>, { maxLength: rules.maxRows ?? 5 });
  }
  if (rules.kind === 'FILE') {
    return fc.uniqueArray(fc.constantFrom('att_1', 'att_2', 'att_3'), { maxLength: rules.maxFiles ?? 3 });
  }
  if (rules.kind === 'CHOICE' && rules.isMultiple) {
    return fc.subarray(rules.options.map(({ key }) => key));
  }
  return cellOf(rules);
}

/** Random answers of the right shape; some fields stay empty or absent, some values break a rule of finished forms. */
export function answersOf(spec: FormSpec): fc.Arbitrary<FormAnswers> {
  const values = Object.fromEntries(spec.fields.map((one) => [one.key, valueOf(one)]));
  return fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<FormAnswers>;
}

/** Places of a problem's text, in either language, for which the problem has no value. */
export function unfilled(problem: FormProblem, fields: readonly FormField[]): string[] {
  return (['zh-CN', 'en'] as const).flatMap((locale) => {
    const params = problemParams(problem, fields, locale);
    const places = FORM_PROBLEM_TEXTS[problem.code][locale].match(/(?<=\{)\w+(?=\})/g) ?? [];
    return places.filter((name) => !Object.hasOwn(params, name));
  });
}
