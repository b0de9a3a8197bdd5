import { defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  EXPORT_LIST: {
    'zh-CN': '没有名为“{list}”的可导出列表。可导出的列表见 exportLists。',
    en: 'There is no list "{list}" to export. See exportLists for those that there are.',
  },
  EXPORT_COLUMN: {
    'zh-CN': '列“{column}”不存在或被重复选择。请从该列表的列中选择，每列一次。',
    en: 'Column "{column}" does not exist or was chosen twice. Choose from the columns of the list, each once.',
  },
  EXPORT_COLUMN_FORBIDDEN: {
    'zh-CN': '您无权读取列“{column}”，不能导出。请去掉该列后重试。',
    en: 'You may not read column "{column}", so it can not be exported. Leave it out and try again.',
  },
  EXPORT_ARGUMENTS: {
    'zh-CN': '列表的筛选或排序参数不正确：{problem}',
    en: 'The filter or order of the list is not valid: {problem}',
  },
  EXPORT_PURPOSE: {
    'zh-CN': '所选列含个人信息。请填写导出用途，用途将记入审计日志。',
    en: 'The chosen columns hold personal data. State what the file is for; the purpose enters the audit trail.',
  },
  EXPORT_ROWS: {
    'zh-CN': '共 {count} 行，超过此格式的上限 {max} 行。请用筛选缩小范围，或改用 CSV。',
    en: 'There are {count} rows, over the {max} that this format takes. Narrow the list by filters, or choose CSV.',
  },
  EXPORT_OPEN: {
    'zh-CN': '您有 {max} 个尚未下载的导出。请先下载，或等待 10 分钟后重试。',
    en: 'You have {max} exports that were not downloaded. Download them first, or try again in 10 minutes.',
  },
});
