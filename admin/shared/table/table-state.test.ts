import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FilterSpec, toCrudFilters, withFilter } from './filter-spec.ts';
import {
  effectiveSorters,
  pageSizes,
  parseTableState,
  parseView,
  type TableSpec,
  viewQuery,
  writeTableState,
} from './table-state.ts';

const filters: readonly FilterSpec[] = [
  { kind: 'enum', field: 'level', labelKey: '', enumType: 'Level', values: ['SCHOOL', 'CLUB'] },
  { kind: 'text', field: 'name', labelKey: '' },
  { kind: 'day', field: 'foundedOn', labelKey: '' },
  { kind: 'instant', field: 'updatedAt', labelKey: '' },
  { kind: 'number', field: 'members', labelKey: '' },
  { kind: 'boolean', field: 'isActive', labelKey: '' },
];
const spec: TableSpec = {
  filters,
  sortFields: ['name', 'foundedOn'],
  columnKeys: ['name', 'level', 'foundedOn'],
  defaultSort: [{ field: 'name', order: 'asc' }],
  defaultPageSize: 20,
  prefix: '',
};
const parse = (query: string, other: TableSpec = spec) => parseTableState(new URLSearchParams(query), other);

describe('a table’s address', () => {
  it('holds search, filters, order, page, size and columns', () => {
    const state = parse(
      'q=师范&level.in=SCHOOL&level.in=CLUB&foundedOn.gte=1950-01-01&sort=-foundedOn,name&page=3&size=50&cols=level,name',
    );
    expect(state).toEqual({
      search: '师范',
      filters: [
        { field: 'level', operator: 'in', values: ['SCHOOL', 'CLUB'] },
        { field: 'foundedOn', operator: 'gte', values: ['1950-01-01'] },
      ],
      sorters: [
        { field: 'foundedOn', order: 'desc' },
        { field: 'name', order: 'asc' },
      ],
      page: 3,
      pageSize: 50,
      columns: ['level', 'name'],
    });
  });

  it('believes nothing that the table does not allow', () => {
    const state = parse(
      'level.in=ROOT&level.contains=SCHOOL&secret.eq=1&isActive.eq=maybe&members.gte=ten&foundedOn.gte=2026-13-45&sort=password,-1;drop&page=-2&size=100000&cols=password',
    );
    expect(state).toEqual({ search: '', filters: [], sorters: [], page: 1, pageSize: 20, columns: undefined });
  });

  it('leaves out defaults and keeps what belongs to others', () => {
    const next = writeTableState(new URLSearchParams('tab=history&page=7&level.in=CLUB'), parse(''), spec);
    expect(next.toString()).toBe('tab=history');
  });

  it('keeps two tables on one page apart', () => {
    const terms: TableSpec = { ...spec, prefix: 'terms.' };
    const params = writeTableState(new URLSearchParams('page=4'), { ...parse(''), page: 2, search: 'x' }, terms);
    expect(parseTableState(params, spec).page).toBe(4);
    expect(parseTableState(params, terms)).toMatchObject({ page: 2, search: 'x' });
  });

  it('survives any round trip', () => {
    const state = fc.record({
      search: fc.string({ maxLength: 20 }).map((text) => text.trim()),
      sorters: fc.constantFrom(
        [],
        [{ field: 'name', order: 'desc' as const }],
        [{ field: 'foundedOn', order: 'asc' as const }],
      ),
      page: fc.integer({ min: 1, max: 500 }),
      pageSize: fc.constantFrom(...pageSizes),
      columns: fc.constantFrom(undefined, ['name'], ['foundedOn', 'level']),
      name: fc.string({ maxLength: 30 }).map((text) => text.trim()),
      levels: fc.subarray(['SCHOOL', 'CLUB']),
      isActive: fc.constantFrom([], ['true'], ['false']),
    });
    fc.assert(
      fc.property(state, ({ name, levels, isActive, ...rest }) => {
        let chosen = withFilter([], filters[0]!, 'in', levels);
        chosen = withFilter(chosen, filters[1]!, 'contains', [name]);
        chosen = withFilter(chosen, filters[5]!, 'eq', isActive);
        const given = { ...rest, filters: chosen };
        expect(parseTableState(writeTableState(new URLSearchParams(), given, spec), spec)).toEqual(given);
      }),
    );
  });

  it('never throws on a hostile address', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(parse(query).page).toBeGreaterThan(0);
      }),
    );
  });
});

describe('order', () => {
  it('is the chosen one, else the best match while searching, else the default', () => {
    expect(effectiveSorters(parse('sort=-name&q=x'), spec)).toEqual([{ field: 'name', order: 'desc' }]);
    expect(effectiveSorters(parse('q=x'), spec)).toEqual([]);
    expect(effectiveSorters(parse(''), spec)).toEqual(spec.defaultSort);
  });
});

describe('saved views', () => {
  it('keep conditions, order and columns but not the page, whatever the order of writing', () => {
    const query = viewQuery(parse('page=9&q=x&level.in=CLUB&cols=level'), spec);
    expect(parseView(query, spec)).toMatchObject({ page: 1, search: 'x', columns: ['level'] });
    expect(viewQuery(parse('cols=level&level.in=CLUB&q=x'), spec)).toBe(query);
  });

  it('are checked again when they are opened', () => {
    expect(parseView('level.in=GONE&sort=gone', spec)).toMatchObject({ filters: [], sorters: [] });
  });
});

describe('conditions', () => {
  it('become typed filters with half-open ranges in Beijing', () => {
    const state = parse(
      'foundedOn.gte=1950-01-01&foundedOn.lte=1959-12-31&updatedAt.lte=2026-02-28&members.gte=5&isActive.eq=false&name.contains=学',
    );
    expect(toCrudFilters(state.filters, filters)).toEqual([
      { field: 'name', operator: 'contains', value: '学' },
      { field: 'foundedOn', operator: 'gte', value: '1950-01-01' },
      { field: 'foundedOn', operator: 'lt', value: '1960-01-01' },
      { field: 'updatedAt', operator: 'lt', value: '2026-03-01T00:00:00+08:00' },
      { field: 'members', operator: 'gte', value: 5 },
      { field: 'isActive', operator: 'eq', value: false },
    ]);
  });
});
