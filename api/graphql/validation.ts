import { validate, type ValidationError } from 'class-validator';
import type { LocalizedText, Locale } from '../kernel/locale.ts';
import { DomainRefusals, refuse, type DomainRefusal } from '../kernel/refusal.ts';

/** Rules of input fields in words; constraint names are class-validator's. */
const RULES: Readonly<Record<string, LocalizedText>> = {
  isNotEmpty: { 'zh-CN': '不能为空', en: 'must not be empty' },
  minLength: { 'zh-CN': '长度不足', en: 'is too short' },
  maxLength: { 'zh-CN': '长度超限', en: 'is too long' },
  isLength: { 'zh-CN': '长度不在允许范围内', en: 'has a length outside the allowed range' },
  min: { 'zh-CN': '数值过小', en: 'is too small' },
  max: { 'zh-CN': '数值过大', en: 'is too large' },
  isEmail: { 'zh-CN': '须为有效的电子邮箱', en: 'must be an e-mail address' },
  isUrl: { 'zh-CN': '须为有效的网址', en: 'must be an address of a web page' },
  matches: { 'zh-CN': '格式不正确', en: 'has the wrong form' },
  arrayMaxSize: { 'zh-CN': '条目过多', en: 'has too many items' },
  arrayNotEmpty: { 'zh-CN': '至少填写一项', en: 'needs at least one item' },
  arrayMinSize: { 'zh-CN': '条目过少', en: 'has too few items' },
  arrayUnique: { 'zh-CN': '条目重复', en: 'has an item twice' },
};

const UNSTORABLE: LocalizedText = {
  'zh-CN': '含有无法存储的字符',
  en: 'must not hold NUL or half of a character',
};

const OTHER: LocalizedText = { 'zh-CN': '不符合要求', en: 'is not acceptable' };

function refusalsOf(errors: readonly ValidationError[], path: readonly string[], locale: Locale): DomainRefusal[] {
  return errors.flatMap((error) => {
    const own = [...path, error.property];
    const broken = Object.keys(error.constraints ?? {}).map((name) =>
      refuse('INVALID_INPUT', own, { field: error.property, rule: (RULES[name] ?? OTHER)[locale] }),
    );
    return [...broken.slice(0, 1), ...refusalsOf(error.children ?? [], own, locale)];
  });
}

/** Texts that the database can not keep: with a NUL, or half of a character. */
function unstorable(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => unstorable(item, Array.isArray(value) ? path : [...path, key]));
}

/** Refuses arguments with texts that can not be stored; to be asked first, since they break the rules of texts themselves. */
export function requireStorable(args: object, locale: Locale): void {
  const refusals = unstorable(args, []).map((path) =>
    refuse('INVALID_INPUT', path, { field: path.at(-1)!, rule: UNSTORABLE[locale] }),
  );
  if (refusals.length > 0) {
    throw new DomainRefusals(refusals);
  }
}

/** Checks the shape of an input object; refuses with one entry per wrong field, never echoing what was typed. */
export async function validateInput(input: object, locale: Locale): Promise<void> {
  const errors = await validate(input, { whitelist: false, forbidUnknownValues: false, skipUndefinedProperties: true });
  const refusals = refusalsOf(errors, ['input'], locale);
  if (refusals.length > 0) {
    throw new DomainRefusals(refusals);
  }
}
