import { describe, expect, it } from 'vitest';
import type { DomainRefusal } from '../../kernel/refusal.ts';
import { requireTightened, tightened, type CharterValue, type GeneralRule } from './rule-charter.policy.ts';
import { RULE_PARAMETERS } from './rule-parameters.ts';

const number = (value: number, floor: number | null = null, ceiling: number | null = null): GeneralRule => ({
  number: value,
  values: null,
  floor,
  ceiling,
});
const list = (...values: string[]): GeneralRule => ({ number: null, values, floor: null, ceiling: null });

function refusalFor(key: string, general: GeneralRule | null, charter: CharterValue): string | null {
  try {
    requireTightened(RULE_PARAMETERS[key]!, general, charter, 'en');
    return null;
  } catch (error) {
    expect((error as DomainRefusal).messageIn('zh-CN')).not.toContain('{');
    return (error as DomainRefusal).code;
  }
}

describe('what a charter may state', () => {
  it.each([
    ['staffMax', number(40, 5, 40), number(40), null],
    ['staffMax', number(40, 5, 40), number(41), 'RULE_VALUE_RANGE'],
    ['staffMax', number(40, 5, 40), number(4), 'RULE_VALUE_RANGE'],
    // Where no range is stated, the rule itself is the limit in the direction of more freedom.
    ['staffMax', number(40), number(41), 'RULE_VALUE_RANGE'],
    ['staffMax', number(40), number(0), null],
    ['staffMin', number(20), number(19), 'RULE_VALUE_RANGE'],
    ['staffMin', number(20), number(25), null],
    ['rotationDays', number(90), number(400), null],
    ['termDaysMax', number(400, 30, 1830), number(1830), null],
    ['allowedTitles', list('CHAIR', 'OFFICER'), list('OFFICER'), null],
    ['allowedTitles', list('CHAIR', 'OFFICER'), list('OFFICER', 'DIRECTOR'), 'RULE_LIST_BEYOND'],
    ['presidiumTitles', list('CHAIR', 'VICE_CHAIR'), list('CHAIR'), 'RULE_LIST_MISSING'],
    ['secondFactorTitles', list('CHAIR'), list('CHAIR', 'OFFICER'), null],
    ['conflictingTitles', list('CHAIR+OFFICER'), list(), 'RULE_LIST_MISSING'],
    ['staffMax', null, number(900), null],
  ] as const)('%s', (key, general, charter, refusal) => {
    expect(refusalFor(key, general, charter)).toBe(refusal);
  });

  it('gives way where the general rule became stricter after it', () => {
    const { staffMax, staffMin, allowedTitles, secondFactorTitles } = RULE_PARAMETERS;
    expect(tightened(staffMax!, number(30, 5, 30), number(40)).number).toBe(30);
    expect(tightened(staffMin!, number(20), number(10)).number).toBe(20);
    expect(tightened(allowedTitles!, list('CHAIR'), list('CHAIR', 'OFFICER')).values).toEqual(['CHAIR']);
    expect(tightened(secondFactorTitles!, list('CHAIR'), list('OFFICER')).values).toEqual(['CHAIR', 'OFFICER']);
  });
});
