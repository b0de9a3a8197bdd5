import { CalendarOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'calendarDay',
  path: '/calendar',
  labelKey: 'calendar.title',
  requires: 'signed-in',
  menu: { group: 'structure', order: 50, icon: CalendarOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).CalendarPage }],
});
