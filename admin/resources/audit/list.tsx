import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AuditListDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { type AuditFacts, subjectOf } from '../../shared/history/audit-names.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { withFilter } from '../../shared/table/filter-spec.ts';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { ActorName } from './actor-name.tsx';
import { ChainState } from './chain-state.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { auditFilters } from './filters.tsx';

type Result = ResultOf<typeof AuditListDocument>;

const tableOf = (
  open: (entry: AuditFacts) => void,
): TableDefinition<Result, VariablesOf<typeof AuditListDocument>, AuditFacts> => ({
  resource: 'audit',
  exportAs: { list: 'auditEntries' },
  document: AuditListDocument,
  select: (data) => data.auditEntries,
  defaultSort: [{ field: 'occurredAt', order: 'desc' }],
  columns: [
    {
      key: 'action',
      titleKey: 'audit.action',
      isPrimary: true,
      width: 190,
      render: (row) => (
        <Button type="link" style={{ padding: 0, height: 'auto', whiteSpace: 'normal' }} onClick={() => open(row)}>
          {row.actionLabel}
        </Button>
      ),
    },
    {
      key: 'occurredAt',
      titleKey: 'audit.occurredAt',
      sortField: 'occurredAt',
      width: 170,
      render: (row) => <InstantText value={row.occurredAt} />,
    },
    { key: 'subject', titleKey: 'audit.subject', width: 240, render: (row) => <Subject entry={row} /> },
    { key: 'actor', titleKey: 'audit.actor', width: 160, render: (row) => <ActorName entry={row} /> },
    {
      key: 'organization',
      titleKey: 'audit.organization',
      width: 220,
      render: (row) => row.organizationName ?? <Nothing />,
    },
    { key: 'office', titleKey: 'audit.office', width: 150, isHiddenByDefault: true, render: (row) => row.officeName },
    {
      key: 'changes',
      titleKey: 'audit.changes',
      width: 200,
      render: (row) => <ChangedFields entry={row} />,
    },
    { key: 'reason', titleKey: 'audit.reason', width: 220, render: (row) => row.reason ?? <Nothing /> },
    {
      key: 'purpose',
      titleKey: 'audit.purpose',
      width: 180,
      isHiddenByDefault: true,
      render: (row) => (row.accountId ? row.purpose : null) ?? <Nothing />,
    },
    { key: 'position', titleKey: 'audit.position', align: 'end', isHiddenByDefault: true, render: (row) => row.seq },
  ],
  filters: auditFilters,
});

function Subject({ entry }: { readonly entry: AuditFacts }) {
  const { name, to } = subjectOf(entry);
  return (
    <>
      {entry.subject.label}
      {name ? (
        <>
          {' '}
          ·{' '}
          {to ? (
            <Link className="xl-inline-link" to={to}>
              {name}
            </Link>
          ) : (
            name
          )}
        </>
      ) : null}
    </>
  );
}

function ChangedFields({ entry }: { readonly entry: AuditFacts }) {
  const { t } = useTranslation();
  return entry.changes.length === 0 ? <Nothing /> : entry.changes.map(({ label }) => label).join(t('audit.comma'));
}

/** The audit trail that the viewer may read. */
export function AuditListPage() {
  const { t } = useTranslation();
  const [entry, setEntry] = useState<AuditFacts>();
  const list = useServerTable(useMemo(() => tableOf(setEntry), []));
  const readsTrail = useMeets(anyOf('audit.read', 'audit.readAll'));
  return (
    <>
      <PageHeader title={t('audit.title')} description={t(readsTrail ? 'audit.description' : 'audit.ownOnly')} />
      {readsTrail ? (
        <div style={{ marginBottom: 16 }}>
          <ChainState />
        </div>
      ) : null}
      <ServerTableView table={list} label={t('audit.title')} rowName={(row) => row.actionLabel} />
      <EntryDrawer
        entry={entry}
        onClose={() => setEntry(undefined)}
        onNarrow={(field, value) => {
          const spec = auditFilters.find((item) => item.field === field)!;
          setEntry(undefined);
          list.change({
            filters: withFilter(list.state.filters, spec, spec.kind === 'text' ? 'contains' : 'in', [value]),
          });
        }}
      />
    </>
  );
}
