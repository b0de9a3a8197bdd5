import { ControlOutlined } from '@ant-design/icons';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'rulePack',
  path: '/rule-packs',
  labelKey: 'rulePack.title',
  requires: 'signed-in',
  menu: { group: 'structure', order: 40, icon: ControlOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).RulePackListPage },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).RulePackShowPage },
  ],
});
