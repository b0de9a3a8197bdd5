import { changeText, defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'importRows',
  title: { 'zh-CN': '导入明细', en: 'Rows of an import' },
  field: 'importBatch.rows',
  anyOf: ['import.run', 'list.export'],
  columns: {
    rowNumber: { title: { 'zh-CN': '行', en: 'Row' }, path: 'rowNumber' },
    name: { title: { 'zh-CN': '名称', en: 'Name' }, path: 'name' },
    state: { title: { 'zh-CN': '结果', en: 'Result' }, path: 'state' },
    severity: { title: { 'zh-CN': '提示级别', en: 'Severity' }, path: 'severity' },
    changes: {
      title: { 'zh-CN': '变更内容', en: 'Changes' },
      path: 'values',
      fields: ['label', 'before', 'after', 'isChanged'],
      format: (item) => (item['isChanged'] === true ? changeText(item) : ''),
    },
    notes: { title: { 'zh-CN': '说明', en: 'Notes' }, path: 'issues.message' },
    isApplied: { title: { 'zh-CN': '已写入', en: 'Applied' }, path: 'isApplied' },
  },
});
