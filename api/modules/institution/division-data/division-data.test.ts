import { beforeAll, describe, expect, it } from 'vitest';

import { currentSuccessors, loadDivisionData, type DivisionRecord } from './division-data.ts';
import { buildDivisionRows, parseNonStandardCodes } from './division-source.ts';

describe('loadDivisionData', () => {
  let divisions: DivisionRecord[];
  let byCode: Map<string, DivisionRecord>;
  const at = (code: string): DivisionRecord | undefined => byCode.get(code);

  beforeAll(() => {
    divisions = loadDivisionData();
    byCode = new Map(divisions.map((division) => [division.code, division]));
  });

  it('holds every code once, parents before children', () => {
    expect(divisions.length).toBe(7448);
    expect(byCode.size).toBe(divisions.length);
    const seen = new Set<string>();
    for (const { code, parentCode } of divisions) {
      expect(parentCode === null || seen.has(parentCode)).toBe(true);
      seen.add(code);
    }
  });

  it('is well formed in every record', () => {
    const wrong = divisions.filter(({ code, name, level, parentCode, isCurrent, successors, aliases }) => {
      const parent = parentCode === null ? undefined : at(parentCode);
      return (
        !/^\d{6}$/u.test(code) ||
        !/^[\p{Script=Han}、（）()]+$/u.test(name) ||
        (level === 'PROVINCE') !== (parentCode === null) ||
        (parent !== undefined && isCurrent && !parent.isCurrent) ||
        (isCurrent && successors.length > 0) ||
        successors.some((successor) => successor === code || !byCode.has(successor)) ||
        aliases.some((alias) => alias.length < 2 || alias === name)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('names the 34 units of the first level and how people call them', () => {
    const provinces = divisions.filter((division) => division.level === 'PROVINCE' && division.isStandard);
    expect(provinces.length).toBe(34);
    expect(provinces.every((division) => division.isCurrent && division.aliases.length > 0)).toBe(true);
    expect(at('110000')?.aliases).toEqual(['北京']);
    expect(at('450000')?.aliases).toEqual(['广西']);
    expect(at('150000')?.aliases).toEqual(['内蒙古']);
    expect(at('622900')?.aliases).toEqual(['临夏州', '临夏']);
    expect(at('530100')?.aliases).toEqual(['昆明']);
  });

  it('hangs districts of municipalities and counties without a prefecture under the province', () => {
    expect(at('110108')?.parentCode).toBe('110000');
    expect(at('500156')?.parentCode).toBe('500000');
    expect(at('429004')?.parentCode).toBe('420000');
    expect(at('659001')?.parentCode).toBe('650000');
    expect(at('530102')?.parentCode).toBe('530100');
  });

  it('marks what the standard does not know', () => {
    for (const code of ['133100', '660000', '232761', '830000', '810101']) {
      expect([code, at(code)?.isStandard, at(code)?.isCurrent]).toEqual([code, false, true]);
    }
    for (const code of ['130629', '710000', '810000', '460302', '653228']) {
      expect([code, at(code)?.isStandard, at(code)?.isCurrent]).toEqual([code, true, true]);
    }
  });

  it('leads an abolished code to those in force', () => {
    expect(at('110103')).toMatchObject({ name: '崇文区', isCurrent: false, successors: ['110101'] });
    expect(currentSuccessors('110103', byCode)).toEqual(['110101']);
    expect(currentSuccessors('530100', byCode)).toEqual(['530100']);
    expect(currentSuccessors('110100', byCode)).toEqual([]);
    expect(currentSuccessors('999999', byCode)).toEqual([]);
    const chained = divisions.find(({ successors }) => successors.some((code) => at(code)?.isCurrent === false));
    expect(currentSuccessors(chained?.code ?? '', byCode).every((code) => at(code)?.isCurrent)).toBe(true);
  });

  it('keeps the name that a code carried before', () => {
    expect(at('419001')).toMatchObject({ name: '济源市', formerNames: ['义马市'] });
  });
});

describe('buildDivisionRows', () => {
  it('drops what has no name, a code that follows itself and successors of codes in force', () => {
    const build = buildDivisionRows({
      current: { '110000': '北京市', '110101': '东城区' },
      history: { '110000': '北京市', '110101': '东城区', '110103': '崇文区' },
      successors: { '110103': ['110101', '110103', '119999'], '118888': ['110101'], '110101': ['110000'] },
      nonStandard: new Set(),
    });
    expect(build.rows).toEqual([
      ['110000', '北京市', '', 'C', '', '北京'],
      ['110101', '东城区', '110000', 'C'],
      ['110103', '崇文区', '110000', 'A', '110101'],
    ]);
    expect(build).toMatchObject({
      namelessCodes: ['118888'],
      unknownSuccessors: ['119999'],
      ignoredSuccessors: ['110101'],
    });
  });

  it('reads the non-standard section of the patch only', () => {
    const patch = '// 非标准建制\n"130629":"容城县",  // 删除\n"133100":"雄安新区",\n//////////\n"460302":"西沙区",';
    expect([...parseNonStandardCodes(patch)]).toEqual(['133100']);
  });
});
