import { describe, expect, it } from 'vitest';
import { changeText } from './change-text.ts';

const words = {
  enumLabel: (type: string, value: string) => `${type}/${value}`,
  fieldLabel: (field: string) => `<${field}>`,
};

describe('changeText', () => {
  it('names states and relations, and leaves names alone', () => {
    expect(changeText('SUSPENDED', 'ACTIVE', words)).toBe('OrganizationStatus/ACTIVE');
    expect(changeText('STATUS', 'FAILED', words)).toBe('PlannedChangeStatus/FAILED');
    expect(changeText('ACTION', 'MOVE', words)).toBe('PlannedAction/MOVE');
    expect(changeText('UPDATED', 'GUIDED_BY', words)).toBe('OrganizationLinkKind/GUIDED_BY');
    expect(changeText('UPDATED', 'GUIDED_BY: 团委', words)).toBe('OrganizationLinkKind/GUIDED_BY: 团委');
    expect(changeText('RENAMED', 'A; B: C', words)).toBe('A; B: C');
    expect(changeText('CREATED', null, words)).toBeNull();
  });

  it('names the fields of an edit, whatever their values hold', () => {
    expect(changeText('UPDATED', 'nameEn: A: B; clubType: OTHER', words)).toBe(
      '<nameEn>: A: B; <clubType>: ClubType/OTHER',
    );
    expect(changeText('UPDATED', 'shortName: ; category: ', words)).toBe('<shortName>: ; <category>: ');
  });
});
