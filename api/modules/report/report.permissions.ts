import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'report.read': {
    label: { 'zh-CN': '查看填报与汇总数据', en: 'Read reports and their totals' },
    dataClass: 'INTERNAL',
  },
  'report.answers': {
    label: { 'zh-CN': '查看下级报告的全部内容', en: 'Read reports of the levels below in full' },
    dataClass: 'INTERNAL',
  },
  'report.design': {
    label: { 'zh-CN': '设计报表模板', en: 'Design report templates' },
    dataClass: 'INTERNAL',
  },
  'report.open': {
    label: { 'zh-CN': '发起和结束填报', en: 'Open and close rounds of reports' },
    dataClass: 'INTERNAL',
  },
  'report.publish': {
    label: { 'zh-CN': '发布汇总结果', en: 'Publish totals' },
    dataClass: 'INTERNAL',
  },
});
