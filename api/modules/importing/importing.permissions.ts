import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'import.run': {
    label: { 'zh-CN': '导入名单', en: 'Import lists' },
    dataClass: 'INTERNAL',
  },
});
