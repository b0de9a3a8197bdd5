import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DuplicateListDocument, type DuplicateListQuery, type DuplicateListQueryVariables } from '../../gql/graphql.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = DuplicateListQuery['duplicatePersons']['nodes'][number];

const table: TableDefinition<DuplicateListQuery, DuplicateListQueryVariables, Row> = {
  resource: 'person',
  document: DuplicateListDocument,
  select: (data) => data.duplicatePersons,
  urlPrefix: 'duplicates',
  searchKey: 'duplicate.search',
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'duplicate.name',
      isPrimary: true,
      sortField: 'name',
      width: 130,
      render: (row) => <Link to={`/people/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'studentNumber',
      titleKey: 'duplicate.studentNumber',
      width: 140,
      render: (row) => row.studentNumber ?? <Nothing />,
    },
    {
      key: 'organization',
      titleKey: 'duplicate.organization',
      width: 200,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    { key: 'candidates', titleKey: 'duplicate.candidates', width: 420, render: (row) => <Candidates row={row} /> },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'kind',
      labelKey: 'duplicate.kind',
      enumType: 'PersonKind',
      values: ['UNDERGRADUATE', 'POSTGRADUATE', 'PUPIL', 'STAFF'],
      isPinned: true,
    },
  ],
};

function Candidates({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
      {row.duplicates.map((other) => (
        <li key={other.personId} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
          <span>{[other.name, other.organizationName, t('duplicate.score', { score: other.score })].join(' · ')}</span>
          {other.reasons.map((reason) => (
            <EnumTag key={reason} type="DuplicateReason" value={reason} />
          ))}
          <Link to={`/duplicates/${row.id}/${other.personId}`}>{t('duplicate.compare')}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Persons beside whom another record may be of the same person. */
export function DuplicateListPage() {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<string>();
  const list = useServerTable(table, { purpose });
  return (
    <>
      <PageHeader
        title={t('duplicate.title')}
        description={t('duplicate.description')}
        actions={[{ key: 'merged', label: t('duplicate.mergedTitle'), isAllowed: true, to: '/duplicates/merged' }]}
      />
      <div style={{ marginBottom: 16 }}>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
      </div>
      <ServerTableView table={list} label={t('duplicate.title')} rowName={(row) => row.name} />
    </>
  );
}
