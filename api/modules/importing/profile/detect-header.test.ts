import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../kernel/locale.ts';
import { columnName, detectHeader, suggestMapping } from './detect-header.ts';
import { fileIssue, issueMessage } from './issue.ts';
import { ISSUES, type IssueCode } from './issue-catalogue.ts';
import { MINISTRY_PROFILE } from './ministry-list.ts';
import { parseProfile, usualProfile } from './mapping-profile.ts';
import { fieldsOf, IMPORT_TARGETS, type ImportTarget } from './target-fields.ts';
import { sheetOf } from './test-lists.ts';

const mapOf = (headers: readonly string[], target: ImportTarget): Record<string, string> => {
  const cells = headers.map((text, column) => ({ text, column }));
  return Object.fromEntries(
    [...suggestMapping(cells, target).columns].map(([field, column]) => [field, headers[column] ?? '']),
  );
};

describe('suggestMapping', () => {
  it('knows Chinese and English headers in any width, case and spacing', () => {
    expect(mapOf(['学校 名称', '学校\n标识码', '主管部门*', '所在地（必填）'], 'institution')).toEqual({
      name: '学校 名称',
      code: '学校\n标识码',
      supervisingAuthority: '主管部门*',
      location: '所在地（必填）',
    });
    expect(mapOf(['Ｓｃｈｏｏｌ Name', 'SCHOOL_CODE', 'Education-Level'], 'institution')).toEqual({
      name: 'Ｓｃｈｏｏｌ Name',
      code: 'SCHOOL_CODE',
      educationLevel: 'Education-Level',
    });
    expect(mapOf(['学号', '姓　名', '性别', '学院', '年级', '手机号码', 'E-mail', '学校'], 'person')).toMatchObject({
      name: '姓　名',
      studentNumber: '学号',
      faculty: '学院',
      email: 'E-mail',
      institutionName: '学校',
    });
    expect(mapOf(['university_id', 'university', 'province', 'faculty'], 'organization')).toEqual({
      name: 'faculty',
      parentPath: 'university',
      parentProvince: 'province',
    });
  });

  it('finds every field by its own labels', () => {
    for (const target of IMPORT_TARGETS) {
      for (const { field, label } of fieldsOf(target)) {
        for (const locale of LOCALES) {
          expect(mapOf([label[locale]], target)).toEqual({ [field]: label[locale] });
        }
      }
    }
  });

  it('refuses repeated headers of a field and names the columns', () => {
    const headers = ['学校名称', '学校标识码', '学校 名称', '备注', '备注'].map((text, column) => ({ text, column }));
    expect(suggestMapping(headers, 'institution').issues.filter(({ severity }) => severity === 'error')).toEqual([
      fileIssue('DUPLICATE_HEADER', null, { header: '学校名称', columns: 'A, C' }, 'name'),
    ]);
    expect(suggestMapping(headers, 'institution', MINISTRY_PROFILE).issues.map(({ code }) => code)).toEqual([
      'DUPLICATE_HEADER',
      'DUPLICATE_HEADER',
    ]);
  });

  it('reports missing required columns, one of several being enough', () => {
    const missing = (headers: readonly string[], target: ImportTarget): (string | null)[] =>
      suggestMapping(
        headers.map((text, column) => ({ text, column })),
        target,
      )
        .issues.filter(({ code }) => code === 'MISSING_COLUMN')
        .map(({ field }) => field);
    expect(missing(['所在地'], 'institution')).toEqual(['name', 'code']);
    expect(missing(['学校名称', '外部编码'], 'institution')).toEqual([]);
    expect(missing(['姓名', '学号'], 'person')).toEqual(['institutionCode', 'institutionName']);
    expect(missing(['名称', '上级'], 'organization')).toEqual(['kind']);
  });

  it('warns when two columns could be one field, but not when the other belongs elsewhere', () => {
    const issues = (headers: readonly string[]): IssueCode[] =>
      suggestMapping(
        headers.map((text, column) => ({ text, column })),
        'institution',
      ).issues.map(({ code }) => code);
    expect(issues(['学校名称', '院校名称', '学校标识码'])).toEqual(['AMBIGUOUS_COLUMN', 'COLUMN_IGNORED']);
    expect(issues(['学校名称', '省份', '学校标识码'])).toEqual([]);
  });

  it('never reads columns that the platform must not know', () => {
    const issues = suggestMapping(
      ['姓名', '学号', '学校', '身份证号', '政治面貌', '班级'].map((text, column) => ({ text, column })),
      'person',
    ).issues;
    expect(issues.map(({ code, params }) => [code, params['header']])).toEqual([
      ['SENSITIVE_COLUMN', '身份证号'],
      ['SENSITIVE_COLUMN', '政治面貌'],
      ['COLUMN_IGNORED', '班级'],
    ]);
    const forced = {
      ...usualProfile('person'),
      columns: { name: ['姓名'], externalCode: ['身份证号'], institutionName: ['学校'] },
    };
    const cells = ['姓名', '身份证号', '学校'].map((text, column) => ({ text, column }));
    expect([...suggestMapping(cells, 'person', forced).columns.keys()]).toEqual(['name', 'institutionName']);
  });
});

describe('detectHeader', () => {
  it('finds the header below titles and obeys a fixed row', () => {
    const sheet = sheetOf([['学校名称一览'], [], ['学校名称', '学校标识码'], ['甲大学', 4111099901]]);
    expect(detectHeader(sheet, 'institution').rowNumber).toBe(3);
    const fixed = detectHeader(sheet, 'institution', { ...usualProfile('institution'), headerRow: 4 });
    expect(fixed.rowNumber).toBe(4);
    expect(fixed.issues.map(({ code }) => code)).toEqual(['MISSING_COLUMN', 'MISSING_COLUMN', 'COLUMN_IGNORED']);
  });

  it('says what a header needs when there is none', () => {
    const { issues } = detectHeader(
      sheetOf([
        ['a', 'b'],
        [1, 2],
      ]),
      'person',
    );
    expect(issues).toEqual([fileIssue('HEADER_NOT_FOUND', null, { rows: 2, expected: '姓名' })]);
  });

  it('does not take a formula for a header', () => {
    expect(detectHeader(sheetOf([['=学校名称', '学校标识码', '所在地']]), 'institution').rowNumber).toBe(0);
  });

  it('names columns as spreadsheet programs do', () => {
    expect([0, 25, 26, 199, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'GR', 'ZZ', 'AAA']);
  });
});

describe('profiles', () => {
  it('survive storing, and faults are named by path', () => {
    expect(parseProfile(structuredClone(MINISTRY_PROFILE))).toEqual({ profile: MINISTRY_PROFILE });
    const faults = (change: object): string[] => {
      const result = parseProfile({ ...MINISTRY_PROFILE, ...change });
      return 'faults' in result ? result.faults.map(({ path }) => path.join('.')) : [];
    };
    expect(faults({ target: 'school' })).toContain('target');
    expect(faults({ columns: { nickname: ['别名'] } })).toEqual(['columns.nickname']);
    expect(faults({ defaults: { kind: 'CLUB' } })).toEqual(['defaults.kind']);
    expect(faults({ version: 0 })).toEqual(['version']);
    expect(faults({ columns: { name: [] } })).toEqual(['columns.name']);
    expect(faults({ headerRow: -1 })).toEqual(['headerRow']);
    expect(parseProfile(null)).toHaveProperty('faults');
  });
});

describe('issue texts', () => {
  it('exist in every language, and errors and warnings say what to do', () => {
    for (const [code, { text }] of Object.entries(ISSUES)) {
      const places = (locale: 'zh-CN' | 'en'): string[] =>
        [...text[locale].matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
      expect([code, ...places('zh-CN')]).toEqual([code, ...places('en')]);
    }
  });

  it('call a field as the target does', () => {
    const missing = fileIssue('MISSING_COLUMN', 1, { accepted: '姓名' }, 'name');
    expect(issueMessage(missing, 'zh-CN', 'person')).toContain('“姓名”');
    expect(issueMessage(missing, 'en', 'institution')).toContain('"School name"');
  });
});
