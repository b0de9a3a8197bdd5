import { ScheduleOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'rotation',
  path: '/rotations',
  labelKey: 'rotation.title',
  requires: 'signed-in',
  liveTypes: ['RotationTurn'],
  menu: { group: 'people', order: 40, icon: ScheduleOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).RotationListPage },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).RotationShowPage },
  ],
});
