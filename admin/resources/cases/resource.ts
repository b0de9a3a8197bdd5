import { AuditOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'procedureCase',
  path: '/cases',
  labelKey: 'procedureCase.title',
  requires: 'signed-in',
  menu: { group: 'work', order: 10, icon: AuditOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).CaseListPage },
    {
      path: 'open',
      action: 'create',
      titleKey: 'procedureCase.open.title',
      requires: anyOf('case.open'),
      load: async () => (await import('./open.tsx')).CaseOpenPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).CaseShowPage },
  ],
});
