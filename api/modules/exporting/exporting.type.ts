import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { graphqlEnum } from '../../graphql/enum.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';

/** Format of an exported file. */
export const ExportFormatEnum = graphqlEnum('ExportFormat', 'Format of an exported file (导出格式)', {
  CSV: 'Text table in UTF-8; streams any number of rows',
  XLSX: 'Workbook with typed cells; a bounded number of rows',
});

/** A column that a list can be exported with. */
@ObjectType('ExportColumn', { simpleResolvers: true, description: 'Column of a list that can be exported (导出列)' })
export class ExportColumnType {
  @Field(() => String, { description: 'Stable name of the column' })
  key!: string;

  @Field(() => String, { description: 'Title in the language of the request' })
  title!: string;

  @Field(() => Boolean, { description: 'True for data about persons: a purpose must be stated' })
  isPersonal!: boolean;
}

/** A list that the viewer may export. */
@ObjectType('ExportList', { simpleResolvers: true, description: 'List that the viewer may export (可导出的列表)' })
export class ExportListType {
  @Field(() => String, { description: 'Stable name of the list' })
  name!: string;

  @Field(() => String, { description: 'Title in the language of the request' })
  title!: string;

  @Field(() => [ExportColumnType], { description: 'Columns that the viewer may choose from' })
  columns!: readonly ExportColumnType[];
}

/** Leave to download a file once. */
@ObjectType('ExportTicket', {
  simpleResolvers: true,
  description: 'Leave to download a file once, within 10 minutes, in the session that asked for it (导出凭据)',
})
export class ExportTicketType {
  @Field(() => String, { description: 'Path of the file on this server' })
  path!: string;

  @Field(() => Int, { description: 'Number of rows that the list had when it was asked for' })
  rowCount!: number;

  @Field(() => DateTimeScalar, { description: 'When the leave ends' })
  expiresAt!: Date;
}

/** Payload of `exportCreate`. */
export const ExportCreatePayload = payloadType('ExportCreatePayload', 'Result of asking for an export', {
  ticket: [() => ExportTicketType, 'Leave to download the file'],
});
