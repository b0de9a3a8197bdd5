import sql from 'sql-template-tag';
import type { Actor } from '../kernel/actor.ts';
import type { Permission } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { fanOutJob } from '../modules/coordination/index.ts';
import { holder, type TestOrganization } from './federation.ts';
import type { Answer, TestApp } from './test-app.ts';

/** All that an office of a level does in coordination. */
const COORDINATION: readonly Permission[] = [
  'directive.read',
  'directive.issue',
  'obligation.read',
  'obligation.answer',
  'obligation.verify',
];

/** What an obligation is asked for in tests. */
const OBLIGATION = `id version status dueOn isLate lateDays isExtended reason returnCount answers guidance instructions
  organization { id name } verifier { id name } comments { path text }
  viewerCan { acknowledge saveAnswer submit askExtension instruct passOn remindBelow return accept reopen excuse message }`;

const DIRECTIVE = `id version status revision dueOn title progress { state done total created }`;

// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers of any shape
type Data = Record<string, any>;

/** Steps of coordination on a test application, as an actor takes them. */
export class Desk {
  constructor(private readonly app: TestApp) {}

  /** Whoever does everything for an organization. */
  of(organization: TestOrganization, more: readonly Permission[] = COORDINATION): Actor {
    return holder(organization, more);
  }

  /** Carries a mutation out and gives its outcome with the codes of its refusals. */
  async act(actor: Actor, field: string, args: string, select: string, variables: Data = {}): Promise<Data> {
    const { data, errors } = await this.ask(
      actor,
      `mutation { ${field}(${args}) { ${select} userErrors { code path message } } }`,
      variables,
    );
    return errors ? { failure: errors[0]!.extensions?.['code'] } : (data![field] as Data);
  }

  /** Carries a mutation out that must succeed. */
  async done(actor: Actor, field: string, args: string, select: string): Promise<Data> {
    const outcome = await this.act(actor, field, args, select);
    if (outcome['failure'] || outcome['userErrors'].length > 0) {
      throw new Error(`${field}: ${JSON.stringify(outcome)}`);
    }
    return outcome;
  }

  /** Codes of a mutation's refusals. */
  async codes(actor: Actor, field: string, args: string): Promise<string[]> {
    const { failure, userErrors } = await this.act(actor, field, args, '');
    return failure ? [failure] : (userErrors as { code: string }[]).map(({ code }) => code);
  }

  ask(actor: Actor, document: string, variables: Data = {}): Promise<Answer> {
    return this.app.execute(document, variables, { actor });
  }

  /** Drafts and issues a directive and hands it out; gives what the directive says then. */
  async issue(actor: Actor, organization: TestOrganization, input: string): Promise<Data> {
    const { directive } = await this.done(
      actor,
      'directiveCreate',
      `input: { organizationId: "${organization.id}", title: "寒假离校安全工作", body: "<p>请于节前完成。</p>", ${input} }`,
      `directive { ${DIRECTIVE} }`,
    );
    const issued = await this.done(
      actor,
      'directiveIssue',
      `id: "${directive.id}", version: ${directive.version}`,
      `directive { ${DIRECTIVE} }`,
    );
    await this.handOut();
    return { ...issued['directive'], id: directive.id };
  }

  /** Runs what waits in the queue of handing out. */
  async handOut(): Promise<void> {
    const rows = await runRead<{ id: string }>(
      this.app.kernel,
      sql`select id from obligation_fan_out where state = 'RUNNING' order by id`,
    );
    for (const { id } of rows) {
      await fanOutJob.run(this.app.kernel, { fanOutId: id });
    }
  }

  /** The obligation of an organization to a directive, as an actor sees it. */
  async obligation(actor: Actor, directiveId: string, organization: TestOrganization): Promise<Data> {
    const { data, errors } = await this.ask(
      actor,
      `{ obligations(filter: { directiveId: { eq: "${directiveId}" }, organizationId: { eq: "${organization.id}" } }) { nodes { ${OBLIGATION} } } }`,
    );
    if (errors) {
      throw new Error(JSON.stringify(errors));
    }
    return data!['obligations'].nodes[0] as Data;
  }

  /** Makes a step of an obligation that must succeed. */
  async step(
    actor: Actor,
    verb: string,
    directiveId: string,
    organization: TestOrganization,
    input: string | null = null,
  ): Promise<Data> {
    const { id, version } = await this.obligation(actor, directiveId, organization);
    const { obligation } = await this.done(
      actor,
      `obligation${verb}`,
      `id: "${id}", version: ${version}${input === null ? '' : `, input: ${input}`}`,
      `obligation { ${OBLIGATION} }`,
    );
    return obligation as Data;
  }
}
