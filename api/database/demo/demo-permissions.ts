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

/** Work handed down, answered for and verified in the name of the organization. */
const DESK: readonly Permission[] = [
  'directive.read',
  'directive.issue',
  'obligation.read',
  'obligation.answer',
  'obligation.verify',
];

/** Permissions behind the keys of the demo's offices. */
export const DEMO_PERMISSIONS: Readonly<Record<DemoPermissionSet, readonly Permission[]>> = {
  'federation-lead': [
    ...DESK,
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
    'directive.read',
    'obligation.read',
    'attachment.upload',
    'report.read',
    'case.read',
    'organization.read',
    'person.read',
    'handover.read',
    'audit.read',
  ],
  'federation-head': [
    ...DESK,
    'attachment.upload',
    'report.read',
    'organization.read',
    'organization.update',
    'person.read',
    'list.export',
  ],
  'federation-staff': [
    'directive.read',
    'obligation.read',
    'obligation.answer',
    'attachment.upload',
    'report.read',
    'organization.read',
    'person.read',
  ],
  'union-lead': [
    ...DESK,
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
    'directive.read',
    'obligation.read',
    'attachment.upload',
    'report.read',
    'case.read',
    'organization.read',
    'person.read',
    'handover.read',
  ],
  'department-head': [...DESK, 'attachment.upload', 'organization.read', 'person.read', 'term.manage'],
  'department-staff': ['obligation.read', 'attachment.upload', 'organization.read'],
  'club-lead': [
    'obligation.read',
    'obligation.answer',
    'attachment.upload',
    'organization.read',
    'organization.update',
    'person.read',
  ],
  'league-lead': [
    ...DESK,
    ...CASES,
    'attachment.upload',
    'organization.read',
    'person.read',
    'audit.read',
    'handover.read',
  ],
  'overseas-liaison': ['obligation.read', 'obligation.answer', 'organization.read'],
};
