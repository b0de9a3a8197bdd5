import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { readById, selectionFor } from '../../graphql/read.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Shape } from '../../kernel/read/shape.ts';
import { ViewerType } from '../identity/index.ts';
import { OrganizationShape, OrganizationType } from '../organization/index.ts';
import { OfficeType } from './office.type.ts';
import { OfficeShape, PersonShape, TermShape } from './people.read-model.ts';
import { PersonType } from './person.type.ts';
import { TermType } from './term.type.ts';
import { termsInForce, type TermInForce } from './viewer.read-model.ts';

async function rowsOf(
  context: Context,
  info: GraphQLResolveInfo,
  shape: Shape,
  idOf: (term: TermInForce) => string,
): Promise<object[]> {
  const ids = [...new Set((await termsInForce(context.reader)).map(idOf))];
  const rows = await context.reader.byIds(shape, ids, selectionFor(info, shape.name));
  return ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
}

/** Who the viewer is in the federation. */
@Resolver(() => ViewerType)
export class ViewerPeopleFields {
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'The viewer’s own person, null for an account without one',
  })
  async person(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const { personId } = context.actor;
    return personId === null ? null : readById(context, info, PersonShape, encodeId('per', personId));
  }

  @FieldResolver(() => [TermType], {
    description: 'The viewer’s terms in force, the oldest first; also those withheld until a second factor',
  })
  terms(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object[]> {
    return rowsOf(context, info, TermShape, ({ termId }) => termId);
  }

  @FieldResolver(() => [OfficeType], { description: 'Offices that the viewer holds now, the oldest first' })
  offices(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object[]> {
    return rowsOf(context, info, OfficeShape, ({ officeId }) => officeId);
  }

  @FieldResolver(() => [OrganizationType], { description: 'Organizations in which the viewer holds an office now' })
  organizations(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object[]> {
    return rowsOf(context, info, OrganizationShape, ({ organizationId }) => organizationId);
  }
}
