import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Public, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readList } from '../../graphql/read.ts';
import { ownedSql } from './account.policy.ts';
import { proveLogin } from './credential.service.ts';
import { SessionShape } from './identity.read-model.ts';
import { done, present, setCookie } from './session-answer.ts';
import { SessionCreateInput, SessionListArguments } from './session.input.ts';
import { endOtherSessions, endSession, endSessionById, openSession, type IssuedSession } from './session.service.ts';
import {
  SessionConnection,
  SessionCreatePayload,
  SessionEndByIdPayload,
  SessionEndPayload,
  SessionsEndOthersPayload,
} from './session.type.ts';

const OWN = 'Everyone signed in answers for their own sessions';

/** Root fields of sessions. */
@Resolver()
export class SessionResolver {
  @Query(() => SessionConnection, { description: 'The viewer’s own live sessions' })
  @SignedIn(OWN)
  sessions(
    @Args(() => SessionListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, SessionShape, (table) => ownedSql(table.column('accountId'), context.actor));
  }

  @Mutation(() => SessionCreatePayload, {
    description: 'Sign in; sets the session cookie and renews a session that was there',
  })
  @Public('Signing in is how one stops being anonymous')
  async sessionCreate(
    @Arg('input', () => SessionCreateInput, { description: 'Who signs in' }) input: SessionCreateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { kernel, actor, userAgent, cookie } = context;
    let session: IssuedSession | null = null;
    const answer = await mutate(
      context,
      info,
      { input, prepare: () => proveLogin(kernel, actor, input) },
      async (uow, proof) => {
        session = await openSession(uow, proof, userAgent);
        return present(session, input.wantsToken);
      },
    );
    setCookie(cookie, session);
    return answer;
  }

  @Mutation(() => SessionEndPayload, { description: 'Sign out of this session' })
  @SignedIn(OWN)
  async sessionEnd(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    const answer = await mutate(context, info, {}, done(endSession));
    context.cookie.clear();
    return answer;
  }

  @Mutation(() => SessionsEndOthersPayload, { description: 'Sign out everywhere but here' })
  @SignedIn(OWN)
  sessionsEndOthers(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    return mutate(context, info, {}, done(endOtherSessions));
  }

  @Mutation(() => SessionEndByIdPayload, { description: 'Sign out of one session' })
  @SignedIn(OWN)
  sessionEndById(
    @Arg('id', () => ID, { description: 'Public id of one of the viewer’s own sessions' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(
      context,
      info,
      {},
      done((uow) => endSessionById(uow, requireId('ses', id))),
    );
  }
}
