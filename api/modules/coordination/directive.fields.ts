import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { fromShape, readList, selectionFor } from '../../graphql/read.ts';
import { encodeId } from '../../kernel/ids.ts';
import { AttachmentConnection, AttachmentListArguments } from '../attachment/index.ts';
import {
  OrganizationConnection,
  OrganizationListArguments,
  OrganizationShape,
  OrganizationType,
} from '../organization/index.ts';
import { membersOf } from './audience-answer.ts';
import { DirectiveRevisionListArguments } from './directive.input.ts';
import { AudiencePreviewType, AudienceType, DirectiveRevisionConnection, DirectiveType } from './directive.type.ts';
import { ObligationListArguments } from './obligation.input.ts';
import { ObligationConnection, ObligationType } from './obligation.type.ts';

/** Connections of a directive; the engine reads them with their parent. */
@Resolver(() => DirectiveType)
export class DirectiveFields {
  @FieldResolver(() => DirectiveRevisionConnection, { description: 'What it said at each time, the latest first' })
  revisions(@Args(() => DirectiveRevisionListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => AttachmentConnection, { description: 'Its files' })
  attachments(@Args(() => AttachmentListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => ObligationConnection, { description: 'Its obligations that the viewer may see' })
  obligations(@Args(() => ObligationListArguments) _list: object): object {
    return fromShape();
  }
}

/** The directive behind an obligation; the engine reads it with its parent. */
@Resolver(() => ObligationType)
export class ObligationDirectiveFields {
  @FieldResolver(() => DirectiveType, {
    nullable: true,
    description: 'Directive that it answers to, null for other sources',
  })
  directive(): object {
    return fromShape();
  }
}

/** Names in an audience; organizations are public, so that ids and names say nothing that the viewer may not know. */
@Resolver(() => AudienceType)
export class AudienceFields {
  @FieldResolver(() => [OrganizationType], { description: 'Organizations in whose subtrees it must lie' })
  within(@Root() audience: AudienceType, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object[]> {
    return organizations(context, info, audience.within);
  }

  @FieldResolver(() => [ID], { description: 'Public ids of saved audiences, one of which must cover it' })
  savedAudienceIds(@Root() audience: AudienceType): string[] {
    return audience.saved.map((id) => encodeId('sau', id));
  }

  @FieldResolver(() => [OrganizationType], { description: 'Organizations added by name, as far as visible' })
  include(
    @Root() audience: AudienceType,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object[]> {
    return organizations(context, info, audience.include);
  }

  @FieldResolver(() => [OrganizationType], { description: 'Organizations left out by name, as far as visible' })
  exclude(
    @Root() audience: AudienceType,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object[]> {
    return organizations(context, info, audience.exclude);
  }
}

async function organizations(context: Context, info: GraphQLResolveInfo, ids: readonly string[]): Promise<object[]> {
  const rows = await context.reader.byIds(OrganizationShape, ids, selectionFor(info, 'Organization'));
  return ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
}

/** Members of an audience that is looked at. */
@Resolver(() => AudiencePreviewType)
export class AudiencePreviewFields {
  @FieldResolver(() => OrganizationConnection, { description: 'The organizations, page by page' })
  organizations(
    @Root() preview: AudiencePreviewType,
    @Args(() => OrganizationListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, OrganizationShape, membersOf(preview));
  }
}
