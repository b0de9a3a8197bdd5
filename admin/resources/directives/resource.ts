import { NotificationOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

const reads = anyOf('directive.read', 'directive.issue', 'obligation.read', 'obligation.answer');
const issues = anyOf('directive.issue');

export const resource = defineResource({
  name: 'directive',
  path: '/directives',
  labelKey: 'directive.title',
  requires: reads,
  menu: { group: 'work', order: 20, icon: NotificationOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).DirectiveListPage },
    {
      path: 'create',
      action: 'create',
      requires: issues,
      titleKey: 'directive.create.title',
      load: async () => (await import('./create.tsx')).DirectiveCreatePage,
    },
    {
      path: ':id/edit',
      action: 'edit',
      requires: issues,
      titleKey: 'directive.edit.title',
      load: async () => (await import('./edit.tsx')).DirectiveEditPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).DirectiveShowPage },
  ],
});
