import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../organization/organization.entity.ts';
import { Office } from '../people/office.entity.ts';
import { refuse } from './procedure.refusals.ts';

/** For a period one person may answer in chains on behalf of the holder of an office, and nothing more. */
export const ProcedureDelegationSchema = defineEntity({
  name: 'ProcedureDelegation',
  tableName: 'procedure_delegation',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    officeId: () => p.manyToOne(Office).mapToPk().fieldName('office_id').deleteRule('cascade'),
    delegatorId: p.uuid(),
    delegateId: p.uuid(),
    startsOn: p.date(),
    endsOn: p.date(),
    reason: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    revokedAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().version(),
  },
  checks: [
    { name: 'procedure_delegation_period_check', expression: 'ends_on > starts_on' },
    { name: 'procedure_delegation_self_check', expression: 'delegator_id <> delegate_id' },
  ],
  indexes: [
    { name: 'procedure_delegation_organization_index', properties: ['organizationId', 'endsOn', 'id'] },
    {
      name: 'procedure_delegation_holder_index',
      expression: `create index procedure_delegation_holder_index on procedure_delegation (office_id, delegator_id) where revoked_at is null`,
    },
    {
      name: 'procedure_delegation_delegate_index',
      expression: `create index procedure_delegation_delegate_index on procedure_delegation (delegate_id) where revoked_at is null`,
    },
  ],
});

/** A delegation; it ends with its period, when it is revoked, and with the term of whoever gave it. */
export class ProcedureDelegation extends ProcedureDelegationSchema.class {
  /** Takes the delegation back at an instant. */
  revoke(at: Date): void {
    if (this.revokedAt) {
      throw refuse('DELEGATION_REVOKED');
    }
    this.revokedAt = at;
  }
}
ProcedureDelegationSchema.setClass(ProcedureDelegation);
