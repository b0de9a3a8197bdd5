const FORMULA_START = /<((?:[A-Za-z_][\w.-]*:)?)f(?=[\s/>])/g;
/** Longest formula source that is kept for showing, in bytes. */
const KEPT_SOURCE = 400;

/**
 * Rewrites every formula element of a worksheet part into the one plain form that the spreadsheet parser always
 * sees: a shared formula without a master or an empty element would otherwise pass as an honest value.
 * Works on bytes as latin1, so the text's own encoding stays untouched.
 */
export function markFormulas(worksheet: Buffer): Buffer {
  const xml = worksheet.toString('latin1');
  const pieces: string[] = [];
  let copied = 0;
  FORMULA_START.lastIndex = 0;
  for (let match = FORMULA_START.exec(xml); match; match = FORMULA_START.exec(xml)) {
    const prefix = match[1] ?? '';
    const tagEnd = endOfTag(xml, FORMULA_START.lastIndex);
    const attributes = xml.slice(FORMULA_START.lastIndex, tagEnd);
    let source = '';
    let end = tagEnd + 1;
    if (!attributes.endsWith('/')) {
      const close = xml.indexOf(`</${prefix}f`, end);
      if (close === -1) {
        break;
      }
      source = xml.slice(end, Math.min(close, end + KEPT_SOURCE)).trim();
      end = endOfTag(xml, close) + 1;
    }
    const range = /\bref\s*=\s*["']([A-Z$\d:]+)["']/.exec(attributes)?.[1];
    const isArea = range !== undefined && !/\bt\s*=\s*["']shared["']/.test(attributes);
    pieces.push(
      xml.slice(copied, match.index),
      isArea ? `<${prefix}f t="array" ref="${range}">` : `<${prefix}f>`,
      source === '' || source.includes('<') ? '?' : source,
      `</${prefix}f>`,
    );
    copied = end;
    FORMULA_START.lastIndex = end;
  }
  if (pieces.length === 0) {
    return worksheet;
  }
  pieces.push(xml.slice(copied));
  return Buffer.from(pieces.join(''), 'latin1');
}

/** Index of the `>` that closes the tag, attribute values in mind. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const char = xml[at] ?? '';
    if (quote !== '') {
      quote = char === quote ? '' : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '>') {
      return at;
    }
  }
  return xml.length;
}
