import { describe, expect, it } from 'vitest';
import {
  busiestDay,
  covers,
  cutIntoTurns,
  dealTurns,
  mostTerms,
  overlaps,
  schoolYearOf,
} from './term-limits.policy.ts';

const tenure = (personId: string, startsOn: string, endsOn: string) => ({ personId, startsOn, endsOn });

describe('periods', () => {
  it.each([
    ['2026-01-01', '2026-02-01', '2026-02-01', '2026-03-01', false],
    ['2026-01-01', '2026-02-02', '2026-02-01', '2026-03-01', true],
    ['2026-01-01', '2026-12-31', '2026-05-01', '2026-06-01', true],
    ['2026-05-01', '2026-06-01', '2026-01-01', '2026-05-01', false],
  ])('[%s, %s) and [%s, %s) overlap: %s', (aFrom, aUntil, bFrom, bUntil, expected) => {
    const [a, b] = [
      { startsOn: aFrom, endsOn: aUntil },
      { startsOn: bFrom, endsOn: bUntil },
    ];
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  it('cover their first day and not their last', () => {
    const span = { startsOn: '2026-09-01', endsOn: '2027-09-01' };
    expect(['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01'].map((day) => covers(span, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('begin a school year in September', () => {
    expect(['2026-08-31', '2026-09-01', '2027-01-01'].map(schoolYearOf)).toEqual([2025, 2026, 2026]);
  });
});

describe('counting', () => {
  it('finds the busiest day of a candidate among terms that begin and end meanwhile', () => {
    const others = [
      tenure('a', '2026-01-01', '2026-03-01'),
      tenure('b', '2026-02-01', '2026-04-01'),
      tenure('c', '2026-03-01', '2026-05-01'),
      tenure('d', '2027-01-01', '2027-05-01'),
    ];
    expect(busiestDay(others, tenure('x', '2026-01-15', '2026-06-01'))).toEqual({ count: 3, on: '2026-02-01' });
    expect(busiestDay(others, tenure('x', '2026-05-01', '2026-12-31'))).toEqual({ count: 1, on: '2026-05-01' });
  });

  it('counts a person once, a seat for each term', () => {
    const others = [tenure('a', '2026-01-01', '2027-01-01'), tenure('a', '2026-01-01', '2027-01-01')];
    expect(busiestDay(others, tenure('a', '2026-02-01', '2026-03-01')).count).toBe(1);
    expect(mostTerms(others, tenure('a', '2026-02-01', '2026-03-01')).count).toBe(3);
  });
});

describe('rotation', () => {
  it('cuts a period into turns without gap or overlap', () => {
    const turns = cutIntoTurns({ startsOn: '2026-09-01', endsOn: '2027-09-01' }, 5);
    expect(turns[0]!.startsOn).toBe('2026-09-01');
    expect(turns.at(-1)!.endsOn).toBe('2027-09-01');
    expect(turns.slice(1).map(({ startsOn }) => startsOn)).toEqual(turns.slice(0, -1).map(({ endsOn }) => endsOn));
    const days = turns.map(({ startsOn, endsOn }) => (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000);
    expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(1);
  });

  it('gives everybody the same number of turns, and none beyond the own term', () => {
    const turns = cutIntoTurns({ startsOn: '2026-09-01', endsOn: '2027-09-01' }, 6);
    const members = [
      tenure('a', '2026-09-01', '2027-09-01'),
      tenure('b', '2026-09-01', '2027-09-01'),
      tenure('c', '2026-09-01', '2026-12-01'),
    ];
    const dealt = dealTurns(turns, members).map((member) => member?.personId);
    expect(dealt).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(dealTurns(turns, [members[2]!]).map((member) => member?.personId ?? null)).toEqual([
      'c',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
