import { fill, type Locale, type LocalizedText } from '../../../kernel/locale.ts';
import type { SheetNotice, SheetNoticeCode } from './sheet.ts';

/** Why a whole file is refused; codes are API and never renamed. */
export type SheetErrorCode =
  | 'EMPTY_FILE'
  | 'TOO_LARGE'
  | 'WRONG_TYPE'
  | 'ENCRYPTED'
  | 'ZIP_BOMB'
  | 'BROKEN_FILE'
  | 'UTF16_TEXT'
  | 'BROKEN_ENCODING'
  | 'NUL_BYTES'
  | 'BROKEN_QUOTES'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_CELLS'
  | 'CELL_TOO_LONG'
  | 'TOO_MUCH_TEXT'
  | 'NO_DATA'
  | 'SHEET_UNKNOWN'
  | 'TIME_LIMIT'
  | 'MEMORY_LIMIT';

/** Values for the places of a sheet message. */
export type SheetErrorParams = Readonly<Record<string, string | number>>;

/** The file can not be read; nothing of it was taken over. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  readonly code: SheetErrorCode;
  readonly params: SheetErrorParams;

  constructor(code: SheetErrorCode, params: SheetErrorParams = {}) {
    super(fill(SHEET_MESSAGES[code].en, params));
    this.code = code;
    this.params = params;
  }

  /** What happened and what to do, in the reader's language. */
  messageIn(locale: Locale): string {
    return fill(SHEET_MESSAGES[this.code][locale], this.params);
  }
}

/** The texts of every refusal of a file: what happened, then the remedy. */
export const SHEET_MESSAGES: Readonly<Record<SheetErrorCode, LocalizedText>> = {
  EMPTY_FILE: {
    'zh-CN': '文件为空（0 字节）。请重新导出或选择另一个文件。',
    en: 'The file is empty (0 bytes). Export it again or choose another file.',
  },
  TOO_LARGE: {
    'zh-CN': '文件为 {size} MB，超过上限 {max} MB。请删除图片与多余工作表，或拆分后分次导入。',
    en: 'The file has {size} MB, over the limit of {max} MB. Remove pictures and spare worksheets, or split it and import the parts.',
  },
  WRONG_TYPE: {
    'zh-CN': '文件内容是“{detected}”，不是表格（与扩展名无关）。请用表格软件打开后另存为 .xlsx、.xls 或 .csv。',
    en: 'The content is "{detected}", not a spreadsheet, whatever its name says. Open it in a spreadsheet program and save it as .xlsx, .xls or .csv.',
  },
  ENCRYPTED: {
    'zh-CN': '文件设有打开密码。请取消密码保护后重新保存再导入。',
    en: 'The file is protected by a password. Remove the password, save it and import it again.',
  },
  ZIP_BOMB: {
    'zh-CN': '文件解压后的内容超出安全上限或与声明不符，已拒绝。请用表格软件重新另存为 .xlsx 或 .csv。',
    en: 'The unpacked content is over the safe limit or differs from what the file declares, so it was refused. Save it anew as .xlsx or .csv in a spreadsheet program.',
  },
  BROKEN_FILE: {
    'zh-CN': '文件已损坏或不完整，无法读取。请用表格软件打开确认后重新另存。',
    en: 'The file is damaged or cut short and can not be read. Open it in a spreadsheet program, check it and save it again.',
  },
  UTF16_TEXT: {
    'zh-CN': '文本使用 UTF-16 编码，不受支持。请另存为“CSV UTF-8”或 .xlsx。',
    en: 'The text is encoded in UTF-16, which is not supported. Save it as "CSV UTF-8" or as .xlsx.',
  },
  BROKEN_ENCODING: {
    'zh-CN': '第 {line} 行（第 {byte} 字节处）有无法按 {encoding} 解读的字节。请用“CSV UTF-8”重新导出。',
    en: 'Line {line} (at byte {byte}) holds bytes that are not valid {encoding}. Export the file again as "CSV UTF-8".',
  },
  NUL_BYTES: {
    'zh-CN': '第 {line} 行含有空字节（NUL），文件可能已损坏或不是文本。请重新导出为 .csv 或 .xlsx。',
    en: 'Line {line} holds a NUL byte: the file is damaged or not text. Export it again as .csv or .xlsx.',
  },
  BROKEN_QUOTES: {
    'zh-CN': '第 {row} 行的双引号不成对。含引号的单元格须整体用双引号括起，其中的引号写两次。',
    en: 'The double quotes of row {row} do not pair. A cell that holds quotes must be quoted as a whole, with its own quotes doubled.',
  },
  TOO_MANY_ROWS: {
    'zh-CN': '行数超过上限 {max}。请拆分后分次导入。',
    en: 'There are more than {max} rows. Split the file and import the parts.',
  },
  TOO_MANY_COLUMNS: {
    'zh-CN': '第 {row} 行的列数超过上限 {max}。请删除多余的列后再导入。',
    en: 'Row {row} has more than {max} columns. Remove the columns that are not needed and import again.',
  },
  TOO_MANY_CELLS: {
    'zh-CN': '单元格超过上限 {max} 个。请删除多余的列或拆分后分次导入。',
    en: 'There are more than {max} cells. Remove columns that are not needed, or split the file and import the parts.',
  },
  CELL_TOO_LONG: {
    'zh-CN': '第 {row} 行第 {column} 列的内容超过 {max} 个字符。请缩短，并检查双引号是否成对。',
    en: 'The cell in row {row}, column {column} is longer than {max} characters. Shorten it and check that its quotes pair.',
  },
  TOO_MUCH_TEXT: {
    'zh-CN': '全部文字超过 {max} 个字符。请删除多余的列或拆分后分次导入。',
    en: 'All texts together are longer than {max} characters. Remove columns that are not needed, or split the file and import the parts.',
  },
  NO_DATA: {
    'zh-CN': '文件中没有任何有内容的工作表。请确认数据已保存在文件中。',
    en: 'No worksheet of the file holds any data. Check that the data was saved into it.',
  },
  SHEET_UNKNOWN: {
    'zh-CN': '文件中没有有内容的工作表“{sheet}”。请从以下工作表中选择：{sheets}。',
    en: 'No worksheet "{sheet}" of the file holds any data. Choose one of: {sheets}.',
  },
  TIME_LIMIT: {
    'zh-CN': '读取文件超过 {seconds} 秒，已停止。请另存为 .csv 或拆分后分次导入。',
    en: 'Reading took longer than {seconds} seconds and was stopped. Save the file as .csv, or split it and import the parts.',
  },
  MEMORY_LIMIT: {
    'zh-CN': '读取文件所需内存超过上限，已停止。请另存为 .csv 或拆分后分次导入。',
    en: 'Reading needs more memory than allowed and was stopped. Save the file as .csv, or split it and import the parts.',
  },
};

/** The texts of the reader's notices. */
export const SHEET_NOTICE_MESSAGES: Readonly<Record<SheetNoticeCode, LocalizedText>> = {
  OTHER_SHEETS_IGNORED: {
    'zh-CN': '只读取工作表“{sheet}”，另有 {count} 个工作表未读取：{ignored}。如需导入请分别另存。',
    en: 'Only the worksheet "{sheet}" was read; {count} others were not: {ignored}. Save them as files of their own to import them.',
  },
  HIDDEN_SHEET_READ: {
    'zh-CN': '唯一有内容的工作表“{sheet}”是隐藏的，请确认这就是要导入的数据。',
    en: 'The only worksheet with data, "{sheet}", is hidden. Make sure that it is the one you mean.',
  },
  EXTENSION_DIFFERS: {
    'zh-CN': '文件名以“{extension}”结尾，内容却是 {format}，已按内容读取。',
    en: 'The name ends with "{extension}" but the content is {format}; it was read as what it is.',
  },
};

/** The text of a reader's notice in the reader's language. */
export function sheetNoticeMessage(notice: SheetNotice, locale: Locale): string {
  return fill(SHEET_NOTICE_MESSAGES[notice.code][locale], notice.params);
}
