import { TeamOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'procedureDelegation',
  path: '/delegations',
  labelKey: 'delegation.title',
  requires: 'signed-in',
  menu: { group: 'work', order: 70, icon: TeamOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).DelegationListPage }],
});
