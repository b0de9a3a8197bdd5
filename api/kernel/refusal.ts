import { fill, type Locale, type LocalizedText } from './locale.ts';

/** Parameters of a refusal's message; never personal data of others. */
export type RefusalParams = Readonly<Record<string, string | number | null>>;

const catalogue = new Map<string, LocalizedText>();

/** A refusal that its reader can mend; it becomes a `userErrors` entry and changes nothing. */
export class DomainRefusal extends Error {
  constructor(
    readonly code: string,
    /** Path of the input field that has to change, such as `['input', 'name']`. */
    readonly path: readonly string[] | null = null,
    readonly params: RefusalParams = {},
  ) {
    super(code);
  }

  /** The message in the reader's language: what happened and what to do; what it repeats of the input is cut short. */
  messageIn(locale: Locale): string {
    const params = Object.entries(this.params).map(([name, value]) => [name, shortened(value)]);
    return fill(refusalText(this.code)[locale], Object.fromEntries(params));
  }
}

/** Longest text that a message repeats. */
const REPEATED_CHARACTERS = 200;

function shortened<Value>(value: Value): Value | string {
  // By characters: the cut must not leave half of one.
  return typeof value === 'string' && value.length > REPEATED_CHARACTERS
    ? `${Array.from(value).slice(0, REPEATED_CHARACTERS).join('')}…`
    : value;
}

/** Several refusals of one input, reported together. */
export class DomainRefusals extends Error {
  constructor(readonly refusals: readonly DomainRefusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '));
  }
}

/** Registers a module's refusal texts and gives the function that makes its refusals. */
export function defineRefusals<Code extends string>(
  texts: Readonly<Record<Code, LocalizedText>>,
): (code: Code, path?: readonly string[] | null, params?: RefusalParams) => DomainRefusal {
  for (const [code, text] of Object.entries(texts) as [Code, LocalizedText][]) {
    if (catalogue.has(code)) {
      throw new Error(`Refusal ${code} is declared twice`);
    }
    catalogue.set(code, text);
  }
  return (code, path = null, params = {}) => new DomainRefusal(code, path, params);
}

/** The texts of a refusal code. */
function refusalText(code: string): LocalizedText {
  const text = catalogue.get(code);
  if (!text) {
    throw new Error(`Refusal ${code} is not declared`);
  }
  return text;
}

/** All refusal codes in order; they are the closed enum `UserErrorCode` of the schema. */
export function allRefusals(): readonly { code: string; text: LocalizedText }[] {
  return [...catalogue].map(([code, text]) => ({ code, text })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What a module declares about a database constraint: the refusal that its violation means. */
const constraints = new Map<string, { code: string; path: readonly string[] | null }>();

/** Maps violations of named constraints to refusals; the database is the last ring of validation. */
export function defineConstraintRefusals(
  specs: Readonly<Record<string, { code: string; path: readonly string[] | null }>>,
): void {
  for (const [name, spec] of Object.entries(specs)) {
    refusalText(spec.code);
    constraints.set(name, spec);
  }
}

/** The refusal for a violated constraint, or null when the violation is a fault of ours. */
export function refusalOfConstraint(name: string): DomainRefusal | null {
  const spec = constraints.get(name);
  return spec ? new DomainRefusal(spec.code, spec.path) : null;
}

/** Kernel refusals that any mutation may give. */
export const refuse = defineRefusals({
  STALE_VERSION: {
    'zh-CN': '该记录已被他人修改。请重新载入后再提交，您填写的内容不会丢失。',
    en: 'Someone else changed this record. Reload it and submit again; what you typed is kept.',
  },
  INVALID_INPUT: {
    'zh-CN': '字段“{field}”不符合要求：{rule}。请修改后再提交。',
    en: 'Field "{field}" does not meet the rule: {rule}. Correct it and submit again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    'zh-CN': '同一个幂等键已用于另一份内容。请换一个新的幂等键。',
    en: 'This idempotency key was already used for different content. Use a new key.',
  },
  DATE_INVALID: {
    'zh-CN': '“{value}”不是有效日期。请按 年-月-日（如 2026-09-01）填写。',
    en: '"{value}" is not a calendar day. Write it as YYYY-MM-DD, such as 2026-09-01.',
  },
});
