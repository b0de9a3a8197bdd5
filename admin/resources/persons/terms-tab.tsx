import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PersonTermsDocument, type PersonTermsQuery, type PersonTermsQueryVariables } from '../../gql/graphql.ts';
import { DayText, Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { termTone } from './person-enums.ts';

type Row = NonNullable<PersonTermsQuery['person']>['terms']['nodes'][number];

const table: TableDefinition<PersonTermsQuery, PersonTermsQueryVariables, Row> = {
  resource: 'term',
  exportAs: { list: 'terms', conditions: ({ id }) => ({ personId: { eq: id } }) },
  document: PersonTermsDocument,
  select: (data) => data.person?.terms,
  urlPrefix: 'personTerms',
  defaultSort: [{ field: 'startsOn', order: 'desc' }],
  columns: [
    {
      key: 'office',
      titleKey: 'person.terms.office',
      isPrimary: true,
      sortField: 'office',
      width: 180,
      render: (row) => (row.office ? <Link to={`/offices/${row.office.id}`}>{row.office.name}</Link> : <Nothing />),
    },
    {
      key: 'organization',
      titleKey: 'person.terms.organization',
      width: 200,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'state',
      titleKey: 'person.terms.state',
      width: 100,
      render: (row) => <EnumTag type="TermState" value={row.state} tone={termTone(row.state)} />,
    },
    {
      key: 'period',
      exportKeys: ['startsOn', 'endsOn'],
      titleKey: 'person.terms.period',
      sortField: 'startsOn',
      width: 240,
      render: (row) => <PeriodText from={row.startsOn} until={row.endsOn} />,
    },
    {
      key: 'source',
      titleKey: 'person.terms.source',
      width: 100,
      render: (row) => <EnumTag type="TermSource" value={row.source} />,
    },
    {
      key: 'represented',
      titleKey: 'person.terms.represented',
      width: 180,
      isHiddenByDefault: true,
      render: (row) => row.represented?.name ?? <Nothing />,
    },
    { key: 'evidence', titleKey: 'person.terms.evidence', width: 200, render: (row) => row.evidence ?? <Nothing /> },
    {
      key: 'planned',
      titleKey: 'person.terms.planned',
      width: 140,
      isHiddenByDefault: true,
      render: (row) => <DayText value={row.plannedEndsOn} />,
    },
    {
      key: 'endedReason',
      titleKey: 'person.terms.endedReason',
      width: 200,
      isHiddenByDefault: true,
      render: (row) => row.endedReason ?? <Nothing />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'state',
      labelKey: 'person.terms.state',
      enumType: 'TermState',
      values: ['CURRENT', 'FUTURE', 'PAST', 'CANCELLED'],
      isPinned: true,
    },
  ],
};

/** Offices that a person holds, held and will hold. */
export function PersonTerms({
  personId,
  purpose,
}: {
  readonly personId: string;
  readonly purpose: string | undefined;
}) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id: personId }, purpose });
  return <ServerTableView table={list} label={t('person.terms.title')} rowName={(row) => row.office?.name ?? row.id} />;
}
