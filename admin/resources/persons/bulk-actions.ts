import { useTranslation } from 'react-i18next';
import { type PersonListQuery, PersonUpdateDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useMeets } from '../../shared/guard/allowed.tsx';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';

type Row = PersonListQuery['persons']['nodes'][number];

/** Marks many persons as having left, or as in use again; their records stay. */
export function usePersonBulkActions(): readonly BulkAction<Row>[] {
  const { t } = useTranslation();
  const isOffered = useMeets(anyOf('person.manage'));
  if (!isOffered) {
    return [];
  }
  const action = (key: 'graduate' | 'reactivate', isGraduated: boolean): BulkAction<Row> => ({
    key,
    label: t(`person.bulk.${key}`),
    explanation: t(`person.bulk.${key}Help`),
    isAllowed: (row) => row.viewerCan.update && row.status === (isGraduated ? 'ACTIVE' : 'GRADUATED'),
    run: ({ id, version }) =>
      mutateRow(PersonUpdateDocument, (data) => data.personUpdate, { id, version, input: { isGraduated } }),
    invalidates: ['person'],
  });
  return [action('graduate', true), action('reactivate', false)];
}
