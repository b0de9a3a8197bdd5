import { randomBytes } from 'node:crypto';
import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { APPLICATION, type Cluster, SUPERUSER } from './embedded-cluster.ts';
import { errorCode } from './embedded-error.ts';

const PRESENT = 'xuelian-keeper';
const LEAVING = 'xuelian-leaving';
/** Serialises joining and leaving among the processes that share one embedded server. */
const TURN = 'select pg_advisory_lock(7305201)';

/**
 * The connection by which this process is counted among the users of an embedded server: while one keeper is there,
 * nobody else stops the server, and its loss tells that the server died.
 */
export class Keeper {
  readonly #client: Client;
  #isOpen = true;
  #onLoss: (() => void) | undefined;

  private constructor(client: Client) {
    this.#client = client;
    client.on('error', () => undefined);
    client.on('end', () => {
      const wasOpen = this.#isOpen;
      this.#isOpen = false;
      if (wasOpen) {
        this.#onLoss?.();
      }
    });
  }

  /**
   * Connects when the server at the port is the one of this very folder; undefined when another server sits there.
   * Any other refusal is thrown.
   */
  static async meet(cluster: Cluster, port: number): Promise<Keeper | undefined> {
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password: cluster.password,
      database: 'postgres',
      application_name: PRESENT,
      connectionTimeoutMillis: 5000,
      ssl: false,
    });
    const keeper = new Keeper(client);
    try {
      await client.connect();
      if (await servesFolder(client, cluster)) {
        await keeper.#prepareApplication(cluster);
        return keeper;
      }
    } catch (error) {
      if (!isForeign(error)) {
        await keeper.#close();
        throw error;
      }
    }
    await keeper.#close();
    return undefined;
  }

  async #close(): Promise<void> {
    this.#isOpen = false;
    // A connection that is broken already has nothing to close.
    await this.#client.end().catch(() => undefined);
  }

  /** Called once if the connection breaks without `leave`; at once if it is broken already. */
  onLoss(listener: () => void): void {
    this.#onLoss = listener;
    if (!this.#isOpen) {
      listener();
    }
  }

  /** Makes the role and the database of the application where they are missing. */
  async #prepareApplication(cluster: Cluster): Promise<void> {
    const { rowCount } = await this.#client.query('select from pg_database where datname = $1', [APPLICATION]);
    if (rowCount === 1) {
      return;
    }
    await this.#client.query(TURN);
    try {
      const known = await this.#client.query(
        `select (select count(*)::int from pg_roles where rolname = $1) as roles,
                (select count(*)::int from pg_database where datname = $1) as databases`,
        [APPLICATION],
      );
      if (known.rows[0]?.roles === 0) {
        const password = this.#client.escapeLiteral(cluster.password);
        await this.#client.query(`create role ${APPLICATION} login createdb password ${password}`);
      }
      if (known.rows[0]?.databases === 0) {
        await this.#client.query(`create database ${APPLICATION} owner ${APPLICATION}`);
      }
    } finally {
      await this.#client.query('select pg_advisory_unlock_all()');
    }
  }

  /** Leaves the server; `last` is called, still inside the turn, when no other process keeps it. */
  async leave(last: () => Promise<void>): Promise<void> {
    if (!this.#isOpen) {
      return;
    }
    this.#isOpen = false;
    await this.#client.query(TURN);
    const { rowCount } = await this.#client.query(
      'select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [PRESENT],
    );
    if (rowCount === 0) {
      await last();
    } else {
      await this.#client.query(`set application_name = '${LEAVING}'`);
    }
    await this.#close();
  }
}

function isForeign(error: unknown): boolean {
  return ['ECONNREFUSED', '28P01', '28000', '3D000'].includes(errorCode(error) ?? '');
}

/** A copied folder brings the password and `postmaster.pid` of its original: only a file made now tells them apart. */
async function servesFolder(client: Client, cluster: Cluster): Promise<boolean> {
  const name = `xuelian-${randomBytes(8).toString('hex')}.probe`;
  const file = join(cluster.data, name);
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  try {
    if (cluster.account) {
      chownSync(file, cluster.account.uid, cluster.account.gid);
    }
    const { rows } = await client.query('select (pg_stat_file($1, true)).size is not null as seen', [name]);
    return rows[0]?.seen === true;
  } finally {
    rmSync(file, { force: true });
  }
}
