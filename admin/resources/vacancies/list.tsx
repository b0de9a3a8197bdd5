import { Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  VacancyListDocument,
  type VacancyListQuery,
  type VacancyListQueryVariables,
  VacancyOfficeCloseDocument,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { DayText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = VacancyListQuery['vacancies']['nodes'][number];

const table: TableDefinition<VacancyListQuery, VacancyListQueryVariables, Row> = {
  // Offices under their own cache key, so that an appointment refreshes the board.
  resource: 'office',
  document: VacancyListDocument,
  select: (data) => data.vacancies,
  urlPrefix: 'board',
  exportAs: { list: 'vacancies', conditions: (variables) => variables },
  defaultSort: [{ field: 'vacantSince', order: 'asc' }],
  columns: [
    {
      key: 'office',
      titleKey: 'vacancy.office',
      isPrimary: true,
      sortField: 'name',
      width: 180,
      render: (row) => <Link to={`/offices/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'organization',
      titleKey: 'vacancy.organization',
      width: 220,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'body',
      titleKey: 'vacancy.body',
      sortField: 'body',
      width: 130,
      render: (row) => <EnumTag type="OfficeBody" value={row.body} />,
    },
    {
      key: 'unit',
      titleKey: 'vacancy.unit',
      width: 150,
      isHiddenByDefault: true,
      render: (row) => row.unit ?? <Nothing />,
    },
    { key: 'seats', titleKey: 'vacancy.seats', width: 80, align: 'end', render: (row) => row.seats },
    {
      key: 'openSeats',
      titleKey: 'vacancy.openSeats',
      sortField: 'openSeats',
      width: 90,
      align: 'end',
      render: (row) => (row.openSeats > 0 ? <Tag color="warning">{row.openSeats}</Tag> : 0),
    },
    {
      key: 'since',
      titleKey: 'vacancy.since',
      sortField: 'vacantSince',
      width: 140,
      render: (row) => <DayText value={row.vacantSince} />,
    },
    {
      key: 'expiring',
      titleKey: 'vacancy.expiringCount',
      width: 110,
      align: 'end',
      render: (row) => row.expiringCount,
    },
    {
      key: 'appoint',
      titleKey: 'vacancy.appoint',
      width: 110,
      exportKeys: [],
      render: (row) => <AppointLink row={row} />,
    },
  ],
  filters: [
    withinFilterSpec,
    { kind: 'text', field: 'name', labelKey: 'vacancy.office', isPinned: true },
    {
      kind: 'enum',
      field: 'body',
      labelKey: 'vacancy.body',
      enumType: 'OfficeBody',
      values: ['PRESIDIUM', 'SECRETARIAT', 'DEPARTMENT', 'COMMITTEE', 'OTHER'],
      isPinned: true,
    },
  ],
};

function AppointLink({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const mayOpen = useMeets(anyOf('case.open'));
  if (row.appointmentProcedure && mayOpen) {
    return <Link to={`/cases/open?office=${row.id}`}>{t('vacancy.openCase')}</Link>;
  }
  return row.viewerCan.appoint ? <Link to={`/offices/${row.id}?appoint=1`}>{t('vacancy.appoint')}</Link> : <Nothing />;
}

/** Board of open seats and of terms that end soon. */
export function VacancyListPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('show');
  const show = wanted === 'open' || wanted === 'expiring' ? wanted : 'all';
  const list = useServerTable(table, {
    variables: show === 'open' ? { isVacant: true } : show === 'expiring' ? { isExpiring: true } : {},
  });
  const mayClose = useMeets(anyOf('office.manage'));
  const close: BulkAction<Row> = {
    key: 'close',
    label: t('vacancy.close'),
    explanation: t('vacancy.closeHelp'),
    isDanger: true,
    asks: { reason: 'required', date: true },
    isAllowed: (row) => row.viewerCan.close,
    run: ({ id, version }, _key, input) =>
      mutateRow(VacancyOfficeCloseDocument, (data) => data.officeClose, { id, version, input }),
    invalidates: ['office'],
  };
  return (
    <>
      <PageHeader title={t('vacancy.title')} description={t('vacancy.description')} />
      <div style={{ marginBottom: 16, overflowX: 'auto' }}>
        <Segmented<'all' | 'open' | 'expiring'>
          aria-label={t('vacancy.show')}
          value={show}
          onChange={(next) => setParams(next === 'all' ? {} : { show: next })}
          options={(['all', 'open', 'expiring'] as const).map((value) => ({ value, label: t(`vacancy.${value}`) }))}
        />
      </div>
      <ServerTableView
        table={list}
        label={t('vacancy.title')}
        rowName={(row) => `${row.organization?.name ?? ''} ${row.name}`.trim()}
        bulkActions={mayClose ? [close] : []}
      />
    </>
  );
}
