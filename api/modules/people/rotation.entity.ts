import { defineEntity, p } from '@mikro-orm/core';
import { Office } from './office.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { Term } from './term.entity.ts';

/** A turn in the calendar of a rotating office; its days and its holder are those of its term, so that they can't drift apart. */
export const RotationTurnSchema = defineEntity({
  name: 'RotationTurn',
  tableName: 'rotation_turn',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    officeId: () => p.manyToOne(Office).mapToPk().fieldName('office_id'),
    termId: () => p.manyToOne(Term).mapToPk().fieldName('term_id').unique('rotation_turn_term_unique'),
    /** Place in the plan that made it, from 1. */
    position: p.integer(),
    swapReason: p.string().columnType('text').nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'rotation_turn_office_index', properties: ['officeId', 'position', 'id'] },
    { name: 'rotation_turn_organization_index', properties: ['organizationId'] },
  ],
});

/** A turn as executive chair. */
export class RotationTurn extends RotationTurnSchema.class {}
RotationTurnSchema.setClass(RotationTurn);
