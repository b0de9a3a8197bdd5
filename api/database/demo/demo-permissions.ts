import type { Permission } from '../../kernel/permission.ts';
import type { DemoPermissionSet } from './demo.types.ts';

const STRUCTURE: readonly Permission[] = [
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

/** What those need who work on what was handed down, with the files that they add. */
const ANSWERING: readonly Permission[] = [
  'attachment.upload',
  'directive.read',
  'obligation.read',
  'obligation.answer',
  'report.read',
  'report.answers',
];
const COORDINATION: readonly Permission[] = [
  ...ANSWERING,
  'directive.issue',
  'obligation.verify',
  'report.design',
  'report.open',
  'report.publish',
];

/** Permissions behind the keys of the demo's offices. */
export const DEMO_PERMISSIONS: Readonly<Record<DemoPermissionSet, readonly Permission[]>> = {
  'federation-lead': [
    ...STRUCTURE,
    ...PEOPLE,
    ...CASES,
    ...COORDINATION,
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
    ...ANSWERING,
    'case.read',
    'organization.read',
    'person.read',
    'handover.read',
    'audit.read',
  ],
  'federation-head': [...COORDINATION, 'organization.read', 'organization.update', 'person.read', 'list.export'],
  'federation-staff': ['attachment.upload', 'directive.read', 'obligation.read', 'organization.read', 'person.read'],
  'union-lead': [
    ...STRUCTURE,
    ...PEOPLE,
    ...CASES,
    ...COORDINATION,
    'rulepack.except',
    'calendar.manage',
    'audit.read',
    'import.run',
    'list.export',
  ],
  'union-presidium': [...ANSWERING, 'case.read', 'organization.read', 'person.read', 'handover.read'],
  'department-head': [...ANSWERING, 'organization.read', 'person.read', 'term.manage'],
  'department-staff': ['attachment.upload', 'directive.read', 'obligation.read', 'organization.read'],
  'club-lead': [...ANSWERING, 'organization.read', 'organization.update', 'person.read'],
  'league-lead': [...CASES, 'attachment.upload', 'organization.read', 'person.read', 'audit.read', 'handover.read'],
  'overseas-liaison': ['organization.read'],
};
