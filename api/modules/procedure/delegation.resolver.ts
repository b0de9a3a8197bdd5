import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readList } from '../../graphql/read.ts';
import { ProcedureDelegationCreateInput, ProcedureDelegationListArguments } from './delegation.input.ts';
import { ProcedureDelegationShape } from './delegation.read-model.ts';
import { createDelegation, revokeDelegation } from './delegation.service.ts';
import { DelegationCreatePayload, DelegationRevokePayload, ProcedureDelegationConnection } from './delegation.type.ts';

const OWN = 'Everyone may lend the office that they hold themselves, and sees what was lent by them or to them';

/** Root fields of delegations. */
@Resolver()
export class DelegationResolver {
  @Query(() => ProcedureDelegationConnection, { description: 'Delegations that the viewer may see' })
  @SignedIn(OWN)
  procedureDelegations(
    @Args(() => ProcedureDelegationListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ProcedureDelegationShape);
  }

  @Mutation(() => DelegationCreatePayload, { description: 'Lend the own office in chains to somebody for a period' })
  @SignedIn(OWN)
  procedureDelegationCreate(
    @Arg('input', () => ProcedureDelegationCreateInput, { description: 'Office, person and period' })
    input: ProcedureDelegationCreateInput,
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'Key under which it happens once, however often it is sent',
    })
    idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const officeId = requireId('off', input.officeId);
    const delegateTermId = requireId('term', input.delegateTermId);
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      procedureDelegation: await createDelegation(uow, { ...input, officeId, delegateTermId }),
    }));
  }

  @Mutation(() => DelegationRevokePayload, { description: 'Take a delegation back' })
  @SignedIn('Whoever gave it may, and whoever appoints there, which the service judges')
  procedureDelegationRevoke(
    @Arg('id', () => ID, { description: 'Public id of the delegation' }) id: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw' }) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      procedureDelegation: await revokeDelegation(uow, requireId('pdel', id), version),
    }));
  }
}
