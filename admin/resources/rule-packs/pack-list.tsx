import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RulePackListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { packTone } from './rule-tone.ts';

type Result = ResultOf<typeof RulePackListDocument>;
type Row = Result['rulePacks']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof RulePackListDocument>, Row> = {
  resource: 'rulePack',
  document: RulePackListDocument,
  select: (data) => data.rulePacks,
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'rulePack.name',
      isPrimary: true,
      sortField: 'name',
      width: 240,
      render: (row) => <Link to={`/rule-packs/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'kind',
      titleKey: 'rulePack.kind',
      render: (row) => (row.kind ? <EnumTag type="OrganizationKind" value={row.kind} /> : null),
    },
    {
      key: 'level',
      titleKey: 'rulePack.level',
      render: (row) => (row.level ? <EnumTag type="OrganizationLevel" value={row.level} /> : null),
    },
    { key: 'organization', titleKey: 'rulePack.organization', render: (row) => row.organization?.name },
    { key: 'number', titleKey: 'rulePack.number', align: 'end', sortField: 'number', render: (row) => row.number },
    {
      key: 'status',
      titleKey: 'rulePack.status',
      render: (row) => <EnumTag type="RulePackStatus" value={row.status} tone={packTone(row.status)} />,
    },
    {
      key: 'period',
      titleKey: 'rulePack.period',
      render: (row) => <PeriodText from={row.validFrom} until={row.validUntil} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'rulePack.status',
      enumType: 'RulePackStatus',
      values: ['DRAFT', 'PUBLISHED', 'RETIRED'],
      isPinned: true,
    },
  ],
};

/** Versions of the rules. */
export function RulePackTable() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  return <ServerTableView table={list} label={t('rulePack.title')} rowName={(row) => row.name} />;
}
