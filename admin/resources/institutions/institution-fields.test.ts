import { describe, expect, it } from 'vitest';
import { changedFacts, type FactValues } from './institution-fields.tsx';

const before: FactValues = {
  category: 'VOCATIONAL',
  educationLevel: 'JUNIOR_COLLEGE',
  ownership: 'PUBLIC',
  supervisingAuthorities: ['云南省'],
  location: '昆明市',
  divisionCode: null,
};

describe('changedFacts', () => {
  it('sends nothing when nothing changed', () => {
    expect(changedFacts(before, { ...before, supervisingAuthorities: ['云南省 '], location: ' 昆明市' })).toEqual({});
  });

  it('sends changed lists whole and an empty text for a cleared one', () => {
    expect(changedFacts(before, { ...before, supervisingAuthorities: ['云南省', '教育部'], location: '' })).toEqual({
      supervisingAuthorities: ['云南省', '教育部'],
      location: null,
    });
  });
});
