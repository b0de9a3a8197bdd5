import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  ImportProposalDecideDocument,
  type ImportProposalKind,
  ImportProposalsDocument,
  type ImportShowQuery,
} from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { ProposalKindName } from './batch-labels.tsx';
import styles from './imports.module.css';

type Batch = NonNullable<ImportShowQuery['importBatch']>;
type Result = ResultOf<typeof ImportProposalsDocument>;
type Proposal = NonNullable<Result['importBatch']>['proposals']['nodes'][number];

const kinds: readonly ImportProposalKind[] = ['RENAME', 'CODE_CHANGE', 'VANISHED', 'NEW'];
const decisionTones = { PENDING: 'warning', CONFIRMED: 'success', DISMISSED: 'neutral' } as const;

const nameOf = ({ institution, organization, to, from }: Proposal): string =>
  institution?.name ?? organization?.name ?? to ?? from ?? '';

const table: TableDefinition<Result, VariablesOf<typeof ImportProposalsDocument>, Proposal> = {
  resource: 'import',
  urlPrefix: 'p',
  document: ImportProposalsDocument,
  select: (data) => data.importBatch?.proposals,
  columns: [
    { key: 'name', titleKey: 'imports.name', isPrimary: true, width: 220, render: (item) => nameOf(item) },
    {
      key: 'kind',
      titleKey: 'imports.kind',
      width: 130,
      render: (item) => <ProposalKindName value={item.kind} />,
    },
    {
      key: 'change',
      titleKey: 'imports.changes',
      width: 300,
      render: (item) => `${item.from ?? '∅'} → ${item.to ?? '∅'}`,
    },
    {
      key: 'confidence',
      titleKey: 'imports.confidence',
      align: 'end',
      width: 100,
      sortField: 'confidence',
      render: (item) => `${item.confidence} %`,
    },
    {
      key: 'suggestions',
      titleKey: 'imports.suggestions',
      width: 260,
      render: (item) =>
        item.successor?.name ??
        (item.suggestions.length > 0 ? (
          item.suggestions.map(({ name, likeness }) => `${name} (${likeness} %)`).join('; ')
        ) : (
          <Nothing />
        )),
    },
    {
      key: 'decision',
      titleKey: 'imports.decision',
      width: 110,
      render: (item) => <EnumTag type="ImportDecision" value={item.decision} tone={decisionTones[item.decision]} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'decision',
      labelKey: 'imports.decision',
      enumType: 'ImportDecision',
      values: ['PENDING', 'CONFIRMED', 'DISMISSED'],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'kind',
      labelKey: 'imports.kind',
      enumType: 'ImportProposalKind',
      values: kinds,
      isPinned: true,
    },
  ],
};

/** Changes that a yearly list implies; each is decided alone, in a selection, or by kind. */
export function ImportProposals({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id: batch.id } });
  const decide = useAction({
    document: ImportProposalDecideDocument,
    payload: (data) => data.importProposalDecide,
    invalidates: ['import'],
    successMessage: t('imports.decided'),
  });
  const decideKind = (kind: ImportProposalKind, decision: 'CONFIRMED' | 'DISMISSED'): void =>
    void decide.run({ id: batch.id, input: { kind, decision } });
  const bulkActions = (['CONFIRMED', 'DISMISSED'] as const).map((decision): BulkAction<Proposal> => ({
    key: decision,
    label: decision === 'CONFIRMED' ? t('imports.confirmSelected') : t('imports.dismissSelected'),
    icon: decision === 'CONFIRMED' ? <CheckOutlined /> : <CloseOutlined />,
    run: ({ id }) =>
      mutateRow(ImportProposalDecideDocument, (data) => data.importProposalDecide, {
        id: batch.id,
        input: { ids: [id], decision },
      }),
    invalidates: ['import'],
  }));
  return (
    <>
      {batch.viewerCan.decide && batch.proposals.totalCount > 0 ? (
        <Panel title={t('imports.byKind')}>
          <p className={styles['hint']}>{t('imports.byKindHelp')}</p>
          <Space wrap size={[24, 12]}>
            {kinds.map((kind) => (
              <Space key={kind} role="group" aria-label={t(`imports.kinds.${kind}`)}>
                <span>{t(`imports.kinds.${kind}`)}</span>
                <Button
                  size="small"
                  aria-label={`${t('imports.confirmKind')} ${t(`imports.kinds.${kind}`)}`}
                  onClick={() => decideKind(kind, 'CONFIRMED')}
                >
                  {t('imports.confirmKind')}
                </Button>
                <Button
                  size="small"
                  aria-label={`${t('imports.dismissKind')} ${t(`imports.kinds.${kind}`)}`}
                  onClick={() => decideKind(kind, 'DISMISSED')}
                >
                  {t('imports.dismissKind')}
                </Button>
              </Space>
            ))}
          </Space>
        </Panel>
      ) : null}
      <ServerTableView
        table={list}
        label={t('imports.proposals')}
        rowName={nameOf}
        bulkActions={batch.viewerCan.decide ? bulkActions : []}
      />
    </>
  );
}
