import { SolutionOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'handoverPack',
  path: '/handovers',
  labelKey: 'handover.title',
  requires: 'signed-in',
  menu: { group: 'people', order: 50, icon: SolutionOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).HandoverListPage },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).HandoverShowPage },
  ],
});
