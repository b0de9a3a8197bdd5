import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readList } from '../../graphql/read.ts';
import { NotificationListArguments, NotificationReadAllInput } from './notification.input.ts';
import type { NotificationMark } from './notification.enums.ts';
import { NotificationShape, seesSubject, unreadCounts, type StoredWords } from './notification.read-model.ts';
import { markNotifications, readAllNotifications } from './notification.service.ts';
import {
  NotificationConnection,
  NotificationMarkEnum,
  NotificationMarkPayload,
  NotificationReadAllPayload,
  NotificationSummaryType,
  NotificationTextType,
} from './notification.type.ts';
import { presentWords } from './notification-words.ts';

const OWN = 'Everyone signed in reads what they themselves are told, and nobody else does';

async function summaryOf(context: Context): Promise<NotificationSummaryType> {
  const byCategory = await unreadCounts(context.readerFor(context.actor));
  return { unreadCount: byCategory.reduce((sum, { unreadCount }) => sum + unreadCount, 0), byCategory };
}

/** Root fields of the inbox. */
@Resolver()
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: 'What the viewer is told, the newest first' })
  @SignedIn(OWN)
  notifications(
    @Args(() => NotificationListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, NotificationShape);
  }

  @Query(() => NotificationSummaryType, { description: 'What waits unread in the viewer’s inbox' })
  @SignedIn(OWN)
  notificationSummary(@Ctx() context: Context): Promise<NotificationSummaryType> {
    return summaryOf(context);
  }

  @Mutation(() => NotificationMarkPayload, {
    description: 'Mark some of the viewer’s notifications as read, unread, put away or back in the inbox',
  })
  @SignedIn(OWN)
  notificationMark(
    @Arg('ids', () => [ID], { description: 'Public ids of the notifications' }) ids: string[],
    @Arg('mark', () => NotificationMarkEnum, { description: 'What becomes of them' }) mark: NotificationMark,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      notifications: await markNotifications(
        uow,
        ids.map((id) => requireId('ntf', id)),
        mark,
      ),
      summary: () => summaryOf(context),
    }));
  }

  @Mutation(() => NotificationReadAllPayload, {
    description: 'Mark everything in the viewer’s inbox as read, or all of a category',
  })
  @SignedIn(OWN)
  notificationReadAll(
    @Arg('input', () => NotificationReadAllInput, { description: 'Which ones' }) input: NotificationReadAllInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => {
      await readAllNotifications(uow, input);
      return { summary: () => summaryOf(context) };
    });
  }
}

/** Words of a notification, judged and made when they are read. */
@Resolver(() => NotificationTextType)
export class NotificationTextFields {
  @FieldResolver(() => String, { description: 'What happened, in one line' })
  async title(@Root() words: StoredWords, @Ctx() context: Context): Promise<string> {
    return (await wordsFor(words, context)).title;
  }

  @FieldResolver(() => String, { nullable: true, description: 'More about it, null when the title says all' })
  async body(@Root() words: StoredWords, @Ctx() context: Context): Promise<string | null> {
    return (await wordsFor(words, context)).body;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Path in the admin of what it is about, null when there is nothing to open or it is not visible',
  })
  async link(@Root() words: StoredWords, @Ctx() context: Context): Promise<string | null> {
    return (await wordsFor(words, context)).link;
  }
}

const wordsFor = async (words: StoredWords, { actor, reader }: Context) =>
  presentWords(words, await seesSubject(reader, words), actor.locale);
