import { formatDecimal, fromFen, multiply, parseDecimal } from '../../../schema/form/decimal.ts';

/** A number as people type it (full-width digits, thousands, a leading point) as decimal text; null when it is none. */
export function readDecimal(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/[。．]/g, '.')
    .replace(/^[−－–]/, '-');
  const match = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(plain);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || (whole === '' && fraction === '')) {
    return null;
  }
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const text = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Yuan as people type them in whole fen; null when it is no amount or has parts of a fen. */
export function readFen(typed: string): string | null {
  const yuan = readDecimal(typed);
  if (yuan === null || (yuan.split('.')[1] ?? '').replace(/0+$/, '').length > 2) {
    return null;
  }
  return formatDecimal(multiply(parseDecimal(yuan)!, { n: 100n, d: 1n }), 0);
}

/** Whole fen as yuan to be edited; what is no fen stays as it was typed. */
export function writeYuan(fen: string): string {
  const yuan = fromFen(fen);
  return yuan ? formatDecimal(yuan, 2).replace(/\.00$/, '') : fen;
}
