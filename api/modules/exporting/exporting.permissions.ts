import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'list.export': {
    label: { 'zh-CN': '导出列表', en: 'Export lists' },
    dataClass: 'INTERNAL',
  },
});
