import { AsyncLocalStorage } from 'node:async_hooks';

/** The languages in which the platform answers; Chinese comes first. */
export const LOCALES = ['zh-CN', 'en'] as const;

/** A supported language tag. */
export type Locale = (typeof LOCALES)[number];

/** A text in every supported language. */
export type LocalizedText = Readonly<Record<Locale, string>>;

/** Picks the best supported language from an `Accept-Language` value; Chinese when nothing fits. */
export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) {
      return 'zh-CN';
    }
    if (tag.startsWith('en')) {
      return 'en';
    }
  }
  return 'zh-CN';
}

/** Fills `{name}` places of a template; a missing parameter stays visible as its name. */
export function fill(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return value === undefined || value === null ? name : `${value as string | number}`;
  });
}

/** Language of the request being served, for texts that are made where no actor is at hand. */
export const requestLocale = new AsyncLocalStorage<Locale>();
