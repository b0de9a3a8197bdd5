import { ContainerOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'reportRound',
  path: '/report-rounds',
  labelKey: 'reportRound.title',
  requires: anyOf('report.read', 'report.open', 'obligation.answer', 'obligation.verify'),
  menu: { group: 'work', order: 50, icon: ContainerOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).ReportRoundListPage },
    {
      path: 'open',
      action: 'create',
      titleKey: 'reportRound.open',
      requires: anyOf('report.open'),
      load: async () => (await import('./open.tsx')).ReportRoundOpenPage,
    },
    {
      path: 'publications/:id',
      action: 'page',
      titleKey: 'reportRound.publication.title',
      requires: 'signed-in',
      load: async () => (await import('./publication.tsx')).ReportPublicationPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).ReportRoundShowPage },
  ],
});
