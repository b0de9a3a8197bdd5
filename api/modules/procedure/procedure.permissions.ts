import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'procedure.manage': {
    label: { 'zh-CN': '制定审批程序', en: 'Draw up and publish approval chains' },
    dataClass: 'INTERNAL',
  },
  'case.open': { label: { 'zh-CN': '发起审批', en: 'Open approval cases' }, dataClass: 'INTERNAL' },
  'case.read': { label: { 'zh-CN': '查看审批事项', en: 'Read approval cases' }, dataClass: 'INTERNAL' },
  'case.readVetting': {
    label: { 'zh-CN': '查看任职审批', en: 'Read the approval of appointments' },
    dataClass: 'PERSONAL',
  },
});
