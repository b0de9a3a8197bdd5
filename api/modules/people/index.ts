import './people.audit.ts';
import './people.export.ts';
import './people.permissions.ts';
import './organization-people.read-model.ts';
import type { Module } from '../../kernel/module.ts';
import { AccountLinkResolver } from './account-link.resolver.ts';
import { AccessResolver, HandoverAccessFields } from './access.resolver.ts';
import { keepSecondFactorOfOffices } from './actor.read-model.ts';
import { HandoverPackSchema } from './handover.entity.ts';
import { handoverJob } from './handover.service.ts';
import { OfficeSchema } from './office.entity.ts';
import { OfficeResolver } from './office.resolver.ts';
import {
  DuplicateCandidateFields,
  HandoverItemFields,
  OfficeFields,
  OrganizationPeopleFields,
  PlannedChangePeopleFields,
  PersonFields,
  TermFields,
} from './people.fields.ts';
import { PersonMergeSchema, PersonSchema } from './person.entity.ts';
import { PersonResolver } from './person.resolver.ts';
import { RotationTurnSchema } from './rotation.entity.ts';
import { CrossAppointmentSchema, TermSchema } from './term.entity.ts';
import { TermResolver } from './term.resolver.ts';
import { ViewerPeopleFields } from './viewer-people.fields.ts';

export { accountActor, accountsHolding, resolveActor } from './actor.read-model.ts';
export { registerAppointmentGate } from './appointment-gate.ts';
export { HandoverPackShape } from './handover.read-model.ts';
export { registerHandoverDocuments, registerOpenMatters } from './handover-provider.ts';
export { produceDueHandovers } from './handover.service.ts';
export { Office } from './office.entity.ts';
export { createOffice } from './office.service.ts';
export * from './people.enums.ts';
export { OfficeShape, PersonShape, TermShape, withinFilter } from './people.read-model.ts';
export { ownSql, scopeColumnsOf, successorSql, tableOf } from './people.policy.ts';
export { Person } from './person.entity.ts';
export { registerPersonReference } from './person-merge.service.ts';
export { OfficeType } from './office.type.ts';
export { PersonType } from './person.type.ts';
export { GradesBasisEnum, TermSourceEnum, TermType } from './term.type.ts';
export { createPerson, updatePerson } from './person.service.ts';
export { Term } from './term.entity.ts';
export { createTerm } from './term.service.ts';
export { seesPerson } from './term-facts.read-model.ts';
export { TITLE_LABELS } from './titles.ts';

keepSecondFactorOfOffices();

/** Persons, offices, terms, rotations, handovers, and the authority that follows from them. */
export const peopleModule: Module = {
  name: 'people',
  entities: [
    PersonSchema,
    PersonMergeSchema,
    OfficeSchema,
    TermSchema,
    CrossAppointmentSchema,
    RotationTurnSchema,
    HandoverPackSchema,
  ],
  resolvers: [
    PersonResolver,
    AccountLinkResolver,
    OfficeResolver,
    TermResolver,
    AccessResolver,
    PersonFields,
    DuplicateCandidateFields,
    OfficeFields,
    TermFields,
    HandoverItemFields,
    HandoverAccessFields,
    OrganizationPeopleFields,
    PlannedChangePeopleFields,
    ViewerPeopleFields,
  ],
  jobs: [handoverJob],
};
