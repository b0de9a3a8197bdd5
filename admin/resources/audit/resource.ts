import { AuditOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'audit',
  path: '/audit',
  labelKey: 'audit.title',
  requires: 'signed-in',
  menu: { group: 'system', order: 20, icon: AuditOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).AuditListPage }],
});
