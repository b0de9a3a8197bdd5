import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { HandoverPackShape } from './handover.read-model.ts';
import { acknowledgeHandover, noteHandover } from './handover.service.ts';
import {
  HandoverAcknowledgePayload,
  HandoverNotePayload,
  HandoverPackConnection,
  HandoverPackType,
} from './handover.type.ts';
import { RotationTurnShape, TermShape } from './people.read-model.ts';
import { planRotation, swapTurns } from './rotation.service.ts';
import {
  HandoverNoteInput,
  HandoverPackListArguments,
  RotationPlanInput,
  RotationTurnListArguments,
  RotationTurnSwapInput,
  TermAmendInput,
  TermCreateInput,
  TermEndInput,
  TermListArguments,
} from './term.input.ts';
import { amendTerm, createTerm, endTerm } from './term.service.ts';
import {
  RotationPlanPayload,
  RotationTurnConnection,
  RotationTurnSwapPayload,
  TermAmendPayload,
  TermConnection,
  TermCreatePayload,
  TermEndPayload,
  TermType,
} from './term.type.ts';

const ID_TEXT = { description: 'Public id of the term' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which the creation happens once, however often it is sent' };
const IN_OFFICE = 'Who holds which post now is known to every member; names and history follow the viewer’s own rights';
const OWN_HANDOVER =
  'Outgoing and incoming holders read their own handover; handover.read opens those of the organization';

/** Root fields of terms, rotations and handovers. */
@Resolver()
export class TermResolver {
  @Query(() => TermConnection, { description: 'Terms that the viewer may know' })
  @SignedIn(IN_OFFICE)
  terms(
    @Args(() => TermListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, TermShape);
  }

  @Query(() => TermType, { nullable: true, description: 'The term with a public id, null when absent or not visible' })
  @SignedIn(IN_OFFICE)
  term(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, TermShape, id);
  }

  @Query(() => RotationTurnConnection, { description: 'Rotation calendar (轮值日历)' })
  @SignedIn(IN_OFFICE)
  rotationTurns(
    @Args(() => RotationTurnListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, RotationTurnShape);
  }

  @Query(() => HandoverPackConnection, { description: 'Handover packs that the viewer may read' })
  @SignedIn(OWN_HANDOVER)
  handoverPacks(
    @Args(() => HandoverPackListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, HandoverPackShape);
  }

  @Query(() => HandoverPackType, {
    nullable: true,
    description: 'The handover pack with a public id, null when absent or not visible',
  })
  @SignedIn(OWN_HANDOVER)
  handoverPack(
    @Arg('id', () => ID, { description: 'Public id of the handover pack' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, HandoverPackShape, id);
  }

  @Mutation(() => TermCreatePayload, {
    description: 'Put a person into an office for a period, by election or appointment',
  })
  @Access('term.manage')
  termCreate(
    @Arg('input', () => TermCreateInput, { description: 'Office, person, period and evidence' }) input: TermCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { officeId, personId, representedId } = input;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      term: await createTerm(uow, {
        ...input,
        officeId: requireId('off', officeId),
        personId: requireId('per', personId),
        representedId: representedId ? requireId('org', representedId) : null,
      }),
    }));
  }

  @Mutation(() => TermAmendPayload, { description: 'Change the days or the evidence of a term that is not over' })
  @Access('term.manage')
  termAmend(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => TermAmendInput, { description: 'Facts to change and why' }) input: TermAmendInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      term: await amendTerm(uow, requireId('term', id), version, input),
    }));
  }

  @Mutation(() => TermEndPayload, { description: 'End a term early, or call off one that has not begun' })
  @Access('term.manage')
  termEnd(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => TermEndInput, { description: 'Day and reason' }) input: TermEndInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      term: await endTerm(uow, requireId('term', id), version, input),
    }));
  }

  @Mutation(() => RotationPlanPayload, {
    description: 'Plan the calendar of a rotating office among the members of the presidium',
  })
  @Access('term.manage')
  rotationPlan(
    @Arg('officeId', () => ID, { description: 'Public id of the rotating office' }) officeId: string,
    @Arg('input', () => RotationPlanInput, { description: 'Period, turns and order' }) input: RotationPlanInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const office = requireId('off', officeId);
    const personIds = input.personIds?.map((id) => requireId('per', id)) ?? null;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      office,
      turns: await planRotation(uow, office, { ...input, personIds }),
    }));
  }

  @Mutation(() => RotationTurnSwapPayload, {
    description: 'Let the holders of two turns that have not begun change places',
  })
  @Access('term.manage')
  rotationTurnSwap(
    @Arg('id', () => ID, { description: 'Public id of the turn' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => RotationTurnSwapInput, { description: 'The other turn and why' }) input: RotationTurnSwapInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      turns: await swapTurns(uow, requireId('rot', id), version, requireId('rot', input.withId), input.reason),
    }));
  }

  @Mutation(() => HandoverNotePayload, { description: 'Leave notes to the successor' })
  @SignedIn('Only the outgoing holder may write them, whatever offices that person holds now')
  handoverNote(
    @Arg('id', () => ID, { description: 'Public id of the handover pack' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => HandoverNoteInput, { description: 'Notes' }) input: HandoverNoteInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      handoverPack: await noteHandover(uow, requireId('hop', id), version, input.notes ?? null),
    }));
  }

  @Mutation(() => HandoverAcknowledgePayload, { description: 'Acknowledge a handover as the successor' })
  @SignedIn('Only a present holder of the office who came after may acknowledge')
  handoverAcknowledge(
    @Arg('id', () => ID, { description: 'Public id of the handover pack' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      handoverPack: await acknowledgeHandover(uow, requireId('hop', id), version),
    }));
  }
}
