import { ID } from 'type-graphql';
import {
  DateTimeFilter,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';

/** Arguments of `auditEntries`. */
export const AuditEntryListArguments = listArguments({
  order: orderInput('AuditEntry', { OCCURRED_AT: 'By the instant at which it happened' }),
  filter: filterInput('AuditEntry', {
    action: [() => StringFilter, 'What was done'],
    subjectType: [() => StringFilter, 'Kind of the record concerned'],
    subjectId: [() => ID, 'The record concerned, by its public id'],
    occurredAt: [() => DateTimeFilter, 'When it happened'],
    actorName: [() => StringFilter, 'Name of whoever acted; contains and eq'],
    accountId: [() => IdFilter, 'Account that acted'],
    organizationId: [() => IdFilter, 'Organization concerned'],
    within: [() => ID, 'Organization in whose subtree it happened'],
    hasPurpose: [() => Boolean, 'True: only reads of personal data with a stated purpose'],
  }),
});
