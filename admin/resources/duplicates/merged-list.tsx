import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MergedListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Result = ResultOf<typeof MergedListDocument>;
type Row = Result['mergedPersons']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof MergedListDocument>, Row> = {
  resource: 'person',
  document: MergedListDocument,
  select: (data) => data.mergedPersons,
  urlPrefix: 'merged',
  searchKey: 'duplicate.search',
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'duplicate.name',
      isPrimary: true,
      sortField: 'name',
      width: 150,
      render: (row) => <Link to={`/duplicates/undo/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'into',
      titleKey: 'duplicate.mergedInto',
      width: 180,
      render: (row) =>
        row.mergedInto ? <Link to={`/people/${row.mergedInto.id}`}>{row.mergedInto.name}</Link> : <Nothing />,
    },
    {
      key: 'organization',
      titleKey: 'duplicate.organization',
      width: 220,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'at',
      titleKey: 'duplicate.mergedAt',
      width: 170,
      render: (row) => <InstantText value={row.mergeUndo?.mergedAt} />,
    },
    { key: 'possible', titleKey: 'duplicate.undo.state', width: 140, render: (row) => <Possible row={row} /> },
  ],
};

function Possible({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return row.mergeUndo ? (
    <Tag color={row.mergeUndo.isPossible ? 'success' : 'default'}>
      {t(row.mergeUndo.isPossible ? 'duplicate.undo.can' : 'duplicate.undo.cannot')}
    </Tag>
  ) : (
    <Nothing />
  );
}

/** Records that gave way to another one, each with the way back. */
export function MergedListPage() {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<string>();
  const list = useServerTable(table, { purpose });
  return (
    <>
      <PageHeader
        title={t('duplicate.mergedTitle')}
        description={t('duplicate.mergedDescription')}
        trail={[{ title: t('duplicate.title'), to: '/duplicates' }]}
      />
      <div style={{ marginBottom: 16 }}>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
      </div>
      <ServerTableView table={list} label={t('duplicate.mergedTitle')} rowName={(row) => row.name} />
    </>
  );
}
