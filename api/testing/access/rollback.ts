import type { Kernel } from '../../kernel/unit-of-work.ts';

const WRITES = /^\s*(insert|update|delete)\b/i;

/** Answers some properties of an object anew; everything else goes to the object itself. */
function overlay<Target extends object>(target: Target, own: Readonly<Record<string, unknown>>): Target {
  return new Proxy(target, {
    get(_, key) {
      if (typeof key === 'string' && key in own) {
        return own[key];
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Thrown inside a unit of work that has done everything but commit. */
const UNDO = new Error('Rolled back by the access matrix');

type Transactional = (work: (em: unknown) => Promise<unknown>, options?: unknown) => Promise<unknown>;

/**
 * The kernel with every commit turned into a rollback after all work was done (flush, audit and outbox included), so that
 * the cells of a matrix do not see each other. Nested units of one request do not see each other either.
 */
export function rollbackKernel(kernel: Kernel): Kernel {
  const fork = (): unknown => {
    const em = kernel.orm.em.fork();
    const transactional: Transactional = async (work, options) => {
      let result: unknown;
      try {
        await em.transactional(async (inner) => {
          result = await work(inner);
          throw UNDO;
        }, options as never);
      } catch (error) {
        if (error !== UNDO) {
          throw error;
        }
      }
      return result;
    };
    return overlay(em, { transactional });
  };
  const connect = async (): Promise<unknown> => {
    const client = await kernel.pool.connect();
    const query = (text: unknown, ...rest: unknown[]): unknown =>
      (client.query as (...parts: unknown[]) => unknown)(text === 'commit' ? 'rollback' : text, ...rest);
    return overlay(client, { query: query.bind(client) });
  };
  const query = async (text: string, values?: unknown[]): Promise<unknown> => {
    if (!WRITES.test(text)) {
      return kernel.pool.query(text, values);
    }
    const client = await kernel.pool.connect();
    try {
      await client.query('begin');
      return await client.query(text, values);
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  return {
    ...kernel,
    orm: overlay(kernel.orm, { em: overlay(kernel.orm.em, { fork }) }),
    pool: overlay(kernel.pool, { connect, query }),
  };
}
