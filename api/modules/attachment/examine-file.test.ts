import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACHMENT_KINDS } from '../../../schema/limits.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { compoundOf, workbookOf, xlsxParts, zipOf, type Part } from '../../testing/files.ts';
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
