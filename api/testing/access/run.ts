import {
  isObjectType,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { RequestFailure } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { parseId } from '../../kernel/ids.ts';
import { generateCall } from '../generate-call.ts';
import type { Cell, MutationCase, Offer, QueryCase, Registry } from './cases.ts';
import type { Verdict } from './oracle.ts';
import type { Character } from './personas.ts';
import type { World } from './world.ts';

/** One cell whose answer is not what the oracle says. */
export interface Finding {
  /** `leak`: more was given than is right; `missing`: less; `button`: `viewerCan` and the server disagree; `broken`: no judgement at all. */
  readonly kind: 'leak' | 'missing' | 'button' | 'broken';
  readonly field: string;
  readonly persona: string;
  readonly relation: string;
  readonly expected: string;
  readonly observed: string;
}

/** What a run of the matrix found. */
export interface Report {
  readonly personas: number;
  /** Cells by kind: calls of mutations and queries, buttons compared with a call. */
  readonly cells: Readonly<Record<'mutation' | 'query' | 'button', number>>;
  readonly findings: readonly Finding[];
  /** How often each mutation went through without any user error. */
  readonly carriedOut: ReadonlyMap<string, number>;
  /** Answers that a field gave for what is not visible: one text, whether it exists or not. */
  readonly absences: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How open an answer is; more than expected is a leak, less is a missing right. */
const OPENNESS: Readonly<Record<Verdict, number>> = { UNAUTHENTICATED: 0, NOT_FOUND: 1, FORBIDDEN: 2, ALLOWED: 3 };

const isVerdict = (code: string): code is Verdict => code in OPENNESS;
const titleOf = ({ field, variant }: MutationCase | QueryCase): string => (variant ? `${field} (${variant})` : field);

/** The sentences about root fields without a registered target, and about registered ones that are gone. */
export function unregistered(schema: GraphQLSchema, registry: Registry): string[] {
  const compare = (
    kind: string,
    list: string,
    fields: object | undefined,
    cases: readonly { field: string }[],
  ): string[] => {
    const known = new Set(cases.map(({ field }) => field));
    return [
      ...Object.keys(fields ?? {})
        .filter((field) => !known.has(field))
        .map(
          (field) =>
            `The ${kind} ${field} has no target in the access matrix: add a case to ${list} in api/testing/access that names its door, a valid target with the least input, and what the oracle says of it.`,
        ),
      ...[...known]
        .filter((field) => !(field in (fields ?? {})))
        .map((field) => `The access matrix has a case of ${field}, which is no ${kind} any more: take it out.`),
    ];
  };
  return [
    ...compare('mutation', '*-cases.ts (mutations)', schema.getMutationType()?.getFields(), registry.mutations),
    ...compare('query', 'query-cases.ts', schema.getQueryType()?.getFields(), registry.queries),
    ...compare(
      'subscription',
      '*-cases.ts (subscriptions)',
      schema.getSubscriptionType()?.getFields(),
      registry.subscriptions,
    ),
  ];
}

/** Buttons of the contract that no case presses. */
export function unpressed(schema: GraphQLSchema, pressed: ReadonlySet<string>, exempt: ReadonlySet<string>): string[] {
  return buttonsOf(schema).flatMap(({ type, actions }) =>
    actions
      .map((action) => `${type}.${action}`)
      .filter((button) => !pressed.has(button) && !exempt.has(button))
      .map(
        (button) =>
          `The button ${button} of viewerCan is pressed by no case of the access matrix: add \`offers\` to the case of its mutation.`,
      ),
  );
}

function buttonsOf(schema: GraphQLSchema): { type: string; actions: string[]; isNode: boolean }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const may = isObjectType(type) ? type.getFields()['viewerCan'] : undefined;
    const named = may && schema.getType(String(may.type).replaceAll(/[!\]]|\[/g, ''));
    const isNode = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    return may && isObjectType(named) ? [{ type: type.name, actions: Object.keys(named.getFields()), isNode }] : [];
  });
}

function buttonsDocument(schema: GraphQLSchema): string {
  const parts = buttonsOf(schema)
    .filter(({ isNode }) => isNode)
    .map(
      ({ type, actions }) =>
        `... on ${type} { viewerCan { ${actions.map((action) => `${type}_${action}: ${action}`).join(' ')} } }`,
    );
  return `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${parts.join(' ')} } }`;
}

/** A call that stands for a button, and what came of it. */
interface Pressed {
  readonly offer: Offer;
  readonly title: string;
  readonly outcome: string;
  readonly isDone: boolean;
}

/**
 * The cases of a cell. Of the variants of one field one is taken in turn: each persona meets each field in each relation,
 * and each variant in each relation meets many personas.
 */
function casesOf<Case extends MutationCase | QueryCase>(cases: readonly Case[], cell: Cell, turn: number): Case[] {
  const isSingle = cell.relation === 'one';
  const mine = cases.filter((item) => Boolean(item.isSingle) === isSingle);
  return isSingle
    ? mine
    : [...Map.groupBy(mine, ({ field }) => field).values()].map((variants) => variants[turn % variants.length]!);
}

/** Lets at most so many calls run at a time. */
function limited(most: number): <Result>(call: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (call) => {
    if (running >= most) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await call();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const run = limited(6);
  await Promise.all(items.map((item) => run(() => work(item))));
}

/** Runs cells of chosen personas and fields; every call is rolled back. */
export class MatrixRun {
  readonly #world: World;
  readonly #schema: GraphQLSchema;
  readonly #registry: Registry;
  readonly #buttons: string;
  readonly #cells = { mutation: 0, query: 0, button: 0 };
  readonly #findings: Finding[] = [];
  readonly #carriedOut = new Map<string, number>();
  readonly #absences = new Map<string, Set<string>>();
  readonly #buttonsSeen = new Set<string>();
  readonly #documents = new Map<string, DocumentNode>();
  readonly #side = limited(8);
  #lane: Promise<unknown> = Promise.resolve();
  readonly #personas = new Set<string>();

  constructor(world: World, schema: GraphQLSchema, registry: Registry) {
    this.#world = world;
    this.#schema = schema;
    this.#registry = registry;
    this.#buttons = buttonsDocument(schema);
  }

  /** Buttons that were compared with a call, as `Type.action`. */
  get pressed(): ReadonlySet<string> {
    return this.#buttonsSeen;
  }

  get report(): Report {
    return {
      personas: this.#personas.size,
      cells: { ...this.#cells },
      findings: this.#findings,
      carriedOut: this.#carriedOut,
      absences: this.#absences,
    };
  }

  /** Every case in every relation of one persona. */
  async persona(persona: Character): Promise<void> {
    this.#personas.add(persona.name);
    const turn = this.#world.cast.indexOf(persona);
    for (const [index, cell] of this.#world.cellsOf(persona).entries()) {
      const [outcomes] = await Promise.all([
        Promise.all(casesOf(this.#registry.mutations, cell, turn + index).map((item) => this.#pressed(cell, item))),
        inTurns(casesOf(this.#registry.queries, cell, turn + index), (item) => this.#query(cell, item)),
      ]);
      await this.#compareButtons(
        cell,
        outcomes.filter((outcome) => outcome !== null),
      );
    }
  }

  /** Refused calls go side by side; those that write go one after another, so that none waits for a row of another. */
  async #pressed(cell: Cell, item: MutationCase): Promise<Pressed | null> {
    const fixed = item.call(cell);
    if (fixed === null) {
      return null;
    }
    const expected = cell.oracle.atDoor(item.door) ?? item.judge(cell);
    const call = (): Promise<{ outcome: string; isDone: boolean }> => this.#mutation(cell, item, fixed, expected);
    let answer: Promise<{ outcome: string; isDone: boolean }>;
    if (expected === 'ALLOWED') {
      answer = this.#lane.then(call);
      this.#lane = answer.then(
        () => undefined,
        () => undefined,
      );
    } else {
      answer = this.#side(call);
    }
    const offer = item.offers?.(cell) ?? null;
    const outcome = await answer;
    return offer && { offer, title: titleOf(item), ...outcome };
  }

  /** Validates a document once and executes it. */
  #execute(text: string, variables: Record<string, unknown>, actor: Actor): Promise<ExecutionResult> {
    const document = this.#documents.get(text) ?? parse(text);
    if (!this.#documents.has(text)) {
      const [fault] = validate(this.#schema, document);
      if (fault) {
        throw fault;
      }
      this.#documents.set(text, document);
    }
    return this.#world.app.executeDirectly(document, variables, { actor, kernel: this.#world.kernel });
  }

  async #send(
    operation: 'mutation' | 'query',
    cell: Cell,
    item: MutationCase | QueryCase,
    fixed: Readonly<Record<string, unknown>>,
  ): Promise<ExecutionResult> {
    const root = operation === 'mutation' ? this.#schema.getMutationType() : this.#schema.getQueryType();
    const field = root!.getFields()[item.field] as GraphQLField<unknown, unknown>;
    const isConnection = String(field.type).endsWith('Connection!');
    const wanted =
      'select' in item && item.select ? item.select : isConnection ? '{ totalCount nodes { id } }' : undefined;
    const { document, variables } = generateCall(operation, field, fixed, wanted);
    const actor = await this.#world.actorOf(cell.persona);
    return this.#execute(document, variables, actor);
  }

  #note(
    cell: Cell,
    item: { field: string; variant?: string },
    kind: Finding['kind'],
    expected: string,
    observed: string,
  ): void {
    this.#findings.push({
      kind,
      field: item.variant ? `${item.field} (${item.variant})` : item.field,
      persona: cell.persona.name,
      relation: cell.relation,
      expected,
      observed,
    });
  }

  async #mutation(
    cell: Cell,
    item: MutationCase,
    fixed: Readonly<Record<string, unknown>>,
    expected: Verdict,
  ): Promise<{ outcome: string; isDone: boolean }> {
    this.#cells.mutation += 1;
    const answer = await this.#send('mutation', cell, item, fixed);
    const payload = answer.data?.[item.field] as
      | { userErrors: { code: string; message: string }[]; refusals?: { code: string }[] | null }
      | null
      | undefined;
    const isRefusedRow = payload?.refusals?.some(({ code }) => code === 'ORGANIZATION_NOT_PERMITTED') ?? false;
    const outcome = isRefusedRow ? 'FORBIDDEN' : codeOf(answer);
    if (outcome === 'NOT_FOUND') {
      const seen = this.#absences.get(item.field) ?? new Set();
      const texts = answer.errors!.map(({ path, originalError }) => {
        const { key, params } = originalError as RequestFailure;
        return { path, key, params };
      });
      this.#absences.set(item.field, seen.add(JSON.stringify(texts)));
    }
    const isDone = outcome === 'ALLOWED' && payload?.userErrors.length === 0 && !payload.refusals?.length;
    if (isDone) {
      this.#carriedOut.set(item.field, (this.#carriedOut.get(item.field) ?? 0) + 1);
    }
    if (outcome !== expected) {
      const kind = !isVerdict(outcome) ? 'broken' : OPENNESS[outcome] > OPENNESS[expected] ? 'leak' : 'missing';
      const words = payload?.userErrors.map(({ code }) => code).join(' ') ?? '';
      this.#note(cell, item, kind, expected, `${outcome}${words ? ` (${words})` : ''}`);
    }
    return { outcome, isDone };
  }

  async #compareButtons(cell: Cell, outcomes: readonly Pressed[]): Promise<void> {
    if (outcomes.length === 0) {
      return;
    }
    const ids = [...new Set(outcomes.flatMap(({ offer }) => (offer.at ? [] : [offer.id])))];
    const actor = await this.#world.actorOf(cell.persona);
    const answer = await this.#execute(this.#buttons, { ids }, actor);
    const rows = (answer.data?.['nodes'] ?? []) as ({ id: string; viewerCan?: Record<string, boolean> } | null)[];
    const byId = new Map(rows.flatMap((row) => (row ? [[row.id, row.viewerCan]] : [])));
    for (const { offer, title, outcome, isDone } of outcomes) {
      this.#cells.button += 1;
      this.#buttonsSeen.add(`${offer.type}.${offer.action}`);
      const isOffered = offer.at
        ? await this.#isOfferedAt(offer, offer.at, actor)
        : (byId.get(offer.id)?.[`${offer.type}_${offer.action}`] ?? false);
      if (isOffered ? outcome !== 'ALLOWED' : isDone) {
        const field = `${offer.type}.${offer.action} · ${title}`;
        this.#note(cell, { field }, 'button', isOffered ? 'offered' : 'not offered', outcome);
      }
    }
  }

  /** Reads a button of a type without public ids where the contract shows it. */
  async #isOfferedAt({ action, id }: Offer, { field, key }: NonNullable<Offer['at']>, actor: Actor): Promise<boolean> {
    const answer = await this.#execute(`query { shown: ${field} { ${key} viewerCan { ${action} } } }`, {}, actor);
    const shown = [answer.data?.['shown'] ?? []].flat() as { viewerCan: Record<string, boolean> }[];
    const row = shown.find((item) => String((item as unknown as Record<string, unknown>)[key]) === id);
    return row?.viewerCan[action] ?? false;
  }

  async #query(cell: Cell, item: QueryCase): Promise<void> {
    const fixed = item.call(cell);
    if (fixed === null) {
      return;
    }
    this.#cells.query += 1;
    const answer = await this.#send('query', cell, item, fixed);
    const code = codeOf(answer);
    const verdict = cell.oracle.atDoor(item.door) ?? item.verdict?.(cell) ?? 'ALLOWED';
    const refused = verdict === 'ALLOWED' ? null : verdict;
    if (refused !== null || code !== 'ALLOWED') {
      const expected = refused ?? 'ALLOWED';
      if (code !== expected) {
        const kind = !isVerdict(code) ? 'broken' : OPENNESS[code] > OPENNESS[expected] ? 'leak' : 'missing';
        this.#note(cell, item, kind, expected, code);
      }
      return;
    }
    const value = answer.data![item.field];
    const expected = new Set(item.judge(cell));
    const observed = new Set(item.shows ? item.shows(value as never) : nodesOf(value));
    const leaks = [...observed].filter((id) => !expected.has(id));
    // A page shows at most 100; beyond it the count speaks.
    const total = item.shows ? observed.size : (value as { totalCount: number }).totalCount;
    const missing = expected.size <= 100 ? [...expected].filter((id) => !observed.has(id)) : [];
    if (leaks.length > 0 || total > expected.size) {
      this.#note(cell, item, 'leak', `${expected.size} rows`, `${total} rows, ${leaks.length} of them not to be seen`);
    }
    if (missing.length > 0 || total < expected.size) {
      this.#note(cell, item, 'missing', `${expected.size} rows`, `${total} rows`);
    }
  }
}

function nodesOf(value: unknown): string[] {
  return (value as { nodes: { id: string }[] }).nodes.map(({ id }) => parseId(id)?.uuid ?? id);
}

/** The code that the outer server gives the first failure. */
function codeOf({ errors }: ExecutionResult): string {
  const [first] = errors ?? [];
  if (!first) {
    return 'ALLOWED';
  }
  return first.originalError instanceof RequestFailure
    ? first.originalError.code
    : `broken: ${first.message.slice(0, 200)}`;
}

/** The figures of a run as a table, and the worst findings by field. */
export function tableOf({ personas, cells, findings }: Report, seconds: number, processor: number): string {
  const count = (kind: Finding['kind']): number => findings.filter((finding) => finding.kind === kind).length;
  const grouped = Map.groupBy(findings, ({ kind, field, expected, observed }) =>
    [kind, field, expected, observed].join(' | '),
  );
  const lines = [...grouped].map(
    ([key, list]) => `  ${list.length} x ${key} | ${list[0]!.persona} | ${list[0]!.relation}`,
  );
  return [
    `access matrix: ${personas} personas, ${cells.mutation} mutation cells, ${cells.query} query cells, ${cells.button} buttons, ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor time)`,
    `leaks ${count('leak')} · missing ${count('missing')} · buttons that disagree ${count('button')} · broken ${count('broken')}`,
    ...lines.sort().slice(0, 60),
  ].join('\n');
}
