import { CheckSquareOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'obligation',
  path: '/obligations',
  labelKey: 'obligation.title',
  requires: anyOf('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue'),
  menu: { group: 'work', order: 10, icon: CheckSquareOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).ObligationListPage },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).ObligationShowPage },
  ],
});
