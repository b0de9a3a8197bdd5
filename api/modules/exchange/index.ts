import type { Module } from '../../kernel/module.ts';

/** Exchange programmes: partners, agreements, editions, travel groups and their journeys. */
export const exchangeModule: Module = {
  name: 'exchange',
  entities: [],
  resolvers: [],
};
