import { existsSync, readFileSync } from 'node:fs';
import { type Cell, EMPTY_CELL, type Sheet } from '../sheet/sheet.ts';
import { workbookOf } from '../sheet/test-files.ts';
import { divisionLookup, type DivisionLookup } from './division-lookup.ts';

/** A value of a test sheet: a string that starts with `=` is a formula, null an empty cell. */
export type TestValue = string | number | null;

/** A sheet straight from values, as the reader would give it. */
export function sheetOf(rows: readonly (readonly TestValue[])[], format: Sheet['format'] = 'xlsx'): Sheet {
  const cellOf = (value: TestValue): Cell => {
    if (value === null || value === '') {
      return EMPTY_CELL;
    }
    const text = String(value);
    return { text, kind: text.startsWith('=') ? 'formula' : typeof value === 'number' ? 'number' : 'text' };
  };
  return { format, sheetName: 'S', sheetNames: ['S'], rows: rows.map((row) => row.map(cellOf)), notices: [] };
}

/** A few divisions with their public codes; enough for the fictional lists. */
export const FEW_DIVISIONS: DivisionLookup = divisionLookup([
  { code: '110000', name: '北京市' },
  { code: '110105', name: '朝阳区' },
  { code: '120000', name: '天津市' },
  { code: '320000', name: '江苏省' },
  { code: '320100', name: '南京市' },
  { code: '320500', name: '苏州市' },
  { code: '320106', name: '鼓楼区' },
  { code: '320302', name: '鼓楼区' },
  { code: '320583', name: '昆山市' },
  { code: '450000', name: '广西壮族自治区' },
  { code: '510000', name: '四川省' },
  { code: '510100', name: '成都市' },
]);

const HEADER = ['序号', '学校名称', '学校标识码', '主管部门', '所在地', '办学层次', '备注'];

/** A fictional list in the Ministry's layout with one of each documented dirt. */
export const DIRTY_LIST: readonly (readonly TestValue[])[] = [
  ['附件1：'],
  ['全国高等学校名单\n（截至2030年6月20日）'],
  HEADER,
  ['北京市（3所）'],
  [1, '雪莲大学', 4111099901, '教育部', '北京市', '本科', null],
  [2, '雪莲工业大学 ', 4111099902, '北京市 科学院', '北京市', '本科', null],
  [3, '雪莲职业\n学院', '4111099903', '北京市       ', '朝阳区', '专科', '民办'],
  ['江苏省（3所）'],
  [4, '江南示例大学', 4132099904, '交通运输部（民用 航空局）', '昆山市', '本科', '中外合作办学及内地与港澳合作办学'],
  [5, '江南示例学院', 4111099905, '江苏省 教育厅', '天津市', '本科', '民办'],
  [6, '江南示例职业学院', 4132099906, '江苏省教育厅', '苏州市', '专科', '境外高等教育机构在海南自由贸易港设立的学校'],
];

/** What a list in the Ministry's layout must give. */
export interface ListExpectation {
  readonly schools: number;
  readonly sections: number;
  readonly textCodes: number;
  readonly private: number;
  readonly joint: number;
  readonly hainan: number;
  readonly undergraduate: number;
  readonly unmatchedPlaces: number;
  readonly foreignCodes: number;
  readonly splitAuthorities: number;
}

/** The list to accept the importer by: the published one when it stands beside the repository, else a fictional one. */
export interface AcceptanceList {
  readonly isPublished: boolean;
  readonly xls: Buffer;
  readonly csv: Buffer;
  readonly divisions: DivisionLookup;
  readonly expected: ListExpectation;
}

/** Loads the acceptance list; the numbers of the published one are documented with it. */
export function acceptanceList(): AcceptanceList {
  const folder = new URL('../../../../../shared/data/', import.meta.url);
  const file = (name: string): URL => new URL(name, folder);
  const xls = file('moe-heis-2025-06-20.xls');
  if (existsSync(xls)) {
    const codes = JSON.parse(readFileSync(file('divisions/mumuy-list.json'), 'utf8')) as Record<string, string>;
    return {
      isPublished: true,
      xls: readFileSync(xls),
      csv: readFileSync(file('moe-heis-2025-06-20.csv')),
      divisions: divisionLookup(Object.entries(codes).map(([code, name]) => ({ code, name }))),
      expected: {
        schools: 2919,
        sections: 31,
        textCodes: 57,
        private: 829,
        joint: 14,
        hainan: 2,
        undergraduate: 1365,
        unmatchedPlaces: 3,
        foreignCodes: 1,
        splitAuthorities: 1,
      },
    };
  }
  const quoted = DIRTY_LIST.map((row) => row.map((value) => `"${String(value ?? '')}"`).join(','));
  return {
    isPublished: false,
    xls: workbookOf({ 名单: DIRTY_LIST }, 'xls'),
    csv: Buffer.from(quoted.join('\n')),
    divisions: FEW_DIVISIONS,
    expected: {
      schools: 6,
      sections: 2,
      textCodes: 1,
      private: 2,
      joint: 1,
      hainan: 1,
      undergraduate: 4,
      unmatchedPlaces: 1,
      foreignCodes: 1,
      splitAuthorities: 1,
    },
  };
}
