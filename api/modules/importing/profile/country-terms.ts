import { nameKey } from './cell-text.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Written forms of countries and regions, by `nameKey`: ISO 3166 code, Chinese and English name. */
export const COUNTRY_TERMS: ReadonlyMap<string, string> = new Map(
  ['zh-CN', 'en'].flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code): [string, string][] => {
      const name = isAssigned(code) ? names.of(code) : undefined;
      return name === undefined
        ? []
        : [
            [nameKey(code), code],
            [nameKey(name), code],
          ];
    });
  }),
);

/** What a message offers for the country. */
export const COUNTRIES_ACCEPTED = 'DE / 德国 / Germany …';

/** Codes that ISO leaves to its users, and those of groups of countries, are no countries. */
function isAssigned(code: string): boolean {
  return !/^(?:AA|Q[M-Z]|X[A-Z]|Z[Z])$/.test(code) && !['EU', 'EZ', 'UN'].includes(code);
}
