import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { deviceLabel } from './device-label.ts';
import { hashPassword, isOutdated, passwordFault, verifyPassword } from './password.ts';
import {
  attemptKey,
  isToken,
  newRecoveryCode,
  newToken,
  recoveryDigest,
  seal,
  tokenDigest,
  unseal,
} from './secrets.ts';
import { newTotpSecret, totpCode, totpSetup, totpStep } from './totp.ts';

const secret = Buffer.from('a secret of the tests, long enough');
const owner = { loginName: 'anna.of.the.hills', email: 'anna@example.org', hasSecondFactor: false };

describe('passwords', () => {
  it('are hashed by argon2id with the stated parameters, salted, in one spelling', async () => {
    const [one, two] = await Promise.all([hashPassword('Ｆｕｌｌ width'), hashPassword('Full width')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'Full width')).toBe(true);
    expect(await verifyPassword(one, 'full width')).toBe(false);
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
    expect(isOutdated(one)).toBe(false);
    expect(isOutdated(one.replace('t=2', 't=1'))).toBe(true);
    expect(isOutdated(one.replace('argon2id', 'argon2i'))).toBe(true);
  });

  it.each([
    ['江南好风景旧曾谙日出江花红', false, 'PASSWORD_TOO_SHORT'],
    ['江南好风景旧曾谙日出江花红', true, null],
    ['江南好风景旧曾谙日出江花红胜火春', false, null],
    ['🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊', false, 'PASSWORD_COMMON'],
    ['x'.repeat(128), false, 'PASSWORD_COMMON'],
    [`${'a b c '.repeat(21)}xyz`, false, 'PASSWORD_TOO_LONG'],
    ['abababababababab', false, 'PASSWORD_COMMON'],
    ['Password123456', true, 'PASSWORD_COMMON'],
    ['QWERTYqwertyQWERTY', false, 'PASSWORD_COMMON'],
    ['ANNA.of.the.hills', false, 'PASSWORD_IS_LOGIN'],
    ['anna@example.org', false, 'PASSWORD_IS_LOGIN'],
    ['no capitals no digits', false, null],
  ])('judges %s (second factor: %s)', (password, hasSecondFactor, code) => {
    expect(passwordFault(password, { ...owner, hasSecondFactor }, ['input', 'password'])?.code ?? null).toBe(code);
  });
});

describe('secrets', () => {
  it('are sealed for one owner of one installation', () => {
    const bytes = newTotpSecret();
    const sealed = seal(secret, 'owner', bytes);
    expect(unseal(secret, 'owner', sealed).equals(Buffer.from(bytes))).toBe(true);
    expect(seal(secret, 'owner', bytes)).not.toBe(sealed);
    expect(() => unseal(secret, 'other', sealed)).toThrow(/authenticate/);
    expect(() => unseal(Buffer.from('another secret, long enough too'), 'owner', sealed)).toThrow(/authenticate/);
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1]! ^= 1;
    expect(() => unseal(secret, 'owner', changed.toString('base64url'))).toThrow(/authenticate/);
  });

  it('are random, long and stored as digests', () => {
    const tokens = Array.from({ length: 100 }, newToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every(isToken)).toBe(true);
    expect([`${tokens[0]}=`, '', "' or 1=1 --", 'a'.repeat(44)].some(isToken)).toBe(false);
    expect(tokenDigest(tokens[0]!)).toMatch(/^[0-9a-f]{64}$/);
    const code = newRecoveryCode();
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(recoveryDigest(secret, code)).toBe(recoveryDigest(secret, ` ${code.toUpperCase().replaceAll('-', '')} `));
    expect(attemptKey(secret, 'account', 'anna')).not.toContain('anna');
  });
});

describe('one-time codes', () => {
  const bytes = Secret.fromUTF8('12345678901234567890').bytes;

  it('follow RFC 6238', () => {
    expect(totpCode(bytes, new Date(59_000))).toBe('287082');
    expect(totpCode(bytes, new Date(1_111_111_109_000))).toBe('081804');
    const { secret: base32, uri } = totpSetup(bytes, 'anna');
    const app = new TOTP({ secret: Secret.fromBase32(base32) });
    expect(app.generate({ timestamp: 59_000 })).toBe('287082');
    expect(uri).toMatch(/^otpauth:\/\/totp\/Xuelian:anna\?issuer=Xuelian&secret=/);
  });

  it('are taken one step before and after now, each with its own step', () => {
    const now = new Date(1_111_111_109_000);
    const step = Math.floor(now.getTime() / 30_000);
    const at = (steps: number): string => totpCode(bytes, new Date(now.getTime() + steps * 30_000));
    expect([-2, -1, 0, 1, 2].map((steps) => totpStep(bytes, at(steps), now))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
    expect(totpStep(bytes, '081 804', now)).toBe(step);
    expect(['', '08180', 'abcdef', '0818040', '٠٨١٨٠٤'].map((code) => totpStep(bytes, code, now))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('device labels', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36',
      'Chrome · Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0', 'Edge · Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Mobile/15E148 MicroMessenger/9.0',
      'WeChat · iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox · Linux'],
    ['curl/8.0', 'curl'],
    ['<script>alert(1)</script>', null],
    ['', null],
    [null, null],
  ])('name %s', (agent, label) => {
    expect(deviceLabel(agent)).toBe(label);
  });
});
