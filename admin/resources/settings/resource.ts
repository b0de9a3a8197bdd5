import { SettingOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'settings',
  path: '/settings',
  labelKey: 'settings.title',
  requires: anyOf('installation.read'),
  menu: { group: 'system', order: 30, icon: SettingOutlined },
  routes: [{ path: '', action: 'page', load: async () => (await import('./settings-page.tsx')).SettingsPage }],
});
