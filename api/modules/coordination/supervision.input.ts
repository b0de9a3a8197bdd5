import { Field, ID, InputType } from 'type-graphql';
import { listArguments } from '../../graphql/connection.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { OrganizationLevelEnum } from '../organization/index.ts';
import type { ObligationSourceKind, ObligationStatus } from './coordination.enums.ts';
import { ObligationSourceKindEnum, ObligationStatusEnum } from './obligation.type.ts';
import { SupervisionOrder } from './supervision.type.ts';

/** Arguments of the rows of a board. */
export const SupervisionRowListArguments = listArguments({ order: SupervisionOrder });

/** What a board is about. */
@InputType('SupervisionSourceInput', {
  description: 'What a board is about: one directive, one round of reports, a kind of source, or everything when empty',
})
export class SupervisionSourceInput {
  @Field(() => ID, { nullable: true, description: 'A directive' })
  directiveId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A round of reports' })
  reportRoundId?: string | null;

  @Field(() => ObligationSourceKindEnum, { nullable: true, description: 'A kind of source' })
  kind?: ObligationSourceKind | null;
}

/** What a board counts. */
@InputType('SupervisionFilter', { description: 'Which obligations a board counts; all given conditions must hold' })
export class SupervisionFilterInput {
  @Field(() => [OrganizationLevelEnum], { nullable: true, description: 'Of organizations at these levels' })
  levels?: OrganizationLevel[] | null;

  @Field(() => [ObligationStatusEnum], { nullable: true, description: 'In these states' })
  statuses?: ObligationStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: late ones; false: those that are not' })
  isLate?: boolean | null;
}
