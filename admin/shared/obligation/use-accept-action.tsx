import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { ObligationAcceptDocument } from '../../gql/graphql.ts';
import type { BulkAction } from '../table/bulk.ts';
import { mutateRow } from '../table/mutate-row.ts';

/** What a row has to know of itself to be accepted. */
interface AcceptableRow {
  readonly id: string;
  readonly version: number;
  readonly viewerCan: { readonly accept: boolean };
}

/** Accepts many answers at once, each on its own and with a result of its own; for every list of obligations. */
export function useAcceptAction<TRow extends AcceptableRow>(): BulkAction<TRow> {
  const { t } = useTranslation();
  return {
    key: 'accept',
    label: t('obligationState.accept'),
    icon: <CheckOutlined />,
    isAllowed: (row) => row.viewerCan.accept,
    run: ({ id, version }) => mutateRow(ObligationAcceptDocument, (data) => data.obligationAccept, { id, version }),
    invalidates: ['obligation', 'directive', 'supervision', 'reportRound', 'reportSubmission'],
  };
}
