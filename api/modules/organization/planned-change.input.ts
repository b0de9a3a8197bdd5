import { Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { PlannedActionEnum, PlannedChangeStatusEnum } from './planned-change.type.ts';

const ActionFilter = enumFilterInput('PlannedAction', PlannedActionEnum);
const StatusFilter = enumFilterInput('PlannedChangeStatus', PlannedChangeStatusEnum);

/** Arguments of lists of plans. */
export const PlannedChangeListArguments = listArguments({
  order: orderInput('PlannedChange', {
    EFFECTIVE_ON: 'By the day on which it takes effect',
    PLANNED_AT: 'By the instant of filing',
  }),
  filter: filterInput('PlannedChange', {
    action: [() => ActionFilter, 'What is planned'],
    status: [() => StatusFilter, 'State'],
    effectiveOn: [() => DateFilter, 'Day on which it takes effect'],
    organizationId: [() => IdFilter, 'Organization that changes'],
    within: [() => ID, 'Organization in whose subtree it happens'],
  }),
});

/** Why a plan ends. */
@InputType('PlannedChangeCancelInput', { description: 'Why a planned change is cancelled' })
export class PlannedChangeCancelInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Another day. */
@InputType('PlannedChangeRescheduleInput', { description: 'Another day for a planned change, with the reason' })
export class PlannedChangeRescheduleInput extends PlannedChangeCancelInput {
  @Field(() => DateScalar, { description: 'Day on which it takes effect, after today' })
  effectiveOn!: string;
}
