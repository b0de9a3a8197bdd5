import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../providers/viewer.ts';
import { deskCards } from './desk-page.tsx';
import { resource } from './resource.ts';
import { monthStart } from './use-desk.ts';

type Level = Viewer['offices'][number]['organization']['level'];

const viewer = (more: Partial<Viewer>, level?: Level): Viewer => ({
  account: { id: 'acc_1', loginName: 'somebody', email: null, locale: 'zh-CN' },
  person: { id: 'per_1', name: '某人' },
  permissions: [],
  offices: level ? [{ id: 'off_1', title: '主席', organization: { id: 'org_1', name: '学生会', level } }] : [],
  systemRole: null,
  secondFactorMissing: false,
  preferences: { theme: null, locale: null, density: null, columns: [] },
  ...more,
});
const keys = (who: Viewer): string[] => deskCards([resource], who).map(({ key }) => key);

describe('the cards of a desk', () => {
  it('suit each level', () => {
    const lead = ['organization.read', 'term.manage', 'obligation.read', 'report.read', 'report.open'];
    const whole = [
      'waiting',
      'work',
      'owed',
      'reports',
      'lateBelow',
      'rounds',
      'offices',
      'handovers',
      'vacancies',
      'ending',
      'turns',
      'leaderless',
      'changes',
      'mine',
      'shortcuts',
    ];
    for (const level of ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL'] as const) {
      expect(keys(viewer({ permissions: lead }, level)), level).toEqual(whole);
    }
    for (const level of ['DEPARTMENT', 'CLUB'] as const) {
      expect(keys(viewer({ permissions: lead }, level)), level).toEqual(
        whole.filter((key) => key !== 'turns' && key !== 'leaderless' && key !== 'lateBelow'),
      );
    }
  });

  it('give a student the own record, and administrators what they administer', () => {
    expect(keys(viewer({}))).toEqual(['waiting', 'work', 'handovers', 'mine', 'shortcuts']);
    const role = (systemRole: Viewer['systemRole'], permissions: string[]) =>
      viewer({ systemRole, permissions, person: null });
    expect(keys(role('AUDIT', ['audit.readAll']))).toEqual(['trail', 'shortcuts']);
    expect(keys(role('SECURITY', ['account.manage']))).toEqual(['accounts', 'shortcuts']);
  });
});

describe('monthStart', () => {
  it.each([
    ['2026-11-24', 0, '2026-11-01'],
    ['2026-11-24', 2, '2027-01-01'],
    ['2027-01-31', 2, '2027-03-01'],
  ])('of %s and %i months is %s', (day, months, expected) => {
    expect(monthStart(day, months)).toBe(expected);
  });
});
