import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, loadEnv } from 'vite';
import { devProxy } from './dev-proxy.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

// The server writes a fresh value per response in place of this word and names it in its Content-Security-Policy;
// antd's style elements carry it, so that the policy needs no 'unsafe-inline'.
const noncePlaceholder = '__CSP_NONCE__';

export default defineConfig(({ mode }) => ({
  root,
  plugins: [react()],
  html: { cspNonce: noncePlaceholder },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: devProxy(`http://127.0.0.1:${loadEnv(mode, root, 'PORT')['PORT'] ?? '4000'}`),
  },
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2023',
    // No modulepreload polyfill: it would be an inline script.
    modulePreload: { polyfill: false },
    // data: URIs would need img-src data: in the policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Shared antd chunks are named after all pages that use them; the hash is name enough.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](?:react|react-dom|scheduler|react-router|@refinedev|@tanstack|i18next|react-i18next|dayjs|qs)[\\/]/,
              priority: 3,
            },
            { name: 'charts', test: /node_modules[\\/](?:echarts|zrender)[\\/]/, priority: 2, entriesAware: true },
            {
              // Only what the visited pages use of antd is loaded: the sign-in page has no table.
              name: 'antd',
              test: /node_modules[\\/](?:antd|@ant-design|@rc-component)[\\/]/,
              priority: 1,
              entriesAware: true,
              entriesAwareMergeThreshold: 30_000,
            },
            { name: 'messages', test: /[\\/]messages\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
}));
