import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { readList } from '../../graphql/read.ts';
import { AuditEntryListArguments } from './audit.input.ts';
import { AuditEntryShape } from './audit.read-model.ts';
import { AuditEntryConnection } from './audit.type.ts';

/** Root fields of the audit trail. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'Audit trail that the viewer may read, the newest first' })
  @SignedIn('Everyone may read the trail of their own actions; offices and the audit administrator see more')
  auditEntries(
    @Args(() => AuditEntryListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, AuditEntryShape);
  }
}
