/** The four files of the source folder, parsed but not yet judged. */
export interface DivisionSource {
  /** Codes in force with their names. */
  current: Record<string, string>;
  /** Every code ever used with its last name. */
  history: Record<string, string>;
  /** Abolished code to the codes that took it over. */
  successors: Record<string, string[]>;
  /** Codes the source itself lists as outside the standard. */
  nonStandard: ReadonlySet<string>;
}

/** One division as it is written to `divisions.json`: code, name, parent, flags, successors, aliases, former names. */
export type DivisionRow = string[];

/** What the normaliser could not keep, for the person who runs it. */
export interface DivisionBuild {
  rows: DivisionRow[];
  /** Codes that only occur as keys of the successor table and have no name anywhere. */
  namelessCodes: string[];
  /** Successor codes that no table names. */
  unknownSuccessors: string[];
  /** Successors claimed for a code that is still in force. */
  ignoredSuccessors: string[];
}

const municipalities = new Set(['11', '12', '31', '50']);

// The table calls the Corps abolished, yet it is an addressee of the plan (方案, 抬头: 新疆生产建设兵团团委、学联).
const corpsCode = '660000';
// The standard code of Taiwan; the source files its own 83xxxx series in its place.
const taiwanCode = '710000';

const provinceAliases: Record<string, string[]> = {
  [corpsCode]: ['兵团', '新疆兵团'],
  '150000': ['内蒙古'],
  '810000': ['香港'],
  '820000': ['澳门'],
};

const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|' +
  '土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
// "族" may be missing after a name such as 蒙古 or 柯尔克孜, never after one of a single character.
const peopleName = new RegExp(`((${peoples})族|蒙古|哈萨克|柯尔克孜|维吾尔)+自治(区|州)$`, 'u');

/** True for the rows that only collect units, such as 市辖区 or 省直辖行政单位, and stand for no place. */
const isCollectingRow = (code: string, name: string): boolean =>
  code.endsWith('00') && (name === '市辖区' || name === '县' || name.includes('直辖'));

/** Short names under which people write a division: 北京, 广西, 临夏州, 昆明. */
function aliasesOf(code: string, name: string): string[] {
  if (!code.endsWith('00')) {
    return [];
  }
  const known = provinceAliases[code];
  if (known) {
    return known;
  }
  const people = peopleName.exec(name);
  if (people) {
    const stem = name.slice(0, people.index);
    const isNamed = stem.length >= 2;
    return isNamed ? (people[3] === '州' ? [`${stem}州`, stem] : [stem]) : [];
  }
  const stem = name.replace(/(省|市|地区|自治区)$/u, '');
  return stem === name || stem.length < 2 ? [] : [stem];
}

/** Normalises the source into one row per code that was ever used and has a name. */
export function buildDivisionRows(source: DivisionSource): DivisionBuild {
  const { current, history } = source;
  const codes = [...new Set([...Object.keys(history), ...Object.keys(current)])].sort();
  const names = new Map(codes.map((code) => [code, current[code] ?? history[code] ?? '']));
  const isExtra = (code: string): boolean =>
    code === corpsCode || (source.nonStandard.has(code) && current[code] === undefined);
  const isCurrent = (code: string): boolean => current[code] !== undefined || code === taiwanCode || isExtra(code);
  const isStandard = (code: string): boolean =>
    code !== corpsCode &&
    !source.nonStandard.has(code) &&
    !code.startsWith('83') &&
    !(/^8[12]/u.test(code) && !code.endsWith('0000'));

  const parentOf = (code: string): string => {
    const province = `${code.slice(0, 2)}0000`;
    if (code === province) {
      return '';
    }
    const prefecture = `${code.slice(0, 4)}00`;
    const name = names.get(prefecture);
    const mayCarry =
      prefecture !== code &&
      name !== undefined &&
      !municipalities.has(code.slice(0, 2)) &&
      !isCollectingRow(prefecture, name) &&
      (isCurrent(prefecture) || !isCurrent(code));
    return mayCarry ? prefecture : province;
  };

  const unknownSuccessors = new Set<string>();
  const successorsOf = (code: string): string[] => {
    if (isCurrent(code)) {
      return [];
    }
    return (source.successors[code] ?? []).filter((successor) => {
      if (!names.has(successor)) {
        unknownSuccessors.add(successor);
      }
      return successor !== code && names.has(successor);
    });
  };

  const rows = codes.map((code): DivisionRow => {
    const name = names.get(code) ?? '';
    const formerName = history[code];
    const flags = `${isCurrent(code) ? 'C' : 'A'}${isStandard(code) ? '' : 'N'}`;
    const row = [
      code,
      name,
      parentOf(code),
      flags,
      successorsOf(code).join(' '),
      isCurrent(code) ? aliasesOf(code, name).join(' ') : '',
      formerName !== undefined && formerName !== name ? formerName : '',
    ];
    while (row.at(-1) === '') {
      row.pop();
    }
    return row;
  });
  return {
    rows,
    namelessCodes: Object.keys(source.successors).filter((code) => !names.has(code)),
    unknownSuccessors: [...unknownSuccessors],
    ignoredSuccessors: Object.keys(source.successors).filter((code) => names.has(code) && isCurrent(code)),
  };
}

/**
 * Reads the codes of the section 非标准建制 of the patch file; lines marked 删除 propose a deletion that the source never
 * made and are skipped, the section ends at a line of slashes.
 */
export function parseNonStandardCodes(patch: string): Set<string> {
  const section = patch.split('// 非标准建制')[1]?.split(/^\/{5,}$/mu)[0] ?? '';
  const codes = section
    .split('\n')
    .filter((line) => !line.includes('删除'))
    .flatMap((line) => /"(\d{6})"/u.exec(line)?.[1] ?? []);
  return new Set(codes);
}
