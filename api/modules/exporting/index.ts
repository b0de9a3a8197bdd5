import './exporting.audit.ts';
import './exporting.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { ExportTicketSchema } from './export-ticket.entity.ts';
import { purgeTicketsJob } from './exporting.jobs.ts';
import { ExportingResolver } from './exporting.resolver.ts';
import { exportRoutes } from './exporting.routes.ts';

/** Lists taken out as files: one-time tickets and the streams that they open. */
export const exportingModule: Module = {
  name: 'exporting',
  entities: [ExportTicketSchema],
  resolvers: [ExportingResolver],
  jobs: [purgeTicketsJob],
  routes: exportRoutes,
};
