import sql from 'sql-template-tag';
import type { Actor } from '../kernel/actor.ts';
import { decodeId } from '../kernel/ids.ts';
import type { Permission } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { runFanOut } from '../modules/coordination/index.ts';
import { prepareRound } from '../modules/report/index.ts';
import { holder, type TestOrganization } from './federation.ts';
import type { Answer, TestApp } from './test-app.ts';

/** All that an office of a level does with reports. */
export const REPORTING: readonly Permission[] = [
  'organization.read',
  'obligation.read',
  'obligation.answer',
  'obligation.verify',
  'report.read',
  'report.answers',
  'report.design',
  'report.open',
  'report.publish',
];

/** A form with one field for each rule. */
export const FIELDS = [
  {
    key: 'members',
    kind: 'NUMBER',
    label: '会员人数',
    labelEn: 'Members',
    unit: '人',
    isRequired: true,
    min: '0',
    aggregate: 'SUM',
  },
  { key: 'rate', kind: 'NUMBER', label: '参与率', decimals: 2, aggregate: 'AVERAGE' },
  { key: 'score', kind: 'NUMBER', label: '满意度', decimals: 1, aggregate: 'WEIGHTED', weightKey: 'members' },
  { key: 'peak', kind: 'NUMBER', label: '最大活动人数', aggregate: 'MAX' },
  { key: 'money', kind: 'MONEY', label: '活动经费', aggregate: 'SUM' },
  {
    key: 'perHead',
    kind: 'COMPUTED',
    label: '人均经费',
    expression: 'money / members',
    isMoney: true,
    aggregate: 'AVERAGE',
  },
  { key: 'topic', kind: 'TEXT', label: '主题', aggregate: 'LIST' },
  { key: 'remark', kind: 'LONG_TEXT', label: '说明' },
];

/** What a report is asked for in tests. */
const REPORT = `id version status phase isStale isLate isFormOutdated hasBelow revision answers fieldVersions
  organization { id name } obligation { id version dueOn } parent { id } comments { key text } returnReason
  totals { key rule value sum weight answerCount unitCount previousValue } staleChanges { key reported now }
  staleCauses { id } staleBelowCount facts { key fact value takenOn answer differs remark }
  dropped { path label reason text } viewerCan { save carry refresh submit confirm return accept reopen }`;

// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers of any shape
type Data = Record<string, any>;

/** Steps of reporting on a test application, as an actor takes them. */
export class ReportDesk {
  constructor(readonly app: TestApp) {}

  /** Whoever does everything for an organization. */
  of(organization: TestOrganization, permissions: readonly Permission[] = REPORTING): Actor {
    return holder(organization, permissions);
  }

  ask(actor: Actor | null, document: string, variables: Data = {}): Promise<Answer> {
    return this.app.execute(document, variables, actor ? { actor } : {});
  }

  /** Carries a mutation out and gives its outcome, or the code of its failure. */
  async act(actor: Actor | null, call: string, select: string, variables: Data = {}): Promise<Data> {
    const declared = Object.keys(variables).map((name) => `$${name}: ${TYPES[name]}`);
    const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
    const { data, errors } = await this.ask(
      actor,
      `mutation ${head} { it: ${call} { ${select} userErrors { code path message } } }`,
      variables,
    );
    return errors ? { failure: errors[0]!.extensions?.['code'], message: errors[0]!.message } : (data!['it'] as Data);
  }

  /** Carries a mutation out that must succeed. */
  async done(actor: Actor, call: string, select: string, variables: Data = {}): Promise<Data> {
    const outcome = await this.act(actor, call, select, variables);
    if (outcome['failure'] || outcome['userErrors'].length > 0) {
      throw new Error(`${call}: ${JSON.stringify(outcome)}`);
    }
    return outcome;
  }

  /** Codes of a mutation's refusals. */
  async codes(actor: Actor | null, call: string, variables: Data = {}): Promise<string[]> {
    const { failure, userErrors } = await this.act(actor, call, '__typename', variables);
    return failure ? [failure] : (userErrors as { code: string }[]).map(({ code }) => code);
  }

  /** Makes and publishes a template; gives its public id. */
  async template(
    actor: Actor,
    owner: TestOrganization,
    fields: readonly object[] = FIELDS,
    name = '年报',
  ): Promise<string> {
    const made = await this.done(actor, `reportTemplateCreate(input: $create)`, 'reportTemplate { id version }', {
      create: { organizationId: owner.id, name, isShared: true, fields },
    });
    const { id, version } = made['reportTemplate'];
    await this.done(
      actor,
      `reportTemplatePublish(id: "${id}", version: ${version}, input: {})`,
      'reportTemplate { id }',
    );
    return id as string;
  }

  /** Opens a round and reaches everybody; gives its public id. */
  async round(actor: Actor, owner: TestOrganization, templateId: string, more: Data = {}): Promise<string> {
    const opened = await this.done(actor, 'reportRoundOpen(input: $open)', 'reportRound { id } overlaps { key }', {
      open: {
        organizationId: owner.id,
        templateId,
        title: '2026 年度统计',
        periodLabel: '2026 年',
        periodFrom: '2026-01-01',
        periodTo: '2026-12-31',
        dueOn: '2026-12-10',
        audience: { levels: ['PROVINCIAL', 'CITY', 'SCHOOL'] },
        ...more,
      },
    });
    const { id } = opened['reportRound'];
    await this.reach(id as string);
    return id as string;
  }

  /** Hands a round out and prepares its drafts, as the jobs do. */
  async reach(roundId: string): Promise<void> {
    const uuid = decodeId('rrd', roundId)!;
    const rows = await runRead<{ id: string }>(
      this.app.kernel,
      sql`select id from obligation_fan_out where source_id = ${uuid}::uuid`,
    );
    for (const { id } of rows) {
      await runFanOut(this.app.kernel, id);
    }
    await prepareRound(this.app.kernel, uuid);
  }

  /** The report of an organization, as an actor sees it. */
  async report(actor: Actor, roundId: string, organization: { readonly id: string }): Promise<Data> {
    const { data, errors } = await this.ask(
      actor,
      `{ reportSubmissions(filter: { roundId: { eq: "${roundId}" }, organizationId: { eq: "${organization.id}" } }) { nodes { ${REPORT} } } }`,
    );
    if (errors) {
      throw new Error(JSON.stringify(errors));
    }
    return data!['reportSubmissions'].nodes[0] as Data;
  }

  /** Writes answers as their only editor. */
  async write(
    actor: Actor,
    roundId: string,
    organization: TestOrganization,
    answers: Data,
    remarks: object[] = [],
  ): Promise<void> {
    const { id, fieldVersions } = await this.report(actor, roundId, organization);
    await this.done(actor, `reportSubmissionSave(id: "${id}", input: $save)`, '__typename', {
      save: { answers, seen: fieldVersions, remarks },
    });
  }

  /** Makes a step of a report that must succeed. */
  async step(actor: Actor, verb: string, roundId: string, organization: TestOrganization, input = ''): Promise<Data> {
    const { id, version } = await this.report(actor, roundId, organization);
    const more = input === '' ? '' : `, input: ${input}`;
    const outcome = await this.done(
      actor,
      `reportSubmission${verb}(id: "${id}", version: ${version}${more})`,
      `reportSubmission { ${REPORT} }`,
    );
    return outcome['reportSubmission'] as Data;
  }

  /** Codes of the refusals of a step. */
  async refused(
    actor: Actor,
    verb: string,
    roundId: string,
    organization: TestOrganization,
    input = '',
  ): Promise<string[]> {
    const { id, version } = await this.report(actor, roundId, organization);
    const more = input === '' ? '' : `, input: ${input}`;
    return this.codes(actor, `reportSubmission${verb}(id: "${id}", version: ${version}${more})`);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  create: 'ReportTemplateCreateInput!',
  update: 'ReportTemplateUpdateInput!',
  open: 'ReportRoundOpenInput!',
  move: 'ReportRoundRescheduleInput!',
  remind: 'ObligationRemindInput!',
  save: 'ReportSubmissionSaveInput!',
  refresh: 'ReportSubmissionRefreshInput!',
  return: 'ReportSubmissionReturnInput!',
};

/** Figures of totals by key. */
export const valuesOf = (totals: readonly { key: string; value: string | null }[]): Data =>
  Object.fromEntries(totals.map(({ key, value }) => [key, value]));
