import { FileDoneOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'reportSubmission',
  path: '/reports',
  labelKey: 'submission.title',
  requires: anyOf('report.read', 'report.open', 'obligation.answer', 'obligation.verify'),
  menu: { group: 'work', order: 60, icon: FileDoneOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).ReportListPage },
    {
      path: 'revisions/:id',
      action: 'page',
      titleKey: 'submission.revisionTitle',
      load: async () => (await import('./revision.tsx')).ReportRevisionPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).ReportShowPage },
  ],
});
