import type { Module } from '../../kernel/module.ts';

/** Calls and what comes of them: applications, nominations, reviews, draws, notices, offers, waiting lists. */
export const selectionModule: Module = {
  name: 'selection',
  entities: [],
  resolvers: [],
};
