import 'reflect-metadata';
import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { JsonObjectScalar } from '../../graphql/scalars.ts';
import type { ExportFormat } from './export-ticket.entity.ts';
import type { ExportWish } from './export-order.ts';
import { ExportFormatEnum } from './exporting.type.ts';

/** Input of `exportCreate`. */
@InputType('ExportCreateInput', { description: 'What to export' })
export class ExportCreateInput implements ExportWish {
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name of the list, from `exportLists`' })
  list!: string;

  @Field(() => ExportFormatEnum, { description: 'Format of the file' })
  format!: ExportFormat;

  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.exportColumns)
  @Field(() => [String], { description: 'Keys of the columns, in the order of the file' })
  columns!: string[];

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'Arguments of the list as in its query, such as `filter`, `orderBy`, `search`; paging left out',
  })
  arguments?: Record<string, unknown> | null;

  @IsOptional()
  @MaxLength(LIMITS.purpose)
  @Field(() => String, {
    nullable: true,
    description: 'What the file is for; needed for personal data unless the request states its purpose',
  })
  purpose?: string | null;
}
