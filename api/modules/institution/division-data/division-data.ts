import rows from './divisions.json' with { type: 'json' };

/** Level of a division in GB/T 2260: 省级, 地级, 县级. */
export type DivisionLevel = 'PROVINCE' | 'PREFECTURE' | 'COUNTY';

/** One code of GB/T 2260 (行政区划代码) that is or was in use, as the table `division` is filled. */
export interface DivisionRecord {
  /** Six digits. */
  code: string;
  /** Full Chinese name, the last one this code carried. */
  name: string;
  level: DivisionLevel;
  /**
   * The unit it lies in, null for a province. Counties without a prefecture and the districts of a municipality hang
   * directly under the province.
   */
  parentCode: string | null;
  /** True while the code is in force. The source has no dates, so validity is this flag and the successors. */
  isCurrent: boolean;
  /** False for codes that people use though the standard has none, such as 雄安新区 or the districts of Hong Kong. */
  isStandard: boolean;
  /** The codes that took over an abolished one, nearest first; they may be abolished themselves. */
  successors: string[];
  /** Short names under which people write it: 北京, 广西, 临夏州. */
  aliases: string[];
  /** Names that this code carried before the present one. */
  formerNames: string[];
}

const levelOf = (code: string): DivisionLevel => {
  if (code.endsWith('0000')) {
    return 'PROVINCE';
  }
  return code.endsWith('00') ? 'PREFECTURE' : 'COUNTY';
};

const words = (cell: string | undefined): string[] => (cell ? cell.split(' ') : []);

/** The whole division table ordered by code, which puts every parent before its children. */
export function loadDivisionData(): DivisionRecord[] {
  return rows.map(([code = '', name = '', parent = '', flags = '', successors, aliases, formerNames]) => ({
    code,
    name,
    level: levelOf(code),
    parentCode: parent === '' ? null : parent,
    isCurrent: flags.startsWith('C'),
    isStandard: !flags.endsWith('N'),
    successors: words(successors),
    aliases: words(aliases),
    formerNames: words(formerNames),
  }));
}

/**
 * The codes in force that an abolished code ended in, following chains of successors; the code itself while it is in
 * force, nothing for a code that lapsed or is unknown.
 */
export function currentSuccessors(code: string, divisions: ReadonlyMap<string, DivisionRecord>): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const pending = [code];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const division = divisions.get(next);
    if (!division || seen.has(next)) {
      continue;
    }
    seen.add(next);
    if (division.isCurrent) {
      found.add(next);
    } else {
      pending.push(...division.successors);
    }
  }
  return [...found].sort();
}
