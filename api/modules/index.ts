import 'reflect-metadata';
import type { Module } from '../kernel/module.ts';
import { auditModule } from './audit/index.ts';
import { attachmentModule } from './attachment/index.ts';
import { notificationModule } from './notification/index.ts';
import { formModule } from './form/index.ts';
import { procedureModule } from './procedure/index.ts';
import { coordinationModule } from './coordination/index.ts';
import { reportModule } from './report/index.ts';
import { privacyModule } from './privacy/index.ts';
import { certificateModule } from './certificate/index.ts';
import { quotaModule } from './quota/index.ts';
import { selectionModule } from './selection/index.ts';
import { exchangeModule } from './exchange/index.ts';
import { honourModule } from './honour/index.ts';
import { calendarModule } from './calendar/index.ts';
import { exportingModule } from './exporting/index.ts';
import { identityModule } from './identity/index.ts';
import { importingModule } from './importing/index.ts';
import { institutionModule } from './institution/index.ts';
import { organizationModule } from './organization/index.ts';
import { peopleModule } from './people/index.ts';

/** The modules in their one order: each depends only on earlier ones. */
export const MODULES: readonly Module[] = [
  identityModule,
  institutionModule,
  organizationModule,
  peopleModule,
  calendarModule,
  auditModule,
  importingModule,
  exportingModule,
  attachmentModule,
  notificationModule,
  formModule,
  procedureModule,
  coordinationModule,
  reportModule,
  privacyModule,
  certificateModule,
  quotaModule,
  selectionModule,
  exchangeModule,
  honourModule,
];
