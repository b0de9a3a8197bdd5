import type { Module } from '../../kernel/module.ts';

/** Figures taken up: templates, rounds, submissions, and their totals at every level. */
export const reportModule: Module = {
  name: 'report',
  entities: [],
  resolvers: [],
};
