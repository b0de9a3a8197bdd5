import sql, { raw, type Sql } from 'sql-template-tag';
import type { ReadContext, Shape, Table } from '../../kernel/read/shape.ts';
import { tableOf } from '../people/index.ts';

/** A kind of record that files may hang on. */
export interface AttachmentOwner {
  /** Schema type of the record. */
  readonly subjectType: string;
  /** The shape of that type: who sees the record sees its files, and nobody else does. */
  readonly shape: () => Shape;
}

const owners = new Map<string, AttachmentOwner>();

/** Lets records of a kind have files; a later module calls it once for each of its kinds. */
export function registerAttachmentOwner(owner: AttachmentOwner): void {
  if (owners.has(owner.subjectType)) {
    throw new Error(`Owner ${owner.subjectType} of files is declared twice`);
  }
  owners.set(owner.subjectType, owner);
}

/** True for a kind of record that files may hang on. */
export function isAttachmentOwner(subjectType: string): boolean {
  return owners.has(subjectType);
}

/** Alias of the record that a file hangs on. */
const SUBJECT = 'file_subject';

/** True when the reader sees the record that a file hangs on. */
export function subjectVisibleSql(file: Table, context: ReadContext): Sql {
  const cases = [...owners.values()].map(({ subjectType, shape: shapeOf }) => {
    const shape = shapeOf();
    const subject = tableOf(shape, SUBJECT);
    return sql`when ${subjectType} then exists (select 1 from ${raw(`"${shape.entity.meta.tableName}" ${SUBJECT}`)}
      where ${subject.column('id')} = ${file.column('subjectId')} and ${shape.visibleTo(subject, context)})`;
  });
  return cases.length === 0
    ? sql`false`
    : sql`case ${file.column('subjectType')} ${cases.reduce((all, next) => sql`${all} ${next}`)} else false end`;
}
