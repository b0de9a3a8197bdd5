import { BellOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'notification',
  path: '/inbox',
  labelKey: 'inbox.title',
  requires: 'signed-in',
  menu: { group: 'desk', order: 90, icon: BellOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).InboxPage }],
});
