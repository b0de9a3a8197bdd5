import type { Module } from '../../kernel/module.ts';

/** Files of all modules: one-time uploads, the store, and downloads that always ask who reads. */
export const attachmentModule: Module = {
  name: 'attachment',
  entities: [],
  resolvers: [],
};
