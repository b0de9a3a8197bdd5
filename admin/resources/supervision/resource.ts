import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'supervision',
  path: '/supervision',
  labelKey: 'supervision.title',
  requires: anyOf('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue'),
  menu: { group: 'work', order: 30, icon: FundProjectionScreenOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./overview.tsx')).LevelOverviewPage },
    {
      path: 'board',
      action: 'page',
      titleKey: 'supervision.board.title',
      load: async () => (await import('./board.tsx')).SupervisionBoardPage,
    },
    {
      path: 'obligations',
      action: 'page',
      titleKey: 'supervision.list.title',
      load: async () => (await import('./obligation-list.tsx')).SupervisionObligationsPage,
    },
  ],
});
