import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'directive.read': {
    label: { 'zh-CN': '查看下发的工作部署', en: 'Read directives that an organization issues' },
    dataClass: 'INTERNAL',
  },
  'directive.issue': {
    label: { 'zh-CN': '起草、下发、修订和撤回工作部署', en: 'Draft, issue, amend and withdraw directives' },
    dataClass: 'INTERNAL',
  },
  'obligation.read': {
    label: { 'zh-CN': '查看任务及其办理情况', en: 'Read obligations and how they stand' },
    dataClass: 'INTERNAL',
  },
  'obligation.answer': {
    label: { 'zh-CN': '代表本组织办理任务', en: 'Answer for what the organization owes' },
    dataClass: 'INTERNAL',
  },
  'obligation.verify': {
    label: { 'zh-CN': '审核下级的办理结果', en: 'Verify what the levels below answer' },
    dataClass: 'INTERNAL',
  },
});
