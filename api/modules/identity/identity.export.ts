import { defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'accounts',
  title: { 'zh-CN': '账号', en: 'Accounts' },
  field: 'accounts',
  anyOf: ['account.manage'],
  columns: {
    loginName: { title: { 'zh-CN': '登录名', en: 'Login name' }, path: ['loginName', 'email'], isPersonal: true },
    email: { title: { 'zh-CN': '邮箱', en: 'E-mail' }, path: 'email', isPersonal: true },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    systemRole: { title: { 'zh-CN': '管理员类别', en: 'Administrator role' }, path: 'systemRole' },
    hasTotp: { title: { 'zh-CN': '两步验证', en: 'Second factor' }, path: 'hasTotp' },
    lastSignInAt: { title: { 'zh-CN': '上次登录', en: 'Last sign-in' }, path: 'lastSignInAt' },
    createdAt: { title: { 'zh-CN': '建立时间', en: 'Since' }, path: 'createdAt' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});
