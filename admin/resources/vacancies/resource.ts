import { UserSwitchOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'vacancy',
  path: '/vacancies',
  labelKey: 'vacancy.title',
  requires: 'signed-in',
  menu: { group: 'people', order: 30, icon: UserSwitchOutlined },
  routes: [{ path: '', action: 'list', load: async () => (await import('./list.tsx')).VacancyListPage }],
});
