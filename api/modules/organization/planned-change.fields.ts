import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { fromShape } from '../../graphql/read.ts';
import { DomainRefusal, type RefusalParams } from '../../kernel/refusal.ts';
import { OrganizationListArguments } from './organization.input.ts';
import { OrganizationChangeType, OrganizationConnection, OrganizationType } from './organization.type.ts';
import { PlannedChangeListArguments } from './planned-change.input.ts';
import { PlannedChangeConnection, PlannedChangeFailureType, PlannedChangeType } from './planned-change.type.ts';

/** Connections of a plan. */
@Resolver(() => PlannedChangeType)
export class PlannedChangeFields {
  @FieldResolver(() => OrganizationConnection, {
    description: 'Other organizations that it concerns: the new parent, those that are merged, the one linked to',
  })
  related(@Args(() => OrganizationListArguments) _list: object): object {
    return fromShape();
  }
}

/** Text of a failure. */
@Resolver(() => PlannedChangeFailureType)
export class PlannedChangeFailureFields {
  @FieldResolver(() => String, { description: 'What stood against it and what to do, in the language of the request' })
  message(@Root() { code, params }: { code: string; params: RefusalParams | null }, @Ctx() { actor }: Context): string {
    return new DomainRefusal(code, null, params ?? {}).messageIn(actor.locale);
  }
}

/** Plans of an organization; the engine reads them with their parent. */
@Resolver(() => OrganizationType)
export class OrganizationPlanFields {
  @FieldResolver(() => PlannedChangeConnection, {
    description: 'Changes planned for it, with what became of them, for those who read its internal facts',
  })
  plannedChanges(@Args(() => PlannedChangeListArguments) _list: object): object {
    return fromShape();
  }
}

/** The plan behind a change. */
@Resolver(() => OrganizationChangeType)
export class OrganizationChangePlanFields {
  @FieldResolver(() => PlannedChangeType, {
    nullable: true,
    description: 'Plan by which the clock carried it out, null when it was made directly',
  })
  plan(): object {
    return fromShape();
  }
}
