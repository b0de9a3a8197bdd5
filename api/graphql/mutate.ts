import { createHash } from 'node:crypto';
import { getNamedType, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import sql from 'sql-template-tag';
import { LIMITS } from '../../schema/limits.ts';
import { RequestFailure, notFound } from '../kernel/access.ts';
import { canonicalJson } from '../kernel/audit.ts';
import { decodeId, type IdPrefix } from '../kernel/ids.ts';
import { shapeNamed } from '../kernel/read/shape.ts';
import { DomainRefusal, DomainRefusals, refuse } from '../kernel/refusal.ts';
import { runUnit, type UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Context } from './context.ts';
import { selectionOf } from './read.ts';
import { userErrorOf } from './user-error.ts';
import { requireStorable, validateInput } from './validation.ts';

/** Result of a mutation by payload field: the uuid of a record of a shape, several of them, or a plain value. */
export type Outcome = Readonly<Record<string, unknown>>;

/** Options of a mutation. */
export interface MutationOptions<Prepared = undefined> {
  /** The input object to validate; absent for mutations without one. */
  readonly input?: object;
  /** Key under which a create is done once however often it is sent. */
  readonly idempotencyKey?: string | null | undefined;
  /**
   * Runs after validation and before the transaction; its result goes to the work. For what must stand even when the
   * action is then refused (a counted attempt) and for slow work that must not hold a transaction open (a hash).
   */
  readonly prepare?: () => Promise<Prepared>;
}

/** Reads a public id argument of a mutation; a wrong kind or form equals an object that does not exist. */
export function requireId(prefix: IdPrefix, id: string): string {
  const uuid = decodeId(prefix, id);
  if (uuid === null) {
    throw notFound();
  }
  return uuid;
}

/**
 * The only way in which a mutation writes: validates, opens one unit of work, turns refusals into `userErrors`, and
 * reads the selected payload back through the engine after commit, so that the answer passes the same policies as a query.
 */
export async function mutate<Prepared = undefined>(
  context: Context,
  info: GraphQLResolveInfo,
  options: MutationOptions<Prepared>,
  work: (uow: UnitOfWork, prepared: Prepared) => Promise<Outcome>,
): Promise<object> {
  const { actor, kernel } = context;
  try {
    requireStorable(selectionOf(info).args, actor.locale);
    if (options.input) {
      await validateInput(options.input, actor.locale);
    }
    const prepared = (await options.prepare?.()) as Prepared;
    const outcome = await runUnit(kernel, actor, (uow) =>
      options.idempotencyKey
        ? once(uow, info.fieldName, options.idempotencyKey, options.input ?? {}, () => work(uow, prepared))
        : work(uow, prepared),
    );
    return { ...(await present(context, info, outcome)), userErrors: [] };
  } catch (error) {
    const refusals = error instanceof DomainRefusals ? error.refusals : error instanceof DomainRefusal ? [error] : null;
    if (!refusals) {
      throw error;
    }
    return { userErrors: refusals.map((refusal) => userErrorOf(refusal, actor.locale)) };
  }
}

/** Replays the stored outcome of a key, or does the work and stores it; parallel calls with one key wait for each other. */
async function once(
  uow: UnitOfWork,
  field: string,
  key: string,
  input: object,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const owner = uow.actor.accountId ?? 'anonymous';
  if (key.length > LIMITS.idempotencyKey) {
    throw refuse('INVALID_INPUT', ['idempotencyKey'], { field: 'idempotencyKey', rule: `<= ${LIMITS.idempotencyKey}` });
  }
  const fingerprint = createHash('sha256').update(canonicalJson({ field, input })).digest('hex');
  const [created] = await uow.run<{ key: string }>(
    sql`insert into idempotency_key (owner, key, fingerprint, created_at) values (${owner}, ${key}, ${fingerprint}, ${uow.clock.now()})
        on conflict (owner, key) do nothing returning key`,
  );
  if (!created) {
    const [stored] = await uow.run<{ fingerprint: string; outcome: Outcome | null }>(
      sql`select fingerprint, outcome from idempotency_key where owner = ${owner} and key = ${key}`,
    );
    if (stored?.fingerprint !== fingerprint) {
      throw refuse('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey']);
    }
    if (!stored.outcome) {
      throw new RequestFailure('CONFLICT');
    }
    return stored.outcome;
  }
  const outcome = await work();
  await uow.em.flush();
  await uow.run(
    sql`update idempotency_key set outcome = ${JSON.stringify(outcome)}::jsonb where owner = ${owner} and key = ${key}`,
  );
  return outcome;
}

async function present(context: Context, info: GraphQLResolveInfo, outcome: Outcome): Promise<Record<string, unknown>> {
  const payload = getNamedType(info.returnType) as GraphQLObjectType;
  const result: Record<string, unknown> = { ...outcome };
  const reader = context.readerFor(context.actor);
  for (const field of selectionOf(info).fields) {
    const value = outcome[field.name];
    const shape = shapeNamed(getNamedType(payload.getFields()[field.name]?.type)?.name ?? '');
    if (!shape || value === undefined || value === null) {
      continue;
    }
    const ids = (Array.isArray(value) ? value : [value]) as string[];
    const rows = await reader.byIds(shape, ids, field.fields);
    // One payload field may be asked for under several response keys, each with its own selection.
    const byKey = (result[field.name] instanceof Map ? result[field.name] : new Map()) as Map<string, unknown>;
    byKey.set(
      field.key,
      Array.isArray(value) ? ids.map((id) => rows.get(id)).filter(Boolean) : (rows.get(ids[0]!) ?? null),
    );
    result[field.name] = byKey;
  }
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      value instanceof Map
        ? (_: unknown, __: unknown, inner: GraphQLResolveInfo) => value.get(String(inner.path.key)) ?? null
        : value,
    ]),
  );
}
