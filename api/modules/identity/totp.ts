import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
const DIGITS = 6;

/** What an authenticator app is set up with. */
export interface TotpSetup {
  /** Secret in base 32, to type in by hand. */
  readonly secret: string;
  /** The same as an `otpauth://` address, to show as a QR code. */
  readonly uri: string;
}

function totpOf(bytes: Uint8Array, label = ''): TOTP {
  const buffer = new Uint8Array(bytes).buffer;
  return new TOTP({
    issuer: 'Xuelian',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
    secret: new Secret({ buffer }),
  });
}

/** A new secret of 160 bits. */
export function newTotpSecret(): Uint8Array {
  return new Secret({ size: 20 }).bytes;
}

/** How to set up an authenticator app with a secret. */
export function totpSetup(bytes: Uint8Array, loginName: string): TotpSetup {
  const totp = totpOf(bytes, loginName);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step that a code belongs to, one step before or after now included; null for a wrong code. */
export function totpStep(bytes: Uint8Array, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  const timestamp = now.getTime();
  if (!/^\d{6}$/.test(token)) {
    return null;
  }
  const delta = totpOf(bytes).validate({ token, window: 1, timestamp });
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + delta;
}

/** The code of an instant, as the owner's app shows it. */
export function totpCode(bytes: Uint8Array, now: Date): string {
  return totpOf(bytes).generate({ timestamp: now.getTime() });
}
