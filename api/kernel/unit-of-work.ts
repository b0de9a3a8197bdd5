import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type Transaction } from 'kysely';
import type { Sql } from 'sql-template-tag';
import type { Pool } from 'pg';
import type { Actor } from './actor.ts';
import { appendAudit, type AuditDraft, type Run } from './audit.ts';
import type { Clock } from './clock.ts';
import type { FileStore } from './file-store.ts';
import { appendEvents, type DomainEvent } from './outbox.ts';
import { refusalOfConstraint, refuse } from './refusal.ts';
import { RequestFailure } from './access.ts';

/** What the whole process shares. */
export interface Kernel {
  readonly orm: MikroORM;
  /** The ORM's own pool, for reads by the read engine. */
  readonly pool: Pool;
  readonly clock: Clock;
  /** Secret of the installation: signs cursors, keys digests. */
  readonly secret: Buffer;
  /** Where the bytes of files lie. */
  readonly files: FileStore;
}

/** One business action: one entity manager, one transaction, its audit entries and its events. */
export interface UnitOfWork {
  readonly em: EntityManager;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly kernel: Kernel;
  /** Runs hand-written SQL in this transaction. */
  readonly run: Run;
  /** Adds an entry to the audit trail of this action; at least one is required before the unit may commit a change. */
  audit(draft: AuditDraft): void;
  /** Records an event, delivered after commit. */
  publish(event: DomainEvent): void;
}

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
}

function driverError(error: unknown): DriverError {
  const own = error as DriverError & { cause?: DriverError; previous?: DriverError };
  const inner = own.cause ?? own.previous ?? own;
  return { ...(inner.code ? { code: inner.code } : {}), ...(inner.constraint ? { constraint: inner.constraint } : {}) };
}

/** Translates database and ORM failures that the user can mend; gives back everything else unchanged. */
function translate(error: unknown): unknown {
  if (error instanceof Error && error.name === 'OptimisticLockError') {
    return refuse('STALE_VERSION', ['version']);
  }
  const { constraint, code } = driverError(error);
  if (constraint) {
    return refusalOfConstraint(constraint) ?? error;
  }
  if (code && RETRIED.has(code)) {
    return new RequestFailure('CONFLICT');
  }
  return error;
}

/**
 * Opens the only kind of write: a fresh entity manager fork and transaction in which `work` runs, then flush, audit,
 * events, commit. Deadlocks and serialization failures are retried a few times, so `work` must be free of outside effects.
 */
export async function runUnit<Result>(
  kernel: Kernel,
  actor: Actor,
  work: (uow: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await kernel.orm.em.fork().transactional(
        async (em) => {
          const drafts: AuditDraft[] = [];
          const events: DomainEvent[] = [];
          const run: Run = async <Row extends object>(statement: Sql) => query<Row>(em, statement);
          const uow: UnitOfWork = {
            em: em,
            actor,
            clock: kernel.clock,
            kernel,
            run,
            audit: (draft) => void drafts.push(draft),
            publish: (event) => void events.push(event),
          };
          const result = await work(uow);
          await em.flush();
          const now = kernel.clock.now();
          await appendEvents(run, events, now);
          await appendAudit(
            run,
            drafts.map((draft) => ({ actor, draft, at: now })),
            kernel.secret,
          );
          return result;
        },
        { clear: true },
      );
    } catch (error) {
      const { code } = driverError(error);
      if (code && RETRIED.has(code) && attempt < ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
        continue;
      }
      throw translate(error);
    }
  }
}

/** Refuses an edit of a row that has changed since the caller saw it; the version column catches what changes meanwhile. */
export function requireVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) {
    throw refuse('STALE_VERSION', ['version']);
  }
}

/** Runs a statement with bound parameters inside the entity manager's transaction. */
async function query<Row extends object>(em: EntityManager, statement: Sql): Promise<Row[]> {
  const transaction = em.getTransactionContext<Transaction<unknown>>()!;
  const result = await transaction.executeQuery<Row>(CompiledQuery.raw(statement.text, statement.values));
  return result.rows;
}
