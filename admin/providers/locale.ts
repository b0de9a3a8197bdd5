/** Languages of the interface, the first being the default. */
export const locales = ['zh-CN', 'en'] as const;

/** A language of the interface. */
export type Locale = (typeof locales)[number];

/** Languages by their own name, as a language switch shows them. */
export const localeNames: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };
