import { useTranslation } from 'react-i18next';
import {
  AccountEndDocument,
  type AccountListQuery,
  AccountResumeDocument,
  AccountSuspendDocument,
  InvitationResendDocument,
} from '../../gql/graphql.ts';
import type { BulkAction, BulkInput } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';

type Row = AccountListQuery['accounts']['nodes'][number];

const variablesOf = ({ id, version }: Row, { reason }: BulkInput) => ({ id, version, input: { reason } });

const changes = {
  suspend: (row: Row, input: BulkInput) =>
    mutateRow(AccountSuspendDocument, (data) => data.accountSuspend, variablesOf(row, input)),
  resume: (row: Row, input: BulkInput) =>
    mutateRow(AccountResumeDocument, (data) => data.accountResume, variablesOf(row, input)),
  end: (row: Row, input: BulkInput) =>
    mutateRow(AccountEndDocument, (data) => data.accountEnd, variablesOf(row, input)),
};

/** What may be done to many accounts at once. */
export function useAccountBulkActions(): readonly BulkAction<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'resend',
      label: t('accounts.resend.action'),
      explanation: t('accounts.resend.explanation'),
      isAllowed: (row) => row.viewerCan.resendInvitation,
      run: ({ id }) => mutateRow(InvitationResendDocument, (data) => data.invitationResend, { id }),
      invalidates: ['account'],
    },
    ...(['suspend', 'resume', 'end'] as const).map((kind): BulkAction<Row> => ({
      key: kind,
      label: t(`accounts.${kind}.action`),
      isDanger: kind !== 'resume',
      asks: { reason: 'required' },
      isAllowed: (row) => row.viewerCan[kind],
      run: (row, _key, input) => changes[kind](row, input),
      invalidates: ['account'],
    })),
  ];
}
