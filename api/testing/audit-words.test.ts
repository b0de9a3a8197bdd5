import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MODULES } from '../modules/index.ts';
import { auditActionLabels } from '../kernel/audit-words.ts';

/** How the source writes an action: as `action:` or `auditRead:`, or as an argument of what records it. */
const WRITTEN = [
  /\b(?:action|auditRead): (?:\w+ \? )?'([a-z]\w*\.\w+)'(?: : '([a-z]\w*\.\w+)')?/g,
  /\b(?:record\w*|entryOf|setPassword|proveAndRecord)\(\s*(?:[\w.!]+,\s*)+(?:\w+ \? )?'([a-z]\w*\.\w+)'(?: : '([a-z]\w*\.\w+)')?/g,
];
/** Actions that the source puts together from a part: `organization.${verb}`, `account.${verb}`. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  organization: [
    'create',
    'update',
    'rename',
    'move',
    'merge',
    'split',
    'suspend',
    'resume',
    'archive',
    'restore',
    'link',
  ],
  account: ['suspend', 'resume', 'end'],
  directive: ['create', 'update', 'discard', 'issue', 'amend', 'supersede', 'withdraw'],
  obligation: ['acknowledge', 'submit', 'return', 'accept', 'reopen', 'excuse'],
  savedAudience: ['create', 'update', 'remove'],
  // A type, not a key: its callers write their keys in full.
  import: [],
};

/** Every action key that stands in the source. */
function writtenActions(): Map<string, string> {
  const found = new Map<string, string>();
  const files = globSync(['api/modules/**/*.ts', 'api/database/**/*.ts', 'api/kernel/**/*.ts']);
  for (const file of files.filter((name) => !name.endsWith('.test.ts'))) {
    const text = readFileSync(file, 'utf8');
    for (const pattern of WRITTEN) {
      for (const [, ...keys] of text.matchAll(pattern)) {
        for (const key of keys.filter((item) => item !== undefined)) {
          found.set(key, file);
        }
      }
    }
    for (const [, prefix] of text.matchAll(/(?:action: |record\w*\(\s*uow,\s*)`(\w+)\.\$\{/g)) {
      for (const verb of COMPOSED[prefix!] ?? ['?']) {
        found.set(`${prefix}.${verb}`, file);
      }
    }
  }
  return found;
}

describe('words of the trail', () => {
  const written = writtenActions();

  it('are looked for where actions are written', () => {
    expect(MODULES.length).toBeGreaterThan(5);
    expect(written.size).toBeGreaterThan(70);
    for (const key of [
      'term.create',
      'importRow.read',
      'ruleException.reject',
      'organization.archive',
      'organization.planFail',
      'export.abort',
      'account.totpStart',
    ]) {
      expect([...written.keys()]).toContain(key);
    }
  });

  it.each(['zh-CN', 'en'] as const)('name every action that the server can write, in %s', (locale) => {
    const labels = auditActionLabels(locale);
    const unnamed = [...written].filter(([key]) => !labels[key]).map(([key, file]) => `${key} (${file})`);
    // Remedy: name it in the `<module>.audit.ts` of the module that writes it.
    expect(unnamed).toEqual([]);
  });

  it('name nothing that nobody writes', () => {
    const source = globSync('api/**/*.ts')
      .filter((name) => !name.endsWith('.audit.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(name, 'utf8'))
      .join('\n');
    const idle = Object.keys(auditActionLabels('en')).filter(
      (key) => !source.includes(`'${key}'`) && !written.has(key),
    );
    expect(idle).toEqual([]);
  });
});
