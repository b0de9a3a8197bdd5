import { requestLocale, type LocalizedText } from '../../kernel/locale.ts';
import { defineConstraintRefusals, defineRefusals, DomainRefusal } from '../../kernel/refusal.ts';
import type { BatchState } from './importing.enums.ts';
import { SHEET_MESSAGES, type SheetError, type SheetErrorCode } from './sheet/sheet-error.ts';

const FILE_CODES = Object.keys(SHEET_MESSAGES) as SheetErrorCode[];

// A file that can't be read is refused with the reader's own words.
defineRefusals(
  Object.fromEntries(FILE_CODES.map((code) => [`IMPORT_${code}`, SHEET_MESSAGES[code]])) as Record<
    string,
    LocalizedText
  >,
);

/** Refusals of this module. */
export const refuse = defineRefusals({
  IMPORT_TEMPLATE_UNKNOWN: {
    'zh-CN': '没有这个导入模板。可用的模板：{names}，格式为 .csv 或 .xlsx。',
    en: 'There is no such template. Use one of {names}, as .csv or .xlsx.',
  },
  IMPORT_UPLOAD_UNKNOWN: {
    'zh-CN': '上传的文件不存在、已使用或已超过一小时。请重新上传。',
    en: 'The uploaded file does not exist, was used before or is older than an hour. Upload it again.',
  },
  IMPORT_STATE: {
    'zh-CN': '该批次目前的状态（{state}）不允许此操作。请刷新后查看。',
    en: 'The present state of the batch ({state}) does not allow this. Reload to see it.',
  },
  IMPORT_FILE_REFUSED: {
    'zh-CN': '文件整体有错误，不能导入：{message}',
    en: 'The file as a whole has errors and can not be imported: {message}',
  },
  IMPORT_ROW_ERRORS: {
    'zh-CN': '有 {count} 行存在错误（首个在第 {row} 行），按“全部拒绝”未导入任何内容。请更正文件，或改选“跳过错误行”。',
    en: '{count} rows have errors (the first is row {row}), so nothing was imported. Correct the file, or choose to skip bad rows.',
  },
  IMPORT_NOTHING: {
    'zh-CN': '没有可导入的内容：全部行与现有记录一致，或有错误。',
    en: 'There is nothing to import: every row equals what is recorded, or has an error.',
  },
  IMPORT_FILE_GONE: {
    'zh-CN': '原文件已清除，无法重新分析。请重新上传。',
    en: 'The file was cleared and can not be read again. Upload it anew.',
  },
  IMPORT_UNIONS_TARGET: {
    'zh-CN': '只有导入学校名单时才能同时建立校学生会。',
    en: 'Student unions can be created only together with a list of institutions.',
  },
  IMPORT_MAPPING_FIELD: {
    'zh-CN': '“{field}”不是该导入的字段。请从列表中选择。',
    en: 'This import has no field "{field}". Choose one from the list.',
  },
  IMPORT_MAPPING_FORM: {
    'zh-CN': '列对应关系不完整或有误（{part}）。请检查表头行与对应列。',
    en: 'The mapping is incomplete or wrong ({part}). Check the header row and the columns.',
  },
  IMPORT_PROFILE_UNKNOWN: {
    'zh-CN': '该对应方案不存在，或不适用于此类导入。请选择其他方案。',
    en: 'There is no such mapping profile for this kind of import. Choose another one.',
  },
  IMPORT_PROFILE_NAME_TAKEN: {
    'zh-CN': '您已有同名的对应方案。请换一个名称，或更新原方案。',
    en: 'You already have a mapping profile of this name. Use another name, or update that one.',
  },
  IMPORT_PROPOSAL_SUCCESSOR: {
    'zh-CN': '后继学校必须是名录中的另一所学校，或本文件中新增的一行。',
    en: 'The successor must be another institution of the register, or a new row of this file.',
  },
  IMPORT_PROPOSAL_UNKNOWN: {
    'zh-CN': '有 {count} 条建议不属于该批次。请刷新后重试。',
    en: '{count} of the proposals do not belong to this batch. Reload and try again.',
  },
  IMPORT_UNDO_CHANGED: {
    'zh-CN': '第 {row} 行“{name}”在导入之后又被修改（{table}），撤销会丢失该修改。请先处理该记录。',
    en: 'Row {row}, "{name}", was changed after the import ({table}); undoing would lose that. Deal with this record first.',
  },
  IMPORT_UNDO_USED: {
    'zh-CN': '第 {row} 行“{name}”已被其他记录引用（{table}，{count} 条）。请先移走或删除这些记录。',
    en: 'Row {row}, "{name}", is used by other records ({table}, {count}). Move or remove them first.',
  },
  IMPORT_UNDO_MORE: {
    'zh-CN': '另有 {count} 条记录同样无法撤销。',
    en: '{count} more records can not be undone for the same reasons.',
  },
  IMPORT_UNDO_EXPIRED: {
    'zh-CN': '该批次的原始数据已按保存期限清除，不能再撤销。',
    en: 'What it takes to undo this batch was cleared by its retention period.',
  },
  IMPORT_AUTHORITY_LOST: {
    'zh-CN': '发起人已不再拥有导入权限，批次停止在第 {row} 行之前。可由有权限的人撤销。',
    en: 'Whoever started the batch may no longer import; it stopped before row {row}. Someone with the permission can undo it.',
  },
  IMPORT_ROW_REFUSED: {
    'zh-CN': '第 {row} 行在导入过程中被拒绝：{message} 按“全部拒绝”，整个批次已恢复原状。',
    en: 'Row {row} was refused while the batch ran: {message} Nothing of the batch is kept, by its error policy.',
  },
  IMPORT_ROW_STOPPED: {
    'zh-CN': '第 {row} 行在导入过程中被拒绝：{message} 已导入的记录随后又被修改，无法自动恢复；请处理后撤销该批次。',
    en: 'Row {row} was refused while the batch ran: {message} What was imported was changed since and could not be put back; deal with it and undo the batch.',
  },
  IMPORT_INTERNAL: {
    'zh-CN': '系统内部错误使批次停止。已导入的行保持不变，可以继续或撤销。',
    en: 'A fault of ours stopped the batch. What was imported stands; resume or undo it.',
  },
  IMPORT_MEDIA_TYPE: {
    'zh-CN': '请以 application/octet-stream 上传文件原始内容。',
    en: 'Send the bytes of the file as application/octet-stream.',
  },
});

defineConstraintRefusals({
  import_profile_name_unique: { code: 'IMPORT_PROFILE_NAME_TAKEN', path: ['input', 'name'] },
});

const STATE_LABELS: Readonly<Record<BatchState, LocalizedText>> = {
  PLANNED: { 'zh-CN': '待确认', en: 'to be confirmed' },
  RUNNING: { 'zh-CN': '写入中', en: 'being written' },
  DONE: { 'zh-CN': '已完成', en: 'done' },
  FAILED: { 'zh-CN': '已停止', en: 'stopped' },
  CANCELLED: { 'zh-CN': '已取消', en: 'cancelled' },
  UNDONE: { 'zh-CN': '已撤销', en: 'undone' },
};

/** The refusal of a step that the present state of a batch does not allow, in the language of the request. */
export function refuseState(state: BatchState): DomainRefusal {
  return refuse('IMPORT_STATE', null, { state: STATE_LABELS[state][requestLocale.getStore() ?? 'zh-CN'] });
}

/** The refusal that says why a file could not be read. */
export function refuseFile(error: SheetError): DomainRefusal {
  return new DomainRefusal(`IMPORT_${error.code}`, ['input', 'uploadId'], error.params);
}
