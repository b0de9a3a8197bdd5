import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationLinkType, OrganizationRefusalType, OrganizationType } from './organization.type.ts';
import { PlannedChangeType } from './planned-change.type.ts';

const several = (text: string) =>
  ({
    organizations: [(): [typeof OrganizationType] => [OrganizationType], text],
    plannedChanges: [
      (): [typeof PlannedChangeType] => [PlannedChangeType],
      'Plans that were filed, when the day is in the future',
    ],
    refusals: [(): [typeof OrganizationRefusalType] => [OrganizationRefusalType], 'Rows that stayed as they were'],
  }) as const;

const planned = [() => PlannedChangeType, 'Plan that was filed, when the day is in the future'] as const;

const result = (text: string) => ({ organization: [() => OrganizationType, text], plannedChange: planned }) as const;

/** Payloads of the mutations of this file's types, by mutation. */
export const OrganizationPayloads = {
  create: payloadType(
    'OrganizationCreatePayload',
    'Result of founding an organization',
    result('The new organization, null while it is planned'),
  ),
  update: payloadType('OrganizationUpdatePayload', 'Result of editing an organization', {
    organization: [() => OrganizationType, 'The edited organization'],
  }),
  rename: payloadType(
    'OrganizationRenamePayload',
    'Result of renaming an organization',
    result('The renamed organization'),
  ),
  move: payloadType('OrganizationMovePayload', 'Result of moving an organization', result('The moved organization')),
  merge: payloadType(
    'OrganizationMergePayload',
    'Result of merging organizations',
    result('The organization into which the others merged'),
  ),
  split: payloadType('OrganizationSplitPayload', 'Result of splitting an organization', {
    organization: [() => OrganizationType, 'The organization that was split'],
    parts: [() => [OrganizationType], 'The new organizations in the order given'],
    plannedChange: planned,
  }),
  suspend: payloadType(
    'OrganizationSuspendPayload',
    'Result of suspending an organization',
    result('The suspended organization'),
  ),
  resume: payloadType(
    'OrganizationResumePayload',
    'Result of resuming an organization',
    result('The resumed organization'),
  ),
  archive: payloadType(
    'OrganizationArchivePayload',
    'Result of archiving an organization',
    result('The archived organization'),
  ),
  restore: payloadType(
    'OrganizationRestorePayload',
    'Result of restoring an organization',
    result('The restored organization'),
  ),
  suspendMany: payloadType(
    'OrganizationSuspendManyPayload',
    'Result of suspending several organizations',
    several('The suspended organizations'),
  ),
  archiveMany: payloadType(
    'OrganizationArchiveManyPayload',
    'Result of archiving several organizations',
    several('The archived organizations'),
  ),
  linkAdd: payloadType('OrganizationLinkAddPayload', 'Result of linking two organizations', {
    link: [() => OrganizationLinkType, 'The new relation, null while it is planned'],
    plannedChange: planned,
  }),
  linkEnd: payloadType('OrganizationLinkEndPayload', 'Result of ending a relation', {
    link: [() => OrganizationLinkType, 'The ended relation, null while its end is planned'],
    plannedChange: planned,
  }),
  planReschedule: payloadType('PlannedChangeReschedulePayload', 'Result of setting a plan to another day', {
    plannedChange: [() => PlannedChangeType, 'The plan'],
  }),
  planCancel: payloadType('PlannedChangeCancelPayload', 'Result of cancelling a plan', {
    plannedChange: [() => PlannedChangeType, 'The plan'],
  }),
};
