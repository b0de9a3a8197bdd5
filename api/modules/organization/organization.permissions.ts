import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'organization.read': {
    label: { 'zh-CN': '查看组织内部信息', en: 'Read internal facts of organizations' },
    dataClass: 'INTERNAL',
  },
  'organization.create': { label: { 'zh-CN': '新建下级组织', en: 'Found organizations below' }, dataClass: 'INTERNAL' },
  'organization.update': { label: { 'zh-CN': '修改组织信息', en: 'Edit organizations' }, dataClass: 'INTERNAL' },
  'organization.rename': { label: { 'zh-CN': '组织更名', en: 'Rename organizations' }, dataClass: 'INTERNAL' },
  'organization.move': { label: { 'zh-CN': '调整隶属关系', en: 'Move organizations' }, dataClass: 'INTERNAL' },
  'organization.merge': {
    label: { 'zh-CN': '合并与拆分组织', en: 'Merge and split organizations' },
    dataClass: 'INTERNAL',
  },
  'organization.suspend': {
    label: { 'zh-CN': '暂停与恢复组织', en: 'Suspend and resume organizations' },
    dataClass: 'INTERNAL',
  },
  'organization.archive': {
    label: { 'zh-CN': '归档与恢复组织', en: 'Archive and restore organizations' },
    dataClass: 'INTERNAL',
  },
  'organization.link': {
    label: { 'zh-CN': '管理指导与联系关系', en: 'Manage guidance and affiliation' },
    dataClass: 'INTERNAL',
  },
  'rulepack.manage': { label: { 'zh-CN': '管理规则包', en: 'Manage rule packs' }, dataClass: 'INTERNAL' },
  'rulepack.except': { label: { 'zh-CN': '申报规则例外', en: 'Declare exceptions to rules' }, dataClass: 'INTERNAL' },
});
