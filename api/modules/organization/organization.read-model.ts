import sql, { type Sql } from 'sql-template-tag';
import {
  column,
  columns,
  count,
  defineShape,
  expression,
  many,
  one,
  ownedBy,
  viewerCan,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import {
  codeOrder,
  customFilter,
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  instantOrder,
  levelOrder,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import { decodeId } from '../../kernel/ids.ts';
import { scopeOf, scopeSql, type ScopeColumns } from '../../kernel/scope.ts';
import { InstitutionShape } from '../institution/index.ts';
import { OrganizationChangeSchema, OrganizationLinkSchema, OrganizationSchema } from './organization.entity.ts';
import { organizationPolicy } from './organization.policy.ts';

/** An organization's own scope keys: it belongs to itself. */
const itself = (table: Table): ScopeColumns => ({
  organizationId: table.column('id'),
  provinceId: table.column('provinceId'),
  cityId: table.column('cityId'),
  schoolId: table.column('schoolId'),
  departmentId: table.column('departmentId'),
});

/** Ended and suspended organizations are shown to those who read internal facts there; active ones to everyone. */
function isVisible(table: Table, { actor }: ReadContext): Sql {
  return sql`(${table.column('status')} = 'ACTIVE' or ${scopeSql(scopeOf(actor, 'organization.read'), itself(table))})`;
}

/** True when the row lies in the subtree of the organization with this uuid, itself included. */
export function withinSql(keys: ScopeColumns, id: string | null): Sql {
  return sql`(${id}::uuid in (${keys.organizationId}, ${keys.provinceId}, ${keys.cityId}, ${keys.schoolId}, ${keys.departmentId})
    or exists (select 1 from organization top where top.id = ${id}::uuid and top.level = 'NATIONAL' and top.kind = 'FEDERATION'))`;
}

/** The paths of everything above: each id in a path takes 26 characters and a dot, and the tree has six levels. */
const pathsAbove = (path: Sql): Sql =>
  sql`array[left(${path}, 27), left(${path}, 54), left(${path}, 81), left(${path}, 108), left(${path}, 135)]`;

/** Organizations; the directory of active ones is public (`schema/rules.md` 3, PUBLIC). */
export const OrganizationShape: Shape = defineShape({
  name: 'Organization',
  prefix: 'org',
  entity: OrganizationSchema,
  fields: {
    id: column('id', { idPrefix: 'org' }),
    ...columns(
      'level',
      'kind',
      'name',
      'shortName',
      'nameEn',
      'category',
      'divisionCode',
      'status',
      'foundedOn',
      'closedOn',
      'depth',
      'version',
    ),
    externalCode: column('externalCode', { requires: 'organization.read' }),
    lastChangedOn: column('lastChangedOn', { requires: 'organization.read' }),
    parent: one(() => OrganizationShape, 'parentId'),
    institution: one(() => InstitutionShape, 'institutionId'),
    ancestors: {
      kind: 'many',
      shape: () => OrganizationShape,
      on: (table, child) =>
        sql`${child.column('path')} = any(${pathsAbove(table.column('path'))}) and ${child.column('id')} <> ${table.column('id')}`,
    },
    children: many(() => OrganizationShape, 'parentId'),
    childCount: count(
      () => OrganizationShape,
      'parentId',
      (child) => sql`${child.column('status')} = 'ACTIVE'`,
    ),
    descendantCounts: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('level', c.level, 'count', c.count) order by c.position), '[]'::json) from (
        select d.level, count(*)::int as count,
          array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], d.level) as position
        from organization d where d.status = 'ACTIVE' and d.path > ${table.column('path')}
          and d.path < left(${table.column('path')}, -1) || '/'
        group by d.level) c`,
    ),
    successors: {
      kind: 'many',
      shape: () => OrganizationShape,
      on: (table, child) => sql`${child.column('id')} = any(${table.column('successorIds')})`,
    },
    links: {
      kind: 'many',
      shape: () => OrganizationLinkShape,
      on: (table, link) => sql`${table.column('id')} in (${link.column('fromId')}, ${link.column('toId')})`,
    },
    changes: many(() => OrganizationChangeShape, 'organizationId'),
    formerNames: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('name', f.name, 'validFrom', f.valid_from, 'validUntil', f.valid_until)
          order by f.valid_until desc), '[]'::json) from (
        select p.name, min(p.valid_from) as valid_from, max(p.valid_until) as valid_until from organization_period p
        where p.organization_id = ${table.column('id')} and p.name <> ${table.column('name')} group by p.name) f`,
    ),
    asOf: expression((table, { date }, { actor }) => {
      const scope = scopeOf(actor, 'organization.read');
      const parentKeys = {
        organizationId: sql`po.id`,
        provinceId: sql`po.province_id`,
        cityId: sql`po.city_id`,
        schoolId: sql`po.school_id`,
        departmentId: sql`po.department_id`,
      };
      // What was not active then, and a parent that is hidden now, are for those who read internal facts there.
      return sql`select json_build_object('date', ${date}::date, 'name', p.name, 'status', p.status,
          'parentName', case when po.id is not null then coalesce(pp.name, po.name) end)
        from organization_period p
        left join organization po on po.id = p.parent_id and (po.status = 'ACTIVE' or ${scopeSql(scope, parentKeys)})
        left join organization_period pp on pp.organization_id = po.id and coalesce(pp.valid_from, '-infinity') <= ${date}::date
          and coalesce(pp.valid_until, 'infinity') > ${date}::date
        where p.organization_id = ${table.column('id')} and coalesce(p.valid_from, '-infinity') <= ${date}::date
          and coalesce(p.valid_until, 'infinity') > ${date}::date
          and (p.status = 'ACTIVE' or ${scopeSql(scope, itself(table))}) limit 1`;
    }),
    profile: expression(
      (table) => sql`json_build_object('__typename', case ${table.column('kind')}
          when 'CLUB' then 'ClubProfile' when 'OVERSEAS_ASSOCIATION' then 'OverseasProfile' else 'GeneralProfile' end,
        'clubType', ${table.column('clubType')}, 'hostCountry', ${table.column('hostCountry')},
        'category', ${table.column('category')})`,
    ),
    viewerCan: viewerCan(organizationPolicy),
  },
  filters: {
    id: idFilter('id', 'org'),
    level: enumFilter('level'),
    kind: enumFilter('kind'),
    status: enumFilter('status'),
    category: enumFilter('category'),
    clubType: enumFilter('clubType'),
    name: textFilter('name'),
    divisionCode: textFilter('divisionCode'),
    externalCode: textFilter('externalCode', 'organization.read'),
    parentId: idFilter('parentId', 'org'),
    institutionId: idFilter('institutionId', 'ins'),
    foundedOn: dayFilter('foundedOn'),
    provinceId: idFilter('provinceId', 'org'),
    cityId: idFilter('cityId', 'org'),
    schoolId: idFilter('schoolId', 'org'),
    departmentId: idFilter('departmentId', 'org'),
    within: customFilter((value, table) => withinSql(itself(table), decodeId('org', value as string))),
  },
  orders: {
    NAME: pinyinOrder('name'),
    LEVEL: levelOrder('level'),
    FOUNDED_ON: dayOrder('foundedOn'),
    TREE: codeOrder('path'),
    DIVISION: codeOrder('divisionCode'),
  },
  defaultOrder: [
    { field: 'LEVEL', direction: 'ASC' },
    { field: 'NAME', direction: 'ASC' },
  ],
  search: { text: 'searchText', name: 'name' },
  scope: itself,
  visibleTo: isVisible,
});

/** Edges beside the tree; visible when both ends are. */
const OrganizationLinkShape: Shape = defineShape({
  name: 'OrganizationLink',
  prefix: 'oln',
  entity: OrganizationLinkSchema,
  fields: {
    id: column('id', { idPrefix: 'oln' }),
    ...columns('kind', 'validFrom', 'validUntil', 'version'),
    from: one(() => OrganizationShape, 'fromId'),
    to: one(() => OrganizationShape, 'toId'),
  },
  filters: {
    kind: enumFilter('kind'),
    fromId: idFilter('fromId', 'org'),
    toId: idFilter('toId', 'org'),
    validUntil: dayFilter('validUntil'),
  },
  orders: { VALID_FROM: dayOrder('validFrom') },
  defaultOrder: [{ field: 'VALID_FROM', direction: 'DESC' }],
  visibleTo: (table, { actor }) => {
    const scope = scopeOf(actor, 'organization.read');
    const sees = (end: Sql): Sql =>
      sql`exists (select 1 from organization o where o.id = ${end} and (o.status = 'ACTIVE' or ${scopeSql(scope, {
        organizationId: sql`o.id`,
        provinceId: sql`o.province_id`,
        cityId: sql`o.city_id`,
        schoolId: sql`o.school_id`,
        departmentId: sql`o.department_id`,
      })}))`;
    return sql`(${sees(table.column('fromId'))} and ${sees(table.column('toId'))})`;
  },
});

/** Log of changes with reasons: INTERNAL. */
export const OrganizationChangeShape: Shape = defineShape({
  name: 'OrganizationChange',
  prefix: 'och',
  entity: OrganizationChangeSchema,
  fields: {
    id: column('id', { idPrefix: 'och' }),
    ...columns('kind', 'effectiveOn', 'before', 'after', 'reason', 'document', 'recordedAt'),
    organization: one(() => OrganizationShape, 'organizationId'),
    related: {
      kind: 'many',
      shape: () => OrganizationShape,
      on: (table, child) => sql`${child.column('id')} = any(${table.column('relatedIds')})`,
    },
  },
  filters: {
    kind: enumFilter('kind'),
    effectiveOn: dayFilter('effectiveOn'),
    organizationId: idFilter('organizationId', 'org'),
    within: customFilter((value, table) => withinSql(ownedBy(table), decodeId('org', value as string))),
  },
  orders: { EFFECTIVE_ON: dayOrder('effectiveOn'), RECORDED_AT: instantOrder('recordedAt') },
  defaultOrder: [
    { field: 'EFFECTIVE_ON', direction: 'DESC' },
    { field: 'RECORDED_AT', direction: 'DESC' },
  ],
  scope: ownedBy,
  visibleTo: (table, { actor }) => scopeSql(scopeOf(actor, 'organization.read'), ownedBy(table)),
});
