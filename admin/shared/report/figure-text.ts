import { divide, formatDecimal, parseDecimal, subtract } from '../../../schema/form/decimal.ts';
import { groupedDecimal } from '../../../schema/form/value-text.ts';
import { currentLocale } from '../../providers/i18n.ts';

/** What says how a figure is written. */
export interface FigureRules {
  readonly isMoney: boolean;
  readonly unit?: string | null;
  readonly unitEn?: string | null;
}

const HUNDRED = { n: 100n, d: 1n };

/** A figure in words of the reader's language: fen as yuan, digits in groups, with its unit; exact as it came. */
export function figureText(rules: FigureRules, value: string | null | undefined): string {
  if (value === null || value === undefined) {
    return '';
  }
  const isEnglish = currentLocale() === 'en';
  if (rules.isMoney) {
    const fen = parseDecimal(value);
    const yuan = fen && divide(fen, HUNDRED);
    const text = yuan ? groupedDecimal(formatDecimal(yuan, 2)) : value;
    return isEnglish ? `CNY ${text}` : `${text} 元`;
  }
  const unit = isEnglish ? (rules.unitEn ?? rules.unit) : rules.unit;
  return unit ? `${groupedDecimal(value)} ${unit}` : groupedDecimal(value);
}

/** The exact difference of two figures with its sign; empty where one is missing, `0` where they are the same. */
export function changeText(
  rules: FigureRules,
  now: string | null | undefined,
  before: string | null | undefined,
): string {
  const [left, right] = [parseDecimal(now ?? ''), parseDecimal(before ?? '')];
  if (!left || !right) {
    return '';
  }
  const change = subtract(left, right);
  const decimals = Math.max(decimalsOf(now!), decimalsOf(before!));
  const text = figureText(rules, formatDecimal(change, decimals));
  return change.n > 0n ? `+${text}` : text;
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
