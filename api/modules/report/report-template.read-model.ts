import sql from 'sql-template-tag';
import {
  booleanFilter,
  enumFilter,
  idFilter,
  instantOrder,
  integerOrder,
  pinyinOrder,
} from '../../kernel/read/filter.ts';
import { column, columns, defineShape, expression, one, ownedBy, type Shape } from '../../kernel/read/shape.ts';
import { actsForSql } from '../coordination/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { withinFilter } from '../people/index.ts';
import { templateVisibleTo, versionVisibleTo } from './report.policy.ts';
import { ReportTemplateSchema, ReportTemplateVersionSchema } from './report-template.entity.ts';

/** Templates: INTERNAL. */
export const ReportTemplateShape: Shape = defineShape({
  name: 'ReportTemplate',
  prefix: 'rtp',
  entity: ReportTemplateSchema,
  fields: {
    id: column('id', { idPrefix: 'rtp' }),
    ...columns(
      'name',
      'nameEn',
      'description',
      'isShared',
      'status',
      'latestNumber',
      'hasUnpublished',
      'retiredReason',
      'createdAt',
      'updatedAt',
      'version',
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
    fields: expression((table) => sql`${table.column('draft')} -> 'fields'`),
    fieldCount: expression((table) => sql`jsonb_array_length(${table.column('draft')} -> 'fields')`),
    latestVersion: {
      kind: 'one',
      shape: () => ReportTemplateVersionShape,
      on: (table, child) =>
        sql`${child.column('templateId')} = ${table.column('id')} and ${child.column('number')} = ${table.column('latestNumber')}`,
    },
    versions: {
      kind: 'list',
      shape: () => ReportTemplateVersionShape,
      on: (table, child) => sql`${child.column('templateId')} = ${table.column('id')}`,
      order: (child) => sql`${child.column('number')} desc`,
    },
    roundCount: expression(
      (table) => sql`select count(*)::int from report_round r where r.template_id = ${table.column('id')}`,
    ),
    viewerCan: expression((table, _, { actor }) => {
      const mine = actsForSql(actor, 'report.design', table.column('organizationId'));
      const inUse = sql`${table.column('status')} <> 'RETIRED'`;
      return sql`json_build_object('update', ${mine} and ${inUse}, 'publish', ${mine} and ${inUse} and ${table.column('hasUnpublished')},
        'retire', ${mine} and ${inUse})`;
    }),
  },
  filters: {
    id: idFilter('id', 'rtp'),
    organizationId: idFilter('organizationId', 'org'),
    status: enumFilter('status'),
    isShared: booleanFilter('isShared'),
    within: withinFilter,
  },
  orders: { NAME: pinyinOrder('name'), UPDATED_AT: instantOrder('updatedAt') },
  defaultOrder: [{ field: 'UPDATED_AT', direction: 'DESC' }],
  search: { text: 'searchText', name: 'name' },
  scope: ownedBy,
  visibleTo: templateVisibleTo,
});

/** Published versions: INTERNAL. */
export const ReportTemplateVersionShape: Shape = defineShape({
  name: 'ReportTemplateVersion',
  prefix: 'rtv',
  entity: ReportTemplateVersionSchema,
  fields: {
    id: column('id', { idPrefix: 'rtv' }),
    ...columns('number', 'hash', 'note', 'publishedAt'),
    fields: expression((table) => sql`${table.column('form')} -> 'fields'`),
    template: one(() => ReportTemplateShape, 'templateId'),
  },
  filters: { templateId: idFilter('templateId', 'rtp') },
  orders: { NUMBER: integerOrder('number') },
  defaultOrder: [{ field: 'NUMBER', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: versionVisibleTo,
});
