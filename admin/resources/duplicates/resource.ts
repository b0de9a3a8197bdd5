import { MergeOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'duplicate',
  path: '/duplicates',
  labelKey: 'duplicate.title',
  requires: anyOf('person.merge'),
  menu: { group: 'people', order: 60, icon: MergeOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).DuplicateListPage },
    {
      path: 'merged',
      action: 'page',
      titleKey: 'duplicate.mergedTitle',
      load: async () => (await import('./merged-list.tsx')).MergedListPage,
    },
    {
      path: 'undo/:id',
      action: 'page',
      titleKey: 'duplicate.undo.action',
      load: async () => (await import('./undo.tsx')).MergeUndoPage,
    },
    {
      path: ':leftId/:rightId',
      action: 'page',
      titleKey: 'duplicate.compareTitle',
      load: async () => (await import('./compare.tsx')).DuplicateComparePage,
    },
  ],
});
