import type { Module } from '../../kernel/module.ts';

/** Typed forms as data: fields, answers, their checks and sums; without tables of its own. */
export const formModule: Module = {
  name: 'form',
  entities: [],
  resolvers: [],
};
