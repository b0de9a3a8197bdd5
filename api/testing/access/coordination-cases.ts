import { pub, type Cell, type MutationCase, type QueryCase } from './cases.ts';
import type { RowsOfUnit } from './furnish.ts';
import { actsFor, seesAudience, seesDirective, seesExtension, seesObligation } from './coordination-rights.ts';
import { every } from './oracle.ts';
import { byId, ofUnit } from './query-shapes.ts';

const ISSUE = 'directive.issue';
const ANSWER = 'obligation.answer';
const VERIFY = 'obligation.verify';
const WORKERS = ['obligation.read', ANSWER, VERIFY, ISSUE] as const;
const READERS = ['directive.read', ...WORKERS] as const;

type Kind = keyof RowsOfUnit;
type Input = Readonly<Record<string, unknown>>;

/** An act of the issuer upon a directive or a saved audience of the target. */
const onIssued = (
  field: string,
  type: 'Directive' | 'SavedAudience',
  action: string,
  kind: Kind,
  input: Input = {},
): MutationCase => ({
  field,
  door: ISSUE,
  call: ({ rows }) => ({ id: pub(type === 'Directive' ? 'dir' : 'sau', rows[kind]), version: 1, ...input }),
  judge: ({ oracle, rows, unit }) =>
    oracle.act(
      type === 'Directive' ? seesDirective(oracle, rows[kind]) : seesAudience(oracle, rows[kind]),
      actsFor(oracle, ISSUE, unit),
    ),
  offers: ({ rows }) => ({ type, action, id: pub(type === 'Directive' ? 'dir' : 'sau', rows[kind]) }),
});

/** An act upon an obligation of the target in the name of who owes it, or of who verifies it. */
const onOwed = (
  field: string,
  action: string,
  kind: Kind,
  permission: typeof ANSWER | typeof VERIFY,
  input: Input = {},
): MutationCase => ({
  field,
  door: permission,
  call: ({ rows }) => ({ id: pub('obl', rows[kind]), version: 1, ...input }),
  judge: ({ oracle, facts, rows, unit }) =>
    oracle.act(
      seesObligation(oracle, rows[kind]),
      actsFor(oracle, permission, permission === ANSWER ? unit : (facts.obligations.get(rows[kind])?.verifier ?? '')),
    ),
  offers: ({ rows }) => ({ type: 'Obligation', action, id: pub('obl', rows[kind]) }),
});

/** An act upon a request for more time. */
const onRequest = (
  field: string,
  action: string,
  permission: typeof ANSWER | typeof VERIFY,
  input: Input = {},
): MutationCase => ({
  field,
  door: permission,
  call: ({ rows }) => ({ id: pub('oext', rows.extension), version: 1, ...input }),
  judge: ({ oracle, facts, rows, unit }) =>
    oracle.act(
      seesExtension(oracle, rows.extension),
      actsFor(oracle, permission, permission === ANSWER ? unit : (facts.obligations.get(rows.asked)?.verifier ?? '')),
    ),
  offers: ({ rows }) => ({ type: 'ObligationExtension', action, id: pub('oext', rows.extension) }),
});

/** Mutations of directives, obligations and audiences. */
export const COORDINATION_MUTATIONS: readonly MutationCase[] = [
  {
    field: 'directiveCreate',
    variant: 'new to the target',
    door: ISSUE,
    call: ({ unit }) => ({ organizationId: pub('org', unit), title: '矩阵新部署' }),
    judge: ({ oracle, unit }) => oracle.act(oracle.seesUnit(unit), actsFor(oracle, ISSUE, unit)),
  },
  {
    field: 'directiveCreate',
    variant: 'in the place of another',
    door: ISSUE,
    call: ({ unit, rows }) => ({ organizationId: pub('org', unit), supersedesId: pub('dir', rows.directive) }),
    judge: ({ oracle, unit, rows }) =>
      every(
        oracle.act(oracle.seesUnit(unit), actsFor(oracle, ISSUE, unit)),
        oracle.act(seesDirective(oracle, rows.directive), actsFor(oracle, ISSUE, unit)),
      ),
    offers: ({ rows }) => ({ type: 'Directive', action: 'supersede', id: pub('dir', rows.directive) }),
  },
  onIssued('directiveUpdate', 'Directive', 'update', 'draftDirective', { title: '矩阵改题' }),
  onIssued('directiveDiscard', 'Directive', 'discard', 'draftDirective'),
  onIssued('directiveIssue', 'Directive', 'issue', 'draftDirective'),
  onIssued('directiveAmend', 'Directive', 'amend', 'directive', { title: '矩阵修订', note: '改题' }),
  onIssued('directiveWithdraw', 'Directive', 'withdraw', 'directive', { reason: '发错' }),
  {
    field: 'savedAudienceCreate',
    door: ISSUE,
    call: ({ unit }) => ({ organizationId: pub('org', unit), name: '矩阵新范围' }),
    judge: ({ oracle, unit }) => oracle.act(oracle.seesUnit(unit), actsFor(oracle, ISSUE, unit)),
  },
  onIssued('savedAudienceUpdate', 'SavedAudience', 'update', 'savedAudience', { name: '矩阵改名' }),
  onIssued('savedAudienceRemove', 'SavedAudience', 'remove', 'savedAudience'),
  onOwed('obligationAcknowledge', 'acknowledge', 'obligation', ANSWER),
  onOwed('obligationSaveAnswer', 'saveAnswer', 'obligation', ANSWER, { answers: { remark: '草稿' } }),
  onOwed('obligationSubmit', 'submit', 'obligation', ANSWER),
  onOwed('obligationInstruct', 'instruct', 'obligation', ANSWER, { guidance: '<p>补充</p>' }),
  onOwed('obligationPassOn', 'passOn', 'obligation', ANSWER),
  onOwed('obligationExtensionAsk', 'askExtension', 'obligation', ANSWER, { askedOn: '2027-02-01', reason: '延期' }),
  onOwed('obligationReturn', 'return', 'submitted', VERIFY, { reason: '补正' }),
  onOwed('obligationAccept', 'accept', 'submitted', VERIFY),
  onOwed('obligationReopen', 'reopen', 'accepted', VERIFY, { reason: '有误' }),
  onOwed('obligationExcuse', 'excuse', 'obligation', VERIFY, { reason: '免除' }),
  {
    ...onOwed('obligationMessageSend', 'message', 'obligation', ANSWER, { text: '留言' }),
    door: [ANSWER, VERIFY],
    judge: ({ oracle, facts, rows, unit }) =>
      oracle.act(
        seesObligation(oracle, rows.obligation),
        actsFor(oracle, ANSWER, unit) ||
          actsFor(oracle, VERIFY, facts.obligations.get(rows.obligation)?.verifier ?? ''),
      ),
  },
  {
    field: 'obligationRemind',
    door: VERIFY,
    call: ({ unit }) => ({ organizationId: pub('org', unit) }),
    judge: ({ oracle, unit }) => oracle.act(oracle.seesUnit(unit), actsFor(oracle, VERIFY, unit)),
    offers: ({ rows }) => ({ type: 'Obligation', action: 'remindBelow', id: pub('obl', rows.overdue) }),
  },
  onRequest('obligationExtensionGrant', 'grant', VERIFY),
  onRequest('obligationExtensionRefuse', 'refuse', VERIFY, { note: '不同意' }),
  onRequest('obligationExtensionWithdraw', 'withdraw', ANSWER),
];

const OPEN = ['PENDING', 'ACKNOWLEDGED', 'RETURNED'];

/** What of this module waits for the persona: answers, verifications, requests for more time. */
export function coordinationWorkOf({ facts, oracle }: Cell): string[] {
  const obligations = [...facts.obligations.values()].filter(
    ({ status, organization, verifier }) =>
      (OPEN.includes(status) && actsFor(oracle, ANSWER, organization)) ||
      (status === 'SUBMITTED' && actsFor(oracle, VERIFY, verifier)),
  );
  const requests = [...facts.extensions.values()].filter(({ status, obligation }) => {
    const one = facts.obligations.get(obligation)!;
    return status === 'ASKED' && OPEN.includes(one.status) && actsFor(oracle, VERIFY, one.verifier);
  });
  // A request opens the obligation that it is about.
  return [...obligations.map(({ id }) => id), ...requests.map(({ obligation }) => obligation)];
}

/** Numbers of what is seen, as marks that the answer must show. */
const marks = (...counts: readonly number[]): string[] => counts.map((count, index) => `${index}:${count}`);

const seenWhere = (
  { facts, oracle }: Cell,
  fits: (one: { organization: string; verifier: string }) => boolean,
): number => [...facts.obligations.values()].filter((one) => fits(one) && seesObligation(oracle, one.id)).length;

/** Queries of directives, obligations, audiences and boards. */
export const COORDINATION_QUERIES: readonly QueryCase[] = [
  ofUnit(
    'directives',
    READERS,
    ({ facts }) => facts.directives,
    ({ oracle }, id) => seesDirective(oracle, id),
  ),
  byId(
    'directive',
    READERS,
    'dir',
    'issued',
    ({ rows }) => rows.directive,
    ({ oracle }, id) => seesDirective(oracle, id),
  ),
  byId(
    'directive',
    READERS,
    'dir',
    'draft',
    ({ rows }) => rows.draftDirective,
    ({ oracle }, id) => seesDirective(oracle, id),
  ),
  ofUnit(
    'obligations',
    WORKERS,
    ({ facts }) => facts.obligations,
    ({ oracle }, id) => seesObligation(oracle, id),
  ),
  byId(
    'obligation',
    WORKERS,
    'obl',
    'open',
    ({ rows }) => rows.obligation,
    ({ oracle }, id) => seesObligation(oracle, id),
  ),
  ofUnit(
    'obligationExtensions',
    WORKERS,
    ({ facts }) => facts.extensions,
    ({ oracle }, id) => seesExtension(oracle, id),
  ),
  ofUnit(
    'savedAudiences',
    ISSUE,
    ({ facts }) => facts.audiences,
    ({ oracle }, id) => seesAudience(oracle, id),
  ),
  byId(
    'savedAudience',
    ISSUE,
    'sau',
    'shared',
    ({ rows }) => rows.savedAudience,
    ({ oracle }, id) => seesAudience(oracle, id),
  ),
  {
    field: 'audiencePreview',
    door: [ISSUE, ANSWER],
    select: '{ total }',
    call: ({ unit }) => ({ organizationId: pub('org', unit) }),
    verdict: ({ oracle, unit }) =>
      !oracle.seesUnit(unit) || actsFor(oracle, ISSUE, unit) || actsFor(oracle, ANSWER, unit) ? 'ALLOWED' : 'FORBIDDEN',
    judge: ({ oracle, facts, unit }) =>
      oracle.seesUnit(unit)
        ? marks(
            [...facts.units.values()].filter(({ id, status }) => status === 'ACTIVE' && oracle.liesBelow(id, unit))
              .length,
          )
        : [],
    shows: (value: { total: number } | null) => (value === null ? [] : marks(value.total)),
  },
  {
    field: 'supervisionBoard',
    door: WORKERS,
    select: '{ total { total } }',
    call: ({ unit }) => ({ organizationId: pub('org', unit) }),
    judge: (cell) =>
      cell.oracle.seesUnit(cell.unit)
        ? marks(seenWhere(cell, ({ organization }) => cell.oracle.liesBelow(organization, cell.unit)))
        : [],
    shows: (value: { total: { total: number } } | null) => (value === null ? [] : marks(value.total.total)),
  },
  {
    field: 'levelOverview',
    door: WORKERS,
    select: '{ owed { total } verified { total } }',
    call: ({ unit }) => ({ organizationId: pub('org', unit) }),
    judge: (cell) =>
      cell.oracle.seesUnit(cell.unit)
        ? marks(
            seenWhere(cell, ({ organization }) => organization === cell.unit),
            seenWhere(cell, ({ verifier }) => verifier === cell.unit),
          )
        : [],
    shows: (value: { owed: { total: number }; verified: { total: number } } | null) =>
      value === null ? [] : marks(value.owed.total, value.verified.total),
  },
];
