import { createHmac, timingSafeEqual } from 'node:crypto';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { instantText, queueMail, tokenLink } from '../identity/index.ts';
import type { Person } from './person.entity.ts';

/** How long an offer to link an account can be taken up. */
const LIFETIME = 7 * 86_400_000;
const ID_BYTES = 16;
const TIME_BYTES = 6;
const MAC_BYTES = 32;

/** What an offer names; whether it is genuine only the record can tell. */
export interface LinkOffer {
  readonly personId: string;
  readonly expiresAt: Date;
  readonly mac: Buffer;
}

/**
 * Seals an offer to the record as it was when it was made: its mailbox and its present and coming terms. A record that has
 * since got another mailbox or an office is another prize than the one that was offered, so the offer is void.
 */
async function macOf(uow: UnitOfWork, person: Person, expiresAt: Date): Promise<Buffer> {
  const terms = await uow.run<{ id: string }>(
    sql`select id from term where person_id = ${person.id}::uuid and ends_on > ${uow.clock.today()}::date
      and ends_on > starts_on order by id`,
  );
  const facts = [person.id, person.email, expiresAt.getTime(), ...terms.map(({ id }) => id)];
  return createHmac('sha256', uow.kernel.secret)
    .update(`person account link\n${JSON.stringify(facts)}`)
    .digest();
}

/** Mails a person the offer to link an account that they have; nothing of it is kept. */
export async function sendLinkOffer(uow: UnitOfWork, person: Person, origin: string): Promise<void> {
  const expiresAt = new Date(uow.clock.now().getTime() + LIFETIME);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(expiresAt.getTime(), 0, TIME_BYTES);
  const bytes = [Buffer.from(person.id.replaceAll('-', ''), 'hex'), time, await macOf(uow, person, expiresAt)];
  const token = Buffer.concat(bytes).toString('base64url');
  const { locale } = uow.actor;
  queueMail(
    uow,
    'LINK',
    { accountId: null, email: person.email!, locale },
    { name: person.name, until: instantText(expiresAt, locale), link: tokenLink(origin, 'LINK', token) },
  );
}

/** Reads an offer without judging it; null when the text is none. */
export function readLinkOffer(token: string): LinkOffer | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + TIME_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) {
    return null;
  }
  const hex = bytes.toString('hex', 0, ID_BYTES);
  return {
    personId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    expiresAt: new Date(bytes.readUIntBE(ID_BYTES, TIME_BYTES)),
    mac: bytes.subarray(ID_BYTES + TIME_BYTES),
  };
}

/** True while an offer still stands for the record as it is now. */
export async function isLinkOfferValid(
  uow: UnitOfWork,
  person: Person,
  { expiresAt, mac }: LinkOffer,
): Promise<boolean> {
  return (
    person.status === 'ACTIVE' &&
    !person.accountId &&
    Boolean(person.email) &&
    expiresAt > uow.clock.now() &&
    timingSafeEqual(mac, await macOf(uow, person, expiresAt))
  );
}
