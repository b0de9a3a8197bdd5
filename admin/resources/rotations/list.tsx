import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  RotationOfficeListDocument,
  type RotationOfficeListQuery,
  type RotationOfficeListQueryVariables,
} from '../../gql/graphql.ts';
import { DayText, Nothing } from '../../shared/date/date-text.tsx';
import { addDays } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PersonName } from '../../shared/person-name/person-name.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = RotationOfficeListQuery['offices']['nodes'][number];

const table: TableDefinition<RotationOfficeListQuery, RotationOfficeListQueryVariables, Row> = {
  resource: 'office',
  document: RotationOfficeListDocument,
  select: (data) => data.offices,
  urlPrefix: 'rotations',
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    {
      key: 'office',
      titleKey: 'rotation.office',
      isPrimary: true,
      sortField: 'name',
      width: 200,
      render: (row) => <Link to={`/rotations/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'organization',
      titleKey: 'rotation.organization',
      width: 240,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    { key: 'now', titleKey: 'rotation.now', width: 260, render: (row) => <OnTurn row={row} /> },
  ],
  filters: [withinFilterSpec, { kind: 'text', field: 'name', labelKey: 'rotation.office', isPinned: true }],
};

function OnTurn({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const terms = row.currentTerms.nodes;
  return terms.length === 0
    ? t('rotation.nobody')
    : terms.map((term) => (
        <div key={term.id}>
          {!term.person && term.publicName ? term.publicName : <PersonName person={term.person} />}{' '}
          {t('rotation.until')} <DayText value={addDays(term.endsOn, -1)} />
        </div>
      ));
}

/** Offices that are held in turn. */
export function RotationListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  return (
    <>
      <PageHeader title={t('rotation.title')} description={t('rotation.description')} />
      <ServerTableView table={list} label={t('rotation.title')} rowName={(row) => row.name} />
    </>
  );
}
