import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationType } from '../organization/index.ts';
import type { AttachmentState } from './attachment.enums.ts';

/** GraphQL enum of states of files. */
export const AttachmentStateEnum = graphqlEnum<AttachmentState>('AttachmentState', 'State of a file (附件状态)', {
  PENDING: 'Waits for its bytes (待上传)',
  READY: 'Uploaded and examined, not yet part of a record (已上传)',
  CLAIMED: 'Part of a record (已使用)',
  REMOVED: 'Removed; nobody sees it (已移除)',
});

/** What the viewer may do with a file. */
@ObjectType('AttachmentPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a file (操作权限)',
})
export class AttachmentPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may take back the upload; no record has taken it up' })
  remove!: boolean;
}

/** File as clients see it. */
@ObjectType('Attachment', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'File of a record; its bytes are at `GET /attachments/<id>`, for whoever sees the record (附件)',
})
export class AttachmentType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that it belongs to' })
  organization!: OrganizationType | null;

  @Field(() => String, { description: 'Name with its extension' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Media type by its content, null until it is uploaded' })
  mediaType!: string | null;

  @Field(() => Int, { description: 'Size in bytes' })
  bytes!: number;

  @Field(() => String, { nullable: true, description: 'SHA-256 of its bytes, null until it is uploaded' })
  sha256!: string | null;

  @Field(() => AttachmentStateEnum, { description: 'State' })
  state!: AttachmentState;

  @Field(() => DateTimeScalar, { description: 'When the upload was asked for' })
  createdAt!: Date;

  @Field(() => AttachmentPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: AttachmentPermissionsType;
}

/** Page of files. */
export const AttachmentConnection = connectionType('Attachment', () => AttachmentType);

/** Payload of `attachmentPrepare`. */
export const AttachmentPreparePayload = payloadType(
  'AttachmentPreparePayload',
  'Result of asking for leave to upload a file',
  {
    attachment: [() => AttachmentType, 'The file, still without its bytes'],
    uploadUrl: [
      () => String,
      'Path on this server that takes the bytes once, by `PUT` with type `application/octet-stream`, from this account alone, within 30 minutes',
    ],
  },
);

/** Payload of `attachmentRemove`. */
export const AttachmentRemovePayload = payloadType('AttachmentRemovePayload', 'Result of taking back an upload', {});
