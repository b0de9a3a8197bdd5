import { TeamOutlined } from '@ant-design/icons';
import { PersonPaletteDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { request } from '../../providers/graphql.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'person',
  path: '/people',
  labelKey: 'person.title',
  requires: anyOf('person.read'),
  menu: { group: 'people', order: 10, icon: TeamOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).PersonListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'person.create.title',
      requires: anyOf('person.manage'),
      load: async () => (await import('./create.tsx')).PersonCreatePage,
    },
    {
      path: ':id',
      action: 'show',
      requires: 'signed-in',
      load: async () => (await import('./show.tsx')).PersonShowPage,
    },
    {
      path: ':id/edit',
      action: 'edit',
      titleKey: 'person.edit.title',
      requires: anyOf('person.manage'),
      load: async () => (await import('./edit.tsx')).PersonEditPage,
    },
  ],
  palette: {
    requires: anyOf('person.read'),
    search: async (text, signal) => {
      const data = await request(PersonPaletteDocument, { search: text }, { signal });
      return data.persons.nodes.map((person) => ({
        key: person.id,
        title: person.name,
        ...(person.organization ? { description: person.organization.name } : {}),
        to: `/people/${person.id}`,
      }));
    },
  },
});
