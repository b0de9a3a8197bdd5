import { MaxLength } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { acceptAccountLink, offerAccountLink } from './account-link.service.ts';
import { PersonType } from './person.type.ts';

/** Answer to an offer. */
@InputType('PersonLinkAcceptInput', { description: 'Answer to the offer to link one’s account to a person' })
export class PersonLinkAcceptInput {
  @MaxLength(LIMITS.url)
  @Field(() => String, { description: 'Token of the link in the mail' })
  token!: string;
}

/** Payload of `personLinkOffer`. */
const PersonLinkOfferPayload = payloadType(
  'PersonLinkOfferPayload',
  'Result of offering a link by mail; the same whether or not there is an account',
  { person: [() => PersonType, 'The person to whom it was offered'] },
);
/** Payload of `personLinkAccept`. */
const PersonLinkAcceptPayload = payloadType(
  'PersonLinkAcceptPayload',
  'Result of linking one’s account; ask for the viewer next',
  {},
);

/** Root fields by which a person’s existing account is linked with its holder’s consent. */
@Resolver()
export class AccountLinkResolver {
  @Mutation(() => PersonLinkOfferPayload, {
    description: 'Offer a person by mail to link an account that they already have',
  })
  @Access('person.manage')
  personLinkOffer(
    @Arg('id', () => ID, { description: 'Public id of the person' }) id: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw' }) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      person: await offerAccountLink(uow, requireId('per', id), version, context.origin),
    }));
  }

  @Mutation(() => PersonLinkAcceptPayload, {
    description: 'Link the viewer’s own account to the person that it was offered by mail',
  })
  @SignedIn('The mailed link and the session are the two halves of the holder’s consent')
  personLinkAccept(
    @Arg('input', () => PersonLinkAcceptInput, { description: 'Answer to the offer' }) input: PersonLinkAcceptInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => {
      await acceptAccountLink(uow, input.token);
      return {};
    });
  }
}
