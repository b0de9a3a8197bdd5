import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { HandoverListDocument, type HandoverListQuery, type HandoverListQueryVariables } from '../../gql/graphql.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = HandoverListQuery['handoverPacks']['nodes'][number];

const table: TableDefinition<HandoverListQuery, HandoverListQueryVariables, Row> = {
  resource: 'handoverPack',
  document: HandoverListDocument,
  select: (data) => data.handoverPacks,
  defaultSort: [{ field: 'endedOn', order: 'desc' }],
  columns: [
    {
      key: 'outgoing',
      titleKey: 'handover.outgoing',
      isPrimary: true,
      width: 140,
      render: (row) => <Link to={`/handovers/${row.id}`}>{row.outgoingName}</Link>,
    },
    { key: 'office', titleKey: 'handover.office', width: 180, render: (row) => row.office?.name ?? <Nothing /> },
    {
      key: 'organization',
      titleKey: 'handover.organization',
      width: 220,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'endedOn',
      titleKey: 'handover.endedOn',
      sortField: 'endedOn',
      width: 140,
      render: (row) => <DayText value={row.endedOn} />,
    },
    {
      key: 'status',
      titleKey: 'handover.status',
      width: 110,
      render: (row) => (
        <EnumTag type="HandoverStatus" value={row.status} tone={row.status === 'OPEN' ? 'warning' : 'success'} />
      ),
    },
    {
      key: 'acknowledgedAt',
      titleKey: 'handover.acknowledgedAt',
      width: 180,
      render: (row) => <InstantText value={row.acknowledgedAt} />,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'handover.status',
      enumType: 'HandoverStatus',
      values: ['OPEN', 'ACKNOWLEDGED'],
      isPinned: true,
    },
    { kind: 'day', field: 'endedOn', labelKey: 'handover.endedOn' },
  ],
};

/** Handover packs that the viewer may read. */
export function HandoverListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  return (
    <>
      <PageHeader title={t('handover.title')} description={t('handover.description')} />
      <ServerTableView table={list} label={t('handover.title')} rowName={(row) => row.outgoingName} />
    </>
  );
}
