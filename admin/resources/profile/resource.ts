import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'profile',
  path: '/profile',
  labelKey: 'profile.title',
  requires: 'signed-in',
  routes: [{ path: '', action: 'list', load: async () => (await import('./profile-page.tsx')).ProfilePage }],
});
