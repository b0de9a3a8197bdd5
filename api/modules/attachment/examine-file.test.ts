import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACHMENT_KINDS } from '../../../schema/limits.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { biffOf, compoundOf, workbookOf, xlsxParts, zipOf, type Part } from '../../testing/files.ts';
import { examineFile, extensionOf, kindOf, type AttachmentKind } from './examine-file.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'xuelian-examine-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The media type, or the code of the refusal. */
async function judge(kind: AttachmentKind, content: Uint8Array | string): Promise<string> {
  const bytes = Buffer.from(content as string);
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  try {
    return await examineFile(path, bytes.length, kind);
  } catch (error) {
    if (error instanceof DomainRefusal) {
      return error.code;
    }
    throw error;
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(40)]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const HTML = '<!doctype html><html><script>alert(1)</script></html>';

const office = (main: string, more: readonly Part[] = []): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', data: `<Types><Override PartName="/x.xml" ContentType="${main}"/></Types>` },
    ...more,
  ]);
/** An atom of an older presentation. */
function atom(head: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(head, 'hex'), length, body]);
}
/** A storage within a presentation, as it is packed there. */
function packed(storage: Buffer, declared = storage.length): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(declared);
  return atom('10001110', Buffer.concat([size, deflateSync(storage)]));
}
const slides = (...atoms: readonly Buffer[]): Buffer =>
  compoundOf({ 'PowerPoint Document': Buffer.concat([Buffer.alloc(600), ...atoms]) });
const PROJECT = compoundOf({ 'VBA/_VBA_PROJECT': Buffer.alloc(80), 'VBA/dir': Buffer.alloc(80) });
/** Whether there are macros, by the atom that says it. */
const vbaInfo = (flag: number): Buffer => atom('02000004', Buffer.from([1, 0, 0, 0, flag, 0, 0, 0, 2, 0, 0, 0]));
const text = (words: string): Buffer => atom('0000a00f', Buffer.from(words, 'utf16le'));
const MACRO_BOOK = compoundOf({ Workbook: biffOf([], [], { listed: 1, begun: 0x0040 }) });
/** Sectors of more than one table: a workbook that is not small. */
const LONG = Buffer.concat([biffOf([]), Buffer.alloc(9_000_000)]);
/** An honest compound file in which a number of its head is another one. */
function broken(at: number, value: number): Buffer {
  const bytes = compoundOf({ Workbook: biffOf([]) });
  bytes.writeUInt32LE(value, at);
  return bytes;
}
/** A compound file whose chains lead in a circle: each sector of the table points to the first. */
function circular(): Buffer {
  const bytes = compoundOf({ Workbook: Buffer.concat([biffOf([]), Buffer.alloc(20_000)]) });
  const table = (bytes.readUInt32LE(76) + 1) * 512;
  for (let at = 0; at < 512; at += 4) {
    bytes.writeUInt32LE(bytes.readUInt32LE(48), table + at);
  }
  return bytes;
}
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

describe('examineFile takes', () => {
  it.each<[AttachmentKind, Uint8Array | string]>([
    ['png', PNG],
    ['jpg', JPEG],
    ['jpeg', JPEG],
    ['pdf', PDF],
    ['txt', '关于召开代表大会的通知\r\n第一行\t二'],
    ['txt', Buffer.from('b9d8d3dad5d9bfaa', 'hex')],
    ['csv', '学校,人数\n岳麓大学,12\n'],
    ['xlsx', workbookOf({ 表: [['校', 1]] }, 'xlsx')],
    ['xls', workbookOf({ 表: [['校', 1]] }, 'xls')],
    ['docx', office(DOCX)],
    ['doc', compoundOf({ WordDocument: Buffer.alloc(600), '1Table': Buffer.alloc(600) })],
    ['xls', compoundOf({ Workbook: biffOf([]) })],
    ['xls', compoundOf({ Workbook: LONG })],
    ['xls', compoundOf({ Workbook: biffOf([], [], { listed: 2, begun: 0x0020 }) })],
    ['ppt', slides(vbaInfo(0), text('什么是 VBA'), text('Macros'), packed(compoundOf({ Workbook: biffOf([]) })))],
    ['ppt', slides(Buffer.from('1000111000000000', 'hex'))],
    [
      'xlsx',
      zipOf([
        ...xlsxParts(''),
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          data: '<Relationships><Relationship Id="r" Type="http://x/hyperlink" Target="http://x/macrosheet.html"/></Relationships>',
        },
        { name: 'xl/embeddings/oleObject1.bin', data: compoundOf({ Workbook: biffOf([]) }) },
      ]),
    ],
    ['odt', zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }])],
    ['ofd', zipOf([{ name: 'OFD.xml', data: '<ofd:OFD/>' }])],
    [
      'zip',
      zipOf([
        { name: '名单/一.txt', data: 'a' },
        { name: '名单/二.pdf', data: PDF },
      ]),
    ],
  ])('an honest .%s', async (kind, content) => {
    expect(await judge(kind, content)).toBe(ATTACHMENT_KINDS[kind].mediaType);
  });
});

describe('examineFile refuses', () => {
  it.each<[string, AttachmentKind, Uint8Array | string]>([
    ['a page that says it is a picture', 'png', HTML],
    ['an svg that says it is a picture', 'png', SVG],
    ['a picture of another kind', 'png', JPEG],
    ['a program that says it is a document', 'pdf', EXE],
    ['a program that says it is a workbook', 'xlsx', EXE],
    ['a page with the mark of a document behind it', 'pdf', `${HTML}${PDF.toString()}`],
    ['a page that says it is a text', 'txt', HTML],
    ['an svg that says it is a text', 'txt', `\n ${SVG}`],
    ['a script that says it is a text', 'txt', '#!/bin/sh\nrm -rf /\n'],
    ['a table with a page inside', 'csv', 'a,b\n1,<script>alert(1)</script>\n'],
    ['a text with zeros', 'txt', Buffer.from('a\0b')],
    ['bytes that are no text', 'csv', Buffer.from([0xff, 0xff, 0x80, 0x80])],
    ['a workbook that says it is a letter', 'docx', workbookOf({ 表: [['校', 1]] }, 'xlsx')],
    ['a plain archive that says it is a letter', 'docx', zipOf([{ name: 'a.txt', data: 'a' }])],
    ['an old letter that says it is a workbook', 'xls', compoundOf({ WordDocument: Buffer.alloc(600) })],
    ['an empty compound file', 'doc', compoundOf({})],
    ['a compound file with a table outside of it', 'xls', broken(76, 0x00ffffff)],
    ['a compound file with a directory outside of it', 'xls', broken(48, 0x00ffffff)],
    ['a compound file of sectors that there are not', 'xls', broken(30, 0x00060007)],
    ['a compound file that leads in a circle', 'xls', circular()],
    ['a compound file that ends in its head', 'xls', compoundOf({ Workbook: biffOf([]) }).subarray(0, 400)],
    [
      'a locked presentation',
      'ppt',
      compoundOf({
        'PowerPoint Document': Buffer.alloc(600),
        'Current User': Buffer.from('0000f60f2000000014000000dfc4d1f3', 'hex'),
      }),
    ],
    [
      'a presentation that says it is a text document',
      'odt',
      zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.presentation' }]),
    ],
    ['an archive behind a page', 'zip', Buffer.concat([Buffer.from(HTML), zipOf([{ name: 'a.txt', data: 'a' }])])],
  ])('%s', async (_, kind, content) => {
    expect(await judge(kind, content)).toBe('ATTACHMENT_CONTENT');
  });

  it.each<[string, AttachmentKind, Uint8Array]>([
    ['by its part', 'docx', office(DOCX, [{ name: 'word/vbaProject.bin', data: 'x' }])],
    [
      'under another name',
      'docx',
      office(`${DOCX}"/><Override PartName="/a.bin" ContentType="application/vnd.ms-office.vbaProject`),
    ],
    ['by its main part', 'xlsx', office('application/vnd.ms-excel.sheet.macroEnabled.main+xml')],
    [
      'under an ending',
      'docx',
      zipOf([
        {
          name: '[Content_Types].xml',
          data: `<Types><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override ContentType="${DOCX}"/></Types>`,
        },
        { name: 'word/x.bin', data: 'x' },
      ]),
    ],
    [
      'of the old kind of sheets',
      'xlsx',
      zipOf([...xlsxParts(''), { name: 'xl/macrosheets/sheet1.xml', data: '<a/>' }]),
    ],
    [
      'in two bytes a letter',
      'docx',
      zipOf([{ name: '[Content_Types].xml', data: Buffer.from(`<Types a="vbaProject" b="${DOCX}"/>`, 'utf16le') }]),
    ],
    [
      'of an old document',
      'doc',
      compoundOf({ WordDocument: Buffer.alloc(600), 'Macros/VBA/_VBA_PROJECT': Buffer.alloc(600) }),
    ],
    ['of Excel 4, by the list of sheets', 'xls', compoundOf({ Workbook: biffOf([], [], { listed: 1 }) })],
    ['of Excel 4, by the sheet itself', 'xls', compoundOf({ Workbook: biffOf([], [], { begun: 0x0040 }) })],
    [
      'of Excel 4, where no record leads',
      'xls',
      compoundOf({ Workbook: biffOf([], [], { begun: 0x0040, gap: Buffer.from('ffffff7f', 'hex') }) }),
    ],
    [
      'of Excel 4, in a workbook that is not small',
      'xls',
      compoundOf({ Book: Buffer.concat([biffOf([], [], { listed: 1, begun: 0x0040 }), Buffer.alloc(9_000_000)]) }),
    ],
    ['of Excel 5, as a module', 'xls', compoundOf({ Workbook: biffOf([], [], { listed: 6, begun: 0x0006 }) })],
    [
      'of Excel 4 in an object of a letter',
      'doc',
      compoundOf({
        WordDocument: Buffer.alloc(600),
        'ObjectPool/_1/Workbook': biffOf([], [], { listed: 1, begun: 0x0040 }),
      }),
    ],
    ['under names in small letters', 'doc', compoundOf({ WordDocument: Buffer.alloc(9), 'macros/x': Buffer.alloc(9) })],
    ['of a presentation, as it says', 'ppt', slides(vbaInfo(1))],
    ['of a presentation, packed', 'ppt', slides(vbaInfo(0), packed(PROJECT))],
    ['of a presentation, packed where no record leads', 'ppt', slides(Buffer.alloc(7, 0xff), packed(PROJECT))],
    ['of a presentation, plain', 'ppt', slides(atom('00001110', PROJECT))],
    ['of Excel 4 in an object of a presentation', 'ppt', slides(packed(MACRO_BOOK))],
    ['of Excel 4 in an object of a presentation in one', 'ppt', slides(packed(slides(packed(MACRO_BOOK))))],
    [
      'by what a part is to another',
      'xlsx',
      zipOf([
        ...xlsxParts('').filter(({ name }) => !name.endsWith('.rels')),
        {
          name: 'xl/_rels/workbook.xml.rels',
          data: '<Relationships><Relationship Id="r" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="a.xml"/></Relationships>',
        },
        { name: 'xl/a.xml', data: '<a/>' },
      ]),
    ],
    ['written in numbers of letters', 'xlsx', office('application/vnd.ms-excel.macro&#x73;heet+xml')],
    [
      'of an older object in a workbook',
      'xlsx',
      zipOf([...xlsxParts(''), { name: 'xl/embeddings/oleObject1.bin', data: MACRO_BOOK }]),
    ],
    ['of an older file in an archive', 'zip', zipOf([{ name: '表/a.XLS', data: MACRO_BOOK }])],
    [
      'of an open document',
      'odt',
      zipOf([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
        { name: 'Basic/Standard/m.xml', data: 'x' },
      ]),
    ],
  ])('macros %s', async (_, kind, content) => {
    expect(await judge(kind, content)).toBe('ATTACHMENT_MACRO');
  });

  const zeros = Buffer.alloc(30_000_000);
  it.each<[string, readonly Part[]]>([
    ['a bomb by its ratio', [{ name: 'a.txt', data: zeros }]],
    ['one that declares less than it holds', [{ name: 'a.txt', data: zeros, declaredUnpacked: 1000 }]],
    ['one that declares more than it holds', [{ name: 'a.txt', data: 'abc', declaredUnpacked: 4000 }]],
    [
      'one that is too large in all',
      Array.from({ length: 6 }, (_, i) => ({
        name: `${i}.txt`,
        data: 'a',
        declaredUnpacked: 4_900_000 * 20,
        declaredPacked: 1,
      })),
    ],
    ['too many entries', Array.from({ length: 5001 }, (_, i) => ({ name: `${i}`, data: '' }))],
    [
      'overlapping entries',
      [
        { name: 'a.txt', data: 'a', declaredPacked: 5000 },
        { name: 'b.txt', data: 'b' },
      ],
    ],
    ['an encrypted one', [{ name: 'a.txt', data: 'a', flags: 1 }]],
    ['a way out of the folder', [{ name: '../../etc/cron.d/a', data: 'a' }]],
    ['a way out of the folder in the other slash', [{ name: 'x\\..\\..\\a.txt', data: 'a' }]],
    ['an absolute path', [{ name: '/etc/passwd', data: 'a' }]],
    ['a drive', [{ name: 'C:\\a.txt', data: 'a' }]],
    [
      'one name twice',
      [
        { name: 'a.txt', data: 'a' },
        { name: 'A.TXT', data: 'b' },
      ],
    ],
    ['a program', [{ name: 'photos/me.JPG.exe', data: 'MZ' }]],
    ['a program behind a dot', [{ name: 'me.exe. .', data: 'MZ' }]],
    ['a page', [{ name: 'index.html', data: HTML }]],
    ['an svg', [{ name: 'logo.svg', data: SVG }]],
    ['a document for macros', [{ name: 'a.docm', data: 'x' }]],
    ['an archive inside', [{ name: 'lib 0.zip', data: 'x' }]],
  ])('an archive with %s', async (_, parts) => {
    expect(await judge('zip', zipOf(parts))).toBe('ATTACHMENT_ARCHIVE');
  });

  it('a presentation whose objects unpack to more than they say, or to very much', async () => {
    const bomb = Buffer.alloc(60_000_000);
    expect(await judge('ppt', slides(packed(bomb, 1000)))).toBe('ATTACHMENT_ARCHIVE');
    expect(await judge('ppt', slides(packed(bomb), packed(bomb)))).toBe('ATTACHMENT_ARCHIVE');
    const deep = Array.from({ length: 6 }).reduce<Buffer>((inner) => slides(packed(inner)), slides());
    expect(await judge('ppt', deep)).toBe('ATTACHMENT_ARCHIVE');
    const many = Buffer.from('1000111000000000'.repeat(10_001), 'hex');
    expect(await judge('ppt', slides(many))).toBe('ATTACHMENT_ARCHIVE');
  });

  it('an older file of which some bytes are others, in words or not at all', async () => {
    const honest: readonly [AttachmentKind, Buffer][] = [
      ['xls', workbookOf({ 表: [['校', 1]] }, 'xls')],
      ['ppt', slides(vbaInfo(0), text('一'), packed(compoundOf({ Workbook: biffOf([]) })))],
    ];
    const codes = new Set<string>();
    let state = 7;
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    for (const [kind, bytes] of honest) {
      for (let round = 0; round < 600; round += 1) {
        const changed = Buffer.from(bytes.subarray(0, round % 5 === 0 ? random(bytes.length) : bytes.length));
        for (let count = 0; count < 1 + random(6) && changed.length > 0; count += 1) {
          // Half of them in the head and the tables, where a change does most.
          changed[random(random(2) === 0 ? Math.min(changed.length, 1600) : changed.length)] = [0, 1, 255, random(256)][
            random(4)
          ]!;
        }
        codes.add(await judge(kind, changed));
      }
    }
    expect([...codes].filter((code) => !code.startsWith('ATTACHMENT_')).toSorted()).toEqual([
      ATTACHMENT_KINDS.xls.mediaType,
      ATTACHMENT_KINDS.ppt.mediaType,
    ]);
    expect(codes).toContain('ATTACHMENT_CONTENT');
  });

  it('a bomb that is packed as a letter', async () => {
    expect(await judge('docx', office(DOCX, [{ name: 'word/media/a.bin', data: zeros }]))).toBe('ATTACHMENT_ARCHIVE');
  });

  it('an archive that ends in the middle', async () => {
    const whole = zipOf([{ name: 'a.txt', data: 'abc'.repeat(100) }]);
    for (const length of [4, 40, whole.length - 30, whole.length - 1]) {
      expect(await judge('zip', whole.subarray(0, length))).toBe('ATTACHMENT_ARCHIVE');
    }
  });
});

describe('the kind of a file', () => {
  it('is its last extension, in any case, from the closed list', () => {
    expect(kindOf('报告.PDF')).toBe('pdf');
    expect(kindOf('a.pdf.exe')).toBeNull();
    expect(kindOf('a.svg')).toBeNull();
    expect(kindOf('a.constructor')).toBeNull();
    expect(kindOf('pdf')).toBeNull();
    expect(extensionOf('a.tar.GZ')).toBe('gz');
  });
});
