import { PartitionOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'organizationTree',
  path: '/organization-tree',
  labelKey: 'organizationTree.title',
  requires: 'signed-in',
  menu: { group: 'structure', order: 20, icon: PartitionOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./tree-page.tsx')).OrganizationTreePage }],
});
