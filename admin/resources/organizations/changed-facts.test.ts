import { describe, expect, it } from 'vitest';
import { changedFacts, type FactValues } from './changed-facts.ts';

const before: FactValues = {
  shortName: '云师大学生会',
  nameEn: null,
  category: 'REGULAR_UNIVERSITY',
  clubType: null,
  divisionCode: '530100',
  externalCode: null,
  foundedOn: '1950-05-04',
};

describe('changedFacts', () => {
  it('leaves out what stayed, also what is absent from the form', () => {
    expect(changedFacts(before, { ...before })).toEqual({});
    expect(changedFacts(before, { shortName: '云师大学生会', nameEn: '  ' })).toEqual({});
  });

  it('sends what changed without surrounding blanks, and null for what was cleared', () => {
    expect(changedFacts(before, { ...before, nameEn: ' Union ', category: null, shortName: null })).toEqual({
      nameEn: 'Union',
      category: null,
      shortName: null,
    });
  });
});
