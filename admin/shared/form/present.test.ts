import { describe, expect, it } from 'vitest';
import { present } from './present.ts';

describe('present', () => {
  it('leaves out what was not filled in and trims the rest', () => {
    expect(present({ name: ' A ', shortName: '  ', code: null, day: undefined, count: 0, isOn: false })).toEqual({
      name: 'A',
      count: 0,
      isOn: false,
    });
  });
});
