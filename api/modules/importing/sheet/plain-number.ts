/**
 * A number as its plain digits: never scientific notation, never rounded to a display format.
 * A format of zeros only (`0000000000`) is a code's width, so its leading zeros are given back.
 */
export function plainNumber(value: number, format = 'General'): string {
  if (!Number.isFinite(value)) {
    return '#NUM!';
  }
  const plain = Number.isInteger(value) ? BigInt(value).toString() : expandExponent(String(value));
  return /^0{2,}$/.test(format) && /^\d+$/.test(plain) ? plain.padStart(format.length, '0') : plain;
}

function expandExponent(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (!match) {
    return text;
  }
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Number(exponent), '0');
  const point = digits.length - fraction.length - Number(exponent);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
