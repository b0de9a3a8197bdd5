import 'reflect-metadata';
import { IsNotEmpty, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { enumFilterInput, filterInput, listArguments, orderInput } from '../../graphql/connection.ts';
import { AttachmentStateEnum } from './attachment.type.ts';

const StateFilter = enumFilterInput('AttachmentState', AttachmentStateEnum);

/** Arguments of a list of files. */
export const AttachmentListArguments = listArguments({
  order: orderInput('Attachment', {
    CREATED_AT: 'By the instant at which the upload was asked for',
    NAME: 'By name in pinyin order',
    BYTES: 'By size',
  }),
  filter: filterInput('Attachment', {
    state: [() => StateFilter, 'State'],
  }),
});

/** Input of `attachmentPrepare`. */
@InputType('AttachmentPrepareInput', { description: 'File that is to be uploaded' })
export class AttachmentPrepareInput {
  @Field(() => ID, { description: 'Public id of the organization that it belongs to' })
  organizationId!: string;

  @IsNotEmpty()
  @MaxLength(LIMITS.fileName)
  @Field(() => String, { description: 'Name with its extension, without folders' })
  name!: string;

  @Min(1)
  @Field(() => Int, { description: 'Size in bytes; exactly so many are taken' })
  bytes!: number;
}
