import sql, { raw, type Sql } from 'sql-template-tag';
import { holds, type Actor } from '../../kernel/actor.ts';
import {
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  integerFilter,
  integerOrder,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  many,
  one,
  ownedBy,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql, type ScopeColumns } from '../../kernel/scope.ts';
import { InstitutionShape } from '../institution/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { PersonShape } from '../people/index.ts';
import { ImportBatchSchema, ImportFileSchema } from './import-batch.entity.ts';
import { ImportProfileSchema } from './import-profile.entity.ts';
import { ImportCodeSchema, ImportProposalSchema, ImportRowSchema, ImportTouchSchema } from './import-row.entity.ts';
import { TARGET_PERMISSIONS, visibleBatchSql, visibleRowSql } from './importing.policy.ts';

/** Issues of a row or file with what their texts need beside them. */
const issuesSql = (issues: Sql, target: Sql): Sql =>
  sql`select coalesce(json_agg(item || jsonb_build_object('target', ${target})), '[]'::json) from jsonb_array_elements(${issues}) item`;

/** True when the actor may import what the batch holds, in these states. */
function mayStep(table: Table, actor: Actor, ...states: string[]): Sql {
  const targets = Object.entries(TARGET_PERMISSIONS)
    .filter(([, permissions]) => permissions.some((permission) => holds(actor, permission)))
    .map(([target]) => target);
  return sql`(${table.column('target')} = any(${targets}::text[]) and ${table.column('state')} = any(${states}::text[]))`;
}

/** Batches of the actor, and those of organizations over which it may import. */
export const ImportBatchShape: Shape = defineShape({
  name: 'ImportBatch',
  prefix: 'imp',
  entity: ImportBatchSchema,
  fields: {
    id: column('id', { idPrefix: 'imp' }),
    ...columns(
      'target',
      'state',
      'policy',
      'fileName',
      'sha256',
      'byteSize',
      'format',
      'encoding',
      'sheetName',
      'counts',
      'notices',
      'sections',
      'createsUnions',
      'isComplete',
      'effectiveOn',
      'createdAt',
      'committedAt',
      'finishedAt',
      'undoneAt',
      'version',
    ),
    organizationId: column('organizationId', { idPrefix: 'org' }),
    organization: one(() => OrganizationShape, 'organizationId'),
    progress: expression(
      (table) => sql`json_build_object('done', ${table.column('doneCount')}, 'total', ${table.column('totalCount')})`,
    ),
    outcomes: expression(
      (table) => sql`select json_build_object('applied', count(*) filter (where outcome = 'APPLIED'),
        'skipped', count(*) filter (where outcome = 'SKIPPED'), 'refused', count(*) filter (where outcome = 'REFUSED'))
        from import_row where batch_id = ${table.column('id')} and outcome is not null`,
    ),
    issues: expression((table) => issuesSql(table.column('issues'), table.column('target'))),
    mapping: expression(
      (
        table,
      ) => sql`json_build_object('target', ${table.column('target')}, 'headers', ${table.column('preview')} -> 'headers',
        'headerRow', ${table.column('preview')} -> 'headerRow', 'profile', ${table.column('mapping')})`,
    ),
    sheetNames: expression((table) => sql`coalesce(${table.column('preview')} -> 'sheetNames', '[]'::jsonb)`),
    sampleRows: expression((table) => sql`${table.column('preview')} -> 'rows'`),
    failure: expression(
      (table) => sql`${table.column('failure')} || jsonb_build_object('target', ${table.column('target')})`,
    ),
    startedByName: expression(
      (table) => sql`select coalesce((select p.name from person p where p.account_id = a.id), a.login_name)
        from account a where a.id = ${table.column('startedById')}`,
    ),
    viewerCan: expression(
      (table, _, { actor }) => sql`json_build_object('commit', ${mayStep(table, actor, 'PLANNED')},
        'decide', ${mayStep(table, actor, 'PLANNED')}, 'cancel', ${mayStep(table, actor, 'PLANNED', 'RUNNING')},
        'resume', ${mayStep(table, actor, 'FAILED', 'CANCELLED', 'RUNNING')} and ${table.column('committedAt')} is not null,
        'undo', ${mayStep(table, actor, 'DONE', 'FAILED', 'CANCELLED')} and ${table.column('committedAt')} is not null)`,
    ),
    rows: many(() => ImportRowShape, 'batchId'),
    proposals: many(() => ImportProposalShape, 'batchId'),
  },
  filters: {
    id: idFilter('id', 'imp'),
    target: enumFilter('target'),
    state: enumFilter('state'),
    fileName: textFilter('fileName'),
    organizationId: idFilter('organizationId', 'org'),
    createdAt: instantFilter('createdAt'),
  },
  orders: { CREATED_AT: instantOrder('createdAt'), FINISHED_AT: instantOrder('finishedAt') },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: (table, { actor }) => visibleBatchSql(actor, table.column('startedById'), ownedBy(table)),
});

const BATCH_KEYS: ScopeColumns = {
  organizationId: raw('batch.organization_id'),
  provinceId: raw('batch.province_id'),
  cityId: raw('batch.city_id'),
  schoolId: raw('batch.school_id'),
  departmentId: raw('batch.department_id'),
};

const ofVisibleBatch = (table: Table, actor: Actor): Sql =>
  sql`exists (select 1 from import_batch batch where batch.id = ${table.column('batchId')}
    and ${visibleRowSql(actor, raw('batch.target'), raw('batch.started_by_id'), BATCH_KEYS)})`;

const targetOf = (table: Table): Sql =>
  sql`(select b.target from import_batch b where b.id = ${table.column('batchId')})`;

/** Rows of visible batches; those of people only for readers of persons. */
const ImportRowShape: Shape = defineShape({
  name: 'ImportRow',
  prefix: 'irow',
  entity: ImportRowSchema,
  fields: {
    id: column('id', { idPrefix: 'irow' }),
    ...columns('rowNumber', 'state', 'severity', 'outcome'),
    name: expression((table) => sql`${table.column('candidate')} ->> 'name'`),
    isApplied: expression((table) => sql`${table.column('outcome')} is not distinct from 'APPLIED'`),
    values: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('target', ${targetOf(table)}, 'field', value.key, 'after', value.value,
          'before', diff.item -> 'before', 'isChanged', diff.item is not null)), '[]'::json)
        from jsonb_each(${table.column('candidate')}) value
        left join lateral (select item from jsonb_array_elements(${table.column('diffs')}) item
          where item ->> 'field' = value.key limit 1) diff on true
        where value.key not in ('rowNumber', 'codeKind') and value.value not in ('null'::jsonb, '[]'::jsonb)`,
    ),
    issues: expression((table) => issuesSql(table.column('issues'), targetOf(table))),
    // Ids are unique over all tables, so each edge finds the record of its own kind alone.
    institution: one(() => InstitutionShape, 'recordId'),
    organization: one(() => OrganizationShape, 'recordId'),
    person: one(() => PersonShape, 'recordId'),
  },
  filters: {
    rowNumber: integerFilter('rowNumber'),
    state: enumFilter('state'),
    severity: enumFilter('severity'),
    outcome: enumFilter('outcome'),
  },
  orders: { ROW_NUMBER: integerOrder('rowNumber') },
  defaultOrder: [{ field: 'ROW_NUMBER', direction: 'ASC' }],
  auditRead: 'importRow.read',
  visibleTo: (table, { actor }) => ofVisibleBatch(table, actor),
});

/** Proposals of visible batches. */
const ImportProposalShape: Shape = defineShape({
  name: 'ImportProposal',
  prefix: 'ipr',
  entity: ImportProposalSchema,
  fields: {
    id: column('id', { idPrefix: 'ipr' }),
    ...columns(
      'kind',
      'rowNumber',
      'isFormer',
      'confidence',
      'suggestions',
      'decision',
      'decidedAt',
      'successorRow',
      'outcome',
    ),
    from: column('fromText'),
    to: column('toText'),
    institution: one(() => InstitutionShape, 'recordId'),
    organization: one(() => OrganizationShape, 'recordId'),
    heldBy: one(() => InstitutionShape, 'heldById'),
    successor: one(() => InstitutionShape, 'successorId'),
  },
  filters: { kind: enumFilter('kind'), decision: enumFilter('decision'), confidence: integerFilter('confidence') },
  orders: { POSITION: integerOrder('ordinal'), CONFIDENCE: integerOrder('confidence') },
  defaultOrder: [{ field: 'POSITION', direction: 'ASC' }],
  visibleTo: (table, { actor }) => ofVisibleBatch(table, actor),
});

/** Saved mappings of the actor, and those that are shared with organizations over which it may import. */
export const ImportProfileShape: Shape = defineShape({
  name: 'ImportProfile',
  prefix: 'prof',
  entity: ImportProfileSchema,
  fields: {
    id: column('id', { idPrefix: 'prof' }),
    ...columns('name', 'target', 'createdAt', 'version'),
    organizationId: column('organizationId', { idPrefix: 'org' }),
    headerRow: expression((table) => sql`nullif(${table.column('mapping')} ->> 'headerRow', 'auto')::int`),
    columns: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('target', ${table.column('target')}, 'field', c.key, 'headers', c.value)), '[]'::json)
        from jsonb_each(${table.column('mapping')} -> 'columns') c`,
    ),
    defaults: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('target', ${table.column('target')}, 'field', d.key, 'value', d.value)), '[]'::json)
        from jsonb_each_text(${table.column('mapping')} -> 'defaults') d`,
    ),
    positions: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('target', ${table.column('target')}, 'field', p.key, 'column', p.value::int)), '[]'::json)
        from jsonb_each_text(${table.column('mapping')} -> 'positions') p`,
    ),
    translations: expression(
      (
        table,
      ) => sql`select coalesce(json_agg(json_build_object('field', f.key, 'from', v.key, 'to', v.value) order by f.key, v.key), '[]'::json)
        from jsonb_each(${table.column('mapping')} -> 'translations') f, jsonb_each_text(f.value) v`,
    ),
    viewerCan: expression(
      (table, _, { actor }) =>
        sql`json_build_object('manage', ${ownProfileSql(table, actor)} and ${holds(actor, 'import.run')}::boolean)`,
    ),
  },
  filters: { id: idFilter('id', 'prof'), target: enumFilter('target'), name: textFilter('name') },
  orders: { NAME: pinyinOrder('name'), CREATED_AT: instantOrder('createdAt') },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  visibleTo: (table, { actor }) =>
    sql`(${ownProfileSql(table, actor)} or (${table.column('organizationId')} is not null and ${scopeSql(scopeOf(actor, 'import.run'), ownedBy(table))}))`,
});

function ownProfileSql(table: Table, actor: Actor): Sql {
  return actor.accountId === null ? sql`false` : sql`${table.column('accountId')} = ${actor.accountId}::uuid`;
}

/** Entities of this module, for the ORM. */
export const importingEntities = [
  ImportBatchSchema,
  ImportFileSchema,
  ImportRowSchema,
  ImportProposalSchema,
  ImportTouchSchema,
  ImportCodeSchema,
  ImportProfileSchema,
];
