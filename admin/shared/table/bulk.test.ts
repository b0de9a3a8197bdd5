import { expect, it } from 'vitest';
import { RequestError } from '../../providers/request-error.ts';
import { type BulkResult, countResults, runBulk } from './bulk.ts';

const rows = Array.from({ length: 10 }, (_, index) => ({ id: String(index) }));
const options = (onProgress: (results: readonly BulkResult<{ id: string }>[]) => void = () => {}) => ({
  keyOf: (row: { id: string }) => `key ${row.id}`,
  input: { reason: '', effectiveOn: '2026-11-24' },
  onProgress,
  signal: new AbortController().signal,
  skippedMessage: 'not allowed',
});

it('gives every row its own result and lets one failure stand alone', async () => {
  const keys: string[] = [];
  const results = await runBulk(
    rows,
    {
      key: 'archive',
      label: '',
      isAllowed: (row) => row.id !== '3',
      run: async (row, key) => {
        keys.push(key);
        if (row.id === '5') {
          throw new RequestError('USER_ERROR', '有下级组织');
        }
      },
    },
    options(),
  );
  expect(countResults(results)).toEqual({ done: 8, failed: 1, skipped: 1, waiting: 0 });
  expect(results[5]).toMatchObject({ state: 'failed', message: '有下级组织' });
  expect(results[3]).toMatchObject({ state: 'skipped', message: 'not allowed' });
  expect(new Set(keys).size).toBe(9);
});

it('stops when told, leaving the rest waiting', async () => {
  const controller = new AbortController();
  const results = await runBulk(
    rows,
    { key: 'x', label: '', run: async () => controller.abort() },
    { ...options(), signal: controller.signal },
  );
  const counts = countResults(results);
  expect(counts.done).toBeLessThanOrEqual(3);
  expect(counts.waiting).toBe(10 - counts.done);
});
