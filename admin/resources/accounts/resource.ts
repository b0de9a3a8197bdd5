import { UserOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'account',
  path: '/accounts',
  labelKey: 'accounts.title',
  requires: anyOf('account.manage'),
  menu: { group: 'system', order: 10, icon: UserOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).AccountListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'accounts.invite.action',
      load: async () => (await import('./create.tsx')).AccountInvitePage,
    },
    {
      path: ':id/edit',
      action: 'edit',
      titleKey: 'accounts.edit.action',
      load: async () => (await import('./edit.tsx')).AccountEditPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).AccountShowPage },
  ],
});
