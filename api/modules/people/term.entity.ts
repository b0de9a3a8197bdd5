import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../organization/organization.entity.ts';
import { Office } from './office.entity.ts';
import { GRADES_BASES, TERM_SOURCES, type TermState } from './people.enums.ts';
import { Person } from './person.entity.ts';
import { refuse } from './people.refusals.ts';

/** A person's time in an office, `[startsOn, endsOn)`; the only source of authority, judged by its days at each request. */
export const TermSchema = defineEntity({
  name: 'Term',
  tableName: 'term',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    officeId: () => p.manyToOne(Office).mapToPk().fieldName('office_id'),
    personId: () => p.manyToOne(Person).mapToPk().fieldName('person_id'),
    startsOn: p.date(),
    endsOn: p.date(),
    /** The end that was first decided; `endsOn` is earlier when the term was ended early. */
    plannedEndsOn: p.date(),
    source: p.enum([...TERM_SOURCES]).columnType('text'),
    evidence: p.string().columnType('text'),
    endedReason: p.string().columnType('text').nullable(),
    /** Versions of the rule packs under which it was made. */
    rulePackIds: p.array().columnType('uuid[]'),
    /** Member organization whose seat this is (主席团成员单位, `schema/rules.md` 2.1). */
    representedId: () =>
      p.manyToOne(Organization).mapToPk().fieldName('represented_id').nullable().deleteRule('restrict'),
    /** Term in the presidium on which a turn as executive chair rests. */
    basisTermId: () => p.manyToOne(Term).mapToPk().fieldName('basis_term_id').nullable().deleteRule('restrict'),
    gradesBasis: p
      .enum([...GRADES_BASES])
      .columnType('text')
      .nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  checks: [
    // An empty period is a term that was called off before it began.
    { name: 'term_period_check', expression: 'ends_on >= starts_on and planned_ends_on > starts_on' },
    { name: 'term_ended_check', expression: 'ends_on >= planned_ends_on or ended_reason is not null' },
    { name: 'term_basis_check', expression: `basis_term_id is null or source = 'ROTATION'` },
  ],
  indexes: [
    { name: 'term_organization_index', properties: ['organizationId', 'endsOn', 'id'] },
    {
      name: 'term_represented_index',
      expression: 'create index term_represented_index on term (represented_id) where represented_id is not null',
    },
    { name: 'term_province_index', properties: ['provinceId', 'endsOn', 'id'] },
    { name: 'term_city_index', properties: ['cityId', 'endsOn', 'id'] },
    { name: 'term_school_index', properties: ['schoolId', 'endsOn', 'id'] },
    { name: 'term_department_index', properties: ['departmentId', 'endsOn', 'id'] },
    { name: 'term_office_index', properties: ['officeId', 'endsOn', 'startsOn'] },
    { name: 'term_person_index', properties: ['personId', 'endsOn', 'startsOn'] },
    { name: 'term_ends_index', properties: ['endsOn', 'id'] },
    {
      name: 'term_basis_index',
      expression: 'create index term_basis_index on term (basis_term_id) where basis_term_id is not null',
    },
  ],
});

/** A term; it is amended before its end and ended by a verb. */
export class Term extends TermSchema.class {
  /** Where the term stands on a day. */
  stateOn(today: string): TermState {
    if (this.endsOn === this.startsOn) {
      return 'CANCELLED';
    }
    if (today < this.startsOn) {
      return 'FUTURE';
    }
    return today < this.endsOn ? 'CURRENT' : 'PAST';
  }

  /** Refuses any change to a term that is over. */
  requireUnfinished(today: string): void {
    const state = this.stateOn(today);
    if (state === 'PAST' || state === 'CANCELLED') {
      throw refuse('TERM_OVER');
    }
  }

  /** Ends the term on a day, the first one out of office; one that has not begun is called off. */
  end(on: string, reason: string, today: string): void {
    this.requireUnfinished(today);
    if (on > this.endsOn || (on < this.startsOn && today >= this.startsOn)) {
      throw refuse('TERM_END_DAY', ['input', 'endsOn'], { from: this.startsOn, until: this.endsOn });
    }
    this.endsOn = on < this.startsOn ? this.startsOn : on;
    this.endedReason = reason;
  }
}
TermSchema.setClass(Term);

/** Declared cross-appointments: one person in two linked bodies (方案 二(三)10, 交叉任职). */
export const CrossAppointmentSchema = defineEntity({
  name: 'CrossAppointment',
  tableName: 'cross_appointment',
  properties: {
    id: p.uuid().primary(),
    termId: () => p.manyToOne(Term).mapToPk().fieldName('term_id').deleteRule('cascade'),
    otherTermId: () => p.manyToOne(Term).mapToPk().fieldName('other_term_id').deleteRule('cascade'),
    reason: p.string().columnType('text'),
  },
  uniques: [{ name: 'cross_appointment_unique', properties: ['termId', 'otherTermId'] }],
  indexes: [{ name: 'cross_appointment_other_index', properties: ['otherTermId'] }],
});

/** A declared cross-appointment. */
export class CrossAppointment extends CrossAppointmentSchema.class {}
CrossAppointmentSchema.setClass(CrossAppointment);
