import type { Module } from '../../kernel/module.ts';

/** Certificates with a public page that verifies them. */
export const certificateModule: Module = {
  name: 'certificate',
  entities: [],
  resolvers: [],
};
