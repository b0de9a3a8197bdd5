import type { Module } from '../../kernel/module.ts';

/** Approval chains as versioned data, the cases that run through them, and what waits for whom. */
export const procedureModule: Module = {
  name: 'procedure',
  entities: [],
  resolvers: [],
};
