import { createHash } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { insertRows, keysOf } from './furnish.ts';

/** Kinds of rows of reports of which every target organization gets one. */
type ReportRow =
  | 'template'
  | 'version'
  | 'newVersion'
  | 'round'
  | 'publication'
  | 'counted'
  | 'countedObligation'
  | `${ReportCase}`
  | `${ReportCase}Obligation`;

/** A report of the target in each state that some act needs. */
export const REPORT_CASES = ['open', 'done', 'accepted', 'stale'] as const;
type ReportCase = (typeof REPORT_CASES)[number];

/** The uuid of such a row; it follows from the organization, so that one that never existed has some too. */
export function reportRow(unit: string, kind: ReportRow): string {
  const hash = createHash('sha256').update(`${unit}:${kind}`).digest('hex');
  return `01900000-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${hash.slice(10, 22)}`;
}

const FIELD = {
  key: 'members',
  kind: 'NUMBER',
  label: '人数',
  labelEn: null,
  isRequired: false,
  unit: null,
  unitEn: null,
  decimals: 0,
  min: null,
  max: null,
  maxLength: null,
  options: [],
  help: null,
  helpEn: null,
  isMultiple: false,
  columns: [],
  minRows: null,
  maxRows: null,
  maxFiles: null,
  expression: null,
  isMoney: false,
  aggregate: 'SUM',
  weightKey: null,
  prefill: null,
};
const FORM = { fields: [FIELD] };
const SNAPSHOT = JSON.stringify({
  title: '矩阵',
  periodLabel: '2026',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  template: { name: '矩阵', number: 1, hash: 'x' },
  totals: [],
  rows: [],
  missing: [],
  owedCount: 0,
});

type Values = Readonly<Record<string, unknown>>;

const templateRow = (unit: string, keys: Values): Values => ({
  id: reportRow(unit, 'template'),
  ...keys,
  name: `矩阵报表${unit.slice(-8)}`,
  is_shared: false,
  status: 'ACTIVE',
  draft: FORM,
  latest_number: 2,
  has_unpublished: true,
  search_text: '',
  created_at: '2026-09-01T00:00:00Z',
  updated_at: '2026-09-01T00:00:00Z',
  version: 1,
});

const versionRow = (unit: string, keys: Values, kind: 'version' | 'newVersion', number: number): Values => ({
  id: reportRow(unit, kind),
  ...keys,
  template_id: reportRow(unit, 'template'),
  number,
  form: FORM,
  hash: `matrix ${number}`,
  published_at: '2026-09-01T00:00:00Z',
});

const roundRow = (id: string, owner: string, keys: Values, version: string): Values => ({
  id,
  ...keys,
  template_id: reportRow(owner, 'template'),
  template_version_id: version,
  title: `矩阵填报${id.slice(-8)}`,
  period_label: '2026',
  period_from: '2026-01-01',
  period_to: '2026-12-31',
  audience: {},
  due_on: '2027-01-31',
  status: 'OPEN',
  opened_at: '2026-11-01T00:00:00Z',
  version: 1,
});

const obligationRow = (id: string, keys: Values, round: string, issuer: string, status: string): Values => ({
  id,
  ...keys,
  source_kind: 'REPORT_ROUND',
  source_id: round,
  title: '矩阵填报',
  response: 'REPORT',
  issuer_id: issuer,
  verifier_id: issuer,
  status,
  is_extended: false,
  comments: [],
  opened_at: '2026-11-01T00:00:00Z',
  return_count: 0,
  reminder_count: 0,
  version: 1,
});

const submissionRow = (
  id: string,
  keys: Values,
  round: string,
  obligation: string,
  version: string,
  phase: string,
): Values => ({
  id,
  ...keys,
  round_id: round,
  obligation_id: obligation,
  holder_id: round,
  template_version_id: version,
  phase,
  answers: {},
  field_versions: {},
  facts: [],
  remarks: {},
  dropped: [],
  own: {},
  reported: phase === 'OPEN' ? null : {},
  contributed: phase === 'ACCEPTED' ? {} : null,
  revision: phase === 'OPEN' ? 0 : 1,
  version: 1,
});

const STATES: Readonly<Record<ReportCase, readonly [status: string, phase: string]>> = {
  open: ['ACKNOWLEDGED', 'OPEN'],
  done: ['SUBMITTED', 'SUBMITTED'],
  accepted: ['ACCEPTED', 'ACCEPTED'],
  stale: ['ACCEPTED', 'ACCEPTED'],
};

/** A round of the national federation for each state in which a report of the targets stands. */
const sharedRound = (national: string, kind: ReportCase): string => reportRow(`${national}:${kind}`, 'round');

/** Gives each organization a template, a round, a publication, and a report in every state to the national federation. */
export async function furnishReports(
  kernel: Kernel,
  units: readonly string[],
  { national, elsewhere }: { national: string; elsewhere: string },
): Promise<void> {
  const owners = [...new Set([...units, national])];
  const keys = await keysOf(kernel, [...owners, elsewhere]);
  const own = (unit: string): Values => keys.get(unit)!;
  await insertRows(
    kernel,
    'report_template',
    owners.map((unit) => templateRow(unit, own(unit))),
  );
  await insertRows(
    kernel,
    'report_template_version',
    owners.flatMap((unit) => [versionRow(unit, own(unit), 'version', 1), versionRow(unit, own(unit), 'newVersion', 2)]),
  );
  await insertRows(kernel, 'report_round', [
    ...owners.map((unit) => roundRow(reportRow(unit, 'round'), unit, own(unit), reportRow(unit, 'version'))),
    ...REPORT_CASES.map((kind) =>
      roundRow(sharedRound(national, kind), national, own(national), reportRow(national, 'newVersion')),
    ),
  ]);
  await insertRows(
    kernel,
    'report_publication',
    owners.map((unit) => ({
      id: reportRow(unit, 'publication'),
      ...own(unit),
      round_id: reportRow(unit, 'round'),
      revision: 1,
      status: 'PUBLISHED',
      visibility: 'INTERNAL',
      snapshot: SNAPSHOT,
      hash: 'matrix',
      published_at: '2026-11-20T00:00:00Z',
      version: 1,
    })),
  );
  const obligations: Values[] = [];
  const submissions: Values[] = [];
  for (const unit of owners) {
    const round = reportRow(unit, 'round');
    // Something that counts, or nothing could be published.
    obligations.push(obligationRow(reportRow(unit, 'countedObligation'), own(elsewhere), round, unit, 'ACCEPTED'));
    submissions.push(
      submissionRow(
        reportRow(unit, 'counted'),
        own(elsewhere),
        round,
        reportRow(unit, 'countedObligation'),
        reportRow(unit, 'version'),
        'ACCEPTED',
      ),
    );
    for (const kind of REPORT_CASES) {
      const [status, phase] = STATES[kind];
      const id = reportRow(unit, `${kind}Obligation`);
      const shared = sharedRound(national, kind);
      obligations.push(obligationRow(id, own(unit), shared, national, status));
      // The form of the open one was replaced meanwhile.
      const version = reportRow(national, kind === 'open' ? 'version' : 'newVersion');
      submissions.push(submissionRow(reportRow(unit, kind), own(unit), shared, id, version, phase));
    }
  }
  await insertRows(kernel, 'obligation', obligations);
  await insertRows(kernel, 'report_submission', submissions);
  await insertRows(
    kernel,
    'report_stale_mark',
    owners.map((unit) => ({
      id: reportRow(`${unit}:mark`, 'stale'),
      submission_id: reportRow(unit, 'stale'),
      revision: 1,
      cause_id: reportRow(unit, 'open'),
      cause: 'REOPENED',
      marked_at: '2026-11-20T00:00:00Z',
    })),
  );
}

/** A row that belongs to an organization. */
interface Owned {
  readonly id: string;
  readonly organization: string;
}

/** Plain facts of reports, by uuid. */
export interface ReportFacts {
  readonly templates: ReadonlyMap<string, Owned & { readonly isShared: boolean }>;
  readonly versions: ReadonlyMap<string, Owned & { readonly template: string }>;
  readonly rounds: ReadonlyMap<string, Owned & { readonly templateVersion: string }>;
  readonly reports: ReadonlyMap<
    string,
    Owned & { readonly round: string; readonly obligation: string; readonly templateVersion: string }
  >;
  readonly obligations: ReadonlyMap<string, Owned & { readonly verifier: string }>;
  readonly publications: ReadonlyMap<
    string,
    Owned & { readonly round: string; readonly status: string; readonly visibility: string }
  >;
}

/** Reads them with hand-written SQL over single tables. */
export async function readReportFacts(kernel: Kernel): Promise<ReportFacts> {
  const read = async <Row extends Owned>(columns: string, table: string): Promise<Map<string, Row>> => {
    const rows = await runRead<Row>(
      kernel,
      sql`select id, organization_id as organization, ${raw(columns)} from ${raw(table)}`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  };
  return {
    templates: await read('is_shared as "isShared"', 'report_template'),
    versions: await read('template_id as template', 'report_template_version'),
    rounds: await read('template_version_id as "templateVersion"', 'report_round'),
    reports: await read(
      'round_id as round, obligation_id as obligation, template_version_id as "templateVersion"',
      'report_submission',
    ),
    obligations: await read('verifier_id as verifier', 'obligation'),
    publications: await read('round_id as round, status, visibility', 'report_publication'),
  };
}
