import { ImportOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImportListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { BatchState, TargetName } from './batch-labels.tsx';
import { useGuides } from './use-guides.ts';

type Result = ResultOf<typeof ImportListDocument>;
type Row = Result['importBatches']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof ImportListDocument>, Row> = {
  resource: 'import',
  document: ImportListDocument,
  select: (data) => data.importBatches,
  defaultSort: [{ field: 'createdAt', order: 'desc' }],
  columns: [
    {
      key: 'fileName',
      titleKey: 'imports.fileName',
      isPrimary: true,
      width: 280,
      render: (row) => <Link to={`/imports/${row.id}`}>{row.fileName}</Link>,
    },
    { key: 'target', titleKey: 'imports.target', render: (row) => <TargetName value={row.target} /> },
    { key: 'state', titleKey: 'imports.state', render: (row) => <BatchState value={row.state} /> },
    { key: 'rows', titleKey: 'imports.rows', align: 'end', render: (row) => row.counts.rows },
    { key: 'new', titleKey: 'imports.new', align: 'end', render: (row) => row.counts.new },
    { key: 'changed', titleKey: 'imports.changed', align: 'end', render: (row) => row.counts.changed },
    { key: 'warnings', titleKey: 'imports.warnings', align: 'end', render: (row) => row.counts.warnings },
    { key: 'errors', titleKey: 'imports.errors', align: 'end', render: (row) => row.counts.errors },
    { key: 'startedBy', titleKey: 'imports.startedBy', render: (row) => row.startedByName },
    {
      key: 'createdAt',
      titleKey: 'imports.createdAt',
      sortField: 'createdAt',
      render: (row) => <InstantText value={row.createdAt} />,
    },
  ],
};

/** Import batches of the viewer's organizations. */
export function ImportListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const { guides } = useGuides();
  return (
    <>
      <PageHeader
        title={t('imports.title')}
        description={t('imports.description')}
        actions={[
          {
            key: 'start',
            label: t('imports.start'),
            isAllowed: guides?.some(({ viewerCan }) => viewerCan.plan) ?? false,
            isPrimary: true,
            icon: <ImportOutlined />,
            to: '/imports/create',
          },
        ]}
      />
      <ServerTableView table={list} label={t('imports.title')} rowName={(row) => row.fileName} />
    </>
  );
}
