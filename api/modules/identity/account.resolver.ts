import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import {
  AccountInviteInput,
  AccountListArguments,
  AccountStatusInput,
  AccountUpdateInput,
  FirstAdministratorCreateInput,
  InvitationAcceptInput,
  SystemRoleSetInput,
} from './account.input.ts';
import { endAccount, resumeAccount, setSystemRole, suspendAccount, updateAccount } from './account.service.ts';
import {
  AccountConnection,
  AccountEndPayload,
  AccountInvitePayload,
  AccountResumePayload,
  AccountSuspendPayload,
  AccountType,
  AccountUpdatePayload,
  FirstAdministratorCreatePayload,
  InvitationAcceptPayload,
  InvitationResendPayload,
  SystemRoleSetPayload,
} from './account.type.ts';
import { createFirstAdministrator, prepareFirstAdministrator } from './first-administrator.service.ts';
import { AccountShape } from './identity.read-model.ts';
import { acceptInvitation, inviteAccount, prepareAcceptance, resendInvitation } from './invitation.service.ts';
import { done } from './session-answer.ts';

const ID_TEXT = { description: 'Public id of the account' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const REASON_TEXT = { description: 'Why' };

/** Root fields of accounts. */
@Resolver()
export class AccountResolver {
  @Query(() => AccountConnection, { description: 'Accounts of the installation' })
  @Access('account.manage')
  accounts(
    @Args(() => AccountListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, AccountShape);
  }

  @Query(() => AccountType, { nullable: true, description: 'The account with a public id, null when there is none' })
  @Access('account.manage')
  account(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, AccountShape, id);
  }

  @Mutation(() => AccountInvitePayload, { description: 'Open an account for somebody and invite them by mail' })
  @Access('account.manage')
  accountInvite(
    @Arg('input', () => AccountInviteInput, { description: 'Whom to invite' }) input: AccountInviteInput,
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'Key under which the creation happens once, however often it is sent',
    })
    idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      account: await inviteAccount(uow, input, context.origin),
    }));
  }

  @Mutation(() => InvitationResendPayload, {
    description: 'Send a new invitation; the link of the one before becomes void',
  })
  @Access('account.manage')
  invitationResend(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      account: await resendInvitation(uow, requireId('acc', id), context.origin),
    }));
  }

  @Mutation(() => InvitationAcceptPayload, {
    description: 'Accept an invitation by choosing a login name and a password',
  })
  @Public('The one-time link is the proof')
  invitationAccept(
    @Arg('input', () => InvitationAcceptInput, { description: 'Answer to the invitation' })
    input: InvitationAcceptInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(
      context,
      info,
      { input, prepare: () => prepareAcceptance(context.kernel, input) },
      done(acceptInvitation),
    );
  }

  @Mutation(() => FirstAdministratorCreatePayload, {
    description: 'Open the account of the first security administrator by the link of the command line',
  })
  @Public('The one-time link is the proof, and it is void once there is an administrator')
  firstAdministratorCreate(
    @Arg('input', () => FirstAdministratorCreateInput, { description: 'Answer to the link' })
    input: FirstAdministratorCreateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const prepare = () => prepareFirstAdministrator(context.kernel, input);
    return mutate(context, info, { input, prepare }, done(createFirstAdministrator));
  }

  @Mutation(() => AccountUpdatePayload, { description: 'Change how an account is called and reached' })
  @Access('account.manage')
  accountUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => AccountUpdateInput, { description: 'Facts to change' }) input: AccountUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      account: await updateAccount(uow, requireId('acc', id), version, input),
    }));
  }

  @Mutation(() => AccountSuspendPayload, { description: 'Suspend an account; its sessions end at once' })
  @Access('account.manage')
  accountSuspend(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const change = { id: requireId('acc', id), version, reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await suspendAccount(uow, change) }));
  }

  @Mutation(() => AccountResumePayload, { description: 'Give a suspended account back' })
  @Access('account.manage')
  accountResume(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const change = { id: requireId('acc', id), version, reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await resumeAccount(uow, change) }));
  }

  @Mutation(() => AccountEndPayload, { description: 'End an account for good; its sessions end at once' })
  @Access('account.manage')
  accountEnd(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const change = { id: requireId('acc', id), version, reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await endAccount(uow, change) }));
  }

  @Mutation(() => SystemRoleSetPayload, {
    description: 'Give an account one of the separated administrator roles, or take it away; its sessions end',
  })
  @Access('account.manage')
  systemRoleSet(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => SystemRoleSetInput, { description: 'Role and reason' }) input: SystemRoleSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const change = { id: requireId('acc', id), version, reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({
      account: await setSystemRole(uow, change, input.systemRole ?? null),
    }));
  }
}
