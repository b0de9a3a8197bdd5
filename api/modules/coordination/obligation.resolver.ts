import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { versionedArguments, type Versioned } from '../../graphql/versioned.ts';
import { readById, readList } from '../../graphql/read.ts';
import { answerAndSubmit, keepDraft } from './obligation-answer.service.ts';
import {
  ObligationAnswerInput,
  ObligationExcuseInput,
  ObligationExtensionListArguments,
  ObligationListArguments,
  ObligationReturnInput,
} from './obligation.input.ts';
import { ObligationPayloads } from './obligation-payload.type.ts';
import { ObligationExtensionShape, ObligationShape } from './obligation.read-model.ts';
import { transition } from './obligation.service.ts';
import { ObligationConnection, ObligationExtensionConnection, ObligationType } from './obligation.type.ts';

const ID_TEXT = { description: 'Public id of the obligation' };
const ObligationStep = versionedArguments(ID_TEXT.description);

/** Root fields of obligations: reading, answering, verifying. */
@Resolver()
export class ObligationResolver {
  @Query(() => ObligationConnection, {
    description:
      'Obligations that the viewer may see: of the own organization, of its units by reach, and those it verifies or issued',
  })
  @Access('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue')
  obligations(
    @Args(() => ObligationListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ObligationShape);
  }

  @Query(() => ObligationType, {
    nullable: true,
    description: 'The obligation with a public id, null when absent or not visible',
  })
  @Access('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue')
  obligation(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ObligationShape, id);
  }

  @Query(() => ObligationExtensionConnection, {
    description: 'Requests for more time on obligations that the viewer may see, the latest first',
  })
  @Access('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue')
  obligationExtensions(
    @Args(() => ObligationExtensionListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ObligationExtensionShape);
  }

  @Mutation(() => ObligationPayloads.acknowledge, {
    description: 'Say that it was received; where no more is asked this settles it',
  })
  @Access('obligation.answer')
  obligationAcknowledge(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      obligation: await transition(uow, requireId('obl', id), 'acknowledge', { version }),
    }));
  }

  @Mutation(() => ObligationPayloads.saveAnswer, { description: 'Keep an answer as far as it is written' })
  @Access('obligation.answer')
  obligationSaveAnswer(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Arg('input', () => ObligationAnswerInput, { description: 'The answer so far' }) input: ObligationAnswerInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      obligation: await keepDraft(uow, requireId('obl', id), version, input),
    }));
  }

  @Mutation(() => ObligationPayloads.submit, {
    description: 'Submit the answer, with the last changes to it, to the level that verifies',
  })
  @Access('obligation.answer')
  obligationSubmit(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Arg('input', () => ObligationAnswerInput, { nullable: true, description: 'Last changes to the answer' })
    input: ObligationAnswerInput | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, input ? { input } : {}, async (uow) => ({
      obligation: await answerAndSubmit(uow, requireId('obl', id), version, input),
    }));
  }

  @Mutation(() => ObligationPayloads.return, { description: 'Send an answer back to be mended' })
  @Access('obligation.verify')
  obligationReturn(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Arg('input', () => ObligationReturnInput, { description: 'Why' }) input: ObligationReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      obligation: await transition(uow, requireId('obl', id), 'return', {
        version,
        reason: input.reason,
        comments: input.comments ?? [],
      }),
    }));
  }

  @Mutation(() => ObligationPayloads.accept, { description: 'Accept an answer' })
  @Access('obligation.verify')
  obligationAccept(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      obligation: await transition(uow, requireId('obl', id), 'accept', { version }),
    }));
  }

  @Mutation(() => ObligationPayloads.reopen, {
    description: 'Open an accepted answer, or one that was excused, again',
  })
  @Access('obligation.verify')
  obligationReopen(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Arg('input', () => ObligationReturnInput, { description: 'Why' }) input: ObligationReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      obligation: await transition(uow, requireId('obl', id), 'reopen', {
        version,
        reason: input.reason,
        comments: input.comments ?? [],
      }),
    }));
  }

  @Mutation(() => ObligationPayloads.excuse, { description: 'Excuse an organization from answering' })
  @Access('obligation.verify')
  obligationExcuse(
    @Args(() => ObligationStep) { id, version }: Versioned,
    @Arg('input', () => ObligationExcuseInput, { description: 'Why' }) input: ObligationExcuseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      obligation: await transition(uow, requireId('obl', id), 'excuse', { version, reason: input.reason }),
    }));
  }
}
