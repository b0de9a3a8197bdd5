import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assertCollation, startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { readEnv } from '../env.ts';
import { createLikeMaintenance, dropTestDatabases, urlOf } from './database-server.ts';

declare module 'vitest' {
  /** What the global set-up hands to every test file. */
  interface ProvidedContext {
    /** A server on which databases may be created; the database it names is not touched. */
    testServerUrl: string;
    /** The migrated database that `createTestDatabase` clones. */
    testTemplate: string;
  }
}

interface Server {
  url: string;
  /** Takes away everything that was made for the run. */
  release: () => Promise<void>;
}

const FOLDER_PREFIX = 'xuelian-test-';

/** Prepares the server and the migrated template of a whole test run; vitest calls what it returns at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_URL } = readEnv();
  const server = DATABASE_URL === undefined ? await startTemporary() : await useExternal(DATABASE_URL);
  try {
    const template = await createLikeMaintenance(server.url);
    const templateUrl = urlOf(server.url, template);
    project.provide('testServerUrl', server.url);
    project.provide('testTemplate', template);
    await assertCollation(templateUrl);
    await migrate(templateUrl);
  } catch (error) {
    await server.release();
    throw error;
  }
  return server.release;
}

async function useExternal(url: string): Promise<Server> {
  await dropTestDatabases(url, 'abandoned');
  return { url, release: () => dropTestDatabases(url, 'own') };
}

async function startTemporary(): Promise<Server> {
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const { url, stop } = await startEmbedded({ dataDir, mode: 'test' });
  return {
    url,
    release: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A killed test run leaves its server and folder behind: the next one clears them away. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(FOLDER_PREFIX) ? Number(name.slice(FOLDER_PREFIX.length).split('-')[0]) : 0;
    if (owner > 0 && !isAlive(owner)) {
      // What another account left behind is that account's to clear.
      await clear(join(tmpdir(), name)).catch(() => undefined);
    }
  }
}

async function clear(dataDir: string): Promise<void> {
  if (await hasServer(dataDir)) {
    await (await startEmbedded({ dataDir, mode: 'test' })).stop();
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function hasServer(dataDir: string): Promise<boolean> {
  const notice = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '');
  return isAlive(Number.parseInt(notice, 10));
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
