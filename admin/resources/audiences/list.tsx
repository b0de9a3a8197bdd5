import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  SavedAudienceListDocument,
  type SavedAudienceListQuery,
  type SavedAudienceListQueryVariables,
  SavedAudienceRemoveDocument,
} from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { SavedAudienceDialog } from './dialog.tsx';
import type { SavedAudienceRow as Row } from './saved-audience.ts';

const table: TableDefinition<SavedAudienceListQuery, SavedAudienceListQueryVariables, Row> = {
  resource: 'savedAudience',
  document: SavedAudienceListDocument,
  select: (data) => data.savedAudiences,
  columns: [
    {
      key: 'name',
      titleKey: 'savedAudience.name',
      isPrimary: true,
      sortField: 'name',
      width: 220,
      render: (row) => row.name,
    },
    {
      key: 'organization',
      titleKey: 'savedAudience.organization',
      width: 200,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    { key: 'audience', titleKey: 'savedAudience.audience', width: 320, render: (row) => <Words row={row} /> },
    { key: 'isShared', titleKey: 'savedAudience.shared', width: 120, render: (row) => <Shared row={row} /> },
    {
      key: 'updatedAt',
      titleKey: 'savedAudience.updatedAt',
      width: 170,
      render: (row) => <InstantText value={row.updatedAt} />,
    },
  ],
  filters: [{ kind: 'text', field: 'name', labelKey: 'savedAudience.name', isPinned: true }],
};

/** The conditions of an audience in a few words. */
function Words({ row: { audience } }: { readonly row: Row }) {
  const label = useEnumLabel();
  const words = [
    ...audience.within.map(({ name }) => name),
    ...audience.levels.map((level) => label('OrganizationLevel', level)),
    ...audience.kinds.map((kind) => label('OrganizationKind', kind)),
    ...audience.categories.map((category) => label('InstitutionCategory', category)),
    ...audience.divisions,
    ...audience.include.map(({ name }) => `+ ${name}`),
    ...audience.exclude.map(({ name }) => `− ${name}`),
  ];
  return (
    <Space size={4} wrap>
      {words.map((word) => (
        <Tag key={word} variant="filled" style={{ marginInlineEnd: 0 }}>
          {word}
        </Tag>
      ))}
    </Space>
  );
}

function Shared({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return row.isShared ? <>{t('savedAudience.isShared')}</> : <Nothing />;
}

/** Audiences kept under a name, to be used in directives. */
export function SavedAudienceListPage() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [office] = useCurrentOffice();
  const [open, setOpen] = useState<Row | 'new' | null>(null);
  const list = useServerTable(table);
  const remove = useAction({
    document: SavedAudienceRemoveDocument,
    payload: (data) => data.savedAudienceRemove,
    invalidates: ['savedAudience'],
    successMessage: t('savedAudience.removed'),
  });
  return (
    <>
      <PageHeader
        title={t('savedAudience.title')}
        description={t('savedAudience.description')}
        actions={[
          {
            key: 'create',
            label: t('savedAudience.create'),
            isAllowed: office !== undefined,
            isPrimary: true,
            icon: <PlusOutlined />,
            onClick: () => setOpen('new'),
          },
        ]}
      />
      <ServerTableView
        table={list}
        label={t('savedAudience.title')}
        rowName={(row) => row.name}
        rowActions={(row) => (
          <Space size={4}>
            {row.viewerCan.update ? (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t('savedAudience.edit', { name: row.name })}
                onClick={() => setOpen(row)}
              />
            ) : null}
            {row.viewerCan.remove ? (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('savedAudience.remove', { name: row.name })}
                onClick={() =>
                  void modal.confirm({
                    title: t('savedAudience.removeTitle', { name: row.name }),
                    content: t('savedAudience.removeText'),
                    okText: t('savedAudience.removeOk'),
                    okButtonProps: { danger: true },
                    cancelText: t('form.cancel'),
                    onOk: () => remove.run({ id: row.id, version: row.version }),
                  })
                }
              />
            ) : null}
          </Space>
        )}
      />
      {open !== null ? (
        <SavedAudienceDialog
          row={open === 'new' ? null : open}
          organizationId={(open === 'new' ? office?.organization.id : open.organization?.id) ?? ''}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
