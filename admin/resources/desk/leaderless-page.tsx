import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { LeaderlessListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Result = ResultOf<typeof LeaderlessListDocument>;
type Row = Result['leaderlessOrganizations']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof LeaderlessListDocument>, Row> = {
  resource: 'organization',
  document: LeaderlessListDocument,
  select: (data) => data.leaderlessOrganizations,
  searchKey: 'desk.leaderless.search',
  defaultSort: [{ field: 'tree', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'desk.leaderless.name',
      isPrimary: true,
      sortField: 'name',
      width: 280,
      render: (row) => <Link to={`/organizations/${row.id}?tab=people`}>{row.name}</Link>,
    },
    {
      key: 'level',
      titleKey: 'desk.leaderless.level',
      sortField: 'level',
      width: 110,
      render: (row) => <EnumTag type="OrganizationLevel" value={row.level} />,
    },
    {
      key: 'kind',
      titleKey: 'desk.leaderless.kind',
      width: 130,
      render: (row) => <EnumTag type="OrganizationKind" value={row.kind} />,
    },
    { key: 'parent', titleKey: 'desk.leaderless.parent', render: (row) => row.parent?.name ?? <Nothing /> },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'desk.leaderless.level',
      enumType: 'OrganizationLevel',
      values: ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT'],
      isPinned: true,
    },
  ],
};

/** Units that must have a leading body and have nobody in it today. */
export function LeaderlessPage() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [params, setParams] = useSearchParams();
  const body = params.get('body') === 'SECRETARIAT' ? 'SECRETARIAT' : 'PRESIDIUM';
  const list = useServerTable(table, { variables: { body } });
  return (
    <>
      <PageHeader title={t('desk.leaderless.title')} description={t('desk.leaderless.description')} />
      <div style={{ marginBottom: 16, overflowX: 'auto' }}>
        <Segmented<'PRESIDIUM' | 'SECRETARIAT'>
          aria-label={t('desk.leaderless.body')}
          value={body}
          onChange={(next) =>
            setParams((current) => {
              const changed = new URLSearchParams(current);
              changed.delete('page');
              changed.set('body', next);
              return changed;
            })
          }
          options={(['PRESIDIUM', 'SECRETARIAT'] as const).map((value) => ({
            value,
            label: label('OfficeBody', value),
          }))}
        />
      </div>
      <ServerTableView table={list} label={t('desk.leaderless.title')} rowName={(row) => row.name} />
    </>
  );
}
