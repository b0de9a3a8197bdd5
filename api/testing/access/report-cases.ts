import { pub, type Cell, type MutationCase, type QueryCase } from './cases.ts';
import { actsFor } from './coordination-rights.ts';
import type { Door, Oracle } from './oracle.ts';
import { ANSWERED, byId, ofUnit, open } from './query-shapes.ts';
import { REPORT_CASES, reportRow, type ReportFacts } from './report-furnish.ts';

const READERS: Door = ['report.read', 'report.open', 'obligation.answer', 'obligation.verify'];
const DESIGNERS: Door = ['report.read', 'report.design', 'report.open'];

/** Judgements of reports from plain facts, in the words of schema/decisions/018. */
class ReportOracle {
  readonly #oracle: Oracle;
  readonly #facts: ReportFacts;

  constructor({ oracle, facts }: Cell) {
    this.#oracle = oracle;
    this.#facts = facts.reports;
  }

  /** A report is seen by reach, by whoever answers for it or verifies it, and by whoever asked. */
  seesReport(id: string): boolean {
    const report = this.#facts.reports.get(id);
    return (
      report !== undefined &&
      (this.isInvolved(report) ||
        actsFor(this.#oracle, 'report.open', this.#facts.rounds.get(report.round)!.organization))
    );
  }

  isInvolved({ organization, obligation }: { organization: string; obligation: string }): boolean {
    return (
      this.#oracle.covers('report.read', organization) ||
      actsFor(this.#oracle, 'obligation.answer', organization) ||
      actsFor(this.#oracle, 'obligation.verify', this.#facts.obligations.get(obligation)!.verifier)
    );
  }

  seesRound(id: string): boolean {
    const round = this.#facts.rounds.get(id);
    return (
      round !== undefined &&
      (this.#oracle.covers('report.read', round.organization) ||
        actsFor(this.#oracle, 'report.open', round.organization) ||
        [...this.#facts.reports.values()].some((report) => report.round === id && this.isInvolved(report)))
    );
  }

  seesTemplate(id: string): boolean {
    const template = this.#facts.templates.get(id);
    return (
      template !== undefined &&
      (this.#oracle.covers('report.read', template.organization) ||
        this.#oracle.covers('report.design', template.organization) ||
        (template.isShared && this.isLentTo(template.organization, ['report.read', 'report.design', 'report.open'])))
    );
  }

  /** True for whoever holds one of these permissions at the organization or somewhere below it in the tree. */
  isLentTo(organization: string, permissions: readonly string[]): boolean {
    const { units } = this.#oracle.facts;
    const isBelow = (id: string): boolean => {
      for (let step: string | null = id; step; step = units.get(step)?.parent ?? null) {
        if (step === organization) {
          return true;
        }
      }
      return false;
    };
    return permissions.some((permission) => this.#oracle.organizationsOf(permission).some(isBelow));
  }

  seesVersion(id: string): boolean {
    const version = this.#facts.versions.get(id);
    return (
      version !== undefined &&
      (this.seesTemplate(version.template) ||
        [...this.#facts.rounds.values()].some((round) => round.templateVersion === id && this.seesRound(round.id)) ||
        [...this.#facts.reports.values()].some((report) => report.templateVersion === id && this.isInvolved(report)))
    );
  }

  seesPublication(id: string): boolean {
    const one = this.#facts.publications.get(id);
    if (one === undefined) {
      return false;
    }
    const isKeeper =
      this.#oracle.covers('report.read', one.organization) ||
      actsFor(this.#oracle, 'report.open', one.organization) ||
      actsFor(this.#oracle, 'report.publish', one.organization);
    return isKeeper || (one.status === 'PUBLISHED' && (one.visibility === 'PUBLIC' || this.seesRound(one.round)));
  }
}

const of = (cell: Cell): ReportOracle => new ReportOracle(cell);

/** Totals that the persona has to confirm anew. */
export function reportWorkOf({ facts, oracle }: Cell): string[] {
  const { reports, marks } = facts.reports;
  return [...reports.values()]
    .filter(
      ({ id, phase, revision, organization }) =>
        (phase === 'SUBMITTED' || phase === 'ACCEPTED') &&
        marks.some((mark) => mark.report === id && mark.revision === revision) &&
        actsFor(oracle, 'obligation.answer', organization),
    )
    .map(({ id }) => id);
}

const onTemplate = (field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase => ({
  field,
  door: 'report.design',
  call: ({ unit }) => ({ id: pub('rtp', reportRow(unit, 'template')), version: 1, ...input }),
  judge: (cell) =>
    cell.oracle.act(
      of(cell).seesTemplate(reportRow(cell.unit, 'template')),
      actsFor(cell.oracle, 'report.design', cell.unit),
    ),
  offers: ({ unit }) => ({ type: 'ReportTemplate', action, id: pub('rtp', reportRow(unit, 'template')) }),
});

const onRound = (
  field: string,
  action: string,
  permission: 'report.open' | 'report.publish',
  argument: string,
  input: Readonly<Record<string, unknown>>,
): MutationCase => ({
  field,
  door: permission,
  call: ({ unit }) => ({ [argument]: pub('rrd', reportRow(unit, 'round')), version: 1, ...input }),
  judge: (cell) =>
    cell.oracle.act(of(cell).seesRound(reportRow(cell.unit, 'round')), actsFor(cell.oracle, permission, cell.unit)),
  offers: ({ unit }) => ({ type: 'ReportRound', action, id: pub('rrd', reportRow(unit, 'round')) }),
});

const onReport = (
  field: string,
  action: string,
  kind: (typeof REPORT_CASES)[number],
  side: 'obligation.answer' | 'obligation.verify',
  input: Readonly<Record<string, unknown>>,
): MutationCase => ({
  field,
  door: side,
  call: ({ unit }) => ({ id: pub('rsub', reportRow(unit, kind)), ...input }),
  judge: (cell) =>
    cell.oracle.act(of(cell).seesReport(reportRow(cell.unit, kind)), actsFor(cell.oracle, side, cell.unit)),
  offers: ({ unit }) => ({ type: 'ReportSubmission', action, id: pub('rsub', reportRow(unit, kind)) }),
});

const V = { version: 1 };
const REASON = { reason: '核对' };
const FIELDS = [{ key: 'members', kind: 'NUMBER', label: '人数' }];
const ROUND = {
  title: '矩阵',
  periodLabel: '2026',
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  dueOn: '2027-01-31',
  audience: {},
};

/** Mutations of templates, rounds, reports and publications. */
export const REPORT_MUTATIONS: readonly MutationCase[] = [
  {
    field: 'reportTemplateCreate',
    door: 'report.design',
    call: ({ unit }) => ({ organizationId: pub('org', unit), name: '矩阵新表', isShared: false, fields: FIELDS }),
    judge: ({ oracle, unit }) => oracle.act(oracle.seesUnit(unit), actsFor(oracle, 'report.design', unit)),
  },
  onTemplate('reportTemplateUpdate', 'update', { name: '矩阵改名' }),
  onTemplate('reportTemplatePublish', 'publish', { note: '改版' }),
  onTemplate('reportTemplateRetire', 'retire', REASON),
  {
    field: 'reportRoundOpen',
    door: 'report.open',
    call: ({ unit }) => ({
      ...ROUND,
      organizationId: pub('org', unit),
      templateId: pub('rtp', reportRow(unit, 'template')),
    }),
    judge: (cell) => {
      const { oracle, unit } = cell;
      const verdict = oracle.act(oracle.seesUnit(unit), actsFor(oracle, 'report.open', unit));
      return verdict === 'ALLOWED' ? oracle.act(of(cell).seesTemplate(reportRow(unit, 'template')), true) : verdict;
    },
  },
  onRound('reportRoundClose', 'close', 'report.open', 'id', REASON),
  onRound('reportRoundCancel', 'cancel', 'report.open', 'id', REASON),
  onRound('reportRoundReschedule', 'reschedule', 'report.open', 'id', { dueOn: '2027-02-28', ...REASON }),
  onRound('reportRoundUpgrade', 'upgrade', 'report.open', 'id', {}),
  onRound('reportPublish', 'publish', 'report.publish', 'roundId', { visibility: 'INTERNAL' }),
  {
    field: 'reportPublicationWithdraw',
    door: 'report.publish',
    call: ({ unit }) => ({ id: pub('rpub', reportRow(unit, 'publication')), ...V, ...REASON }),
    judge: (cell) =>
      cell.oracle.act(
        of(cell).seesPublication(reportRow(cell.unit, 'publication')),
        actsFor(cell.oracle, 'report.publish', cell.unit),
      ),
    offers: ({ unit }) => ({
      type: 'ReportPublication',
      action: 'withdraw',
      id: pub('rpub', reportRow(unit, 'publication')),
    }),
  },
  onReport('reportSubmissionSave', 'save', 'open', 'obligation.answer', { answers: { members: '1' }, seen: {} }),
  onReport('reportSubmissionCarry', 'carry', 'open', 'obligation.answer', {}),
  onReport('reportSubmissionRefresh', 'refresh', 'open', 'obligation.answer', { ...V, overwrite: [] }),
  onReport('reportSubmissionSubmit', 'submit', 'open', 'obligation.answer', V),
  onReport('reportSubmissionConfirm', 'confirm', 'stale', 'obligation.answer', V),
  onReport('reportSubmissionReturn', 'return', 'done', 'obligation.verify', { ...V, ...REASON }),
  onReport('reportSubmissionAccept', 'accept', 'done', 'obligation.verify', V),
  onReport('reportSubmissionReopen', 'reopen', 'accepted', 'obligation.verify', { ...V, ...REASON }),
];

/** Queries of templates, rounds, reports and publications. */
export const REPORT_QUERIES: readonly QueryCase[] = [
  ofUnit(
    'reportTemplates',
    DESIGNERS,
    ({ facts }) => facts.reports.templates,
    (cell, id) => of(cell).seesTemplate(id),
  ),
  byId(
    'reportTemplate',
    DESIGNERS,
    'rtp',
    'of the target',
    ({ unit }) => reportRow(unit, 'template'),
    (cell, id) => of(cell).seesTemplate(id),
  ),
  byId(
    'reportTemplateVersion',
    ['report.read', 'report.design', 'report.open', 'obligation.answer', 'obligation.verify'],
    'rtv',
    'of the target',
    ({ unit }) => reportRow(unit, 'version'),
    (cell, id) => of(cell).seesVersion(id),
  ),
  open(
    'reportFacts',
    ['report.read', 'report.design', 'report.open', 'obligation.answer', 'obligation.verify'],
    '{ key }',
  ),
  {
    field: 'reportOverlaps',
    door: ['report.design', 'report.open'],
    select: '{ key }',
    call: ({ unit }) => ({ organizationId: pub('org', unit), fields: FIELDS }),
    judge: () => ANSWERED,
    verdict: ({ oracle, unit }) =>
      oracle.act(
        oracle.seesUnit(unit) && (actsFor(oracle, 'report.open', unit) || actsFor(oracle, 'report.design', unit)),
        true,
      ),
    shows: () => ANSWERED,
  },
  ofUnit(
    'reportRounds',
    READERS,
    ({ facts }) => facts.reports.rounds,
    (cell, id) => of(cell).seesRound(id),
  ),
  byId(
    'reportRound',
    READERS,
    'rrd',
    'of the target',
    ({ unit }) => reportRow(unit, 'round'),
    (cell, id) => of(cell).seesRound(id),
  ),
  ofUnit(
    'reportSubmissions',
    READERS,
    ({ facts }) => facts.reports.reports,
    (cell, id) => of(cell).seesReport(id),
  ),
  ...REPORT_CASES.map((kind) =>
    byId(
      'reportSubmission',
      READERS,
      'rsub',
      kind,
      ({ unit }) => reportRow(unit, kind),
      (cell, id) => of(cell).seesReport(id),
    ),
  ),
  ofUnit(
    'reportPublications',
    'public',
    ({ facts }) => facts.reports.publications,
    (cell, id) => of(cell).seesPublication(id),
  ),
  byId(
    'reportPublication',
    'public',
    'rpub',
    'of the target',
    ({ unit }) => reportRow(unit, 'publication'),
    (cell, id) => of(cell).seesPublication(id),
  ),
];
