import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import {
  ProcedureCaseDecideInput,
  ProcedureCaseListArguments,
  ProcedureCaseOpenInput,
  ProcedureCaseResubmitInput,
  ProcedureCaseReturnInput,
  ProcedureCaseWithdrawInput,
} from './case.input.ts';
import { ProcedureCaseShape } from './case.read-model.ts';
import {
  askReview,
  decideCase,
  declareConflict,
  openCase,
  resubmitCase,
  returnCase,
  withdrawCase,
} from './case.service.ts';
import { CasePayloads, ProcedureCaseConnection, ProcedureCaseType } from './case.type.ts';
import { matterOf } from './open-case.ts';

const ID_TEXT = { description: 'Public id of the case' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };
const CONCERNED =
  'Openers, candidates and whoever is asked or has answered see their cases; others take case.read or case.readVetting';
const ASKED = 'Whom a step asks follows from the offices in force, which the service judges';
const OWN = 'The opener speaks for the case, or whoever may open such a case there';

/** Root fields of cases. */
@Resolver()
export class CaseResolver {
  @Query(() => ProcedureCaseConnection, { description: 'Cases that the viewer may see, the latest first' })
  @SignedIn(CONCERNED)
  procedureCases(
    @Args(() => ProcedureCaseListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ProcedureCaseShape);
  }

  @Query(() => ProcedureCaseType, {
    nullable: true,
    description: 'The case with a public id, null when absent or not visible',
  })
  @SignedIn(CONCERNED)
  procedureCase(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ProcedureCaseShape, id);
  }

  @Mutation(() => CasePayloads.open, { description: 'Put a matter before the chain that binds it' })
  @Access('case.open')
  procedureCaseOpen(
    @Arg('input', () => ProcedureCaseOpenInput, { description: 'The matter; exactly one kind' })
    input: ProcedureCaseOpenInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => {
      const { kind, facts } = matterOf(input);
      return { procedureCase: await openCase(uow, kind, facts, input.attachmentIds ?? []) };
    });
  }

  @Mutation(() => CasePayloads.decide, {
    description: 'Answer to the present step; the last answer also carries out what was approved',
  })
  @SignedIn(ASKED)
  procedureCaseDecide(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureCaseDecideInput, { description: 'Answer' }) input: ProcedureCaseDecideInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedureCase: await decideCase(uow, requireId('case', id), version, input),
    }));
  }

  @Mutation(() => CasePayloads.return, { description: 'Return a case to an earlier step or to its opener' })
  @SignedIn(ASKED)
  procedureCaseReturn(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureCaseReturnInput, { description: 'Where to, and why' })
    input: ProcedureCaseReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedureCase: await returnCase(uow, requireId('case', id), version, input),
    }));
  }

  @Mutation(() => CasePayloads.declareConflict, {
    description: 'Declare a conflict of interest: others answer in the place of the viewer',
  })
  @SignedIn(ASKED)
  procedureCaseDeclareConflict(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      procedureCase: await declareConflict(uow, requireId('case', id), version),
    }));
  }

  @Mutation(() => CasePayloads.withdraw, { description: 'Take a case back before it is settled' })
  @SignedIn(OWN)
  procedureCaseWithdraw(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureCaseWithdrawInput, { description: 'Why' }) input: ProcedureCaseWithdrawInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedureCase: await withdrawCase(uow, requireId('case', id), version, input.reason),
    }));
  }

  @Mutation(() => CasePayloads.resubmit, { description: 'Submit a case again that was returned to its opener' })
  @SignedIn(OWN)
  procedureCaseResubmit(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureCaseResubmitInput, { description: 'What has been mended' })
    input: ProcedureCaseResubmitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedureCase: await resubmitCase(
        uow,
        requireId('case', id),
        version,
        input.note ?? null,
        input.attachmentIds ?? [],
      ),
    }));
  }

  @Mutation(() => CasePayloads.askReview, {
    description: 'Ask, as the candidate, for the review of an appointment that was not passed',
  })
  @SignedIn('Only the candidate may ask, who often holds no office')
  procedureCaseAskReview(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      procedureCase: await askReview(uow, requireId('case', id), version),
    }));
  }
}
