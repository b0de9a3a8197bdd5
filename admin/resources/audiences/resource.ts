import { ClusterOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'savedAudience',
  path: '/audiences',
  labelKey: 'savedAudience.title',
  requires: anyOf('directive.issue'),
  menu: { group: 'work', order: 60, icon: ClusterOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).SavedAudienceListPage }],
});
