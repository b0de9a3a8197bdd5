import { BankOutlined } from '@ant-design/icons';
import { InstitutionOptionsDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { request } from '../../providers/graphql.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'institution',
  path: '/institutions',
  labelKey: 'institution.title',
  requires: 'signed-in',
  menu: { group: 'structure', order: 30, icon: BankOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).InstitutionListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'institution.create.title',
      requires: anyOf('institution.manage'),
      load: async () => (await import('./create.tsx')).InstitutionCreatePage,
    },
    {
      path: ':id/edit',
      action: 'edit',
      titleKey: 'institution.update.action',
      requires: anyOf('institution.manage'),
      load: async () => (await import('./edit.tsx')).InstitutionEditPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).InstitutionShowPage },
  ],
  palette: {
    requires: 'signed-in',
    search: async (text, signal) => {
      const data = await request(InstitutionOptionsDocument, { search: text }, { signal });
      return data.institutions.nodes.map(({ id, name, code }) => ({
        key: id,
        title: name,
        ...(code ? { description: code } : {}),
        to: `/institutions/${id}`,
      }));
    },
  },
});
