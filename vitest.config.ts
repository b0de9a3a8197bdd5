import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Every worker inherits it: what a test says about a day must not depend on where it runs.
process.env['TZ'] = 'UTC';

const graphql = fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url));

export default defineConfig({
  test: {
    allowOnly: false,
    maxWorkers: 2,
    pool: 'threads',
    projects: [
      {
        // graphql ships two builds; a schema made by one is refused by the other.
        resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
        test: {
          name: 'api',
          environment: 'node',
          include: ['api/**/*.test.ts', 'schema/**/*.test.ts'],
          globalSetup: ['api/testing/global-setup.ts'],
          pool: 'threads',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      'admin/vitest.config.ts',
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['admin/e2e/**/*.e2e.ts'],
          pool: 'threads',
          fileParallelism: false,
          testTimeout: 400_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
