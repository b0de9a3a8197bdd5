import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
} from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Without letters and digits that look alike. */
const CODE_ALPHABET = 'abcdefghjkmnpqrstvwxyz23456789';
const CODE_LENGTH = 12;

/** A new token of 256 bits, for a session or a one-time link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** True for what could be a token; anything else is refused without asking the database. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored of a token: it can be found by it and not be made from it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A key of the installation for one purpose. */
function keyFor(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'xuelian identity', purpose, 32));
}

/** Seals bytes for storage so that only this installation opens them, and only for the same owner. */
export function seal(secret: Buffer, ownerId: string, bytes: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'second factor'), iv).setAAD(Buffer.from(ownerId));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` made; throws when it was changed, moved to another owner or made under another secret. */
export function unseal(secret: Buffer, ownerId: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'second factor'), bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(ownerId))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** A new recovery code of about 58 bits, in groups for reading. */
export function newRecoveryCode(): string {
  const text = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/** Keyed digest of a recovery code as typed: case, spaces and hyphens do not count. */
export function recoveryDigest(secret: Buffer, code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '');
  return createHmac('sha256', keyFor(secret, 'recovery code')).update(plain).digest('hex');
}

/** Keyed digest under which attempts are counted; tells neither a login nor an address. */
export function attemptKey(secret: Buffer, kind: string, value: string): string {
  return `${kind}:${createHmac('sha256', keyFor(secret, 'attempts')).update(value).digest('hex').slice(0, 32)}`;
}
