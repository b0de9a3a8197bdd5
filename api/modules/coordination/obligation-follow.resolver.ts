import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { versionedArguments, type Versioned } from '../../graphql/versioned.ts';
import { audienceOf } from './audience.input.ts';
import { instruct, passOn, remindLate, sendMessage } from './obligation-follow.service.ts';
import { askExtension, grantExtension, refuseExtension, withdrawExtension } from './obligation-extension.service.ts';
import {
  ObligationExtensionAskInput,
  ObligationExtensionGrantInput,
  ObligationExtensionRefuseInput,
  ObligationInstructInput,
  ObligationMessageInput,
  ObligationPassOnInput,
  ObligationRemindInput,
} from './obligation.input.ts';
import { ObligationPayloads } from './obligation-payload.type.ts';

const ID_TEXT = { description: 'Public id of the obligation' };
const REQUEST_TEXT = { description: 'Public id of the request' };
const ObligationStep = versionedArguments(ID_TEXT.description);
const RequestStep = versionedArguments(REQUEST_TEXT.description);
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };

/** Root fields by which a level leads those below it, and both talk. */
@Resolver()
export class ObligationFollowResolver {
  @Mutation(() => ObligationPayloads.instruct, {
    description: 'Tell those below what this level adds, and set them an earlier day',
  })
  @Access('obligation.answer')
  obligationInstruct(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Arg('input', () => ObligationInstructInput, { description: 'Instructions and day' })
    input: ObligationInstructInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      obligation: await instruct(uow, requireId('obl', id), version, {
        guidance: input.guidance ?? null,
        dueOn: input.dueOn ?? null,
      }),
    }));
  }

  @Mutation(() => ObligationPayloads.passOn, {
    description: 'Hand an obligation to units below that do not owe it yet; replayed it adds nobody twice',
  })
  @Access('obligation.answer')
  obligationPassOn(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => ObligationPassOnInput, { description: 'To whom, by when' }) input: ObligationPassOnInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      obligation: await passOn(uow, requireId('obl', id), {
        audience: audienceOf(input.audience),
        dueOn: input.dueOn ?? null,
      }),
    }));
  }

  @Mutation(() => ObligationPayloads.remind, {
    description: 'Remind all that are late and that an organization verifies, each at most once a day',
  })
  @Access('obligation.verify')
  obligationRemind(
    @Arg('input', () => ObligationRemindInput, { description: 'Which ones' }) input: ObligationRemindInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      result: {
        count: await remindLate(uow, {
          organizationId: requireId('org', input.organizationId),
          sourceKind: input.sourceKind ?? null,
          directiveId: input.directiveId ? requireId('dir', input.directiveId) : null,
          reportRoundId: input.reportRoundId ? requireId('rrd', input.reportRoundId) : null,
          ids: input.ids?.map((id) => requireId('obl', id)) ?? null,
        }),
      },
    }));
  }

  @Mutation(() => ObligationPayloads.message, { description: 'Send words to the other level of an obligation' })
  @Access('obligation.answer', 'obligation.verify')
  obligationMessageSend(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => ObligationMessageInput, { description: 'The words' }) input: ObligationMessageInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      message: await sendMessage(uow, requireId('obl', id), {
        text: input.text,
        attachmentIds: input.attachmentIds ?? [],
      }),
    }));
  }

  @Mutation(() => ObligationPayloads.extensionAsk, { description: 'Ask the level that verifies for more time' })
  @Access('obligation.answer')
  obligationExtensionAsk(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => ObligationExtensionAskInput, { description: 'Until when and why' })
    input: ObligationExtensionAskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      extension: await askExtension(uow, requireId('obl', id), input),
    }));
  }

  @Mutation(() => ObligationPayloads.extensionGrant, { description: 'Grant more time' })
  @Access('obligation.verify')
  obligationExtensionGrant(
    @Args(() => RequestStep) { id, version }: Versioned,
    @Arg('input', () => ObligationExtensionGrantInput, { description: 'Until when' })
    input: ObligationExtensionGrantInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      extension: await grantExtension(uow, requireId('oext', id), version, {
        grantedOn: input.grantedOn ?? null,
        note: input.note ?? null,
        isBeyondOwn: input.isBeyondOwn ?? false,
      }),
    }));
  }

  @Mutation(() => ObligationPayloads.extensionRefuse, { description: 'Refuse more time' })
  @Access('obligation.verify')
  obligationExtensionRefuse(
    @Args(() => RequestStep) { id, version }: Versioned,
    @Arg('input', () => ObligationExtensionRefuseInput, { description: 'Why' }) input: ObligationExtensionRefuseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      extension: await refuseExtension(uow, requireId('oext', id), version, input.note),
    }));
  }

  @Mutation(() => ObligationPayloads.extensionWithdraw, { description: 'Withdraw a request for more time' })
  @Access('obligation.answer')
  obligationExtensionWithdraw(
    @Args(() => RequestStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      extension: await withdrawExtension(uow, requireId('oext', id), version),
    }));
  }
}
