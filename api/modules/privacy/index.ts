import type { Module } from '../../kernel/module.ts';

/** Consents, notices of processing, retention clocks and the log of what they purged. */
export const privacyModule: Module = {
  name: 'privacy',
  entities: [],
  resolvers: [],
};
