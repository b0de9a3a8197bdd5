import { hash, parseOptions, verify } from '@node-rs/argon2';
import { LIMITS } from '../../../schema/limits.ts';
import type { DomainRefusal } from '../../kernel/refusal.ts';
import { refuse } from './identity.refusals.ts';

/** argon2id with the least that OWASP asks for; a stored hash with other values is renewed at the next sign-in. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

let decoy: Promise<string> | null = null;

/** One spelling for one password, whatever keyboard it was typed on. */
const normal = (password: string): string => password.normalize('NFKC');

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), PARAMETERS);
}

/**
 * Compares a password with a stored hash. Without one it does the same work over a decoy and answers false, so that
 * unknown logins and accounts without password take as long as the others.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await verify(stored ?? (await decoy), normal(password));
  return stored !== null && isRight;
}

/** True when a stored hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism, outputLen } = parseOptions(stored);
  return (
    Number(algorithm) !== 2 ||
    memoryCost !== PARAMETERS.memoryCost ||
    timeCost !== PARAMETERS.timeCost ||
    parallelism !== PARAMETERS.parallelism ||
    outputLen !== PARAMETERS.outputLen
  );
}

/** The commonest passwords that are long enough to pass the length rule, and the words that common ones repeat. */
const COMMON = new Set(
  `password passw0rd password1 password123 123456 1234567 12345678 123456789 1234567890 0123456789 987654321 0987654321
   qwerty qwerty123 qwertyuiop qwertyuiopasdfghjkl asdfghjkl zxcvbnm 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
   1qaz2wsx3edc4rfv qazwsxedcrfv abcdef abcdefg abcd1234 abcdefghijkl abcdefghijklmno abc123 a1b2c3d4e5f6 iloveyou woaini
   woaini1314 woaini1314520 woaini5201314 5201314 1314520 52013145201314 admin admin123 administrator root welcome letmein
   monkey dragon sunshine princess football baseball master superman trustno1 changeme default secret xuelian xuesheng
   xueshenghui student students studentunion university college teacher school woaixuexi nihao nihaoma zhongguo beijing
   shanghai 111111 000000 123123 123321 112233 666666 888888 11112222 12341234 123qwe qwe123 aaaaaa a123456 a12345678
   a123456789 a1234567890 aa123456 aa123456789 qq123456 qq123456789 asd123456 asdasd asdf1234 zxcvbnm123 qwer1234 qweasdzxc
   qweasdzxc123 qwertyuiop123 qwertyuiop123456 1234567891 12345678910 1234567890123 123456789012 123456789012345
   1234567890123456 12345678901234567890 01234567890123 112233445566 123456123456 123456abcdef abcdef123456 password1234
   password12345 password123456 passwordpassword administrator123 iloveyou1234 correcthorsebatterystaple`.split(/\s+/),
);

/** True for a password of the list, with or without repeating, whatever its case. */
function isCommon(password: string): boolean {
  const text = normal(password).toLowerCase().trim();
  for (let size = 1; size <= text.length / 2; size += 1) {
    const unit = text.slice(0, size);
    const isRepeat = text.length % size === 0 && unit.repeat(text.length / size) === text;
    if (isRepeat && (size <= 2 || COMMON.has(unit))) {
      return true;
    }
  }
  return COMMON.has(text);
}

/**
 * What is wrong with a new password, or null. Length counts, composition does not: fifteen characters when the
 * password stands alone, fewer beside a second factor (OWASP authentication guidance).
 */
export function passwordFault(
  password: string,
  owner: { loginName: string | null; email: string | null; hasSecondFactor: boolean },
  path: readonly string[],
): DomainRefusal | null {
  const length = [...normal(password)].length;
  const min = owner.hasSecondFactor ? LIMITS.passwordMin : LIMITS.passwordMinSingleFactor;
  if (length < min) {
    return refuse('PASSWORD_TOO_SHORT', path, { min });
  }
  if (length > LIMITS.passwordMax) {
    return refuse('PASSWORD_TOO_LONG', path, { max: LIMITS.passwordMax });
  }
  const text = normal(password).toLowerCase().trim();
  if ([owner.loginName, owner.email].includes(text)) {
    return refuse('PASSWORD_IS_LOGIN', path);
  }
  return isCommon(password) ? refuse('PASSWORD_COMMON', path) : null;
}
