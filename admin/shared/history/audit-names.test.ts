import { describe, expect, it } from 'vitest';
import { type AuditFacts, namesOf, subjectOf } from './audit-names.ts';

const entry = (more: Partial<AuditFacts>): AuditFacts => ({
  id: 'aud_1',
  occurredAt: '2026-11-24T04:00:00Z',
  action: 'term.create',
  actionLabel: '任职',
  subject: { id: 'term_1', type: 'Term', label: '任期' },
  organizationId: null,
  organizationName: null,
  accountId: null,
  actorName: null,
  officeName: null,
  systemRole: null,
  purpose: null,
  reason: null,
  chain: 'national',
  seq: 1,
  hash: '0',
  changes: [],
  organizations: [],
  institutions: [],
  persons: [],
  offices: [],
  terms: [],
  rulePacks: [],
  accounts: [],
  ...more,
});

describe('names of an entry', () => {
  it('come from the records that the viewer may see, with the pages they have', () => {
    const names = namesOf(
      entry({
        organizations: [{ id: 'org_1', name: '学生会' }],
        persons: [{ id: 'per_1', name: '李清照' }],
        offices: [{ id: 'off_1', name: '主席', organization: { id: 'org_1', name: '学生会' } }],
        rulePacks: [{ id: 'rule_1', name: '校级规则', number: 2 }],
        accounts: [{ id: 'acc_1', loginName: null }],
      }),
    );
    expect(names.get('org_1')).toEqual({ name: '学生会', to: '/organizations/org_1' });
    expect(names.get('per_1')).toEqual({ name: '李清照', to: '/people/per_1' });
    expect(names.get('off_1')?.name).toBe('学生会 · 主席');
    expect(names.get('rule_1')?.name).toBe('校级规则 · 2');
    expect(names.has('acc_1')).toBe(false);
  });

  it('name a term by whoever may be named, and lead to its office', () => {
    const term = (person: { id: string; name: string } | null, publicName: string | null) =>
      subjectOf(entry({ terms: [{ id: 'term_1', person, publicName, office: { id: 'off_1', name: '主席' } }] }));
    expect(term({ id: 'per_1', name: '李清照' }, null)).toEqual({ name: '李清照 · 主席', to: '/offices/off_1' });
    expect(term(null, '赵明诚').name).toBe('赵明诚 · 主席');
    expect(term(null, null).name).toBe('主席');
  });

  it('stay silent on what is hidden, absent or of many', () => {
    expect(subjectOf(entry({}))).toEqual({ name: null, to: null });
    expect(subjectOf(entry({ subject: { id: 'hop_1', type: 'HandoverPack', label: '交接清单' } })).to).toBe(
      '/handovers/hop_1',
    );
    expect(subjectOf(entry({ subject: { id: null, type: 'Person', label: '人员' } }))).toEqual({
      name: null,
      to: null,
    });
  });
});
