import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { isLinkOfferValid, readLinkOffer, sendLinkOffer } from './account-link-token.ts';
import { loadForLink, lockPersons, recordPerson } from './person.service.ts';
import { refuse } from './people.refusals.ts';

/**
 * Offers a person by mail to link an account that they already have. The answer is the same whether there is such an
 * account, so that keepers learn nothing of accounts; only who reads the mailbox and signs in makes the link.
 */
export async function offerAccountLink(uow: UnitOfWork, id: string, version: number, origin: string): Promise<string> {
  const person = await loadForLink(uow, id, version);
  await sendLinkOffer(uow, person, origin);
  recordPerson(uow, 'person.linkOffer', 'person.accountLinkOffered', person, {});
  return id;
}

/** Links the signed-in account to the person that it was offered, by the holder's own act. */
export async function acceptAccountLink(uow: UnitOfWork, token: string): Promise<void> {
  const offer = readLinkOffer(token);
  const [person] = offer ? await lockPersons(uow, [offer.personId]) : [];
  if (!offer || !person || !(await isLinkOfferValid(uow, person, offer))) {
    throw refuse('PERSON_LINK_VOID', ['input', 'token']);
  }
  if (uow.actor.personId !== null) {
    throw refuse('PERSON_ACCOUNT_TAKEN', ['input', 'token']);
  }
  person.accountId = uow.actor.accountId;
  recordPerson(uow, 'person.linkAccept', 'person.accountLinked', person, {
    accountId: { before: null, after: uow.actor.accountId, isSensitive: false },
  });
}
