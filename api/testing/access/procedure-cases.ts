import { pub, type Cell, type MutationCase, type QueryCase } from './cases.ts';
import { coordinationWorkOf } from './coordination-cases.ts';
import { CHAIN_TITLE, stepAsking } from './furnish-chains.ts';
import { every, type Verdict } from './oracle.ts';
import { ANSWERED, byId, ofUnit, open, uuidOf, whole } from './query-shapes.ts';

const MANAGE = 'procedure.manage';

/** An act upon the chain of the target that is published. */
const onChain = (
  field: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
  isVersioned = true,
): MutationCase => ({
  field,
  door: MANAGE,
  call: ({ rows }) => ({ id: pub('prc', rows.chain), ...(isVersioned ? { version: 1 } : {}), ...input }),
  judge: ({ oracle, facts, rows }) =>
    oracle.act(oracle.seesChain(rows.chain), oracle.covers(MANAGE, facts.chains.get(rows.chain)?.organization ?? '')),
  offers: ({ rows }) => ({ type: 'Procedure', action, id: pub('prc', rows.chain) }),
});

/** An act upon the draft of the target, which only those who keep it know. */
const onDraft = (field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase => ({
  field,
  door: MANAGE,
  call: ({ rows }) => ({ id: pub('pver', rows.draftVersion), version: 1, ...input }),
  judge: ({ oracle, rows }) => oracle.act(oracle.seesChainVersion(rows.draftVersion), true),
  offers: ({ rows }) => ({ type: 'ProcedureVersion', action, id: pub('pver', rows.draftVersion) }),
});

type CaseOf = (cell: Cell) => string | null;

const theirs: CaseOf = ({ rows }) => rows.openCase;
const returned: CaseOf = ({ rows }) => rows.returnedCase;
const asked: CaseOf = ({ persona }) => persona.rows.askedCase;
const refused: CaseOf = ({ persona }) => persona.rows.refusedCase;

/** An act upon a case; whoever may not do it now hears why, which is no refusal at the door. */
const onCase = (
  field: string,
  action: string,
  variant: string,
  caseOf: CaseOf,
  input: Readonly<Record<string, unknown>>,
  isCovered: (cell: Cell, id: string) => boolean = () => true,
): MutationCase => ({
  field,
  variant,
  door: 'signedIn',
  isSingle: caseOf === asked || caseOf === refused,
  call: (cell) => {
    const id = caseOf(cell);
    return id === null ? null : { id: pub('case', id), version: 1, ...input };
  },
  judge: (cell): Verdict => {
    const id = caseOf(cell)!;
    return cell.oracle.act(cell.oracle.seesCase(id), isCovered(cell, id));
  },
  offers: (cell) => ({ type: 'ProcedureCase', action, id: pub('case', caseOf(cell)!) }),
});

const answering = (field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase[] => [
  onCase(field, action, 'of others', theirs, input),
  onCase(field, action, 'that asks the viewer', asked, input),
];

const speaks = ({ oracle }: Cell, id: string): boolean => oracle.speaksForCase(id);

const NEW_CHAIN = {
  subjectKind: 'APPOINTMENT',
  name: '矩阵新程序',
  levels: [],
  kinds: [],
  titles: [CHAIN_TITLE],
  steps: [],
};

/** Mutations of chains, cases and delegations. */
export const PROCEDURE_MUTATIONS: readonly MutationCase[] = [
  {
    field: 'procedureCreate',
    door: MANAGE,
    call: ({ unit }) => ({ ...NEW_CHAIN, organizationId: pub('org', unit) }),
    judge: ({ oracle, unit }) => oracle.onUnit(MANAGE, unit),
  },
  onChain('procedureUpdate', 'update', { name: '矩阵改名', levels: [], kinds: [], titles: [CHAIN_TITLE] }),
  onChain('procedureRetire', 'retire', { retiredOn: '2026-12-01', reason: '不再适用' }),
  onChain('procedureDraft', 'draft', {}, false),
  onDraft('procedureVersionUpdate', 'update', { steps: [stepAsking('MATRIX_OTHER')] }),
  onDraft('procedureVersionPublish', 'publish', { validFrom: '2026-12-01', openCases: 'KEEP' }),
  onDraft('procedureVersionDiscard', 'discard', {}),
  {
    field: 'procedureCaseOpen',
    door: 'case.open',
    call: ({ rows }) => ({
      appointment: {
        officeId: pub('off', rows.chainOffice),
        personId: pub('per', rows.person),
        startsOn: '2026-12-01',
        endsOn: '2027-06-30',
        source: 'APPOINTMENT',
      },
    }),
    judge: ({ oracle, rows, unit }) =>
      every(
        oracle.act(oracle.seesUnit(unit) && oracle.seesPerson(rows.person), true),
        oracle.onUnit('case.open', unit),
      ),
  },
  ...answering('procedureCaseDecide', 'decide', { outcome: 'PASSED' }),
  ...answering('procedureCaseReturn', 'return', { toStepNo: 0, opinion: '请补充材料' }),
  ...answering('procedureCaseDeclareConflict', 'declareConflict', {}),
  onCase('procedureCaseWithdraw', 'withdraw', 'of others', theirs, { reason: '暂缓' }, speaks),
  onCase('procedureCaseResubmit', 'resubmit', 'returned', returned, {}, speaks),
  onCase('procedureCaseAskReview', 'askReview', 'of others', theirs, {}, () => false),
  onCase('procedureCaseAskReview', 'askReview', 'about the viewer', refused, {}),
  {
    field: 'procedureDelegationCreate',
    door: 'signedIn',
    isSingle: true,
    call: ({ persona, rows }) =>
      persona.rows.office === null
        ? null
        : {
            officeId: pub('off', persona.rows.office),
            delegateTermId: pub('term', rows.termCurrent),
            startsOn: '2026-11-24',
            endsOn: '2026-12-24',
            reason: '出差',
          },
    judge: () => 'ALLOWED',
  },
  {
    field: 'procedureDelegationRevoke',
    door: 'signedIn',
    call: ({ rows }) => ({ id: pub('pdel', rows.delegation), version: 1 }),
    judge: ({ oracle, facts, rows }) => {
      const one = facts.delegations.get(rows.delegation);
      return oracle.act(
        oracle.seesDelegation(rows.delegation),
        one !== undefined && (one.delegator === oracle.person || oracle.covers('term.manage', one.organization)),
      );
    },
    offers: ({ rows }) => ({ type: 'ProcedureDelegation', action: 'revoke', id: pub('pdel', rows.delegation) }),
  },
];

/** Who may carry a planned change out, by what it is. */
const PLAN_RIGHTS: Readonly<Record<string, string>> = {
  CREATE: 'organization.create',
  RENAME: 'organization.rename',
  MOVE: 'organization.move',
  SUSPEND: 'organization.suspend',
  RESUME: 'organization.suspend',
  ARCHIVE: 'organization.archive',
  RESTORE: 'organization.archive',
};

/** Everything that waits for the persona, over all modules. */
function workOf(cell: Cell): string[] {
  const { facts, oracle } = cell;
  const cases = [...facts.cases.values()].filter(
    ({ id, state, stepNo }) => oracle.isAsked(id) || (state === 'OPEN' && stepNo === 0 && oracle.isOpener(id)),
  );
  const packs = [...facts.packs.values()].filter(({ id, status }) => status === 'OPEN' && oracle.isSuccessor(id));
  const plans = [...facts.plans.values()].filter(
    ({ status, action, organization }) =>
      status === 'FAILED' &&
      oracle.covers(PLAN_RIGHTS[action] ?? 'none', organization) &&
      oracle.covers('organization.read', organization),
  );
  return [...[...cases, ...packs, ...plans].map(({ id }) => id), ...coordinationWorkOf(cell)];
}

/** Queries of chains, cases, delegations and what waits. */
export const PROCEDURE_QUERIES: readonly QueryCase[] = [
  ofUnit(
    'procedures',
    'signedIn',
    ({ facts }) => facts.chains,
    ({ oracle }, id) => oracle.seesChain(id),
  ),
  byId(
    'procedure',
    'signedIn',
    'prc',
    'published',
    ({ rows }) => rows.chain,
    ({ oracle }, id) => oracle.seesChain(id),
  ),
  byId(
    'procedure',
    'signedIn',
    'prc',
    'draft',
    ({ rows }) => rows.draftChain,
    ({ oracle }, id) => oracle.seesChain(id),
  ),
  byId(
    'procedureVersion',
    'signedIn',
    'pver',
    'draft',
    ({ rows }) => rows.draftVersion,
    ({ oracle }, id) => oracle.seesChainVersion(id),
  ),
  open('procedureTemplates', 'signedIn', '{ key }'),
  open('procedureFields', 'signedIn', '{ key }', () => ({ subjectKind: 'APPOINTMENT' })),
  ofUnit(
    'procedureCases',
    'signedIn',
    ({ facts }) => facts.cases,
    ({ oracle }, id) => oracle.seesCase(id),
  ),
  byId(
    'procedureCase',
    'signedIn',
    'case',
    'of others',
    ({ rows }) => rows.openCase,
    ({ oracle }, id) => oracle.seesCase(id),
  ),
  byId(
    'procedureCase',
    'signedIn',
    'case',
    'that asks the viewer',
    asked,
    ({ oracle }, id) => oracle.seesCase(id),
    true,
  ),
  ofUnit(
    'procedureDelegations',
    'signedIn',
    ({ facts }) => facts.delegations,
    ({ oracle }, id) => oracle.seesDelegation(id),
  ),
  {
    ...whole(
      'workItems',
      'signedIn',
      () => [],
      () => true,
    ),
    select: '{ totalCount nodes { subjectId } }',
    judge: workOf,
    shows: ({ nodes }: { nodes: { subjectId: string }[] }) => nodes.map(({ subjectId }) => uuidOf(subjectId)),
  },
  { ...open('workCounts', 'signedIn', '{ kind count }'), judge: () => ANSWERED, shows: () => ANSWERED },
];
