import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { fromShape } from '../../graphql/read.ts';
import { decodeId } from '../../kernel/ids.ts';
import { AccountStatusInput } from './account.input.ts';
import { endAccountSession, endAccountSessions, resetSecondFactor, unlockAccount } from './account-security.service.ts';
import {
  AccountLockType,
  AccountSessionEndPayload,
  AccountSessionsEndPayload,
  AccountType,
  AccountUnlockPayload,
  SecondFactorResetPayload,
} from './account.type.ts';
import { lockOf } from './identity.read-model.ts';
import { SessionListArguments } from './session.input.ts';
import { SessionConnection } from './session.type.ts';

const ID_TEXT = { description: 'Public id of the account' };
const REASON_TEXT = { description: 'Why' };

/** Root fields by which security administrators help or cut off the holder of an account. */
@Resolver()
export class AccountSecurityResolver {
  @Query(() => AccountLockType, {
    nullable: true,
    description: 'How the attempts to sign in to an account stand, null when there is no such account',
  })
  @Access('account.manage')
  async accountLock(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
  ): Promise<AccountLockType | null> {
    const uuid = decodeId('acc', id);
    return uuid === null ? null : lockOf(context.reader, context.kernel, uuid);
  }

  @Mutation(() => AccountUnlockPayload, { description: 'Lift the lock of an account after too many attempts' })
  @Access('account.manage')
  accountUnlock(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const act = { id: requireId('acc', id), reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await unlockAccount(uow, act) }));
  }

  @Mutation(() => SecondFactorResetPayload, {
    description: 'Forget the second factor of an account whose holder has lost it; its sessions end',
  })
  @Access('account.manage')
  secondFactorReset(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw' }) version: number,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const change = { id: requireId('acc', id), version, reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await resetSecondFactor(uow, change) }));
  }

  @Mutation(() => AccountSessionsEndPayload, { description: 'Sign an account out everywhere' })
  @Access('account.manage')
  accountSessionsEnd(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const act = { id: requireId('acc', id), reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await endAccountSessions(uow, act) }));
  }

  @Mutation(() => AccountSessionEndPayload, { description: 'Sign an account out of one session' })
  @Access('account.manage')
  accountSessionEnd(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('sessionId', () => ID, { description: 'Public id of the session' }) sessionId: string,
    @Arg('input', () => AccountStatusInput, REASON_TEXT) input: AccountStatusInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const act = { id: requireId('acc', id), sessionId: requireId('ses', sessionId), reason: input.reason };
    return mutate(context, info, { input }, async (uow) => ({ account: await endAccountSession(uow, act) }));
  }
}

/** Lists of an account. */
@Resolver(() => AccountType)
export class AccountFields {
  @FieldResolver(() => SessionConnection, {
    description: 'Its live sessions, for its holder and for security administrators',
  })
  sessions(@Args(() => SessionListArguments) _list: object): object {
    return fromShape();
  }
}
