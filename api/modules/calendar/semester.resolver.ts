import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { semesterIdFor } from './calendar-answer.ts';
import { SemesterCreateInput, SemesterListArguments, SemesterUpdateInput } from './calendar.input.ts';
import { SemesterShape } from './calendar.read-model.ts';
import { CalendarPayloads, SemesterConnection, SemesterType } from './calendar.type.ts';
import { createSemester, removeSemester, updateSemester } from './semester.service.ts';

const VERSION_TEXT = { description: 'Version that the caller saw' };
const OPEN = 'When terms begin and end is public knowledge';

/** Root fields of semesters. */
@Resolver()
export class SemesterResolver {
  @Query(() => SemesterConnection, { description: 'Semesters by default and of organizations' })
  @Public(OPEN)
  semesters(
    @Args(() => SemesterListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, SemesterShape);
  }

  @Query(() => SemesterType, {
    nullable: true,
    description: 'The semester with a public id, null when absent or not visible',
  })
  @Public(OPEN)
  semester(
    @Arg('id', () => ID, { description: 'Public id of the semester' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, SemesterShape, id);
  }

  @Query(() => SemesterType, {
    nullable: true,
    description: 'The semester of a day for an organization: its own, else its nearest ancestor’s, else the default',
  })
  @Public(OPEN)
  async semesterOn(
    @Arg('date', () => DateScalar, { description: 'The day' }) date: string,
    @Arg('organizationId', () => ID, { nullable: true, description: 'Public id of the organization' })
    organizationId: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const id = await semesterIdFor(context, organizationId, date);
    return id === null ? null : readById(context, info, SemesterShape, id);
  }

  @Mutation(() => CalendarPayloads.semesterCreate, { description: 'Add a semester to a calendar' })
  @Access('calendar.manage')
  semesterCreate(
    @Arg('input', () => SemesterCreateInput, { description: 'The semester' }) input: SemesterCreateInput,
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'Key under which it happens once, however often it is sent',
    })
    idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const organizationId = input.organizationId ? requireId('org', input.organizationId) : null;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      semester: await createSemester(uow, organizationId, input),
    }));
  }

  @Mutation(() => CalendarPayloads.semesterUpdate, { description: 'Change a semester' })
  @Access('calendar.manage')
  semesterUpdate(
    @Arg('id', () => ID, { description: 'Public id of the semester' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => SemesterUpdateInput, { description: 'What to change' }) input: SemesterUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      semester: await updateSemester(uow, requireId('sem', id), version, input),
    }));
  }

  @Mutation(() => CalendarPayloads.semesterRemove, { description: 'Remove a semester from its calendar' })
  @Access('calendar.manage')
  semesterRemove(
    @Arg('id', () => ID, { description: 'Public id of the semester' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await removeSemester(uow, requireId('sem', id), version);
      return {};
    });
  }
}
