import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  ImportProposalDecideDocument,
  type ImportProposalKind,
  ImportProposalsDocument,
  type ImportProposalsQuery,
  type ImportProposalsQueryVariables,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = NonNullable<ImportProposalsQuery['importBatch']>['proposals']['nodes'][number];
type Decision = 'CONFIRMED' | 'DISMISSED';

const nameOf = (row: Row): string => row.institution?.name ?? row.to ?? row.from ?? row.id;
const kinds: readonly ImportProposalKind[] = ['RENAME', 'CODE_CHANGE', 'VANISHED', 'NEW'];

const table: TableDefinition<ImportProposalsQuery, ImportProposalsQueryVariables, Row> = {
  resource: 'import',
  urlPrefix: 'p',
  document: ImportProposalsDocument,
  select: (data) => data.importBatch?.proposals,
  defaultSort: [{ field: 'position', order: 'asc' }],
  columns: [
    { key: 'name', titleKey: 'imports.name', isPrimary: true, width: 220, render: nameOf },
    {
      key: 'kind',
      titleKey: 'imports.rowState',
      width: 130,
      render: (row) => <EnumTag type="ImportProposalKind" value={row.kind} />,
    },
    {
      key: 'change',
      titleKey: 'imports.changes',
      width: 300,
      render: (row) => `${row.from ?? '∅'} → ${row.to ?? '∅'}`,
    },
    {
      key: 'confidence',
      titleKey: 'imports.confidence',
      width: 110,
      align: 'end',
      sortField: 'confidence',
      render: (row) => row.confidence,
    },
    {
      key: 'decision',
      titleKey: 'imports.state',
      width: 110,
      render: (row) => (
        <EnumTag
          type="ImportDecision"
          value={row.decision}
          tone={row.decision === 'CONFIRMED' ? 'success' : row.decision === 'PENDING' ? 'warning' : 'neutral'}
        />
      ),
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'kind',
      labelKey: 'imports.rowState',
      enumType: 'ImportProposalKind',
      values: kinds,
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'decision',
      labelKey: 'imports.state',
      enumType: 'ImportDecision',
      values: ['PENDING', 'CONFIRMED', 'DISMISSED'],
      isPinned: true,
    },
  ],
};

interface ImportProposalsProps {
  readonly batchId: string;
  readonly mayDecide: boolean;
}

/** Changes that a list implies: confirmed or dismissed one by one, many at once, or a whole kind. */
export function ImportProposals({ batchId, mayDecide }: ImportProposalsProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const list = useServerTable(table, { variables: { id: batchId } });
  const decide = useAction({
    document: ImportProposalDecideDocument,
    payload: (data) => data.importProposalDecide,
    invalidates: ['import'],
    successMessage: t('imports.done'),
  });
  const run = (kind: ImportProposalKind, decision: Decision): void =>
    void decide.run({ id: batchId, input: { kind, decision } });
  const bulkActions = (
    [
      ['CONFIRMED', 'imports.confirmRow'],
      ['DISMISSED', 'imports.dismissRow'],
    ] as const
  ).map(([decision, key]): BulkAction<Row> => ({
    key: decision,
    label: t(key),
    isAllowed: (row) => row.decision !== decision,
    run: (row) =>
      mutateRow(ImportProposalDecideDocument, (data) => data.importProposalDecide, {
        id: batchId,
        input: { ids: [row.id], decision },
      }),
    invalidates: ['import'],
  }));
  const present = kinds.filter((kind) => list.rows.some((row) => row.kind === kind));
  return (
    <>
      {mayDecide && present.length > 0 ? (
        <Space wrap style={{ marginBottom: 12 }}>
          {present.map((kind) => (
            <Space key={kind} style={{ marginInlineEnd: 16 }}>
              <span>{label('ImportProposalKind', kind)}</span>
              <Button size="small" onClick={() => run(kind, 'CONFIRMED')}>
                {t('imports.confirmKind')}
              </Button>
              <Button size="small" onClick={() => run(kind, 'DISMISSED')}>
                {t('imports.dismissKind')}
              </Button>
            </Space>
          ))}
        </Space>
      ) : null}
      <ServerTableView
        table={list}
        label={t('imports.proposals')}
        rowName={nameOf}
        bulkActions={mayDecide ? bulkActions : []}
      />
    </>
  );
}
