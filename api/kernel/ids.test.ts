import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeId, encodeId, newId, parseId } from './ids.ts';

describe('public ids', () => {
  it('are the TypeID form of a uuid', () => {
    // Vectors of the TypeID specification (github.com/jetify-com/typeid, spec/valid.yml).
    expect(encodeId('org', '00000000-0000-0000-0000-000000000000')).toBe('org_00000000000000000000000000');
    expect(encodeId('org', '00000000-0000-0000-0000-00000000000a')).toBe('org_0000000000000000000000000a');
    expect(encodeId('org', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('org_7zzzzzzzzzzzzzzzzzzzzzzzzz');
    expect(encodeId('org', '0188bac7-4afa-78aa-bc3b-bd1eef28d881')).toBe('org_01h2xcejqtf2nbrexx3vqjhp41');
    expect(encodeId('org', '0188BAC7-4AFA-78AA-BC3B-BD1EEF28D881')).toBe('org_01h2xcejqtf2nbrexx3vqjhp41');
  });

  it('read back as the uuid that was written', () => {
    for (const uuid of Array.from({ length: 500 }, (_, index) => (index % 2 === 0 ? newId() : randomUUID()))) {
      expect(parseId(encodeId('per', uuid))).toEqual({ prefix: 'per', uuid });
    }
  });

  it('are null when of another kind, cut, too long or too large', () => {
    const id = encodeId('org', newId());
    expect(decodeId('org', id)).not.toBeNull();
    for (const wrong of [
      id.slice(0, -1),
      `${id}0`,
      `per_${id.slice(4, -1)}`,
      'org_8zzzzzzzzzzzzzzzzzzzzzzzzz',
      'org_',
      '',
    ]) {
      expect(decodeId('org', wrong), wrong).toBeNull();
    }
    expect(decodeId('per', id)).toBeNull();
  });
});
