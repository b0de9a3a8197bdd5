import { CarryOutOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'workItem',
  path: '/work',
  labelKey: 'work.title',
  requires: 'signed-in',
  menu: { group: 'work', order: 0, icon: CarryOutOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).WorkListPage }],
});
