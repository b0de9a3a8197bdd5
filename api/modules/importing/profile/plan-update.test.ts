import { describe, expect, it } from 'vitest';
import { issue } from './issue.ts';
import type { InstitutionCandidate } from './parse-institution.ts';
import { type InstitutionRecord, likeness, planUpdate } from './plan-update.ts';
import { diffFields, institutionValues, resolveState, tally } from './resolve-state.ts';

const candidate = (
  rowNumber: number,
  name: string,
  code: string | null,
  change: Partial<InstitutionCandidate> = {},
): InstitutionCandidate => ({
  rowNumber,
  sectionProvince: '北京市',
  provinceCode: '110000',
  name,
  code,
  codeKind: 'MINISTRY',
  externalCode: null,
  supervisingAuthorities: ['北京市'],
  location: '北京市',
  divisionCode: '110000',
  educationLevel: 'UNDERGRADUATE',
  ownership: 'PUBLIC',
  issues: [],
  ...change,
});

const record = (
  id: string,
  name: string,
  code: string | null,
  change: Partial<InstitutionRecord> = {},
): InstitutionRecord => ({
  id,
  name,
  code,
  provinceCode: '110000',
  values: {
    supervisingAuthorities: ['北京市'],
    location: '北京市',
    divisionCode: '110000',
    educationLevel: 'UNDERGRADUATE',
    ownership: 'PUBLIC',
  },
  ...change,
});

describe('resolveState', () => {
  const values = institutionValues(candidate(1, '甲大学', '4111000001'));

  it('is new, unchanged or changed with the fields that differ', () => {
    expect(resolveState([], values, null)).toEqual({ action: 'new', state: 'new', diffs: [] });
    expect(resolveState([], values, values)).toEqual({ action: 'unchanged', state: 'unchanged', diffs: [] });
    expect(resolveState([], values, { ...values, ownership: 'PRIVATE', location: null })).toEqual({
      action: 'changed',
      state: 'changed',
      diffs: [
        { field: 'location', before: null, after: '北京市' },
        { field: 'ownership', before: 'PRIVATE', after: 'PUBLIC' },
      ],
    });
  });

  it('shows warnings without hiding the action, and errors above all', () => {
    const warned = [issue('LOCATION_UNMATCHED', 'location')];
    expect(resolveState(warned, values, values)).toMatchObject({ action: 'unchanged', state: 'warning' });
    expect(resolveState([issue('SPACE_TRIMMED', 'name')], values, null)).toMatchObject({ action: 'new', state: 'new' });
    expect(resolveState([...warned, issue('REQUIRED', 'name')], values, values)).toEqual({
      action: 'error',
      state: 'error',
      diffs: [],
    });
  });

  it('keeps what the file does not say and minds no order of lists', () => {
    const partial = institutionValues(
      candidate(1, '甲大学', null, {
        divisionCode: null,
        ownership: null,
        supervisingAuthorities: ['教育部', '北京市'],
      }),
    );
    expect(
      diffFields(partial, { ...values, divisionCode: '110105', supervisingAuthorities: ['北京市', '教育部'] }),
    ).toEqual([]);
  });

  it('counts so that the actions add up', () => {
    const rows = [
      resolveState([], values, null),
      resolveState([issue('DATE_FUTURE', 'x')], values, values),
      resolveState([issue('REQUIRED', 'x')], values, null),
    ];
    expect(tally(rows)).toEqual({ rows: 3, new: 1, changed: 0, unchanged: 1, warnings: 1, errors: 1 });
  });
});

describe('planUpdate', () => {
  it('finds nothing to do for the same list again', () => {
    const plan = planUpdate([candidate(5, '甲大学', '4111000001')], [record('a', '甲大学', '4111000001')]);
    expect(plan.proposals).toEqual([]);
    expect(plan.rows).toEqual([
      { rowNumber: 5, existingId: 'a', resolution: { action: 'unchanged', state: 'unchanged', diffs: [] } },
    ]);
    expect(plan.isFirst).toBe(false);
  });

  it('proposes renames, code changes, new and vanished schools, and links likely successors', () => {
    const plan = planUpdate(
      [
        candidate(5, '乙工业大学', '4111000001'),
        candidate(6, '丙职业学院', '4111000009'),
        candidate(7, '雪莲职业技术大学', '4111000010'),
        candidate(8, '全新大学', '4111000011'),
      ],
      [
        record('a', '甲工学院', '4111000001'),
        record('c', '丙职业学院', '4111000003'),
        record('d', '雪莲职业技术学院', '4111000004'),
        record('e', '他省大学', '4132000001', { provinceCode: '320000' }),
      ],
    );
    expect(plan.proposals).toEqual([
      { kind: 'RENAME', rowNumber: 5, id: 'a', from: '甲工学院', to: '乙工业大学', isFormer: false, heldBy: null },
      { kind: 'CODE_CHANGE', rowNumber: 6, id: 'c', from: '4111000003', to: '4111000009', isFormer: false },
      {
        kind: 'VANISHED',
        id: 'd',
        name: '雪莲职业技术学院',
        code: '4111000004',
        successors: [{ ref: 'row:7', name: '雪莲职业技术大学', likeness: 0.71 }],
      },
      {
        kind: 'NEW',
        rowNumber: 7,
        name: '雪莲职业技术大学',
        code: '4111000010',
        predecessors: [{ ref: 'd', name: '雪莲职业技术学院', likeness: 0.71 }],
      },
      { kind: 'NEW', rowNumber: 8, name: '全新大学', code: '4111000011', predecessors: [] },
    ]);
    expect(plan.rows.map(({ existingId, resolution }) => [existingId, resolution.action])).toEqual([
      ['a', 'changed'],
      ['c', 'changed'],
      [null, 'new'],
      [null, 'new'],
    ]);
    expect(plan.coveredProvinces).toEqual(['110000']);
  });

  it('takes names that differ only in width for the same', () => {
    const plan = planUpdate(
      [candidate(5, '石油大学（北京）', '4111000001')],
      [record('a', '石油大学(北京)', '4111000001')],
    );
    expect(plan.proposals).toEqual([]);
  });

  it('tells a merger: the code of one with the name of another', () => {
    const plan = planUpdate(
      [candidate(5, '乙大学', '4111000001')],
      [record('a', '甲大学', '4111000001'), record('b', '乙大学', '4111000002')],
    );
    expect(
      plan.proposals.map((proposal) => [
        proposal.kind,
        'heldBy' in proposal ? proposal.heldBy : proposal.kind === 'VANISHED' ? proposal.id : null,
      ]),
    ).toEqual([
      ['RENAME', 'b'],
      ['VANISHED', 'b'],
    ]);
  });

  it('sees two schools that changed names', () => {
    const plan = planUpdate(
      [candidate(5, '乙大学', '4111000001'), candidate(6, '甲大学', '4111000002')],
      [record('a', '甲大学', '4111000001'), record('b', '乙大学', '4111000002')],
    );
    expect(plan.proposals.map(({ kind }) => kind)).toEqual(['RENAME', 'RENAME']);
  });

  it('knows an older list by former names and codes', () => {
    const plan = planUpdate(
      [candidate(5, '甲学院', '4111000001'), candidate(6, '丙学院', '4111000007')],
      [
        record('a', '甲大学', '4111000001', { formerNames: ['甲学院'] }),
        record('c', '丙大学', '4111000003', { formerCodes: ['4111000007'], formerNames: ['丙学院'] }),
      ],
    );
    expect(plan.proposals.map((proposal) => [proposal.kind, 'isFormer' in proposal && proposal.isFormer])).toEqual([
      ['RENAME', true],
      ['RENAME', true],
      ['CODE_CHANGE', true],
    ]);
  });

  it('does not guess between namesakes, and does not call vanished what an erroneous row names', () => {
    const broken = candidate(6, '丁大学', null, { issues: [issue('CODE_MALFORMED', 'code')] });
    const plan = planUpdate(
      [candidate(5, '同名学院', '4111000009'), broken],
      [
        record('a', '同名学院', '4111000001'),
        record('b', '同名学院', '4111000002'),
        record('d', '丁大学', '4111000004'),
      ],
    );
    expect(plan.proposals.map(({ kind }) => kind)).toEqual(['VANISHED', 'VANISHED', 'NEW']);
    expect(plan.rows[1]).toMatchObject({ existingId: 'd', resolution: { action: 'error' } });
  });

  it('leaves alone what this kind of list would not contain', () => {
    const plan = planUpdate(
      [candidate(5, '甲大学', '4111000001')],
      [record('s', '某中学', null)],
      ({ code }) => code !== null,
    );
    expect(plan.proposals.map(({ kind }) => kind)).toEqual(['NEW']);
    expect(plan.isFirst).toBe(true);
  });

  it('measures likeness of names', () => {
    expect(likeness('甲大学', '甲大学')).toBe(1);
    expect(likeness('甲大学', '乙学院')).toBe(0);
    expect(likeness('甲', '乙')).toBe(0);
  });
});
