import { formatDecimal, fromFen } from './decimal.ts';
import { labelOf } from './form-problem.ts';
import { type FormColumn, type FormField, isEmptyValue, isRecord, ownValue } from './form-spec.ts';

type Locale = 'zh-CN' | 'en';

/** Digits in groups of three; the text is decimal and stays exact. */
export function groupedDecimal(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Money in words of a language from whole fen; what is no fen stays as it is. */
function moneyText(fen: string, locale: Locale): string {
  const yuan = fromFen(fen);
  if (!yuan) {
    return fen;
  }
  const text = groupedDecimal(formatDecimal(yuan, 2));
  return locale === 'zh-CN' ? `${text} 元` : `CNY ${text}`;
}

/** A value in words of a language, for lists, files and messages; empty when nothing is given. Foreign data stays readable. */
export function valueText(field: FormField | FormColumn, value: unknown, locale: Locale): string {
  if (isEmptyValue(value)) {
    return '';
  }
  if (Array.isArray(value)) {
    return field.kind === 'TABLE' && 'columns' in field
      ? value.map((row) => rowText(field.columns, row, locale)).join('\n')
      : field.kind === 'FILE'
        ? locale === 'zh-CN'
          ? `${value.length} 个文件`
          : `${value.length} ${value.length === 1 ? 'file' : 'files'}`
        : value.map((key) => optionText(field, String(key), locale)).join(locale === 'zh-CN' ? '、' : ', ');
  }
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  switch (field.kind) {
    case 'MONEY':
      return moneyText(value, locale);
    case 'NUMBER':
      return numberText(field, value, locale);
    case 'COMPUTED':
      return field.isMoney ? moneyText(value, locale) : numberText(field, value, locale);
    case 'CHOICE':
      return optionText(field, value, locale);
    default:
      return value;
  }
}

function numberText(field: FormField | FormColumn, value: string, locale: Locale): string {
  const unit = locale === 'en' ? (field.unitEn ?? field.unit) : field.unit;
  return unit ? `${groupedDecimal(value)} ${unit}` : groupedDecimal(value);
}

function optionText(field: FormField | FormColumn, key: string, locale: Locale): string {
  const option = field.options.find((one) => one.key === key);
  return option ? labelOf(option, locale) : key;
}

function rowText(columns: readonly FormColumn[], row: unknown, locale: Locale): string {
  if (!isRecord(row)) {
    return String(row);
  }
  const cells = columns
    .map((column) => ({ column, text: valueText(column, ownValue(row, column.key), locale) }))
    .filter(({ text }) => text !== '')
    .map(({ column, text }) => `${labelOf(column, locale)}${locale === 'zh-CN' ? '：' : ': '}${text}`);
  return cells.join(locale === 'zh-CN' ? '；' : '; ');
}
