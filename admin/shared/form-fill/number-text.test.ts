import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal, readFen, writeYuan } from './number-text.ts';

describe('numbers as people type them', () => {
  it.each([
    ['12', '12'],
    ['１２．５', '12.5'],
    ['1,234,567.80', '1234567.80'],
    [' 007 ', '7'],
    ['.5', '0.5'],
    ['12.', '12'],
    ['-3', '-3'],
    ['－0.00', '0.00'],
    ['+4', '4'],
    ['', null],
    ['.', null],
    ['1e5', null],
    ['12a', null],
    ['1.2.3', null],
    ['--1', null],
  ])('%j means %j', (typed, text) => {
    expect(readDecimal(typed)).toBe(text);
  });

  it.each([
    ['1234.5', '123450'],
    ['0.01', '1'],
    ['12.340', '1234'],
    ['12.345', null],
    ['-5', '-500'],
    ['元', null],
  ])('%j yuan are %j fen', (typed, fen) => {
    expect(readFen(typed)).toBe(fen);
  });

  it('every amount is read back as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (fen) => {
        expect(readFen(writeYuan(String(fen)))).toBe(String(fen));
      }),
    );
  });
});
