import { definePermissions, type PermissionSpec } from '../../kernel/permission.ts';

const internal = (zh: string, en: string): PermissionSpec => ({ label: { 'zh-CN': zh, en }, dataClass: 'INTERNAL' });

definePermissions({
  'organization.read': internal('查看组织内部信息', 'Read internal facts of organizations'),
  'organization.create': internal('新建下级组织', 'Found organizations below'),
  'organization.update': internal('修改组织信息、申报规则例外', 'Edit organizations and declare exceptions to rules'),
  'organization.rename': internal('组织更名', 'Rename organizations'),
  'organization.move': internal('调整隶属关系', 'Move organizations'),
  'organization.merge': internal('合并与拆分组织', 'Merge and split organizations'),
  'organization.suspend': internal('暂停与恢复组织', 'Suspend and resume organizations'),
  'organization.archive': internal('归档与恢复组织', 'Archive and restore organizations'),
  'organization.link': internal('管理指导与联系关系', 'Manage guidance and affiliation'),
  'rulepack.manage': internal('管理规则包、确认规则例外', 'Manage rule packs and confirm exceptions to rules'),
});
