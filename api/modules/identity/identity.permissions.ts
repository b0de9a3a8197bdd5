import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'account.manage': {
    label: { 'zh-CN': '管理账号与管理员角色', en: 'Manage accounts and administrator roles' },
    dataClass: 'PERSONAL',
    systemRole: 'SECURITY',
  },
  'mail.read': {
    label: { 'zh-CN': '查看演示环境的待发邮件', en: 'Read the mails of a demo installation' },
    dataClass: 'PERSONAL',
    systemRole: 'SYSTEM',
  },
});
