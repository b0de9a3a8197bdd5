import { PartitionOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'procedure',
  path: '/procedures',
  labelKey: 'procedure.title',
  requires: 'signed-in',
  menu: { group: 'work', order: 60, icon: PartitionOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./list.tsx')).ProcedureListPage },
    {
      path: 'create',
      action: 'create',
      titleKey: 'procedure.create.title',
      requires: anyOf('procedure.manage'),
      load: async () => (await import('./create.tsx')).ProcedureCreatePage,
    },
    { path: ':id', action: 'show', load: async () => (await import('./show.tsx')).ProcedureShowPage },
    {
      path: ':id/draft/:versionId',
      action: 'edit',
      titleKey: 'procedure.editor.title',
      requires: anyOf('procedure.manage'),
      load: async () => (await import('./editor.tsx')).ProcedureEditorPage,
    },
  ],
});
