import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType, orderInput } from '../../graphql/connection.ts';
import { ObligationCountsType } from './obligation.type.ts';

/** Sort keys of the rows of a board. */
export const SupervisionOrder = orderInput('SupervisionRow', {
  TREE: 'By place in the hierarchy',
  NAME: 'By name in pinyin order',
  TOTAL: 'By number of obligations',
  LATE: 'By number of late ones',
  MOST_LATE: 'By the longest delay in days',
  OPEN: 'By number of those still to be acted on',
  DONE: 'By the share of those that are done',
});

/** Numbers of a row. */
@ObjectType('SupervisionCounts', {
  simpleResolvers: true,
  description: 'Numbers of obligations by state, and how late the late ones are (督办数量)',
})
export class SupervisionCountsType extends ObligationCountsType {
  @Field(() => Int, { description: 'Late by up to three days' })
  lateUpTo3!: number;

  @Field(() => Int, { description: 'Late by four to seven days' })
  lateUpTo7!: number;

  @Field(() => Int, { description: 'Late by more than seven days' })
  lateOver7!: number;

  @Field(() => Int, { description: 'Days of the longest delay, 0 when nothing is late' })
  mostLateDays!: number;

  @Field(() => Int, { description: 'Still to be acted on by who owes: not received, received or sent back' })
  open!: number;
}

/** Row of a board. */
@ObjectType('SupervisionRow', {
  simpleResolvers: true,
  description: 'One unit directly below an organization, with what is owed in its whole subtree (督办行)',
})
export class SupervisionRowType {
  @Field(() => SupervisionCountsType, { description: 'Numbers over the unit and all below it, as far as visible' })
  counts!: SupervisionCountsType;

  @Field(() => Int, { description: 'How many of them are owed below the unit itself; 0 for a leaf' })
  belowCount!: number;
}

/** Page of rows. */
export const SupervisionRowConnection = connectionType('SupervisionRow', () => SupervisionRowType);

/** Board of one organization. */
@ObjectType('SupervisionBoard', {
  simpleResolvers: true,
  description: 'Matrix of the units directly below an organization and the states of what they owe (督办看板)',
})
export class SupervisionBoardType {
  @Field(() => SupervisionCountsType, { description: 'Sum of all rows, whatever the page' })
  total!: SupervisionCountsType;
}

/** One page a level. */
@ObjectType('LevelOverview', {
  simpleResolvers: true,
  description: 'What an organization owes, what waits for it to verify, and how it stands below (本级总览)',
})
export class LevelOverviewType {
  @Field(() => ObligationCountsType, { description: 'Obligations of the organization itself' })
  owed!: ObligationCountsType;

  @Field(() => ObligationCountsType, { description: 'Obligations that the organization verifies' })
  verified!: ObligationCountsType;

  @Field(() => ObligationCountsType, { description: 'Obligations of all below it, at whatever depth' })
  below!: ObligationCountsType;

  @Field(() => Int, { description: 'Requests for more time that wait for its answer' })
  extensionsAsked!: number;

  @Field(() => Int, { description: 'Directives that it issued and that are in force' })
  directivesInForce!: number;

  @Field(() => Int, { description: 'Drafts of directives that the viewer may see' })
  drafts!: number;
}
