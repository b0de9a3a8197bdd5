/** An exact number: numerator over a positive denominator, reduced. Money and sums never pass through binary floats. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** The exact number 0. */
export const ZERO: Rational = { n: 0n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) {
    [x, y] = [y, x % y];
  }
  return x;
}

function reduced(n: bigint, d: bigint): Rational {
  const divisor = gcd(n, d);
  return { n: n / divisor, d: d / divisor };
}

/** True for decimal text as answers hold it: no exponent, no leading zeros, digits on both sides of a point. */
export function isDecimal(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
}

/** Reads decimal text; null when it is none. */
export function parseDecimal(text: string): Rational | null {
  if (!isDecimal(text)) {
    return null;
  }
  const [whole = '', fraction = ''] = text.split('.');
  return reduced(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** The sum of two numbers. */
export function add(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** The first number less the second. */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

/** The product of two numbers. */
export function multiply(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.n, a.d * b.d);
}

/** The first number over the second; null when that is 0. */
export function divide(a: Rational, b: Rational): Rational | null {
  if (b.n === 0n) {
    return null;
  }
  const sign = b.n < 0n ? -1n : 1n;
  return reduced(a.n * b.d * sign, a.d * b.n * sign);
}

/** Negative, 0 or positive as the first number is smaller than, equal to or larger than the second. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The number with so many decimals, halves away from zero as people round (四舍五入). */
export function roundTo(value: Rational, decimals: number): Rational {
  const scale = 10n ** BigInt(decimals);
  const isNegative = value.n < 0n;
  const scaled = (isNegative ? -value.n : value.n) * scale;
  const whole = (scaled * 2n + value.d) / (value.d * 2n);
  return reduced(isNegative ? -whole : whole, scale);
}

/** Decimal text with exactly so many decimals. */
export function formatDecimal(value: Rational, decimals: number): string {
  const { n, d } = roundTo(value, decimals);
  const scaled = (n * 10n ** BigInt(decimals)) / d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Fen as integer text from yuan. */
export function toFen(yuan: Rational): string {
  return formatDecimal(multiply(yuan, { n: 100n, d: 1n }), 0);
}

/** Yuan from fen as integer text; null when it is none. */
export function fromFen(fen: string): Rational | null {
  return /^(0|-?[1-9]\d*)$/.test(fen) ? reduced(BigInt(fen), 100n) : null;
}
