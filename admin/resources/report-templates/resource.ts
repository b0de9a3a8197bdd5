import { FormOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'reportTemplate',
  path: '/report-templates',
  labelKey: 'reportTemplate.title',
  requires: anyOf('report.read', 'report.design', 'report.open'),
  menu: { group: 'work', order: 70, icon: FormOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).ReportTemplateListPage },
    {
      path: 'versions/:id',
      action: 'page',
      titleKey: 'reportTemplate.versionTitle',
      load: async () => (await import('./version.tsx')).ReportTemplateVersionPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).ReportTemplateShowPage },
  ],
});
