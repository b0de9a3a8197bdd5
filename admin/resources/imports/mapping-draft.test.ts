import { describe, expect, it } from 'vitest';
import {
  applyProfile,
  columnName,
  columnsOf,
  draftOf,
  type GuideField,
  type MappedFile,
  missingFields,
  previewOf,
  toInput,
  withField,
} from './mapping-draft.ts';

const file: MappedFile = {
  sampleRows: [
    { rowNumber: 1, cells: ['某校社团表'] },
    { rowNumber: 2, cells: ['社团', '类别', '类别', '', '备注'] },
    { rowNumber: 3, cells: ['棋社', 'ST', '体育', 'C1'] },
    { rowNumber: 4, cells: ['画社', '', '艺术', 'C2'] },
  ],
  mapping: {
    headerRow: 2,
    headers: [],
    profileKey: 'custom',
    profileVersion: 1,
    translations: [{ field: 'kind', from: 'st', to: '社团' }],
    fields: [
      { field: 'name', label: '名称', isRequired: true, column: 0, header: '社团', defaultValue: null },
      { field: 'kind', label: '类型', isRequired: true, column: 1, header: '类别', defaultValue: '社团' },
      { field: 'parentPath', label: '上级', isRequired: true, column: null, header: null, defaultValue: null },
    ],
  },
};

const guide: readonly GuideField[] = [
  { field: 'name', label: '名称', isRequired: true, alternatives: [] },
  { field: 'kind', label: '类型', isRequired: true, alternatives: [] },
  { field: 'parentCode', label: '上级编码', isRequired: false, alternatives: ['parentPath'] },
  { field: 'parentPath', label: '上级', isRequired: false, alternatives: ['parentCode'] },
  { field: 'foundedOn', label: '成立日期', isRequired: false, alternatives: [] },
];

describe('columns of a file', () => {
  it('have a header, a sample, and a letter; empty ones are left out', () => {
    expect(columnsOf(file, 2)).toEqual([
      { column: 0, header: '社团', sample: '棋社' },
      { column: 1, header: '类别', sample: 'ST' },
      { column: 2, header: '类别', sample: '体育' },
      { column: 3, header: '', sample: 'C1' },
      { column: 4, header: '备注', sample: '' },
    ]);
    expect(columnsOf(file, 0)[0]).toEqual({ column: 0, header: '', sample: '某校社团表' });
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('a mapping draft', () => {
  it('starts as the file was read, and is sent by header where that is clear and by position where it is not', () => {
    const draft = withField(draftOf(file), 3, 'parentCode');
    expect(toInput(draft, columnsOf(file, 2))).toEqual({
      headerRow: 2,
      columns: [{ field: 'name', headers: ['社团'] }],
      positions: [
        { field: 'kind', column: 1 },
        { field: 'parentCode', column: 3 },
      ],
      defaults: [{ field: 'kind', value: '社团' }],
      translations: [{ field: 'kind', from: 'st', to: '社团' }],
    });
    const bare = { ...draft, headerRow: 0 };
    expect(toInput(bare, columnsOf(file, 0)).columns).toEqual([]);
  });

  it('gives a field one column', () => {
    const draft = withField(draftOf(file), 2, 'kind');
    expect(draft.fields).toEqual({ 0: 'name', 2: 'kind' });
    expect(withField(draft, 2, '').fields).toEqual({ 0: 'name' });
  });

  it('names what is required and missing, unless a default or an alternative stands in', () => {
    const draft = draftOf(file);
    expect(missingFields(draft, guide).map(({ field }) => field)).toEqual(['parentCode', 'parentPath']);
    expect(missingFields(withField(draft, 3, 'parentCode'), guide)).toEqual([]);
    const bare = { ...draft, fields: {}, defaults: [{ field: 'kind', value: ' ' }] };
    expect(missingFields(bare, guide).map(({ field }) => field)).toEqual(['name', 'kind', 'parentCode', 'parentPath']);
  });

  it('shows the first rows as they would be read', () => {
    expect(previewOf(draftOf(file), file)).toEqual([
      { rowNumber: 3, values: { name: '棋社', kind: '社团' } },
      { rowNumber: 4, values: { name: '画社', kind: '社团' } },
    ]);
  });

  it('takes a saved mapping over as far as the file has its columns', () => {
    const { draft } = applyProfile(
      {
        headerRow: null,
        columns: [
          { field: 'name', headers: ['名称', '社 团'] },
          { field: 'foundedOn', headers: ['成立日期'] },
        ],
        positions: [{ field: 'kind', column: 2 }],
        defaults: [{ field: 'parentPath', value: '某大学学生会' }],
        translations: [],
      },
      file,
    );
    expect(draft).toEqual({
      headerRow: 2,
      fields: { 0: 'name', 2: 'kind' },
      defaults: [{ field: 'parentPath', value: '某大学学生会' }],
      translations: [],
    });
  });
});
