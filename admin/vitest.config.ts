import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    name: 'admin',
    root: fileURLToPath(new URL('.', import.meta.url)),
    environment: 'jsdom',
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['e2e/**', 'gql/**'],
    setupFiles: ['./testing/setup.ts'],
    env: { TZ: 'UTC' },
    // As for the API: a busy machine draws slowly, which is no fault of a page.
    testTimeout: 20_000,
    // Two builds of react-router meet otherwise, and the router context is lost between them.
    server: { deps: { inline: [/@refinedev\//] } },
  },
});
