import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'audit.read': {
    label: { 'zh-CN': '查看本组织及下级的审计记录', en: 'Read the audit trail of the organization and below' },
    dataClass: 'INTERNAL',
  },
  'audit.readAll': {
    label: { 'zh-CN': '查看全部审计记录', en: 'Read the whole audit trail' },
    dataClass: 'SENSITIVE',
    systemRole: 'AUDIT',
  },
  'audit.verify': {
    label: { 'zh-CN': '校验审计链', en: 'Verify the chains of the audit trail' },
    dataClass: 'INTERNAL',
    systemRole: 'AUDIT',
  },
});
