import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { audienceOf } from './audience.input.ts';
import {
  DirectiveAmendInput,
  DirectiveCreateInput,
  DirectiveListArguments,
  DirectiveUpdateInput,
  DirectiveWithdrawInput,
} from './directive.input.ts';
import { amendDirective, issueDirective, withdrawDirective } from './directive-issue.service.ts';
import { DirectiveShape } from './directive.read-model.ts';
import { createDirective, discardDirective, updateDirective, type DirectiveFacts } from './directive.service.ts';
import { DirectiveConnection, DirectivePayloads, DirectiveType } from './directive.type.ts';

const ID_TEXT = { description: 'Public id of the directive' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };

const factsOf = ({ audience, ...input }: DirectiveUpdateInput): DirectiveFacts => ({
  ...input,
  ...(audience ? { audience: audienceOf(audience) } : {}),
});

/** Root fields of directives. */
@Resolver()
export class DirectiveResolver {
  @Query(() => DirectiveConnection, {
    description: 'Directives that the viewer may see: own drafts, issued ones of the own line, and what was received',
  })
  @Access('directive.read', 'directive.issue', 'obligation.read', 'obligation.answer', 'obligation.verify')
  directives(
    @Args(() => DirectiveListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, DirectiveShape);
  }

  @Query(() => DirectiveType, {
    nullable: true,
    description: 'The directive with a public id, null when absent or not visible',
  })
  @Access('directive.read', 'directive.issue', 'obligation.read', 'obligation.answer', 'obligation.verify')
  directive(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, DirectiveShape, id);
  }

  @Mutation(() => DirectivePayloads.create, {
    description: 'Begin a draft in the name of an organization, also one that is to stand in the place of another',
  })
  @Access('directive.issue')
  directiveCreate(
    @Arg('input', () => DirectiveCreateInput, { description: 'The draft' }) input: DirectiveCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { organizationId, supersedesId, ...draft } = input;
    const owner = requireId('org', organizationId);
    const former = supersedesId ? requireId('dir', supersedesId) : null;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      directive: await createDirective(uow, owner, factsOf(draft), former),
    }));
  }

  @Mutation(() => DirectivePayloads.update, { description: 'Write on a draft' })
  @Access('directive.issue')
  directiveUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => DirectiveUpdateInput, { description: 'What changes' }) input: DirectiveUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      directive: await updateDirective(uow, requireId('dir', id), version, factsOf(input)),
    }));
  }

  @Mutation(() => DirectivePayloads.discard, { description: 'Throw a draft away' })
  @Access('directive.issue')
  directiveDiscard(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await discardDirective(uow, requireId('dir', id), version);
      return {};
    });
  }

  @Mutation(() => DirectivePayloads.issue, {
    description:
      'Issue a draft: each organization of its audience owes an answer from now on; replayed it adds nothing',
  })
  @Access('directive.issue')
  directiveIssue(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input: { id, version }, idempotencyKey }, async (uow) => ({
      directive: await issueDirective(uow, requireId('dir', id), version),
    }));
  }

  @Mutation(() => DirectivePayloads.amend, {
    description: 'Amend an issued directive; all who owe it are told, and what it said before stays readable',
  })
  @Access('directive.issue')
  directiveAmend(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => DirectiveAmendInput, { description: 'What changes' }) input: DirectiveAmendInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      directive: await amendDirective(uow, requireId('dir', id), version, {
        ...input,
        asksAgain: input.asksAgain ?? false,
      }),
    }));
  }

  @Mutation(() => DirectivePayloads.withdraw, {
    description: 'Withdraw an issued directive; nobody owes it any more, and what was accepted stays on record',
  })
  @Access('directive.issue')
  directiveWithdraw(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => DirectiveWithdrawInput, { description: 'Why' }) input: DirectiveWithdrawInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      directive: await withdrawDirective(uow, requireId('dir', id), version, input.reason),
    }));
  }
}
