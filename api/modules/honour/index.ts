import type { Module } from '../../kernel/module.ts';

/** Honours nominated upward: rounds, classes, letters, awards and the roll. */
export const honourModule: Module = {
  name: 'honour',
  entities: [],
  resolvers: [],
};
