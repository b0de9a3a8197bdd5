import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { readById } from '../../graphql/read.ts';
import { unauthenticated } from '../../kernel/access.ts';
import { encodeId } from '../../kernel/ids.ts';
import { AccountType } from './account.type.ts';
import { AccountShape, preferencesOf, SessionShape } from './identity.read-model.ts';
import { SessionType } from './session.type.ts';
import { PreferencesType, presentPreferences, ViewerType } from './viewer.type.ts';

/** What the viewer's account and session say of themselves. */
@Resolver(() => ViewerType)
export class ViewerFields {
  @FieldResolver(() => AccountType, { description: 'The viewer’s own account' })
  async account(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    const account = await readById(context, info, AccountShape, encodeId('acc', context.actor.accountId!));
    if (!account) {
      throw unauthenticated();
    }
    return account;
  }

  @FieldResolver(() => SessionType, { nullable: true, description: 'The session of this request' })
  async session(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const { sessionId } = context.actor;
    return sessionId === null ? null : readById(context, info, SessionShape, encodeId('ses', sessionId));
  }

  @FieldResolver(() => PreferencesType, { description: 'The viewer’s own interface settings' })
  async preferences(@Ctx() { reader, actor }: Context): Promise<PreferencesType> {
    return presentPreferences(await preferencesOf(reader, actor.accountId!));
  }
}
