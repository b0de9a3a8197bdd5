import { APPLICATION, type Cluster, type Mode, openCluster } from './embedded-cluster.ts';
import { DatabaseSetupError, errorCode } from './embedded-error.ts';
import { Keeper } from './embedded-keeper.ts';
import { freePort, type Launched, launch, pause, readNotice, shutDown } from './embedded-server.ts';

export { assertCollation } from './embedded-collation.ts';
export { DatabaseSetupError } from './embedded-error.ts';

/** What to start: the cluster lies in `<dataDir>/postgres`; `log` receives progress lines for a human. */
export interface EmbeddedOptions {
  dataDir: string;
  mode: Mode;
  log?: (line: string) => void;
}

/** A running embedded server; `stop` ends it unless another process still uses it. */
export interface Embedded {
  url: string;
  /** True when the server was running already, left behind by a killed process or shared with a living one. */
  adopted: boolean;
  stop: () => Promise<void>;
}

/** What one attempt to reach a running server brought. */
interface Joined {
  keeper: Keeper;
  port: number;
  adopted: boolean;
}

const PATIENCE = 20_000;
const REMINDER = 10_000;

/**
 * Starts or adopts the embedded PostgreSQL of a data folder and makes the database `xuelian` in it. A server that dies
 * later is started again on the same port until `stop` is called.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, mode, log = () => undefined } = options;
  const cluster = await openCluster(dataDir, mode, log);
  let current = await join(cluster, mode, log);
  const { port, adopted } = current;
  let isStopped = false;
  let reviving: Promise<void> | undefined;

  const guard = (): void =>
    current.keeper.onLoss(() => {
      if (!isStopped) {
        reviving = revive();
      }
    });
  const revive = async (): Promise<void> => {
    log('数据库连接中断，正在重新启动 · the database was lost and is being started again');
    for (let wait = 100; !isStopped; wait = Math.min(wait * 2, 5000)) {
      try {
        current = await join(cluster, mode, log, port);
        guard();
        return;
      } catch (error) {
        log(`数据库未能启动，将再试 · the database did not start, trying again: ${String(error)}`);
        await pause(wait);
      }
    }
  };

  guard();
  return {
    url: `postgresql://${APPLICATION}:${cluster.password}@127.0.0.1:${port}/${APPLICATION}`,
    adopted,
    stop: async () => {
      isStopped = true;
      await reviving;
      await current.keeper.leave(() => shutDown(cluster, mode));
    },
  };
}

/** Meets the server of the cluster, starting one whenever none answers; throws when PostgreSQL will not start. */
async function join(cluster: Cluster, mode: Mode, log: (line: string) => void, fixedPort?: number): Promise<Joined> {
  const started = Date.now();
  let reminder = started + REMINDER;
  let child: Launched | undefined;
  let stale: string | undefined;
  for (;;) {
    const notice = readNotice(cluster);
    if (notice?.isReady && notice.key !== stale) {
      const keeper = await meet(cluster, notice.port, started);
      if (keeper === 'foreign') {
        stale = notice.key;
      } else if (keeper) {
        return { keeper, port: notice.port, adopted: child === undefined || child.hasEnded };
      }
    } else if (!child) {
      child = launch(cluster, mode, fixedPort ?? (await freePort()));
    } else if (child.hasEnded) {
      refuseHopeless(child.report(), Date.now() - started);
      child = undefined;
      await pause(200);
    }
    if (Date.now() > reminder) {
      reminder += REMINDER;
      log('仍在等待数据库（崩溃后的恢复可能需要几分钟）· still waiting for the database (recovery may take minutes)');
    }
    await pause(10);
  }
}

async function meet(cluster: Cluster, port: number, since: number): Promise<Keeper | 'foreign' | undefined> {
  try {
    return (await Keeper.meet(cluster, port)) ?? 'foreign';
  } catch (error) {
    // The server may be on its way down: what it answers now is not its last word.
    if (Date.now() - since > PATIENCE) {
      throw error;
    }
    await pause(errorCode(error) === undefined ? 200 : 50);
    return undefined;
  }
}

/** Some refusals pass by themselves: a port taken meanwhile, another start ahead of us, a zombie not yet reaped. */
function refuseHopeless(report: string, waited: number): void {
  const passes = /lock file "postmaster\.pid"|shared memory block|could not bind|Address already in use/.test(report);
  if (passes && waited < PATIENCE) {
    return;
  }
  throw new DatabaseSetupError(
    `内置数据库无法启动：\n${report}\n请按上面的原因处理，或设置 DATABASE_URL 使用已有的 PostgreSQL。`,
    `The embedded database does not start:\n${report}\n` +
      'Mend the cause above, or set DATABASE_URL to use a PostgreSQL of your own.',
  );
}
