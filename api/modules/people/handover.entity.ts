import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../organization/organization.entity.ts';
import { Office } from './office.entity.ts';
import { HANDOVER_STATUSES } from './people.enums.ts';
import { Person } from './person.entity.ts';
import { Term } from './term.entity.ts';
import { refuse } from './people.refusals.ts';

/** Something that the next holder has to know of. */
export interface HandoverItem {
  /** Kind of the matter, such as `vacancy`. */
  readonly kind: string;
  readonly title: string;
  /** Schema type and uuid of the record concerned. */
  readonly subjectType: string | null;
  readonly subjectUuid: string | null;
  readonly dueOn: string | null;
}

/** What a pack holds; names of persons are not kept in it but read when it is opened. */
export interface HandoverContent {
  readonly openMatters: readonly HandoverItem[];
  readonly documents: readonly HandoverItem[];
  /** Permissions that the office gave, and its reach. */
  readonly permissions: readonly string[];
  readonly reach: string;
  /** Terms of those who stay in the organization. */
  readonly colleagueTermIds: readonly string[];
}

/** What the holder of an office leaves to the next one at the end of a term (交接包). */
export const HandoverPackSchema = defineEntity({
  name: 'HandoverPack',
  tableName: 'handover_pack',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    termId: () => p.manyToOne(Term).mapToPk().fieldName('term_id').unique('handover_pack_term_unique'),
    officeId: () => p.manyToOne(Office).mapToPk().fieldName('office_id'),
    personId: () => p.manyToOne(Person).mapToPk().fieldName('person_id'),
    /** First day out of office. */
    endedOn: p.date(),
    content: p.json<HandoverContent>().columnType('jsonb'),
    notes: p.string().columnType('text').nullable(),
    status: p.enum([...HANDOVER_STATUSES]).columnType('text'),
    acknowledgedById: () =>
      p.manyToOne(Person).mapToPk().fieldName('acknowledged_by_id').nullable().deleteRule('restrict'),
    acknowledgedAt: p.datetime().columnType('timestamptz').nullable(),
    producedAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  checks: [
    {
      name: 'handover_pack_acknowledged_check',
      expression: `(status = 'ACKNOWLEDGED') = (acknowledged_at is not null and acknowledged_by_id is not null)`,
    },
  ],
  indexes: [
    { name: 'handover_pack_organization_index', properties: ['organizationId', 'endedOn', 'id'] },
    { name: 'handover_pack_office_index', properties: ['officeId', 'endedOn', 'id'] },
    { name: 'handover_pack_person_index', properties: ['personId', 'endedOn', 'id'] },
  ],
});

/** A handover pack; the outgoing holder writes notes until the successor has acknowledged it. */
export class HandoverPack extends HandoverPackSchema.class {
  /** Keeps the notes of the one who leaves. */
  note(text: string | null): void {
    if (this.status === 'ACKNOWLEDGED') {
      throw refuse('HANDOVER_ACKNOWLEDGED');
    }
    this.notes = text;
  }

  /** Notes that the successor has taken over. */
  acknowledge(personId: string, at: Date): void {
    if (this.status === 'ACKNOWLEDGED') {
      throw refuse('HANDOVER_ACKNOWLEDGED');
    }
    this.status = 'ACKNOWLEDGED';
    this.acknowledgedById = personId;
    this.acknowledgedAt = at;
  }
}
HandoverPackSchema.setClass(HandoverPack);
