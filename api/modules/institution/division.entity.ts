import { defineEntity, p } from '@mikro-orm/core';
import { DIVISION_LEVELS } from './institution.enums.ts';

/** Table of administrative divisions (GB/T 2260) with validity; shipped as data with its licence notice. */
export const DivisionSchema = defineEntity({
  name: 'Division',
  tableName: 'division',
  properties: {
    id: p.uuid().primary(),
    code: p.string().columnType('text').unique('division_code_unique'),
    name: p.string().columnType('text'),
    level: p.enum([...DIVISION_LEVELS]).columnType('text'),
    parentCode: p.string().columnType('text').nullable(),
    isCurrent: p.boolean(),
    isStandard: p.boolean(),
    successors: p.array().columnType('text[]'),
    searchText: p.string().columnType('text'),
  },
  indexes: [
    { name: 'division_parent_index', properties: ['parentCode', 'code'] },
    {
      name: 'division_search_index',
      expression: 'create index division_search_index on division using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** An administrative division. */
export class Division extends DivisionSchema.class {}
DivisionSchema.setClass(Division);
