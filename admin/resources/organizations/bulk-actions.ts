import { useTranslation } from 'react-i18next';
import {
  OrganizationArchiveDocument,
  type OrganizationListQuery,
  OrganizationRestoreDocument,
  OrganizationResumeDocument,
  OrganizationSuspendDocument,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useMeets } from '../../shared/guard/allowed.tsx';
import type { BulkAction, BulkInput } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';

type Row = OrganizationListQuery['organizations']['nodes'][number];

const variablesOf = ({ id, version }: Row, input: BulkInput) => ({ id, version, input });

/** One change of state each: how it is asked for. */
const changes = {
  suspend: (row: Row, input: BulkInput) =>
    mutateRow(OrganizationSuspendDocument, (data) => data.organizationSuspend, variablesOf(row, input)),
  resume: (row: Row, input: BulkInput) =>
    mutateRow(OrganizationResumeDocument, (data) => data.organizationResume, variablesOf(row, input)),
  archive: (row: Row, input: BulkInput) =>
    mutateRow(OrganizationArchiveDocument, (data) => data.organizationArchive, variablesOf(row, input)),
  restore: (row: Row, input: BulkInput) =>
    mutateRow(OrganizationRestoreDocument, (data) => data.organizationRestore, variablesOf(row, input)),
};

/** What may be done to many organizations at once; nothing for whoever may do it to none. */
export function useOrganizationBulkActions(): readonly BulkAction<Row>[] {
  const { t } = useTranslation();
  const isOffered = useMeets(anyOf('organization.suspend', 'organization.archive'));
  if (!isOffered) {
    return [];
  }
  return (['suspend', 'resume', 'archive', 'restore'] as const).map((kind) => ({
    key: kind,
    label: t(`organization.${kind}.action`),
    explanation: t(`organization.${kind}.explanation`, { defaultValue: '' }),
    isDanger: kind === 'suspend' || kind === 'archive',
    asks: { reason: 'required', date: true },
    isAllowed: (row) => row.viewerCan[kind],
    run: (row, _key, input) => changes[kind](row, input),
    invalidates: ['organization'],
  }));
}
