import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { LIMITS } from '../../../schema/limits.ts';
import type { Lateness } from './work.read-model.ts';

/** GraphQL enum of lateness. */
const WorkLatenessEnum = graphqlEnum<Lateness>('WorkLateness', 'Where the deadline of a matter stands (期限状态)', {
  LATE: 'Over (已超期)',
  SOON: 'Within three days (即将到期)',
  LATER: 'Later (未到期)',
  NONE: 'No deadline (无期限)',
});

/** Matter that waits. */
@ObjectType('WorkItem', { simpleResolvers: true, description: 'Matter that waits for the viewer (待办事项)' })
export class WorkItemType {
  @Field(() => String, { description: 'Kind of the matter, such as CASE_TO_ANSWER' })
  kind!: string;

  @Field(() => String, { description: 'Kind in the language of the request' })
  kindLabel!: string;

  @Field(() => String, { description: 'Schema type of the record' })
  subjectType!: string;

  @Field(() => ID, { description: 'Public id of the record' })
  subjectId!: string;

  @Field(() => ID, { nullable: true, description: 'Public id of the organization whose matter it is' })
  organizationId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that organization' })
  organizationName!: string | null;

  @Field(() => String, { description: 'What it is about' })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Deadline' })
  dueOn!: string | null;

  @Field(() => WorkLatenessEnum, { description: 'Where the deadline stands' })
  lateness!: Lateness;

  @Field(() => DateTimeScalar, { description: 'Since when it waits' })
  since!: string;
}

/** Page of matters. */
export const WorkItemConnection = connectionType('WorkItem', () => WorkItemType);

/** How many of one kind wait. */
@ObjectType('WorkCount', {
  simpleResolvers: true,
  description: 'How many matters of one kind wait for the viewer (待办数量)',
})
export class WorkCountType {
  @Field(() => String, { description: 'Kind of the matters' })
  kind!: string;

  @Field(() => String, { description: 'Kind in the language of the request' })
  kindLabel!: string;

  @Field(() => Int, { description: 'How many wait' })
  count!: number;

  @Field(() => Int, { description: 'How many of them are late' })
  lateCount!: number;

  @Field(() => Int, { description: 'How many of them are due within three days' })
  soonCount!: number;
}

/** Conditions on matters. */
@InputType('WorkItemFilter', { description: 'Conditions on what waits; all given ones must hold' })
class WorkItemFilter {
  @Field(() => [String], { nullable: true, description: 'Kinds of matters' })
  kinds?: string[] | null;

  @Field(() => WorkLatenessEnum, { nullable: true, description: 'Where the deadline stands' })
  lateness?: Lateness | null;
}

/** Arguments of the list of what waits. */
@ArgsType()
export class WorkItemListArguments {
  @Field(() => Int, { nullable: true, description: `Size of a page, 1 to ${LIMITS.pageSize}` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which the page starts' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `Size of a page from the end, 1 to ${LIMITS.pageSize}` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor before which the page ends' })
  before?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `Rows to skip, up to ${LIMITS.pageOffset}; not together with cursors`,
  })
  offset?: number | null;

  @Field(() => WorkItemFilter, { nullable: true, description: 'Conditions that rows must meet' })
  filter?: WorkItemFilter | null;
}
