import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import {
  DivisionListArguments,
  InstitutionCloseInput,
  InstitutionCreateInput,
  InstitutionListArguments,
  InstitutionRecodeInput,
  InstitutionRenameInput,
  InstitutionUnitInput,
  InstitutionUpdateInput,
} from './institution.input.ts';
import { DivisionShape, InstitutionShape } from './institution.read-model.ts';
import {
  addInstitutionUnit,
  closeInstitution,
  createInstitution,
  recodeInstitution,
  renameInstitution,
  updateInstitution,
  updateInstitutionUnit,
} from './institution.service.ts';
import {
  DivisionConnection,
  InstitutionClosePayload,
  InstitutionConnection,
  InstitutionCreatePayload,
  InstitutionRecodePayload,
  InstitutionRenamePayload,
  InstitutionType,
  InstitutionUnitAddPayload,
  InstitutionUnitUpdatePayload,
  InstitutionUpdatePayload,
} from './institution.type.ts';

const ID_TEXT = { description: 'Public id of the institution' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which the creation happens once, however often it is sent' };

/** Root fields of the register of institutions. */
@Resolver()
export class InstitutionResolver {
  @Query(() => DivisionConnection, { description: 'Administrative divisions' })
  @Public('Reference data of a national standard')
  divisions(
    @Args(() => DivisionListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, DivisionShape);
  }

  @Query(() => InstitutionConnection, { description: 'Institutions of the register' })
  @Public('The register of schools is published by the authorities')
  institutions(
    @Args(() => InstitutionListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, InstitutionShape);
  }

  @Query(() => InstitutionType, {
    nullable: true,
    description: 'The institution with a public id, null when there is none',
  })
  @Public('The register of schools is published by the authorities')
  institution(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, InstitutionShape, id);
  }

  @Mutation(() => InstitutionCreatePayload, { description: 'Enter an institution in the register' })
  @Access('institution.manage')
  institutionCreate(
    @Arg('input', () => InstitutionCreateInput, { description: 'Facts of the institution' })
    input: InstitutionCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      institution: await createInstitution(uow, input),
    }));
  }

  @Mutation(() => InstitutionUpdatePayload, { description: 'Change facts of an institution that carry no history' })
  @Access('institution.manage')
  institutionUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => InstitutionUpdateInput, { description: 'Facts to change' }) input: InstitutionUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      institution: await updateInstitution(uow, requireId('ins', id), version, input),
    }));
  }

  @Mutation(() => InstitutionRenamePayload, { description: 'Rename an institution from a day on' })
  @Access('institution.manage')
  institutionRename(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => InstitutionRenameInput, { description: 'New name, day and reason' })
    input: InstitutionRenameInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      institution: await renameInstitution(uow, requireId('ins', id), version, input),
    }));
  }

  @Mutation(() => InstitutionRecodePayload, { description: 'Give an institution a new school code from a day on' })
  @Access('institution.manage')
  institutionRecode(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => InstitutionRecodeInput, { description: 'New code, day and reason' })
    input: InstitutionRecodeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      institution: await recodeInstitution(uow, requireId('ins', id), version, input),
    }));
  }

  @Mutation(() => InstitutionClosePayload, { description: 'Close an institution on a day, naming its successor' })
  @Access('institution.manage')
  institutionClose(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => InstitutionCloseInput, { description: 'Day, successor and reason' })
    input: InstitutionCloseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const successorId = input.successorId ? requireId('ins', input.successorId) : null;
    return mutate(context, info, { input }, async (uow) => ({
      institution: await closeInstitution(uow, requireId('ins', id), version, input, successorId),
    }));
  }

  @Mutation(() => InstitutionUnitAddPayload, { description: 'Add a campus, faculty or office to an institution' })
  @Access('institution.manage')
  institutionUnitAdd(
    @Arg('institutionId', () => ID, ID_TEXT) institutionId: string,
    @Arg('input', () => InstitutionUnitInput, { description: 'Facts of the unit' }) input: InstitutionUnitInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      unit: await addInstitutionUnit(uow, requireId('ins', institutionId), input),
    }));
  }

  @Mutation(() => InstitutionUnitUpdatePayload, {
    description: 'Change or close a campus, faculty or office of an institution',
  })
  @Access('institution.manage')
  institutionUnitUpdate(
    @Arg('id', () => ID, { description: 'Public id of the unit' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => InstitutionUnitInput, { description: 'Facts of the unit' }) input: InstitutionUnitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      unit: await updateInstitutionUnit(uow, requireId('iun', id), version, input),
    }));
  }
}
