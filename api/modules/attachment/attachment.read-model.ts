import sql from 'sql-template-tag';
import { enumFilter, instantOrder, pinyinOrder, integerOrder } from '../../kernel/read/filter.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  one,
  ownedBy,
  type ManyField,
  type Shape,
} from '../../kernel/read/shape.ts';
import { OrganizationShape } from '../organization/index.ts';
import { AttachmentSchema } from './attachment.entity.ts';
import { attachmentVisibleTo, ownFileSql } from './attachment.policy.ts';

/** Files: as visible as the records that they hang on. */
export const AttachmentShape: Shape = defineShape({
  name: 'Attachment',
  prefix: 'att',
  entity: AttachmentSchema,
  fields: {
    id: column('id', { idPrefix: 'att' }),
    ...columns('name', 'mediaType', 'bytes', 'sha256', 'state', 'createdAt'),
    organization: one(() => OrganizationShape, 'organizationId'),
    viewerCan: expression((table, _, { actor }) => {
      const own = ownFileSql((property) => table.column(property), actor);
      return sql`json_build_object('remove', ${own} and ${table.column('state')} in ('PENDING', 'READY'))`;
    }),
  },
  filters: { state: enumFilter('state') },
  orders: { CREATED_AT: instantOrder('createdAt'), NAME: pinyinOrder('name'), BYTES: integerOrder('bytes') },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: attachmentVisibleTo,
});

/**
 * The files of a record as an edge of its shape; the field's type is `AttachmentConnection` and its arguments are
 * `AttachmentListArguments`.
 */
export function attachmentsOf(subjectType: string): ManyField {
  return {
    kind: 'many',
    shape: () => AttachmentShape,
    on: (record, file) =>
      sql`${file.column('subjectType')} = ${subjectType} and ${file.column('subjectId')} = ${record.column('id')}`,
  };
}
