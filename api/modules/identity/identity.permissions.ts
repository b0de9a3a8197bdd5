import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'account.manage': {
    label: { 'zh-CN': '管理账号与管理员角色', en: 'Manage accounts and administrator roles' },
    dataClass: 'PERSONAL',
    systemRole: 'SECURITY',
  },
  'mail.read': {
    label: {
      'zh-CN': '查看邮件发送情况（正文仅限演示环境）',
      en: 'See how mails stand (their texts only in a demo installation)',
    },
    dataClass: 'PERSONAL',
    systemRole: 'SYSTEM',
  },
  'mail.retry': {
    label: { 'zh-CN': '重新发送失败的邮件', en: 'Send refused mails again' },
    dataClass: 'INTERNAL',
    systemRole: 'SYSTEM',
  },
  'installation.read': {
    label: { 'zh-CN': '查看系统设置与运行状况', en: 'See the settings and the state of the installation' },
    dataClass: 'INTERNAL',
    systemRole: 'SYSTEM',
  },
  'installation.manage': {
    label: { 'zh-CN': '重试失败的后台任务', en: 'Try background work again' },
    dataClass: 'INTERNAL',
    systemRole: 'SYSTEM',
  },
});
