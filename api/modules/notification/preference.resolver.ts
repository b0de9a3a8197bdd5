import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate } from '../../graphql/mutate.ts';
import { createFeed, revokeFeed, rotateFeed } from './calendar-feed.service.ts';
import { NotificationPreferencesUpdateInput } from './notification.input.ts';
import { preferencesOf, updateNotificationPreferences } from './preference.service.ts';
import { NotificationPreferencesType, PreferencePayloads } from './preference.type.ts';

const OWN = 'Everyone signed in chooses how they themselves are told';

/** Root fields of how one is told, and of the calendar feed. */
@Resolver()
export class PreferenceResolver {
  @Query(() => NotificationPreferencesType, { description: 'How the viewer wants to be told of news' })
  @SignedIn(OWN)
  notificationPreferences(@Ctx() { actor, reader }: Context): Promise<NotificationPreferencesType> {
    return preferencesOf((statement) => reader.run(statement), actor.accountId!, actor.locale);
  }

  @Mutation(() => PreferencePayloads.update, { description: 'Change how the viewer wants to be told of news' })
  @SignedIn(OWN)
  notificationPreferencesUpdate(
    @Arg('input', () => NotificationPreferencesUpdateInput, { description: 'What to change' })
    input: NotificationPreferencesUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      preferences: await updateNotificationPreferences(uow, input),
    }));
  }

  @Mutation(() => PreferencePayloads.feedCreate, {
    description: 'Make a secret address at which a calendar program reads the viewer’s deadlines',
  })
  @SignedIn(OWN)
  calendarFeedCreate(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ address: await createFeed(uow, context.origin) }));
  }

  @Mutation(() => PreferencePayloads.feedRotate, {
    description: 'Give the viewer’s calendar feed a new address; the old one ends at once',
  })
  @SignedIn(OWN)
  calendarFeedRotate(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ address: await rotateFeed(uow, context.origin) }));
  }

  @Mutation(() => PreferencePayloads.feedRevoke, { description: 'End the viewer’s calendar feed at once' })
  @SignedIn(OWN)
  calendarFeedRevoke(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await revokeFeed(uow);
      return {};
    });
  }
}
