import { defineEntity, p } from '@mikro-orm/core';
import type { RefusalParams } from '../../kernel/refusal.ts';
import { Organization } from '../organization/organization.entity.ts';
import { Procedure, ProcedureVersion } from './procedure.entity.ts';
import {
  CASE_EVENTS,
  CASE_STATES,
  STEP_KINDS,
  STEP_OUTCOMES,
  SUBJECT_KINDS,
  type CaseState,
  type VettingGround,
} from './procedure.enums.ts';
import { refuse } from './procedure.refusals.ts';
import type { Traits } from './step-spec.ts';

/** A matter on its way through a chain. Who is asked is never stored: it follows from the terms in force. */
export const ProcedureCaseSchema = defineEntity({
  name: 'ProcedureCase',
  tableName: 'procedure_case',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('restrict'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    procedureId: () => p.manyToOne(Procedure).mapToPk().fieldName('procedure_id').deleteRule('restrict'),
    versionId: () => p.manyToOne(ProcedureVersion).mapToPk().fieldName('version_id').deleteRule('restrict'),
    subjectKind: p.enum([...SUBJECT_KINDS]).columnType('text'),
    /** What two open cases must not have in common. */
    subjectKey: p.string().columnType('text'),
    /** What it is about, without names of persons. */
    title: p.string().columnType('text'),
    /** What the effect needs; ids are uuids. */
    facts: p.json<object>().columnType('jsonb'),
    /** Facts that are shown and on which conditions may rest. */
    traits: p.json<Traits>().columnType('jsonb'),
    otherId: () => p.manyToOne(Organization).mapToPk().fieldName('other_id').nullable().deleteRule('restrict'),
    officeId: p.uuid().nullable(),
    candidateId: p.uuid().nullable(),
    openerAccountId: p.uuid().nullable(),
    openerId: p.uuid().nullable(),
    openerOfficeId: p.uuid().nullable(),
    state: p
      .enum([...CASE_STATES])
      .columnType('text')
      .default('OPEN'),
    /** Number of the step from 1; 0 while it lies with the opener. */
    stepNo: p.integer(),
    /** Answers count in the round in which they were given; every return and every move begins a new one. */
    round: p.integer().default(1),
    stepOn: p.date(),
    dueOn: p.date().nullable(),
    effectCode: p.string().columnType('text').nullable(),
    effectParams: p.json<RefusalParams>().columnType('jsonb').nullable(),
    resultType: p.string().columnType('text').nullable(),
    resultId: p.uuid().nullable(),
    isReviewed: p.boolean().default(false),
    openedAt: p.datetime().columnType('timestamptz'),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    settledReason: p.string().columnType('text').nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'procedure_case_organization_index', properties: ['organizationId', 'openedAt', 'id'] },
    { name: 'procedure_case_province_index', properties: ['provinceId', 'openedAt', 'id'] },
    { name: 'procedure_case_city_index', properties: ['cityId', 'openedAt', 'id'] },
    { name: 'procedure_case_school_index', properties: ['schoolId', 'openedAt', 'id'] },
    { name: 'procedure_case_department_index', properties: ['departmentId', 'openedAt', 'id'] },
    {
      name: 'procedure_case_other_index',
      expression: 'create index procedure_case_other_index on procedure_case (other_id) where other_id is not null',
    },
    {
      name: 'procedure_case_open_index',
      expression: `create index procedure_case_open_index on procedure_case (procedure_id, id) where state = 'OPEN'`,
    },
    {
      name: 'procedure_case_candidate_index',
      expression:
        'create index procedure_case_candidate_index on procedure_case (candidate_id) where candidate_id is not null',
    },
    {
      name: 'procedure_case_subject_unique',
      expression: `create unique index procedure_case_subject_unique on procedure_case (subject_kind, subject_key) where state = 'OPEN'`,
    },
  ],
});

/** A case. */
export class ProcedureCase extends ProcedureCaseSchema.class {
  /** Refuses to touch a case that is settled. */
  requireOpen(): void {
    if (this.state !== 'OPEN') {
      throw refuse('CASE_SETTLED');
    }
  }

  /** Ends the case in a state at an instant. */
  settle(state: Exclude<CaseState, 'OPEN'>, at: Date, reason: string | null = null): void {
    this.state = state;
    this.settledAt = at;
    this.settledReason = reason;
    this.dueOn = null;
  }

  /** Lets the case stand at a step from a day on. */
  standAt(stepNo: number, on: string, dueOn: string | null): void {
    this.stepNo = stepNo;
    this.stepOn = on;
    this.dueOn = dueOn;
  }

  /** Opens the case again for a review that the candidate asked for. */
  reopen(): void {
    this.state = 'OPEN';
    this.settledAt = null;
    this.settledReason = null;
    this.isReviewed = true;
  }
}
ProcedureCaseSchema.setClass(ProcedureCase);

/** Timeline of a case: one entry for everything that happened, never changed and never deleted. */
export const ProcedureStepSchema = defineEntity({
  name: 'ProcedureStep',
  tableName: 'procedure_step',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('restrict'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    caseId: () => p.manyToOne(ProcedureCase).mapToPk().fieldName('case_id').deleteRule('restrict'),
    versionId: () => p.manyToOne(ProcedureVersion).mapToPk().fieldName('version_id').deleteRule('restrict'),
    /** Place in the timeline, from 1. */
    position: p.integer(),
    event: p.enum([...CASE_EVENTS]).columnType('text'),
    stepNo: p.integer(),
    stepKey: p.string().columnType('text').nullable(),
    kind: p
      .enum([...STEP_KINDS])
      .columnType('text')
      .nullable(),
    bodyNo: p.integer().nullable(),
    round: p.integer(),
    outcome: p
      .enum([...STEP_OUTCOMES])
      .columnType('text')
      .nullable(),
    grounds: p.array<VettingGround>().columnType('text[]'),
    opinion: p.string().columnType('text').nullable(),
    accountId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    termId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    /** Organization of that office. */
    actingId: p.uuid().nullable(),
    delegationId: p.uuid().nullable(),
    /** Holder of the office on whose behalf a delegate acted. */
    delegatorId: p.uuid().nullable(),
    toStepNo: p.integer().nullable(),
    /** Organizations between which an escalation leads. */
    fromId: p.uuid().nullable(),
    toId: p.uuid().nullable(),
    /** Day for which a reminder or a delay was noted; each is noted once. */
    markOn: p.date().nullable(),
    /** The answer of an earlier version that is kept here. */
    keptFromId: p.uuid().nullable(),
    effectCode: p.string().columnType('text').nullable(),
    effectParams: p.json<RefusalParams>().columnType('jsonb').nullable(),
    at: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    {
      name: 'procedure_step_position_unique',
      expression: 'create unique index procedure_step_position_unique on procedure_step (case_id, position)',
    },
    {
      name: 'procedure_step_answer_unique',
      expression: `create unique index procedure_step_answer_unique on procedure_step (case_id, round, step_no, body_no) where outcome in ('PASSED', 'NOT_PASSED')`,
    },
    {
      name: 'procedure_step_mark_unique',
      expression: `create unique index procedure_step_mark_unique on procedure_step (case_id, round, step_no, event, mark_on) where mark_on is not null`,
    },
    { name: 'procedure_step_person_index', properties: ['personId', 'caseId'] },
  ],
});

/** An entry of a timeline. */
export class ProcedureStep extends ProcedureStepSchema.class {}
ProcedureStepSchema.setClass(ProcedureStep);
