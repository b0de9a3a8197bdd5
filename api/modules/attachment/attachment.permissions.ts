import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'attachment.upload': {
    label: { 'zh-CN': '上传附件', en: 'Upload files' },
    dataClass: 'INTERNAL',
  },
});
