import { useTranslation } from 'react-i18next';
import { AuditListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Result = ResultOf<typeof AuditListDocument>;
type Row = Result['auditEntries']['nodes'][number];

const changesOf = (row: Row): string =>
  row.changes.map(({ field, before, after }) => `${field}: ${before ?? '∅'} → ${after ?? '∅'}`).join('; ');

const table: TableDefinition<Result, VariablesOf<typeof AuditListDocument>, Row> = {
  resource: 'audit',
  exportAs: { list: 'auditEntries' },
  document: AuditListDocument,
  select: (data) => data.auditEntries,
  defaultSort: [{ field: 'occurredAt', order: 'desc' }],
  columns: [
    {
      key: 'occurredAt',
      titleKey: 'audit.occurredAt',
      isPrimary: true,
      sortField: 'occurredAt',
      width: 170,
      render: (row) => <InstantText value={row.occurredAt} />,
    },
    { key: 'action', titleKey: 'audit.action', render: (row) => row.action },
    { key: 'subjectType', titleKey: 'audit.subjectType', render: (row) => row.subjectType },
    { key: 'organization', titleKey: 'audit.organization', render: (row) => row.organizationName },
    { key: 'actor', titleKey: 'audit.actor', render: (row) => row.actorName ?? row.systemRole },
    { key: 'office', titleKey: 'audit.office', render: (row) => row.officeName },
    { key: 'changes', titleKey: 'audit.changes', width: 320, render: changesOf },
    { key: 'reason', titleKey: 'audit.reason', render: (row) => row.reason },
    { key: 'purpose', titleKey: 'audit.purpose', render: (row) => row.purpose },
    { key: 'position', titleKey: 'audit.position', align: 'end', isHiddenByDefault: true, render: (row) => row.seq },
  ],
  filters: [
    { kind: 'text', field: 'action', labelKey: 'audit.action', isPinned: true },
    { kind: 'text', field: 'subjectType', labelKey: 'audit.subjectType' },
  ],
};

/** The audit trail that the viewer may read. */
export function AuditListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  return (
    <>
      <PageHeader title={t('audit.title')} description={t('audit.description')} />
      <ServerTableView table={list} label={t('audit.title')} rowName={(row) => row.action} />
    </>
  );
}
