import type { Module } from '../../kernel/module.ts';

/** Places handed down the hierarchy: pools, the quota of each organization, every move. */
export const quotaModule: Module = {
  name: 'quota',
  entities: [],
  resolvers: [],
};
