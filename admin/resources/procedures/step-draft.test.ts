import { describe, expect, it } from 'vitest';
import {
  chainProblems,
  moved,
  newBody,
  newStep,
  replaced,
  type StepDraft,
  stepInputs,
  stepProblems,
  without,
} from './step-draft.ts';

const FIELDS = new Set(['source', 'level']);
const sound = (more: Partial<StepDraft> = {}): StepDraft => ({
  ...newStep([]),
  name: '审核',
  bodies: [{ ...newBody(), titles: ['LEAGUE_SECRETARY'] }],
  ...more,
});

describe('what stands against a step', () => {
  it('is nothing for a sound one', () => {
    expect(stepProblems(sound(), FIELDS)).toEqual([]);
    expect(stepProblems(sound({ bodies: [{ ...newBody(), permission: 'case.read' }] }), FIELDS)).toEqual([]);
  });

  it.each<[string, Partial<StepDraft>]>([
    ['nameMissing', { name: ' ' }],
    ['bodiesMissing', { bodies: [] }],
    ['bodyIncomplete', { bodies: [newBody()] }],
    ['bodyIncomplete', { bodies: [{ ...newBody(), relation: 'LEVEL', titles: ['CHAIR'] }] }],
    ['quorum', { quorum: 2 }],
    ['quorum', { quorum: 0 }],
    ['deadline', { deadlineDays: 0 }],
    ['deadline', { deadlineDays: 251 }],
    ['deadline', { deadlineDays: null }],
    ['deadline', { deadlineDays: null, remindBefore: [], remindAfter: [], escalatesWhenLate: true }],
    ['reminders', { remindAfter: [-1] }],
    ['returnTarget', { returnsTo: ['step-9'] }],
    ['condition', { conditions: [{ field: 'unknown', operator: 'IS_SET', values: [] }] }],
    ['condition', { conditions: [{ field: 'source', operator: 'ONE_OF', values: [] }] }],
    ['condition', { conditions: [{ field: 'source', operator: 'IS_SET', values: ['x'] }] }],
    ['condition', { conditions: [{ field: 'level', operator: 'AT_LEAST', values: ['1', '2'] }] }],
  ])('is %s for %j', (problem, more) => {
    expect(stepProblems(sound(more), FIELDS)).toEqual([problem]);
  });

  it('is gone from its targets once they stand before it', () => {
    const first = sound({ key: 'first' });
    const second = sound({ key: 'second', returnsTo: ['first'] });
    expect(stepProblems(second, FIELDS, [first])).toEqual([]);
    expect(stepProblems(second, FIELDS, [])).toEqual(['returnTarget']);
    expect(stepProblems(sound({ returnsTo: [] }), FIELDS, [first])).toEqual([]);
  });

  it('is told of the chain where nothing is left that everybody meets', () => {
    const conditional = sound({ conditions: [{ field: 'source', operator: 'IS_SET', values: [] }] });
    expect(chainProblems([])).toEqual(['stepsMissing']);
    expect(chainProblems([conditional])).toEqual(['allConditional']);
    expect(chainProblems([conditional, sound()])).toEqual([]);
  });
});

describe('the list of steps', () => {
  it('gives a new step a key of its own, also after one was removed', () => {
    const first = newStep([]);
    const second = newStep([first]);
    const third = newStep([second]);
    expect(new Set([first.key, second.key, third.key]).size).toBe(3);
  });

  it('is ordered by one place at a time and stays as it is at its ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
    expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
    expect(replaced(['a', 'b'], 1, 'x')).toEqual(['a', 'x']);
  });

  it('is sent without what no longer applies', () => {
    const [input] = stepInputs([
      sound({ name: ' 审核 ', nameEn: ' ', quorum: 1, bodies: [{ ...newBody(), level: 'CITY', titles: ['CHAIR'] }] }),
    ]);
    expect(input).toMatchObject({
      name: '审核',
      nameEn: null,
      quorum: null,
      bodies: [{ relation: 'OWN', level: null }],
    });
  });
});
