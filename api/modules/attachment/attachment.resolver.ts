import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById } from '../../graphql/read.ts';
import { AttachmentPrepareInput } from './attachment.input.ts';
import { AttachmentShape } from './attachment.read-model.ts';
import { prepareAttachment, removeAttachment } from './attachment.service.ts';
import { AttachmentPreparePayload, AttachmentRemovePayload, AttachmentType } from './attachment.type.ts';

/** Root fields of files. */
@Resolver()
export class AttachmentResolver {
  @Query(() => AttachmentType, {
    nullable: true,
    description: 'The file with a public id, null when absent or not visible',
  })
  @Public('Whoever sees a record sees its files; until a record has it, its uploader alone')
  attachment(
    @Arg('id', () => ID, { description: 'Public id of the file' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, AttachmentShape, id);
  }

  @Mutation(() => AttachmentPreparePayload, {
    description: 'Ask for leave to upload a file, which a record may take up within 48 hours (申请上传)',
  })
  @Access('attachment.upload')
  attachmentPrepare(
    @Arg('input', () => AttachmentPrepareInput, { description: 'The file' }) input: AttachmentPrepareInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => {
      const { id, token } = await prepareAttachment(uow, requireId('org', input.organizationId), input);
      return { attachment: id, uploadUrl: `/attachments/upload/${token}` };
    });
  }

  @Mutation(() => AttachmentRemovePayload, {
    description: 'Take back an upload of one’s own that no record has taken up (移除上传)',
  })
  @SignedIn('Concerns nothing but the account’s own uploads')
  attachmentRemove(
    @Arg('id', () => ID, { description: 'Public id of the file' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await removeAttachment(uow, requireId('att', id));
      return {};
    });
  }
}
