import { defineAuditWords } from '../../kernel/audit-words.ts';
import { exportListNamed } from '../../kernel/export-list.ts';

defineAuditWords({
  actions: {
    'export.create': { 'zh-CN': '申请导出', en: 'Ask for an export' },
    'export.download': { 'zh-CN': '开始下载导出文件', en: 'Begin to download an export' },
    'export.complete': { 'zh-CN': '导出文件下载完成', en: 'Export downloaded in full' },
    'export.abort': { 'zh-CN': '导出文件下载中断', en: 'Download of an export broken off' },
  },
  // A ticket is no record that anybody could open.
  subjects: { Export: { label: { 'zh-CN': '导出文件', en: 'Export' } } },
  fields: {
    list: {
      label: { 'zh-CN': '导出的列表', en: 'List exported' },
      words: (name, locale) => exportListNamed(name)?.title[locale],
    },
    format: { label: { 'zh-CN': '文件格式', en: 'Format of the file' } },
    columns: { label: { 'zh-CN': '导出的列', en: 'Columns' } },
    arguments: { label: { 'zh-CN': '筛选与排序', en: 'Filter and order' } },
    'Export.rows': { label: { 'zh-CN': '行数', en: 'Rows' } },
  },
});
