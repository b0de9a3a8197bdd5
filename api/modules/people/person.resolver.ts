import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import {
  PersonCreateInput,
  PersonLinkAccountInput,
  PersonListArguments,
  PersonMergeInput,
  PersonUnmergeInput,
  PersonUpdateInput,
} from './person.input.ts';
import { mergePersons, unmergePerson } from './person-merge.service.ts';
import { createPerson, linkPersonAccount, updatePerson } from './person.service.ts';
import { isMerged } from './merge.read-model.ts';
import { isDuplicated, isListed, PersonShape } from './people.read-model.ts';
import {
  PersonConnection,
  PersonCreatePayload,
  PersonLinkAccountPayload,
  PersonMergePayload,
  PersonType,
  PersonUnmergePayload,
  PersonUpdatePayload,
} from './person.type.ts';

const ID_TEXT = { description: 'Public id of the person' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which the creation happens once, however often it is sent' };

const optionalId = (prefix: 'ins' | 'org', id: string | null | undefined): string | null | undefined =>
  id === null || id === undefined ? id : requireId(prefix, id);

/** Root fields of persons. */
@Resolver()
export class PersonResolver {
  @Query(() => PersonConnection, { description: 'Persons that the viewer may see, merged records left out' })
  @Access('person.read')
  persons(
    @Args(() => PersonListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, PersonShape, isListed);
  }

  @Query(() => PersonType, {
    nullable: true,
    description: 'The person with a public id, null when absent or not visible',
  })
  @SignedIn('Everyone may read the record of oneself; holders of person.read see more')
  person(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, PersonShape, id);
  }

  @Query(() => PersonConnection, {
    description: 'Persons beside whom another visible record may be of the same person',
  })
  @Access('person.read')
  duplicatePersons(
    @Args(() => PersonListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, PersonShape, (table) => isDuplicated(table, context.reader.context));
  }

  @Query(() => PersonConnection, { description: 'Persons whose records were merged into another one' })
  @Access('person.merge')
  mergedPersons(
    @Args(() => PersonListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, PersonShape, isMerged);
  }

  @Mutation(() => PersonCreatePayload, { description: 'Enter a person' })
  @Access('person.manage')
  personCreate(
    @Arg('input', () => PersonCreateInput, { description: 'Facts of the person' }) input: PersonCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      person: await createPerson(uow, {
        ...input,
        organizationId: requireId('org', input.organizationId),
        institutionId: optionalId('ins', input.institutionId),
      }),
    }));
  }

  @Mutation(() => PersonUpdatePayload, { description: 'Change facts of a person' })
  @Access('person.manage')
  personUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => PersonUpdateInput, { description: 'Facts to change' }) input: PersonUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      person: await updatePerson(uow, requireId('per', id), version, {
        ...input,
        organizationId: optionalId('org', input.organizationId) ?? undefined,
        institutionId: optionalId('ins', input.institutionId),
      }),
    }));
  }

  @Mutation(() => PersonMergePayload, { description: 'Merge a record into another one of the same person' })
  @Access('person.merge')
  personMerge(
    @Arg('id', () => ID, { description: 'Public id of the surviving person' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => PersonMergeInput, { description: 'Record that gives way, and why' }) input: PersonMergeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      person: await mergePersons(uow, requireId('per', id), version, requireId('per', input.mergedId), input),
    }));
  }

  @Mutation(() => PersonUnmergePayload, {
    description: 'Undo a merge as long as nothing that it moved has gone elsewhere',
  })
  @Access('person.merge')
  personUnmerge(
    @Arg('id', () => ID, { description: 'Public id of the merged person' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => PersonUnmergeInput, { description: 'Reason' }) input: PersonUnmergeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      person: await unmergePerson(uow, requireId('per', id), version, input.reason),
    }));
  }

  @Mutation(() => PersonLinkAccountPayload, { description: 'Invite a person by mail to an account of their own' })
  @Access('person.manage')
  personLinkAccount(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => PersonLinkAccountInput, { description: 'Proposed login name' }) input: PersonLinkAccountInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      person: await linkPersonAccount(uow, requireId('per', id), version, input.loginName ?? null, context.origin),
    }));
  }
}
