import { describe, expect, it } from 'vitest';
import { CHART, chartRows, type ChartUnit, fitName, layoutChart } from './chart-layout.ts';

const unit = (id: string, children: readonly ChartUnit[] = [], childCount = children.length): ChartUnit => ({
  id,
  name: id,
  level: 'SCHOOL',
  kind: 'STUDENT_UNION',
  childCount,
  children,
});

describe('layoutChart', () => {
  it('draws a lone unit as one box', () => {
    const { boxes, lines, width, height } = layoutChart(unit('a'));
    expect(boxes).toHaveLength(1);
    expect(lines).toEqual([]);
    expect([width, height]).toEqual([CHART.boxWidth, CHART.boxHeight]);
  });

  it('gives every leaf a row of its own and puts parents beside their first unit', () => {
    const { boxes, lines } = layoutChart(unit('a', [unit('b', [unit('c'), unit('d')]), unit('e')]));
    const y = Object.fromEntries(boxes.map((box) => [box.key, box.y]));
    expect(y).toEqual({ c: 0, d: 40, b: 0, e: 80, a: 0 });
    expect(lines).toHaveLength(4);
  });

  it('counts what it does not draw: many leaves, and units that were not read', () => {
    const leaves = Array.from({ length: 11 }, (_, index) => unit(`l${index}`));
    const { boxes } = layoutChart(unit('a', [unit('b', leaves)], 3));
    expect(boxes.filter((box) => box.unit === null).map(({ key, hiddenCount }) => [key, hiddenCount])).toEqual([
      ['b+', 3],
      ['a+', 2],
    ]);
  });

  it('says nothing about levels below the drawn ones', () => {
    const { boxes } = layoutChart(unit('a', [unit('b', [unit('c', [], 7)])]));
    expect(boxes).toHaveLength(3);
  });
});

describe('chartRows', () => {
  it('lists every unit with what it stands below', () => {
    const rows = chartRows(unit('a', [unit('b', [unit('c')])]));
    expect(rows.map(({ unit: { id }, parentName }) => [id, parentName])).toEqual([
      ['a', null],
      ['b', 'a'],
      ['c', 'b'],
    ]);
  });
});

describe('fitName', () => {
  it('keeps what fits and cuts what does not, whole characters at a time', () => {
    expect(fitName('云南省学生联合会')).toBe('云南省学生联合会');
    expect(fitName('云南'.repeat(10))).toBe(`${'云南'.repeat(7)}云…`);
    expect(fitName('a'.repeat(40))).toHaveLength(28);
  });
});
