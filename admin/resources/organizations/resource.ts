import { ApartmentOutlined } from '@ant-design/icons';
import { OrganizationOptionsDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { request } from '../../providers/graphql.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'organization',
  path: '/organizations',
  labelKey: 'organization.title',
  requires: 'signed-in',
  liveTypes: ['OrganizationChange', 'PlannedChange'],
  menu: { group: 'structure', order: 10, icon: ApartmentOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).OrganizationListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'organization.create.title',
      requires: anyOf('organization.create'),
      load: async () => (await import('./create.tsx')).OrganizationCreatePage,
    },
    {
      path: 'planned',
      action: 'page',
      titleKey: 'organization.plan.title',
      requires: anyOf('organization.read'),
      load: async () => (await import('./plan-list.tsx')).PlannedChangeListPage,
    },
    {
      path: ':id/edit',
      action: 'edit',
      titleKey: 'organization.update.action',
      requires: anyOf('organization.update'),
      load: async () => (await import('./edit.tsx')).OrganizationEditPage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).OrganizationShowPage },
  ],
  deskCards: [
    {
      key: 'planned-changes',
      titleKey: 'organization.plan.title',
      order: 40,
      requires: anyOf('organization.rename', 'organization.create', 'organization.move', 'organization.archive'),
      load: async () => (await import('./plans-card.tsx')).PlansCard,
    },
  ],
  palette: {
    requires: 'signed-in',
    search: async (text, signal) => {
      const data = await request(OrganizationOptionsDocument, { search: text }, { signal });
      return data.organizations.nodes.map(({ id, name, parent }) => ({
        key: id,
        title: name,
        ...(parent ? { description: parent.name } : {}),
        to: `/organizations/${id}`,
      }));
    },
  },
});
