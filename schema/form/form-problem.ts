import { FORM_PROBLEM_TEXTS, SPEC_PROBLEMS } from './form-problem-texts.ts';
import type { FormColumn, FormField } from './form-spec.ts';
import { formTerm } from './form-terms.ts';

/** Code of a problem; it is the code of the refusal too. */
export type FormProblemCode = keyof typeof FORM_PROBLEM_TEXTS;

/**
 * What is wrong, and where. In a form the path is `['fields', '3', 'label']`, in answers the field's key, then for a table
 * the row from 0 and the column's key.
 */
export interface FormProblem {
  readonly code: FormProblemCode;
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

/** Name of a field, column or option in a language. */
export function labelOf(
  named: { readonly label: string; readonly labelEn: string | null },
  locale: 'zh-CN' | 'en',
): string {
  return locale === 'en' ? (named.labelEn ?? named.label) : named.label;
}

/** Parameters that name something by code; all others are shown as they are. */
const TERM_PARAMS: ReadonlySet<string> = new Set(['property', 'expected', 'kind', 'aggregate']);

/** What a place is named after; foreign data counts as far as it has labels. */
interface Named {
  readonly key: string;
  readonly label: string;
  readonly labelEn: string | null;
  readonly columns?: readonly (FormColumn | Named)[];
}

/** Parameters of a problem in words, its place among them. */
export function problemParams(
  problem: FormProblem,
  fields: readonly (FormField | Named)[],
  locale: 'zh-CN' | 'en',
): Record<string, string | number> {
  const params = Object.entries(problem.params).map(([name, value]) => [
    name,
    name === 'found' && value === ''
      ? formTerm('$end', locale)
      : TERM_PARAMS.has(name) && typeof value === 'string'
        ? formTerm(value, locale)
        : value,
  ]);
  return {
    ...(Object.fromEntries(params) as Record<string, string | number>),
    place: placeOf(problem, fields, locale),
  };
}

/** The text of a problem: what is wrong where, and what to do. */
export function problemText(
  problem: FormProblem,
  fields: readonly (FormField | Named)[],
  locale: 'zh-CN' | 'en',
): string {
  const params = problemParams(problem, fields, locale);
  return FORM_PROBLEM_TEXTS[problem.code][locale].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? name),
  );
}

function placeOf(problem: FormProblem, fields: readonly (FormField | Named)[], locale: 'zh-CN' | 'en'): string {
  return Object.hasOwn(SPEC_PROBLEMS, problem.code)
    ? specPlace(problem.path, fields, locale)
    : answerPlace(problem.path, fields, locale);
}

const isZh = (locale: string): boolean => locale === 'zh-CN';

function quoted(label: string, locale: string): string {
  return label.trim() === '' ? '' : isZh(locale) ? `“${label}”` : ` "${label}"`;
}

function specPlace(path: readonly string[], fields: readonly Named[], locale: 'zh-CN' | 'en'): string {
  const [root, index, inner, innerIndex] = path;
  if (root !== 'fields' || index === undefined) {
    return isZh(locale) ? '表单' : 'Form';
  }
  const number = Number(index) + 1;
  const field = fields[Number(index)];
  const own = isZh(locale) ? `第 ${number} 个字段` : `Field ${number}`;
  const named = `${own}${quoted(field ? labelOf(field, locale) : '', locale)}`;
  if (inner === 'columns' && innerIndex !== undefined) {
    const column = field?.columns?.[Number(innerIndex)];
    const place = isZh(locale) ? `第 ${Number(innerIndex) + 1} 列` : `column ${Number(innerIndex) + 1}`;
    return `${named}${isZh(locale) ? '的' : ', '}${place}${quoted(column ? labelOf(column, locale) : '', locale)}`;
  }
  if (inner === 'options' && innerIndex !== undefined) {
    const place = isZh(locale) ? `的第 ${Number(innerIndex) + 1} 个选项` : `, option ${Number(innerIndex) + 1}`;
    return `${named}${place}`;
  }
  return named;
}

function answerPlace(path: readonly string[], fields: readonly Named[], locale: 'zh-CN' | 'en'): string {
  const [key, row, columnKey] = path;
  if (key === undefined) {
    return isZh(locale) ? '答复' : 'Answers';
  }
  const field = fields.find((one) => one.key === key);
  const name = field ? labelOf(field, locale) : key;
  if (row === undefined || !/^\d+$/.test(row)) {
    return isZh(locale) ? `“${name}”` : `"${name}"`;
  }
  const column = field?.columns?.find((one) => one.key === columnKey);
  const cell = columnKey === undefined ? '' : quoted(column ? labelOf(column, locale) : columnKey, locale);
  return isZh(locale)
    ? `“${name}”第 ${Number(row) + 1} 行${cell}`
    : `"${name}" row ${Number(row) + 1}${cell && `,${cell}`}`;
}
