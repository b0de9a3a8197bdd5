import type { LocalizedText } from '../../../kernel/locale.ts';

interface IssueSpec {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: LocalizedText;
}

const error = (zh: string, en: string): IssueSpec => ({ severity: 'error', text: { 'zh-CN': zh, en } });
const warning = (zh: string, en: string): IssueSpec => ({ severity: 'warning', text: { 'zh-CN': zh, en } });
const info = (zh: string, en: string): IssueSpec => ({ severity: 'info', text: { 'zh-CN': zh, en } });

/** Every issue an import can report: its severity and its texts, what happened and then the remedy. Codes are API. */
export const ISSUES = {
  // The file
  HEADER_NOT_FOUND: error(
    '前 {rows} 行中没有找到表头。表头须包含：{expected}。请补上表头，或手工指定表头行与对应列。',
    'No header row was found in the first {rows} rows. It must hold: {expected}. Add it, or name the header row and the columns yourself.',
  ),
  DUPLICATE_HEADER: error(
    '表头“{header}”出现在多列（{columns}），无法判断用哪一列。请改名或删除多余的列。',
    'The header "{header}" stands over several columns ({columns}), so none can be chosen. Rename or remove the others.',
  ),
  MISSING_COLUMN: error(
    '缺少“{field}”列。可用的表头：{accepted}。请补上该列，或手工指定对应列。',
    'The column "{field}" is missing. Accepted headers: {accepted}. Add the column or map it yourself.',
  ),
  AMBIGUOUS_COLUMN: warning(
    '“{other}”与“{header}”都可作为“{field}”，已使用“{header}”。如不对请手工指定。',
    'Both "{header}" and "{other}" could be "{field}"; "{header}" is used. Map the column yourself if that is wrong.',
  ),
  COLUMN_IGNORED: info('“{header}”列不导入。', 'The column "{header}" is not imported.'),
  SENSITIVE_COLUMN: warning(
    '“{header}”属于本平台不保存的敏感个人信息，未读取。请从文件中删除该列。',
    'The column "{header}" is sensitive personal data that the platform does not keep; it was not read. Remove it from the file.',
  ),
  NO_ROWS: error('表头下面没有数据行。请检查文件。', 'No data row follows the header. Check the file.'),
  SECTION_COUNT_MISMATCH: warning(
    '“{section}”标注 {declared} 所，实际读到 {actual} 行。请核对该部分是否缺行或多行。',
    'Section "{section}" announces {declared} schools but holds {actual} rows. Check it for missing or surplus rows.',
  ),
  TOTAL_COUNT_MISMATCH: warning(
    '文件标注合计 {declared} 所，实际读到 {actual} 行。请核对。',
    'The file announces {declared} schools in all but holds {actual} rows. Check it.',
  ),
  SECTION_REPEATED: warning(
    '“{section}”在文件中出现多次，请核对是否重复粘贴。',
    'Section "{section}" occurs more than once. Check whether it was pasted twice.',
  ),
  ROW_IGNORED: info('该行不是数据，已跳过：{value}', 'The row is not data and was skipped: {value}'),
  // Any row
  FORMULA_CELL: error(
    '“{field}”是公式。系统不计算公式，也不采用其缓存结果；请复制后“选择性粘贴为数值”。',
    '"{field}" is a formula. Formulas are not evaluated and their stored results not trusted; paste the cells as values.',
  ),
  ERROR_VALUE: error(
    '“{field}”是错误值 {value}。请改为正确的内容。',
    '"{field}" holds the error value {value}. Replace it with the right content.',
  ),
  REQUIRED: error('“{field}”不能为空。请填写。', '"{field}" is required. Fill it in.'),
  TOO_LONG: error(
    '“{field}”为 {length} 个字符，超过上限 {max}。请缩短。',
    '"{field}" has {length} characters, over the limit of {max}. Shorten it.',
  ),
  UNKNOWN_VALUE: error(
    '“{field}”的值“{value}”无法识别。可用的值：{accepted}。',
    'The value "{value}" of "{field}" is not known. Use one of: {accepted}.',
  ),
  SPACE_TRIMMED: info('“{field}”首尾的空格已去除。', 'Spaces around "{field}" were removed.'),
  INNER_SPACE_REMOVED: info('“{field}”中多余的空格已去除。', 'Needless spaces inside "{field}" were removed.'),
  LINE_BREAK_REMOVED: info('“{field}”中的换行已去除。', 'A line break inside "{field}" was removed.'),
  INVISIBLE_REMOVED: warning(
    '“{field}”中不可见的字符已去除，请核对。',
    'Invisible characters inside "{field}" were removed; check the value.',
  ),
  SUSPECT_CHARACTER: warning(
    '“{field}”含有可疑字符（可能是转码丢失）：{value}。请核对。',
    '"{field}" holds a suspicious character, perhaps lost in conversion: {value}. Check it.',
  ),
  CODE_AS_TEXT: info(
    '“{field}”是文本格式的数字，与文件中多数行不同，已按原文读取。',
    '"{field}" is a number stored as text, unlike most rows of the file; it was read as written.',
  ),
  CODE_MALFORMED: error(
    '学校标识码“{value}”不是 10 位数字。请按教育部名单更正。',
    'The school code "{value}" is not ten digits. Correct it by the Ministry\'s list.',
  ),
  VALUE_MALFORMED: error(
    '“{field}”的值“{value}”格式不正确：只能用字母、数字和 - _ . /，最长 {max} 个字符。',
    'The value "{value}" of "{field}" is malformed: only letters, digits and - _ . / are allowed, at most {max} characters.',
  ),
  DIGITS_LOST: error(
    '“{field}”超过 15 位却以数字格式保存，表格软件已丢失末尾数字。请把该列设为文本后重新填写。',
    '"{field}" has more than 15 digits in a number cell, so the spreadsheet program lost the last ones. Format the column as text and enter it again.',
  ),
  VALUE_DUPLICATE: error(
    '“{field}”的值“{value}”在文件中重复（第 {rows} 行）。请保留一行。',
    'The value "{value}" of "{field}" occurs several times in the file (rows {rows}). Keep one.',
  ),
  ROW_DUPLICATE: error('与第 {row} 行重复。请删除其中一行。', 'The row repeats row {row}. Remove one of them.'),
  NAME_DUPLICATE: warning(
    '同一省内有同名的行（第 {rows} 行）。请核对是否为同一所学校。',
    'Other rows of the same province have the same name (rows {rows}). Check whether they are one school.',
  ),
  DATE_INVALID: error(
    '“{field}”的值“{value}”不是有效日期。请按 年-月-日（如 2026-09-01）填写。',
    'The value "{value}" of "{field}" is not a calendar day. Write it as YYYY-MM-DD, such as 2026-09-01.',
  ),
  DATE_FUTURE: warning('“{field}”是将来的日期（{value}）。请核对。', '"{field}" is a day to come ({value}). Check it.'),
  // Institutions
  UNKNOWN_PROVINCE: error(
    '“{value}”不是省级行政区名称。请改为规范名称（如“浙江省”）。',
    '"{value}" is not the name of a province. Use the official name, such as 浙江省.',
  ),
  CODE_PROVINCE_MISMATCH: warning(
    '标识码 {value} 第 3-4 位为 {digits}，与所在部分“{province}”（{expected}）不一致。按所在部分归属，请核对。',
    'Digits 3-4 of code {value} are {digits}, but the school stands under {province} ({expected}). It is kept there; check it.',
  ),
  AUTHORITIES_SPLIT: warning(
    '“{field}”含多个部门，已拆分为：{value}。请核对。',
    '"{field}" names several authorities and was split into: {value}. Check it.',
  ),
  LOCATION_UNMATCHED: warning(
    '所在地“{value}”在{province}内找不到对应的行政区划，按原文保留。请核对。',
    'The place "{value}" matches no division of {province}; it is kept as written. Check it.',
  ),
  // Organizations
  PARENT_IS_SELF: error('上级组织不能是自己。请更正。', 'An organization can not be its own parent. Correct it.'),
  PARENT_CYCLE: error(
    '上级关系形成循环：{value}。请更正其中一行。',
    'The parents form a circle: {value}. Correct one of the rows.',
  ),
  // People
  EMAIL_INVALID: error(
    '邮箱“{value}”格式不正确。请更正或留空。',
    'The e-mail address "{value}" is malformed. Correct it or leave it empty.',
  ),
  PHONE_INVALID: error(
    '电话“{value}”格式不正确。请填写手机号，或“区号-号码”，或以 + 开头的国际号码；也可留空。',
    'The phone number "{value}" is malformed. Give a mobile number, area code and number, or an international number with +; or leave it empty.',
  ),
  GRADE_UNREADABLE: warning(
    '年级“{value}”无法识别，未导入。请填写入学年份（如 2024）。',
    'The grade "{value}" can not be read and is left out. Give the year of enrolment, such as 2024.',
  ),
  // What is recorded, and who imports
  NOT_YOUR_PROVINCE: error(
    '您的职务不管理该省（{province}）的学校，该行不能导入。请交由该省或全国学联导入。',
    'Your office does not answer for the schools of that province ({province}), so the row can not be imported. Leave it to that province or to the national federation.',
  ),
  NOT_YOUR_UNIT: error(
    '您的职务不管理“{unit}”，该行不能导入。请交由该组织或其上级导入。',
    'Your office does not answer for "{unit}", so the row can not be imported. Leave it to that organization or to one above it.',
  ),
  CODE_TAKEN: error(
    '编码“{value}”现属于“{holder}”。请核对；如确已更换，请先在该记录中结束此编码。',
    'The code "{value}" belongs to "{holder}". Check it; if it has moved, end it there first.',
  ),
  PROVINCE_DIFFERS: error(
    '名录中该校属于 {recorded}，文件中属于 {listed}。系统不会自动迁移学校，请核对后人工更正。',
    'The register has this school in {recorded}, the file in {listed}. Schools are never moved by a file; check it and correct it by hand.',
  ),
  RECORD_CHANGED: error(
    '分析之后该记录又被修改（{fields}），未覆盖。请重新分析文件。',
    'The record was changed after the file was planned ({fields}), so it was not overwritten. Plan the file again.',
  ),
  UNION_NO_FEDERATION: warning(
    '{province} 没有正常的省级学联，未同时建立该校学生会。请先建立省级学联。',
    'There is no active federation of the province ({province}), so no student union is created for the school. Found the federation first.',
  ),
  UNION_FORBIDDEN: warning(
    '您的职务不能在“{unit}”之下新建组织，未同时建立该校学生会。',
    'Your office may not found organizations below "{unit}", so no student union is created for the school.',
  ),
  UNION_TAKEN: warning(
    '“{unit}”已使用该名称或编码，未同时建立该校学生会。请核对该组织。',
    '"{unit}" already has the name or the code, so no student union is created for the school. Check that organization.',
  ),
  PARENT_UNKNOWN: error(
    '找不到上级“{value}”。请核对名称或编码，或先导入上级。',
    'There is no parent "{value}". Check its name or code, or import it first.',
  ),
  PARENT_AMBIGUOUS: error(
    '有 {count} 个上级符合“{value}”。请改用编码，或补充上级所在省份。',
    '{count} organizations match the parent "{value}". Use its code, or add the province of the parent.',
  ),
  PARENT_NOT_ALLOWED: error(
    '“{value}”之下不能设立该类组织。请核对组织类型与上级。',
    'This kind of organization can not stand below "{value}". Check the kind and the parent.',
  ),
  PARENT_DIFFERS: error(
    '该组织现属于“{recorded}”，文件中属于“{listed}”。系统不会自动调整隶属关系，请人工办理。',
    'The organization stands below "{recorded}", in the file below "{listed}". A file never moves organizations; move it by hand.',
  ),
  KIND_DIFFERS: error(
    '该编码现属于一个“{recorded}”，与文件中的类型不同。请核对编码。',
    'The code belongs to a "{recorded}", which is another kind than the file says. Check the code.',
  ),
  SCHOOL_UNKNOWN: error(
    '学校名录中没有“{value}”。请核对学校标识码或名称。',
    'The register has no school "{value}". Check its code or name.',
  ),
  SCHOOL_AMBIGUOUS: error(
    '有 {count} 所学校名为“{value}”。请改用学校标识码。',
    '{count} schools are called "{value}". Use the school code.',
  ),
  HOME_MISSING: error(
    '“{value}”还没有学生会，无处登记人员。请先建立该校学生会。',
    '"{value}" has no student union that could keep the record. Found the union first.',
  ),
  PERSON_SIMILAR: warning(
    '已有 {count} 份同校同名的记录，可能是同一人。导入后请核对，必要时合并。',
    '{count} records of the same name and school exist and may be of the same person. Compare them after the import and merge them if so.',
  ),
  ROW_REFUSED: error('系统拒绝了该行：{message}', 'The row was refused: {message}'),
} as const satisfies Record<string, IssueSpec>;

/** Closed list of issue codes. */
export type IssueCode = keyof typeof ISSUES;
