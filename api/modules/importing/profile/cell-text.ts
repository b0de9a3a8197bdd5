/** A repair that `cleanText` made; each is an issue code of its own. */
export type TextRepair = 'SPACE_TRIMMED' | 'INNER_SPACE_REMOVED' | 'LINE_BREAK_REMOVED' | 'INVISIBLE_REMOVED';

/** A cell's text made storable, and what had to be repaired for it. */
export interface CleanText {
  readonly text: string;
  readonly repairs: readonly TextRepair[];
}

/** Controls, soft hyphen, zero-width and direction marks: they are never meant and make equal names differ. */
const INVISIBLE = /[[\p{Cc}\p{Cf}]--[\t\n\r\u0085]]/gv;
const LINE_BREAK = /[^\S\r\n\u0085\u2028\u2029]*[\r\n\u0085\u2028\u2029]\s*/g;
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef·]/u;

/**
 * Cleans a cell's text without touching its characters: no invisible ones, no line breaks, no outer spaces, and none
 * between Chinese characters unless `keepSpaces` says that they separate values. Full width forms stay as published.
 */
export function cleanText(raw: string, keepSpaces = false): CleanText {
  const repairs = new Set<TextRepair>();
  const visible = raw.replace(INVISIBLE, '');
  if (visible !== raw) {
    repairs.add('INVISIBLE_REMOVED');
  }
  const trimmed = visible.trim();
  if (trimmed !== visible) {
    repairs.add('SPACE_TRIMMED');
  }
  const oneLine = trimmed.replace(LINE_BREAK, (_, at: number) => {
    repairs.add('LINE_BREAK_REMOVED');
    return joint(trimmed, at, trimmed.slice(at).search(/\S/) + at);
  });
  const text = keepSpaces
    ? oneLine
    : oneLine.replace(/\s+/g, (space, at: number) => {
        const kept = joint(oneLine, at, at + space.length);
        if (kept !== space) {
          repairs.add('INNER_SPACE_REMOVED');
        }
        return kept;
      });
  return { text: text.normalize('NFC'), repairs: [...repairs] };
}

/** What stands between two characters once the space between them is gone: nothing in Chinese, one space else. */
function joint(text: string, before: number, after: number): string {
  const left = text.slice(0, before).at(-1) ?? '';
  const right = String.fromCodePoint(text.codePointAt(after) ?? 32);
  return WIDE.test(left) || WIDE.test(right) ? '' : ' ';
}

/** The form in which two names meet: half width, lower case, without any space; never shown or stored. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(/[\s·•・‧]+/gu, '');
}

/** The form in which headers meet their aliases: as names, without "required" notes and punctuation. */
export function headerKey(header: string): string {
  return nameKey(header)
    .replace(/[([](?:必填|选填|可选|非必填|required|optional)[)\]]/g, '')
    .replace(/[*:_\-./()[\]'"“”]+/g, '');
}

/** Half width, without spaces: the form of codes, numbers and addresses of mail. */
export function plainValue(text: string): string {
  return text.normalize('NFKC').replace(/^'/, '').replace(/\s+/g, '');
}

/** Longest part of a value that an issue repeats. */
const ECHOED = 60;

/**
 * A value of the file in a form that may be shown, logged and exported: one line, shortened, and never a formula when
 * a spreadsheet program opens the report.
 */
export function echo(value: string): string {
  const line = value
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '⏎')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '\ufffd');
  const characters = [...line];
  const short = characters.length > ECHOED ? `${characters.slice(0, ECHOED).join('')}…` : line;
  return /^\s*[=+\-@＝＋－＠|%]/.test(short) ? `'${short}` : short;
}
