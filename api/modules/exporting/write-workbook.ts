import { constants, crc32, deflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { yesOrNo, type Cell, type PlannedColumn } from '../../graphql/export-list.ts';
import type { Locale } from '../../kernel/locale.ts';
import { serialOf } from './cell-text.ts';
import { ZipWriter } from './zip-writer.ts';

/** Longest text that a cell of a workbook takes. */
const CELL_LENGTH = 32_767;
const NARROWEST = 8;
const WIDEST = 48;
/** Places in the list of cell formats below. */
const STYLE = { plain: 0, header: 1, date: 2, instant: 3 } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** The small parts of a workbook with one sheet. */
const partsOf = (title: string): readonly (readonly [path: string, text: string])[] => [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ['xl/styles.xml', STYLES],
];

/**
 * Writes a workbook page by page: typed cells, a styled and frozen header row with a filter. Compression runs beside the
 * event loop, and no more than a page is held (schema/decisions/013).
 */
export class WorkbookWriter {
  readonly #columns: readonly PlannedColumn[];
  readonly #locale: Locale;
  readonly #letters: readonly string[];
  readonly #zip = new ZipWriter((text, isLast) => compress(text, isLast));
  #row = 1;

  constructor(columns: readonly PlannedColumn[], locale: Locale) {
    this.#columns = columns;
    this.#locale = locale;
    this.#letters = columns.map((_, index) => columnLetters(index));
  }

  /** Everything before the rows; the first ones tell how wide the columns are. */
  async start(title: string, sample: readonly (readonly Cell[])[]): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (const [path, text] of partsOf(title)) {
      parts.push(this.#zip.entry(path), await this.#zip.add(text, true), this.#zip.endEntry());
    }
    const widths = this.#columns.map((column, index) =>
      [column.title, ...sample.map((cells) => String(cells[index] ?? ''))].reduce(
        (widest, text) => Math.min(WIDEST, Math.max(widest, widthOf(text))),
        NARROWEST,
      ),
    );
    const cols = widths
      .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width + 2}" customWidth="1"/>`)
      .join('');
    const header = this.#columns
      .map(({ title: text }, index) => textCell(`${this.#letters[index]!}1`, text, STYLE.header))
      .join('');
    parts.push(
      this.#zip.entry('xl/worksheets/sheet1.xml'),
      await this.#zip.add(
        `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData><row r="1">${header}</row>`,
        false,
      ),
    );
    return Buffer.concat(parts);
  }

  /** Some rows. */
  async rows(page: readonly (readonly Cell[])[]): Promise<Buffer> {
    let text = '';
    for (const cells of page) {
      this.#row += 1;
      const row = this.#row;
      text += `<row r="${row}">${this.#columns.map((column, index) => this.#cell(column, `${this.#letters[index]!}${row}`, cells[index] ?? null)).join('')}</row>`;
    }
    return this.#zip.add(text, false);
  }

  /** Everything after the rows. */
  async end(): Promise<Buffer> {
    const range = `A1:${this.#letters.at(-1)!}${this.#row}`;
    const last = await this.#zip.add(`</sheetData><autoFilter ref="${range}"/></worksheet>`, true);
    return Buffer.concat([last, this.#zip.endEntry(), this.#zip.end()]);
  }

  #cell({ kind }: PlannedColumn, at: string, value: Cell): string {
    if (value === null) {
      return '';
    }
    if (typeof value === 'number') {
      return `<c r="${at}"><v>${value}</v></c>`;
    }
    if (typeof value === 'boolean') {
      return textCell(at, yesOrNo(value, this.#locale), STYLE.plain);
    }
    if (kind === 'date' || kind === 'instant') {
      return `<c r="${at}" s="${STYLE[kind]}"><v>${serialOf(value)}</v></c>`;
    }
    // A typed text is never run, whatever it begins with.
    return textCell(at, value, STYLE.plain);
  }
}

const deflate = promisify(deflateRaw) as (data: Buffer, options: { finishFlush: number }) => Promise<Buffer>;

/** One stretch of a compressed entry; stretches follow each other in one stream. */
async function compress(
  text: string,
  isLast: boolean,
): Promise<{ bytes: Buffer; crc: (before: number) => number; size: number }> {
  const plain = Buffer.from(text);
  const bytes = await deflate(plain, { finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });
  return { bytes, crc: (before) => crc32(plain, before), size: plain.length };
}

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, CELL_LENGTH))}</t></is></c>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text for XML; what XML can't hold (control characters, lone surrogates) is left out. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll(/[&<>"\r]/g, (character) => ESCAPES[character]!)
  );
}

const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** `A` to `Z`, then `AA`. */
function columnLetters(index: number): string {
  const rest = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? rest : columnLetters(Math.floor(index / 26) - 1) + rest;
}

/** Width in Latin characters: Chinese ones take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text.slice(0, WIDEST)) {
    width += character.codePointAt(0)! > 0xff ? 2 : 1;
  }
  return width;
}
