import { describe, expect, it } from 'vitest';
import { defineMessages, mergeCatalogues, type MessageTree } from './providers/i18n.ts';
import { catalogues, resources } from './registry.ts';
import { routePath } from './shared/resource.ts';

/** All keys of a tree, plural forms folded into one. */
function keysOf(tree: MessageTree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const full = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [full.replace(/_(?:zero|one|two|few|many|other)$/, '')] : keysOf(value, full);
  });
}

const byName = (a: string, b: string) => a.localeCompare(b, 'en');

function textsOf(tree: MessageTree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted(byName);
const merged = mergeCatalogues(catalogues);
const known = new Set(keysOf(merged['zh-CN']));

// Keys made at run time end in a name that the code supplies; their stem must exist.
const sources = import.meta.glob<string>(
  ['./**/*.{ts,tsx}', '!./**/*.test.{ts,tsx}', '!./gql/**', '!./testing/**', '!./e2e/**'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);

function usedKeys(source: string): string[] {
  return [
    ...source.matchAll(/\bt\(\s*'([\w.]+)'/g),
    ...source.matchAll(/\b(?:labelKey|titleKey|searchKey|label)\s*[:=]\s*'(\w+(?:\.\w+)+)'/g),
    ...source.matchAll(/\?\s*'(\w+(?:\.\w+)+)'\s*:\s*'\w+(?:\.\w+)+'\s*[,)]/g),
  ].flatMap((match) => match[1] ?? []);
}

describe('texts', () => {
  it('are complete in both languages', () => {
    const chinese = [...new Set(keysOf(merged['zh-CN']))].toSorted(byName);
    const english = [...new Set(keysOf(merged.en))].toSorted(byName);
    expect({
      onlyChinese: chinese.filter((key) => !english.includes(key)),
      onlyEnglish: english.filter((key) => !chinese.includes(key)),
    }).toEqual({ onlyChinese: [], onlyEnglish: [] });
    expect(chinese.length).toBeGreaterThan(100);
  });

  it('name the same particulars in both languages', () => {
    const english = new Map(textsOf(merged.en));
    const particulars = textsOf(merged['zh-CN']).map(([key, text]) => [key, ...placeholders(text)]);
    expect(particulars.map(([key = '']) => [key, ...placeholders(english.get(key) ?? '')])).toEqual(particulars);
  });

  it('have no empty text and no Chinese in the English', () => {
    expect([...textsOf(merged['zh-CN']), ...textsOf(merged.en)].filter(([, text]) => text.trim() === '')).toEqual([]);
    const chinese = textsOf(merged.en).filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'shell.language',
    );
    expect(chinese).toEqual([]);
  });

  it('exist for every key that the code names', () => {
    const missing = Object.entries(sources).flatMap(([file, source]) =>
      usedKeys(source)
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
    expect(Object.values(sources).flatMap(usedKeys).length).toBeGreaterThan(100);
  });

  it('are not written into the pages', () => {
    const offending = Object.entries(sources)
      .filter(([file]) => file.endsWith('.tsx'))
      .filter(([, source]) => /\p{Script=Han}/u.test(source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      .map(([file]) => file);
    expect(offending).toEqual([]);
  });

  it('refuse two owners of one namespace', () => {
    const one = defineMessages('same', { 'zh-CN': { a: '甲' }, en: { a: 'A' } });
    expect(() => mergeCatalogues([one, one])).toThrow('same');
  });
});

describe('resources', () => {
  it('have names and addresses of their own', () => {
    const names = resources.map((resource) => resource.name);
    expect(new Set(names).size).toBe(names.length);
    const paths = resources.flatMap((resource) => [
      ...resource.routes.map((route) => routePath(resource, route)),
      ...(resource.publicRoutes ?? []).map((route) => route.path),
    ]);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.every((path) => path.startsWith('/'))).toBe(true);
  });

  it('have labels and titles that exist', () => {
    const keys = resources.flatMap((resource) => [
      resource.labelKey,
      ...resource.routes.flatMap((route) => route.titleKey ?? []),
      ...(resource.publicRoutes ?? []).map((route) => route.titleKey),
      ...(resource.deskCards ?? []).map((card) => card.titleKey),
    ]);
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  it('load every page they declare', async () => {
    for (const resource of resources) {
      const loads = [...resource.routes, ...(resource.publicRoutes ?? []), ...(resource.deskCards ?? [])];
      for (const { load } of loads) {
        expect(await load()).toBeTypeOf('function');
      }
    }
  }, 30_000);
});
