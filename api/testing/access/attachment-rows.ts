import { newId } from '../../kernel/ids.ts';
import { registerAttachmentOwner } from '../../modules/attachment/index.ts';
import { PlannedChangeShape } from '../../modules/organization/index.ts';

// A plan, which only some see, stands for the records of later modules.
registerAttachmentOwner({ subjectType: 'PlannedChange', shape: () => PlannedChangeShape });

/** A row of the table of files. */
export const attachmentRow = (
  id: string,
  keys: Readonly<Record<string, unknown>>,
  account: string,
  plan: string | null,
): Readonly<Record<string, unknown>> => ({
  id,
  ...keys,
  account_id: account,
  subject_type: plan === null ? null : 'PlannedChange',
  subject_id: plan,
  name: '矩阵.txt',
  media_type: 'text/plain',
  bytes: 1,
  sha256: '0'.repeat(64),
  store_key: newId(),
  state: plan === null ? 'READY' : 'CLAIMED',
  created_at: '2026-11-24T03:00:00Z',
  expires_at: plan === null ? '2026-11-26T03:00:00Z' : null,
});
