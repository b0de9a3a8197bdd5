import type { Permission } from '../../kernel/permission.ts';
import type { DemoPermissionSet } from './demo.types.ts';

const STRUCTURE: readonly Permission[] = [
  'attachment.upload',
  'organization.read',
  'organization.create',
  'organization.update',
  'organization.rename',
  'organization.move',
  'organization.merge',
  'organization.suspend',
  'organization.archive',
  'organization.link',
];
const PEOPLE: readonly Permission[] = [
  'person.read',
  'person.manage',
  'person.merge',
  'office.manage',
  'term.manage',
  'handover.read',
];

const CASES: readonly Permission[] = ['case.open', 'case.read', 'case.readVetting'];

const REPORTS: readonly Permission[] = [
  'report.read',
  'report.answers',
  'report.design',
  'report.open',
  'report.publish',
];

/** Permissions behind the keys of the demo's offices. */
export const DEMO_PERMISSIONS: Readonly<Record<DemoPermissionSet, readonly Permission[]>> = {
  'federation-lead': [
    ...STRUCTURE,
    ...REPORTS,
    ...PEOPLE,
    ...CASES,
    'procedure.manage',
    'institution.manage',
    'rulepack.manage',
    'rulepack.except',
    'calendar.manage',
    'audit.read',
    'import.run',
    'list.export',
  ],
  'federation-presidium': [
    'attachment.upload',
    'report.read',
    'case.read',
    'organization.read',
    'person.read',
    'handover.read',
    'audit.read',
  ],
  'federation-head': [
    'attachment.upload',
    'report.read',
    'organization.read',
    'organization.update',
    'person.read',
    'list.export',
  ],
  'federation-staff': ['attachment.upload', 'report.read', 'organization.read', 'person.read'],
  'union-lead': [
    ...STRUCTURE,
    ...REPORTS,
    ...PEOPLE,
    ...CASES,
    'rulepack.except',
    'calendar.manage',
    'audit.read',
    'import.run',
    'list.export',
  ],
  'union-presidium': [
    'attachment.upload',
    'report.read',
    'case.read',
    'organization.read',
    'person.read',
    'handover.read',
  ],
  'department-head': ['attachment.upload', 'organization.read', 'person.read', 'term.manage'],
  'department-staff': ['attachment.upload', 'organization.read'],
  'club-lead': ['attachment.upload', 'organization.read', 'organization.update', 'person.read'],
  'league-lead': [...CASES, 'attachment.upload', 'organization.read', 'person.read', 'audit.read', 'handover.read'],
  'overseas-liaison': ['organization.read'],
};
