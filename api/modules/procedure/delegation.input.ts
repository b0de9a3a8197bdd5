import { Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { filterInput, IdFilter, listArguments, orderInput } from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';

/** Arguments of lists of delegations. */
export const ProcedureDelegationListArguments = listArguments({
  order: orderInput('ProcedureDelegation', { ENDS_ON: 'By first day after it', STARTS_ON: 'By first day' }),
  filter: filterInput('ProcedureDelegation', {
    id: [() => IdFilter, 'The delegation itself'],
    organizationId: [() => IdFilter, 'Organization of the office'],
    officeId: [() => IdFilter, 'Office that is lent'],
    within: [() => ID, 'Organization in whose subtree the office is'],
    isInForce: [() => Boolean, 'True: holds today; false: does not'],
    isMine: [() => Boolean, 'True: given by or to the viewer; false: between others'],
  }),
});

/** New delegation. */
@InputType('ProcedureDelegationCreateInput', { description: 'Own office to lend to somebody for a period' })
export class ProcedureDelegationCreateInput {
  @Field(() => ID, { description: 'Office that the viewer holds now' })
  officeId!: string;

  @Field(() => ID, { description: 'Term in force, in the same organization, of whoever is to answer' })
  delegateTermId!: string;

  @Field(() => DateScalar, { description: 'First day, today or later' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day after it' })
  endsOn!: string;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}
