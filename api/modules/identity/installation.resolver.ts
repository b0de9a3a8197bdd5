import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readList } from '../../graphql/read.ts';
import { forbidden } from '../../kernel/access.ts';
import { MailListArguments } from './desk.input.ts';
import { MailConnection, MailRetryPayload } from './desk.type.ts';
import { hasDemoLogins, MailShape } from './identity.read-model.ts';
import { queueOf } from './installation.read-model.ts';
import { retryJobs } from './installation.service.ts';
import { InstallationType, JobsRetryPayload } from './installation.type.ts';
import { retryMail } from './mail.service.ts';

/** Root fields of the installation as a whole: its state, its mails, its background work. */
@Resolver()
export class InstallationResolver {
  @Query(() => InstallationType, { description: 'The running installation: version, settings, background work' })
  @Access('installation.read')
  async installation(@Ctx() { reader, installation, isDemo, origin }: Context): Promise<InstallationType> {
    const { version, startedAt, isProduction, hasEmbeddedDatabase, hasMailServer, settings } = installation;
    return {
      ...(await queueOf(reader, installation)),
      version,
      nodeVersion: process.versions.node,
      startedAt,
      isProduction,
      isDemo,
      hasEmbeddedDatabase,
      hasMailServer,
      settings,
      origin,
    };
  }

  @Query(() => MailConnection, {
    description: 'Outbox of mails; addresses are masked and texts withheld but in a demo installation',
  })
  @Access('mail.read')
  async mails(
    @Args(() => MailListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    // Demo logins outside demo mode: they are being withdrawn, and until then the shape would still show texts.
    if (!context.isDemo && (await hasDemoLogins(context.reader))) {
      throw forbidden();
    }
    return readList(context, info, MailShape);
  }

  @Mutation(() => MailRetryPayload, {
    description: 'Send a mail that the mail server has refused again at once; refused when its link is void',
  })
  @Access('mail.retry')
  mailRetry(
    @Arg('id', () => ID, { description: 'Public id of the mail' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ mail: await retryMail(uow, requireId('mail', id)) }));
  }

  @Mutation(() => JobsRetryPayload, { description: 'Try background work again that was given up' })
  @Access('installation.manage')
  jobsRetry(
    @Arg('name', () => String, { description: 'Name of the work' }) name: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ count: await retryJobs(uow, name.slice(0, LIMITS.name)) }));
  }
}
