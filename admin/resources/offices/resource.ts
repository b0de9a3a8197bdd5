import { IdcardOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'office',
  path: '/offices',
  labelKey: 'office.title',
  requires: 'signed-in',
  menu: { group: 'people', order: 20, icon: IdcardOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).OfficeListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'office.create.title',
      requires: anyOf('office.manage'),
      load: async () => (await import('./create.tsx')).OfficeCreatePage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).OfficeShowPage },
    {
      path: ':id/edit',
      action: 'edit',
      titleKey: 'office.edit.title',
      requires: anyOf('office.manage'),
      load: async () => (await import('./edit.tsx')).OfficeEditPage,
    },
  ],
});
