import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'office.manage': {
    label: { 'zh-CN': '设置职务及其权限', en: 'Set up offices and what they permit' },
    dataClass: 'INTERNAL',
  },
  'term.manage': {
    label: { 'zh-CN': '任免与轮值安排', en: 'Appoint, end terms and plan rotations' },
    dataClass: 'INTERNAL',
  },
  'person.read': {
    label: { 'zh-CN': '查看人员信息', en: 'Read the records of persons' },
    dataClass: 'PERSONAL',
  },
  'person.manage': {
    label: { 'zh-CN': '登记和修改人员信息', en: 'Enter and edit the records of persons' },
    dataClass: 'PERSONAL',
  },
  'person.merge': {
    label: { 'zh-CN': '合并重复人员', en: 'Merge records of one person' },
    dataClass: 'PERSONAL',
  },
  'handover.read': {
    label: { 'zh-CN': '查看交接包', en: 'Read handover packs' },
    dataClass: 'INTERNAL',
  },
});
