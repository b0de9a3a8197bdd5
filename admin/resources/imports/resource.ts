import { ImportOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'import',
  path: '/imports',
  labelKey: 'imports.title',
  requires: anyOf('import.run'),
  liveTypes: ['ImportBatch'],
  menu: { group: 'data', order: 10, icon: ImportOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).ImportListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'imports.start',
      load: async () => (await import('./create.tsx')).ImportCreatePage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).ImportShowPage },
  ],
});
