import type { QueryClientConfig } from '@tanstack/react-query';
import { toRequestError } from '../providers/request-error.ts';

/**
 * Reads are tried again only when the fault may pass by itself; writes never, because a lost answer does not say
 * whether the write happened.
 */
export const queryClientConfig: QueryClientConfig = {
  defaultOptions: {
    queries: {
      retry: (failureCount, error) => failureCount < 2 && toRequestError(error).code === 'OFFLINE',
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4000),
      refetchOnWindowFocus: false,
      staleTime: 15_000,
    },
    mutations: { retry: false },
  },
};
