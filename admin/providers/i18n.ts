import type { I18nProvider } from '@refinedev/core';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, locales } from './locale.ts';
import { readPreference, writePreference } from './preferences.ts';

/** Texts by key, nested as deep as a resource likes. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The same keys with other texts; an English plural may add the `_one` form beside `_other`. */
export type SameKeys<T extends MessageTree> = {
  readonly [K in keyof T]: T[K] extends MessageTree ? SameKeys<T[K]> : string;
} & { readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string };

/** The texts of one resource or shared part in both languages, below one namespace. */
export interface Catalogue {
  readonly namespace: string;
  readonly texts: Readonly<Record<Locale, MessageTree>>;
}

/** Declares a catalogue; the compiler refuses a key that only one language has. */
export function defineMessages<T extends MessageTree>(
  namespace: string,
  texts: { readonly 'zh-CN': T; readonly en: SameKeys<NoInfer<T>> },
): Catalogue {
  return { namespace, texts };
}

/** Merges catalogues into one tree per language; two catalogues may not claim the same namespace. */
export function mergeCatalogues(catalogues: readonly Catalogue[]): Record<Locale, MessageTree> {
  const merged: Record<Locale, Record<string, MessageTree>> = { 'zh-CN': {}, en: {} };
  for (const { namespace, texts } of catalogues) {
    for (const locale of locales) {
      if (namespace in merged[locale]) {
        throw new Error(`two catalogues claim the namespace "${namespace}"`);
      }
      merged[locale][namespace] = texts[locale];
    }
  }
  return merged;
}

/** Starts i18next with all catalogues; synchronous, so that the first paint has its texts. */
export function startI18n(catalogues: readonly Catalogue[], locale: Locale = startLocale()): i18n {
  const merged = mergeCatalogues(catalogues);
  void i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'zh-CN',
    supportedLngs: [...locales],
    resources: { 'zh-CN': { translation: merged['zh-CN'] }, en: { translation: merged.en } },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  applyLocale(locale);
  return i18next;
}

/** Language of the next start: chosen on this device, else Chinese (the house is Chinese first). */
function startLocale(): Locale {
  const stored = readPreference('device', 'locale');
  return locales.find((locale) => locale === stored) ?? 'zh-CN';
}

function applyLocale(locale: Locale): void {
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  document.documentElement.lang = locale;
}

/** The language in use now. */
export function currentLocale(): Locale {
  return locales.find((locale) => locale === i18next.language) ?? 'zh-CN';
}

/** Switches the interface's language by the user's choice. */
export async function changeLocale(locale: Locale): Promise<void> {
  writePreference('device', 'locale', locale);
  await showLocale(locale);
}

/** Switches the interface's language without noting a choice. */
export async function showLocale(locale: Locale): Promise<void> {
  applyLocale(locale);
  await i18next.changeLanguage(locale);
}

/** Refine's view of the same. Unknown keys give the default message, so that Refine's own texts never leak raw keys. */
export const i18nProvider: I18nProvider = {
  translate: (key: string, options?: Record<string, unknown>, defaultMessage?: string) =>
    i18next.t(key, { ...options, ...(defaultMessage === undefined ? {} : { defaultValue: defaultMessage }) }),
  changeLocale: async (locale: string) => changeLocale(locales.find((item) => item === locale) ?? 'zh-CN'),
  getLocale: currentLocale,
};
