import { describe, expect, it } from 'vitest';
import { toCrudFilters } from '../shared/table/filter-spec.ts';
import { withinFilterSpec } from '../shared/organization-filter/organization-filter.tsx';
import { toFilterInput } from './filters.ts';

describe('filters that take a bare value', () => {
  const specs = [
    withinFilterSpec,
    { kind: 'boolean', field: 'hasPurpose', labelKey: 'x', isBare: true } as const,
    { kind: 'text', field: 'actorName', labelKey: 'x' } as const,
    { kind: 'enum', field: 'levels', labelKey: 'x', enumType: 'X', values: ['A', 'B'], isBare: 'list' } as const,
  ];

  it('reach the API without an operator, beside those that have one', () => {
    const filters = toCrudFilters(
      [
        { field: 'within', operator: 'in', values: ['org_1'] },
        { field: 'hasPurpose', operator: 'eq', values: ['false'] },
        { field: 'actorName', operator: 'contains', values: ['李'] },
        { field: 'levels', operator: 'in', values: ['A', 'B'] },
      ],
      specs,
    );
    expect(toFilterInput(filters)).toEqual({
      within: 'org_1',
      hasPurpose: false,
      actorName: { contains: '李' },
      levels: ['A', 'B'],
    });
  });

  it('vanish when nothing is chosen', () => {
    expect(toFilterInput(toCrudFilters([{ field: 'within', operator: 'in', values: [] }], specs))).toBeUndefined();
  });
});
