import type { Module } from '../../kernel/module.ts';

/** Work handed down and answered for: directives, and one obligation per organization. */
export const coordinationModule: Module = {
  name: 'coordination',
  entities: [],
  resolvers: [],
};
