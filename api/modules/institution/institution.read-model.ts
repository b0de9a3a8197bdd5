import sql from 'sql-template-tag';
import { column, columns, defineShape, expression, many, one, type Shape } from '../../kernel/read/shape.ts';
import {
  booleanFilter,
  codeOrder,
  customFilter,
  dayOrder,
  enumFilter,
  idFilter,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import { DivisionSchema } from './division.entity.ts';
import { InstitutionAliasSchema, InstitutionSchema, InstitutionUnitSchema } from './institution.entity.ts';
import { manageableSql } from './institution.policy.ts';

const everyone = () => sql`true`;

/** Administrative divisions; public reference data. */
export const DivisionShape: Shape = defineShape({
  name: 'Division',
  prefix: 'div',
  entity: DivisionSchema,
  fields: {
    id: column('id', { idPrefix: 'div' }),
    ...columns('code', 'name', 'level', 'parentCode', 'isCurrent', 'successors'),
  },
  filters: {
    code: textFilter('code'),
    level: enumFilter('level'),
    parentCode: textFilter('parentCode'),
    isCurrent: booleanFilter('isCurrent'),
  },
  orders: { CODE: codeOrder('code') },
  defaultOrder: [{ field: 'CODE', direction: 'ASC' }],
  search: { text: 'searchText', name: 'name' },
  visibleTo: everyone,
});

/** Campuses, faculties and offices of institutions; public reference data. */
const InstitutionUnitShape: Shape = defineShape({
  name: 'InstitutionUnit',
  prefix: 'iun',
  entity: InstitutionUnitSchema,
  fields: {
    id: column('id', { idPrefix: 'iun' }),
    ...columns('kind', 'name', 'externalCode', 'divisionCode', 'closedOn', 'version'),
  },
  filters: { kind: enumFilter('kind'), name: textFilter('name') },
  orders: { NAME: pinyinOrder('name') },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  visibleTo: everyone,
});

/** Schools; public reference data. */
export const InstitutionShape: Shape = defineShape({
  name: 'Institution',
  prefix: 'ins',
  entity: InstitutionSchema,
  fields: {
    id: column('id', { idPrefix: 'ins' }),
    ...columns(
      'name',
      'code',
      'category',
      'educationLevel',
      'ownership',
      'supervisingAuthorities',
      'location',
      'provinceCode',
      'divisionCode',
      'status',
      'closedOn',
      'version',
    ),
    province: {
      kind: 'one',
      shape: () => DivisionShape,
      on: (parent, child) => sql`${child.column('code')} = ${parent.column('provinceCode')}`,
    },
    division: {
      kind: 'one',
      shape: () => DivisionShape,
      on: (parent, child) => sql`${child.column('code')} = ${parent.column('divisionCode')}`,
    },
    successor: one(() => InstitutionShape, 'successorId'),
    units: many(
      () => InstitutionUnitShape,
      'institutionId',
      (child, { kind }) => (kind ? sql`${child.column('kind')} = ${kind}` : sql`true`),
    ),
    aliases: expression(
      (table) => sql`select coalesce(json_agg(json_build_object('kind', a.kind, 'value', a.value,
          'validFrom', a.valid_from, 'validUntil', a.valid_until) order by a.kind, a.valid_until nulls last, a.value), '[]'::json)
        from institution_alias a where a.institution_id = ${table.column('id')}`,
    ),
    nameOn: expression(
      (
        table,
        { on },
      ) => sql`coalesce((select a.value from institution_alias a where a.institution_id = ${table.column('id')}
        and a.kind = 'NAME' and a.valid_until > ${on}::date order by a.valid_until limit 1), ${table.column('name')})`,
    ),
    codeOn: expression(
      (
        table,
        { on },
      ) => sql`select a.value from institution_alias a where a.institution_id = ${table.column('id')} and a.kind = 'CODE'
        and coalesce(a.valid_from, '-infinity') <= ${on}::date and coalesce(a.valid_until, 'infinity') > ${on}::date limit 1`,
    ),
    viewerCan: expression(
      (table, _, { actor }) => sql`json_build_object('manage', ${manageableSql(actor, table)},
        'change', ${manageableSql(actor, table)} and ${table.column('status')} = 'ACTIVE')`,
    ),
  },
  filters: {
    id: idFilter('id', 'ins'),
    name: textFilter('name'),
    code: textFilter('code'),
    category: enumFilter('category'),
    educationLevel: enumFilter('educationLevel'),
    ownership: enumFilter('ownership'),
    provinceCode: textFilter('provinceCode'),
    divisionCode: textFilter('divisionCode'),
    status: enumFilter('status'),
    supervisingAuthority: customFilter(
      (value, table) => sql`${value}::text = any(${table.column('supervisingAuthorities')})`,
    ),
  },
  orders: {
    NAME: pinyinOrder('name'),
    CODE: codeOrder('code'),
    PROVINCE: codeOrder('provinceCode'),
    CLOSED_ON: dayOrder('closedOn'),
  },
  defaultOrder: [
    { field: 'PROVINCE', direction: 'ASC' },
    { field: 'NAME', direction: 'ASC' },
  ],
  search: { text: 'searchText', name: 'name' },
  visibleTo: everyone,
});

/** Entities of this module, for the ORM. */
export const institutionEntities = [DivisionSchema, InstitutionSchema, InstitutionAliasSchema, InstitutionUnitSchema];
