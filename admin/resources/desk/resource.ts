import { HomeOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'desk',
  path: '/',
  labelKey: 'desk.title',
  requires: 'signed-in',
  menu: { group: 'desk', order: 0, icon: HomeOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./desk-page.tsx')).DeskPage }],
  deskCards: [
    {
      key: 'my-offices',
      titleKey: 'desk.offices.title',
      order: 10,
      requires: 'signed-in',
      load: async () => (await import('./my-offices-card.tsx')).MyOfficesCard,
    },
    {
      key: 'shortcuts',
      titleKey: 'desk.shortcuts.title',
      order: 20,
      requires: 'signed-in',
      load: async () => (await import('./shortcuts-card.tsx')).ShortcutsCard,
    },
  ],
});
