import { inject } from 'vitest';
import { createLikeMaintenance, dropDatabase, newName, runSql, urlOf } from './database-server.ts';

/** A database of one test's own, already migrated. */
export interface TestDatabase {
  url: string;
  /** Drops it, ending whoever is still connected. */
  drop(): Promise<void>;
}

/** Clones the migrated template: once per test file, or per test when tests commit. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = newName();
  await runSql(serverUrl, `create database ${name} template ${inject('testTemplate')} strategy file_copy`);
  return { url: urlOf(serverUrl, name), drop: () => dropDatabase(serverUrl, name) };
}

/** Makes an empty database, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = await createLikeMaintenance(serverUrl);
  return { url: urlOf(serverUrl, name), drop: () => dropDatabase(serverUrl, name) };
}
