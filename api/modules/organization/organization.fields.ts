import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars.ts';
import { fromShape } from '../../graphql/read.ts';
import {
  OrganizationChangeListArguments,
  OrganizationLinkListArguments,
  OrganizationListArguments,
} from './organization.input.ts';
import {
  OrganizationAsOfType,
  OrganizationChangeConnection,
  OrganizationChangeType,
  OrganizationConnection,
  OrganizationLinkConnection,
  OrganizationType,
} from './organization.type.ts';

/** Connections of an organization; the engine reads them with their parent. */
@Resolver(() => OrganizationType)
export class OrganizationFields {
  @FieldResolver(() => OrganizationConnection, {
    description: 'Organizations above it; order by LEVEL for the line from the top down',
  })
  ancestors(@Args(() => OrganizationListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => OrganizationConnection, { description: 'Organizations directly below it' })
  children(@Args(() => OrganizationListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => OrganizationConnection, {
    description: 'Organizations that carry it on after a merger or split',
  })
  successors(@Args(() => OrganizationListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => OrganizationLinkConnection, { description: 'Relations beside the tree, in either direction' })
  links(@Args(() => OrganizationLinkListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => OrganizationChangeConnection, {
    description: 'Dated changes with their reasons, for those who read its internal facts',
  })
  changes(@Args(() => OrganizationChangeListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => OrganizationAsOfType, {
    nullable: true,
    description: 'What it was on a day, null when it did not exist',
  })
  asOf(@Arg('date', () => DateScalar, { description: 'The day' }) _date: string): object {
    return fromShape();
  }
}

/** Connections of a change. */
@Resolver(() => OrganizationChangeType)
export class OrganizationChangeFields {
  @FieldResolver(() => OrganizationConnection, { description: 'Other organizations that took part' })
  related(@Args(() => OrganizationListArguments) _list: object): object {
    return fromShape();
  }
}
