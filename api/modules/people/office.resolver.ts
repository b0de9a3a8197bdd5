import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { allPermissions } from '../../kernel/permission.ts';
import { OfficeCloseInput, OfficeCreateInput, OfficeListArguments, OfficeUpdateInput } from './office.input.ts';
import { OrganizationConnection, OrganizationListArguments, OrganizationShape } from '../organization/index.ts';
import { closeOffice, createOffice, updateOffice } from './office.service.ts';
import {
  LeadingBodyEnum,
  OfficeClosePayload,
  OfficeConnection,
  OfficeCreatePayload,
  OfficeType,
  OfficeUpdatePayload,
  PermissionEntryType,
} from './office.type.ts';
import type { LeadingBody } from './people.enums.ts';
import { OfficeShape } from './people.read-model.ts';
import { isLeaderless, isOpenOrExpiring } from './seats.read-model.ts';

const ID_TEXT = { description: 'Public id of the office' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which the creation happens once, however often it is sent' };
const STRUCTURE = 'The structure of unions is published by the reform rules; who holds an office is not told here';

/** Root fields of offices. */
@Resolver()
export class OfficeResolver {
  @Query(() => OfficeConnection, { description: 'Offices' })
  @Public(STRUCTURE)
  offices(
    @Args(() => OfficeListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, OfficeShape);
  }

  @Query(() => OfficeType, { nullable: true, description: 'The office with a public id, null when there is none' })
  @Public(STRUCTURE)
  office(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, OfficeShape, id);
  }

  @Query(() => OfficeConnection, {
    description: 'Board of vacancies: offices with an open seat or a term that ends within the next 60 days (空缺看板)',
  })
  @SignedIn('Members learn which seats are open or will be; holders are told by their own visibility')
  vacancies(
    @Args(() => OfficeListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, OfficeShape, (table) => isOpenOrExpiring(table, context.reader.context));
  }

  @Query(() => OrganizationConnection, {
    description:
      'Active unions and federations that must have a leading body and have nobody in it today (无主席团或秘书处)',
  })
  @SignedIn('Who is in office is known to the signed-in, so where nobody is may be known too')
  leaderlessOrganizations(
    @Arg('body', () => LeadingBodyEnum, { description: 'Body that nobody sits in' }) body: LeadingBody,
    @Args(() => OrganizationListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, OrganizationShape, (table) => isLeaderless(table, body, context.reader.context));
  }

  @Query(() => [PermissionEntryType], { description: 'Catalogue of permissions in order of key (权限目录)' })
  @SignedIn('Whoever is subject to offices may know what they can permit')
  permissionCatalogue(@Ctx() { actor }: Context): PermissionEntryType[] {
    return allPermissions().map(({ key, spec }) => ({
      key,
      label: spec.label[actor.locale],
      dataClass: spec.dataClass,
      isSystem: spec.systemRole !== undefined,
    }));
  }

  @Mutation(() => OfficeCreatePayload, { description: 'Set up an office in an organization' })
  @Access('office.manage')
  officeCreate(
    @Arg('input', () => OfficeCreateInput, { description: 'Facts of the office' }) input: OfficeCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      office: await createOffice(uow, { ...input, organizationId: requireId('org', input.organizationId) }),
    }));
  }

  @Mutation(() => OfficeUpdatePayload, { description: 'Change an office' })
  @Access('office.manage')
  officeUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OfficeUpdateInput, { description: 'Facts to change' }) input: OfficeUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      office: await updateOffice(uow, requireId('off', id), version, input),
    }));
  }

  @Mutation(() => OfficeClosePayload, {
    description: 'Close an office from a day on; terms that reach beyond it end with it',
  })
  @Access('office.manage')
  officeClose(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OfficeCloseInput, { description: 'Day and reason' }) input: OfficeCloseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      office: await closeOffice(uow, requireId('off', id), version, input),
    }));
  }
}
