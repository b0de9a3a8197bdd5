import { addDays } from '../../kernel/clock.ts';

type Values = Readonly<Record<string, unknown>>;

/** Title of an office that the chains of the matrix bind. */
export const CHAIN_TITLE = 'MATRIX_CHAIR';

/** A step that asks an office with this title at the organization itself. */
export const stepAsking = (title: string): Values => ({
  key: 'confirm',
  kind: 'CONFIRM',
  name: '审定',
  nameEn: null,
  bodies: [{ of: 'SUBJECT', relation: 'OWN', level: null, titles: [title], permission: null }],
  quorum: null,
  conditions: [],
  deadlineDays: null,
  remindBefore: [],
  remindAfter: [],
  escalatesWhenLate: false,
});

/** A chain's row that binds offices of one title. */
export const chainRow = (id: string, keys: Values, title: string): Values => ({
  id,
  ...keys,
  name: `矩阵程序${id.slice(-8)}`,
  subject_kind: 'APPOINTMENT',
  levels: [],
  kinds: [],
  titles: [title],
  created_at: '2026-09-01T00:00:00Z',
  version: 1,
});

/** The row of a version that asks an office with this title, published or not. */
export const chainVersionRow = (
  id: string,
  keys: Values,
  chain: string,
  title: string,
  isPublished: boolean,
): Values => ({
  id,
  ...keys,
  procedure_id: chain,
  number: 1,
  steps: [stepAsking(title)],
  published_at: isPublished ? '2026-09-01T00:00:00Z' : null,
  valid_from: isPublished ? '2026-09-01' : null,
  open_cases: isPublished ? 'KEEP' : null,
  created_at: '2026-09-01T00:00:00Z',
  version: 1,
});

/** A case's row. */
export const caseRow = (
  id: string,
  keys: Values,
  chain: string,
  chainVersion: string,
  account: string | null,
  more: Values = {},
): Values => ({
  id,
  ...keys,
  procedure_id: chain,
  version_id: chainVersion,
  subject_kind: 'ORGANIZATION_CLOSING',
  subject_key: id,
  title: '矩阵事项',
  facts: { organizationId: keys['organization_id'], effectiveOn: null, reason: '合并' },
  traits: {},
  other_id: null,
  office_id: null,
  candidate_id: null,
  opener_account_id: account,
  opener_id: null,
  state: 'OPEN',
  step_no: 1,
  round: 1,
  step_on: '2026-11-01',
  is_reviewed: false,
  opened_at: '2026-11-01T00:00:00Z',
  settled_at: null,
  version: 1,
  ...more,
});

/** A delegation's row of thirty days. */
export const delegationRow = (
  id: string,
  keys: Values,
  office: string,
  [delegator, delegate]: readonly [string, string],
  today: string,
): Values => ({
  id,
  ...keys,
  office_id: office,
  delegator_id: delegator,
  delegate_id: delegate,
  starts_on: today,
  ends_on: addDays(today, 30),
  reason: '出差',
  created_at: '2026-11-01T00:00:00Z',
  version: 1,
});
