import { utils, write } from '@e965/xlsx';
import { fill, type Locale, type LocalizedText } from '../../kernel/locale.ts';
import type { Template } from './import-template.ts';
import { parserTarget } from './import-targets.ts';
import { fieldLabel, fieldsOf } from './profile/target-fields.ts';

/** Formats in which templates are given. */
export const TEMPLATE_FORMATS = ['csv', 'xlsx'] as const;
/** A format of a template. */
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/** A file to hand out. */
export interface TemplateFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const TEXTS = {
  list: { 'zh-CN': '名单', en: 'List' },
  help: { 'zh-CN': '填写说明', en: 'How to fill in' },
  head: {
    'zh-CN': '第一行是表头，请勿更改；第二行是示例，请删除后填写。每行一条，空白单元格表示“未说明”，不会清除已有内容。',
    en: 'The first row holds the headers: keep it. The second row is an example: delete it. One record a row; an empty cell says nothing and clears nothing.',
  },
  columns: { 'zh-CN': '列|是否必填|示例|说明|也认得的表头', en: 'Column|Required|Example|Note|Other headers' },
  required: { 'zh-CN': '必填', en: 'yes' },
  either: { 'zh-CN': '与“{fields}”至少填一项', en: 'this or: {fields}' },
  optional: { 'zh-CN': '选填', en: 'no' },
  fileName: { 'zh-CN': '{title}导入模板', en: 'Import template - {title}' },
} as const satisfies Record<string, LocalizedText>;

/** The headers and the example of a template in one language, as a list holds them. */
function templateRows(template: Template, locale: Locale): string[][] {
  return [
    template.columns.map(({ field }) => fieldLabel(field, parserTarget(template.target))[locale]),
    template.columns.map(({ example }) => example[locale]),
  ];
}

/** A template as a file: .csv with a byte order mark, or .xlsx with a second sheet that explains each column. */
export function templateFile(template: Template, format: TemplateFormat, locale: Locale): TemplateFile {
  const rows = templateRows(template, locale);
  const fileName = `${fill(TEXTS.fileName[locale], { title: template.title[locale] })}.${format}`;
  if (format === 'csv') {
    const lines = rows.map((row) => row.map(csvField).join(','));
    return { fileName, contentType: 'text/csv; charset=utf-8', bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) };
  }
  const book = utils.book_new();
  const list = utils.aoa_to_sheet(rows);
  list['!cols'] = template.columns.map(() => ({ wch: 22 }));
  utils.book_append_sheet(book, list, TEXTS.list[locale]);
  const help = utils.aoa_to_sheet(explanation(template, locale));
  help['!cols'] = [18, 18, 24, 60, 60].map((wch) => ({ wch }));
  utils.book_append_sheet(book, help, TEXTS.help[locale]);
  return {
    fileName,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer,
  };
}

function explanation({ target, title, columns }: Template, locale: Locale): string[][] {
  const specs = new Map(fieldsOf(parserTarget(target)).map((spec) => [spec.field, spec]));
  const label = (field: string): string => fieldLabel(field, parserTarget(target))[locale];
  return [
    [title[locale]],
    [TEXTS.head[locale]],
    [],
    TEXTS.columns[locale].split('|'),
    ...columns.map(({ field, example, note }) => {
      const { required = false, aliases = [] } = specs.get(field) ?? {};
      const need =
        required === true
          ? TEXTS.required[locale]
          : Array.isArray(required)
            ? fill(TEXTS.either[locale], { fields: required.map(label).join('、') })
            : TEXTS.optional[locale];
      return [label(field), need, example[locale], note[locale], aliases.slice(0, 8).join('、')];
    }),
  ];
}

function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
