import { describe, expect, it } from 'vitest';
import { groupPersonas } from './demo-personas.tsx';
import type { DemoPersona } from './demo-persona.ts';
import { tokenOfFragment } from './use-fragment-token.ts';

const persona = (key: string, level: string | null): DemoPersona => ({
  key,
  level,
  label: key,
  description: '',
  login: key,
  password: '',
});

describe('demo personas', () => {
  it('stand by level from the top down, those without or with an unknown level last', () => {
    const groups = groupPersonas([
      persona('student', null),
      persona('club', 'CLUB'),
      persona('new', 'DISTRICT'),
      persona('nation', 'NATIONAL'),
      persona('club-2', 'CLUB'),
    ]);
    expect(groups.map((group) => group.level)).toEqual(['NATIONAL', 'CLUB', null, 'DISTRICT']);
    expect(groups[1]?.personas.map((item) => item.key)).toEqual(['club', 'club-2']);
  });
});

describe('a one-time token', () => {
  it('is read from the fragment in either form', () => {
    expect(tokenOfFragment('#token=a-b_c')).toBe('a-b_c');
    expect(tokenOfFragment('#a-b_c')).toBe('a-b_c');
  });

  it('is missing when the link is cut', () => {
    expect(tokenOfFragment('')).toBeUndefined();
    expect(tokenOfFragment('#')).toBeUndefined();
    expect(tokenOfFragment('#other=x')).toBeUndefined();
  });
});
