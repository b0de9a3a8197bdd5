import { describe, expect, it } from 'vitest';
import { anyOf } from '../../providers/access.ts';
import type { Viewer } from '../../providers/viewer.ts';
import { matchingPages, palettePages } from '../palette/palette-pages.ts';
import { defineResource, type ResourceDefinition, type RouteAction } from '../resource.ts';
import { activeEntry, menuSections } from './menu-sections.ts';

const Icon = () => null;
const load = async () => Icon;
const route = (path: string, action: RouteAction, extra: object = {}) => ({ path, action, load, ...extra });

const resources: readonly ResourceDefinition[] = [
  defineResource({
    name: 'audit',
    path: '/audit',
    labelKey: 'audit',
    requires: anyOf('audit.read'),
    menu: { group: 'system', order: 1, icon: Icon },
    routes: [route('', 'list')],
  }),
  defineResource({
    name: 'person',
    path: '/people',
    labelKey: 'people',
    requires: 'signed-in',
    menu: { group: 'people', order: 2, icon: Icon },
    routes: [
      route('', 'list'),
      route('create', 'create', { titleKey: 'new person', requires: anyOf('person.create') }),
      route(':id', 'show'),
    ],
  }),
  defineResource({
    name: 'vacancy',
    path: '/people/vacancies',
    labelKey: 'vacancies',
    requires: 'signed-in',
    menu: { group: 'people', order: 1, icon: Icon },
    routes: [route('', 'list')],
  }),
];

const viewer = (...permissions: string[]): Viewer => ({
  account: { id: 'a', loginName: 'a', email: null, locale: 'zh-CN' },
  person: null,
  permissions,
  offices: [],
  systemRole: null,
  secondFactorMissing: false,
  preferences: { theme: null, locale: null, density: null, columns: [] },
});

describe('the menu', () => {
  it('shows what may be opened, by group and order, and no heading over nothing', () => {
    const sections = menuSections(resources, viewer());
    expect(sections.map((section) => [section.group, section.entries.map((entry) => entry.name)])).toEqual([
      ['people', ['vacancy', 'person']],
    ]);
    expect(menuSections(resources, viewer('audit.read')).map((section) => section.group)).toEqual(['people', 'system']);
    expect(menuSections(resources, null)).toEqual([]);
  });

  it('marks the entry that a page belongs to, the longest address first', () => {
    const sections = menuSections(resources, viewer());
    expect(activeEntry(sections, '/people/per_1')?.name).toBe('person');
    expect(activeEntry(sections, '/people/vacancies')?.name).toBe('vacancy');
    expect(activeEntry(sections, '/peoples')).toBeUndefined();
  });
});

describe('the palette', () => {
  it('offers pages without parameters that may be opened', () => {
    const pages = (...permissions: string[]) =>
      palettePages(resources, viewer(...permissions), (key) => key).map((page) => page.to);
    expect(pages()).toEqual(['/people', '/people/vacancies']);
    expect(pages('person.create')).toContain('/people/create');
  });

  it('finds them by title or address', () => {
    const pages = palettePages(resources, viewer('person.create'), (key) => key);
    expect(matchingPages(pages, ' NEW ').map((page) => page.to)).toEqual(['/people/create']);
    expect(matchingPages(pages, 'vacancies')).toHaveLength(1);
    expect(matchingPages(pages, '')).toHaveLength(3);
  });
});
