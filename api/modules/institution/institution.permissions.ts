import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'institution.manage': {
    label: { 'zh-CN': '管理学校名录', en: 'Manage the register of institutions' },
    dataClass: 'INTERNAL',
  },
});
