import { crc32, deflateRawSync } from 'node:zlib';
import { type AOA2SheetOpts, CFB, utils, write } from '@e965/xlsx';

/** Cells as tests write them. */
export type Row = readonly (string | number | boolean | Date | null)[];

/** An honest workbook made by the spreadsheet library. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly Row[]>>,
  format: 'xls' | 'xlsx',
  about: { date1904?: boolean; hidden?: readonly number[] } = {},
): Buffer {
  const book = utils.book_new();
  book.Workbook = {
    WBProps: { date1904: about.date1904 ?? false },
    Sheets: Object.keys(sheets).map((name, index) => ({ name, Hidden: about.hidden?.includes(index) ? 1 : 0 })),
  };
  // The library's typings do not know the day from which a sheet counts.
  const options: AOA2SheetOpts & { date1904: boolean } = { date1904: about.date1904 ?? false };
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet(
        rows.map((row) => [...row]),
        options,
      ),
      name,
    );
  }
  return write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : 'xlsx', compression: true }) as Buffer;
}

/** One part of a hand-made archive; what is declared may lie. */
export interface Part {
  readonly name: string;
  readonly data: string | Buffer;
  readonly declaredUnpacked?: number;
  readonly declaredPacked?: number;
  readonly flags?: number;
}

/** A hand-made deflated archive. */
export function zipOf(parts: readonly Part[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(part.declaredPacked ?? packed.length, 14);
    fields.writeUInt32LE(part.declaredUnpacked ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    chunks.push(Buffer.from('504b0304', 'hex'), fields, name, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), fields, place, name);
    offset += 4 + fields.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, chunk) => sum + chunk.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of an .xlsx whose only worksheet has the given XML inside `<worksheet>`. */
export function xlsxParts(worksheet: string): Part[] {
  return [
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: `${XML}<worksheet xmlns="${MAIN}">${worksheet}</worksheet>` },
  ];
}

/** An .xlsx with hand-written rows. */
export function xlsxOf(rows: string, before = '', after = ''): Buffer {
  return zipOf(xlsxParts(`${before}<sheetData>${rows}</sheetData>${after}`));
}

/** A compound file with the given streams. */
export function compoundOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const library = CFB as {
    utils: { cfb_new(): unknown; cfb_add(file: unknown, name: string, data: Buffer): void };
    write(file: unknown, options: { type: 'buffer' }): Buffer;
  };
  const file = library.utils.cfb_new();
  for (const [name, data] of Object.entries(streams)) {
    library.utils.cfb_add(file, `/${name}`, data);
  }
  return Buffer.from(library.write(file, { type: 'buffer' }));
}

/** One BIFF record. */
export function record(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

/**
 * A hand-made BIFF 8 workbook stream with one sheet of records; `globals` go before the sheet list. The sheet is a worksheet
 * unless `listed` (its kind in the list of sheets) and `begun` (in its own beginning) say otherwise.
 */
export function biffOf(
  cells: readonly Buffer[],
  globals: readonly Buffer[] = [],
  { listed = 0, begun = 0x0010, gap = Buffer.alloc(0) }: { listed?: number; begun?: number; gap?: Buffer } = {},
): Buffer {
  const begin = (kind: number): Buffer => {
    const body = Buffer.alloc(16);
    body.writeUInt16LE(0x0600, 0);
    body.writeUInt16LE(kind, 2);
    return record(0x0809, body);
  };
  const sheetEntry = (start: number): Buffer => {
    const body = Buffer.alloc(9);
    body.writeUInt32LE(start, 0);
    body.writeUInt8(listed, 5);
    body.writeUInt8(1, 6);
    body.write('S', 8, 'latin1');
    return record(0x0085, body);
  };
  const end = record(0x000a, Buffer.alloc(0));
  const head = Buffer.concat([begin(0x0005), ...globals]);
  const start = head.length + sheetEntry(0).length + end.length + gap.length;
  return Buffer.concat([head, sheetEntry(start), end, gap, begin(begun), ...cells, end]);
}

/** A number cell of BIFF 8. */
export function biffNumber(row: number, column: number, value: number): Buffer {
  const body = Buffer.alloc(14);
  body.writeUInt16LE(row, 0);
  body.writeUInt16LE(column, 2);
  body.writeDoubleLE(value, 6);
  return record(0x0203, body);
}

/** A formula cell of BIFF 8 with a cached number; its tokens point to a master formula that does not exist. */
export function biffOrphanFormula(row: number, column: number, cached: number): Buffer {
  const body = Buffer.alloc(27);
  body.writeUInt16LE(row, 0);
  body.writeUInt16LE(column, 2);
  body.writeDoubleLE(cached, 6);
  body.writeUInt16LE(5, 20);
  body.writeUInt8(0x01, 22);
  body.writeUInt16LE(900, 23);
  return record(0x0006, body);
}

/** A BIFF 5 (Excel 95) workbook stream whose only cell is a text in the code page of Chinese Windows. */
export function biff5Of(text: Buffer): Buffer {
  const begin = (kind: number): Buffer => {
    const body = Buffer.alloc(8);
    body.writeUInt16LE(0x0500, 0);
    body.writeUInt16LE(kind, 2);
    return record(0x0809, body);
  };
  const codePage = record(0x0042, Buffer.from([936 % 256, 936 >> 8]));
  const end = record(0x000a, Buffer.alloc(0));
  const sheetEntry = (start: number): Buffer => {
    const body = Buffer.alloc(8);
    body.writeUInt32LE(start, 0);
    body.writeUInt8(1, 6);
    body.write('S', 7, 'latin1');
    return record(0x0085, body);
  };
  const head = Buffer.concat([begin(0x0005), codePage]);
  const label = Buffer.alloc(8);
  label.writeUInt16LE(text.length, 6);
  const start = head.length + sheetEntry(0).length + end.length;
  return Buffer.concat([
    head,
    sheetEntry(start),
    end,
    begin(0x0010),
    record(0x0204, Buffer.concat([label, text])),
    end,
  ]);
}

/** A text in GB18030 as far as two bytes reach; the platform decodes it but has no encoder. */
export function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from(
    [...text].flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : (codes.get(character) ?? [0x3f]),
    ),
  );
}
