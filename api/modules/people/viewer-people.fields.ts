import './viewer.read-model.ts';
import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { partOfViewer, ViewerType } from '../identity/index.ts';
import { OrganizationType } from '../organization/index.ts';
import { OfficeType } from './office.type.ts';
import { PersonType } from './person.type.ts';
import { TermType } from './term.type.ts';

/** Who the viewer is in the federation. */
@Resolver(() => ViewerType)
export class ViewerPeopleFields {
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'The viewer’s own person, null for an account without one',
  })
  person(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): object | null {
    return partOfViewer(viewer, info);
  }

  @FieldResolver(() => [TermType], {
    description: 'The viewer’s terms in force, the oldest first; also those withheld until a second factor',
  })
  terms(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): object[] {
    return partOfViewer<object[]>(viewer, info) ?? [];
  }

  @FieldResolver(() => [OfficeType], { description: 'Offices that the viewer holds now, the oldest first' })
  offices(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): object[] {
    return partOfViewer<object[]>(viewer, info) ?? [];
  }

  @FieldResolver(() => [OrganizationType], { description: 'Organizations in which the viewer holds an office now' })
  organizations(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): object[] {
    return partOfViewer<object[]>(viewer, info) ?? [];
  }
}
