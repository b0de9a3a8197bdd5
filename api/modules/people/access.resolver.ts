import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { readList } from '../../graphql/read.ts';
import { decodeId, encodeId, parseId } from '../../kernel/ids.ts';
import { permissionSpec } from '../../kernel/permission.ts';
import sql from 'sql-template-tag';
import { explainAccess, holdersOverOrganization, holdersOverPerson, reasonLabel } from './access.read-model.ts';
import { AccessReasonType } from './access.type.ts';
import { HandoverAccessType } from './handover.type.ts';
import { OrganizationShape } from '../organization/index.ts';
import { TermShape } from './people.read-model.ts';
import { TermListArguments } from './term.input.ts';
import { TermConnection } from './term.type.ts';

/** Access explained: why the viewer may see something, and who may see the viewer's data. */
@Resolver()
export class AccessResolver {
  @Query(() => [AccessReasonType], {
    description: 'Why the viewer may see a record and what may be done with it; empty when absent or not visible',
  })
  @SignedIn('Everyone may ask for the grounds of their own access')
  async accessExplanation(
    @Arg('subjectId', () => ID, { description: 'Public id of the record' }) subjectId: string,
    @Ctx() context: Context,
  ): Promise<AccessReasonType[]> {
    const { kernel, actor } = context;
    const subject = parseId(subjectId);
    const reasons = subject ? await explainAccess(kernel, actor, (other) => context.readerFor(other), subject) : [];
    return reasons.map((reason) => ({
      ...reason,
      label: reasonLabel(reason, actor.locale),
      officeId: reason.officeId === null ? null : encodeId('off', reason.officeId),
      organizationId: reason.organizationId === null ? null : encodeId('org', reason.organizationId),
    }));
  }

  @Query(() => TermConnection, {
    description: 'Terms in force whose office may read personal data kept by an organization',
  })
  @SignedIn('Members may know which offices may read personal data of an organization')
  async accessHolders(
    @Arg('organizationId', () => ID, { description: 'Public id of the organization' }) organizationId: string,
    @Args(() => TermListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const id = decodeId('org', organizationId);
    const { today } = context.reader.context;
    const isShown = id !== null && (await context.reader.sees(OrganizationShape, id));
    return readList(context, info, TermShape, (table) =>
      isShown ? holdersOverOrganization(table, 'person.read', today, id) : sql`false`,
    );
  }

  @Query(() => TermConnection, { description: 'Terms in force whose office may read the viewer’s own personal data' })
  @SignedIn('Data subjects have a right to know who may read their data')
  whoMaySeeMe(
    @Args(() => TermListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { personId } = context.actor;
    const { today } = context.reader.context;
    return readList(context, info, TermShape, (table) =>
      personId === null ? sql`false` : holdersOverPerson(table, 'person.read', today, personId),
    );
  }
}

/** Words for the permissions of a handover pack. */
@Resolver(() => HandoverAccessType)
export class HandoverAccessFields {
  @FieldResolver(() => String, { description: 'What it allows, in the language of the request' })
  label(@Root() { permission }: HandoverAccessType, @Ctx() { actor }: Context): string {
    return permissionSpec(permission).label[actor.locale];
  }
}
