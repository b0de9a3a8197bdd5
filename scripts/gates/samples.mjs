const unfinished = ['TO', 'DO'].join('');
const host = ['registry', 'npmjs', 'org'].join('.');

const lint = (name, code, expects, file = 'api/sample.ts') => ({
  check: 'lint',
  name,
  files: { [file.replace('sample', `sample-${name.replaceAll(/\W+/g, '-')}`)]: code },
  expects,
});

const boundary = (name, files, expects) => ({ check: 'boundaries', name, files, expects });

/** Files that keep the other samples of dependency-cruiser resolvable and its folders seen. */
const HOUSE = {
  'admin/app.tsx': `import { beta } from './resources/beta/list.tsx';\nexport const app = beta;\n`,
  'admin/resources/beta/list.tsx': `export const beta = 1;\n`,
  'api/app.ts': `export const app = 1;\n`,
  'api/modules/index.ts': `import { alphaModule } from './alpha/index.ts';\nimport { omegaModule } from './omega/index.ts';\nexport const MODULES = [alphaModule, omegaModule];\n`,
  'api/modules/alpha/index.ts': `export const alphaModule = 1;\n`,
  'api/modules/omega/index.ts': `import { omega } from './omega.service.ts';\nexport const omegaModule = omega;\n`,
  'api/modules/omega/omega.service.ts': `export const omega = 1;\n`,
};

/** What each check must refuse: the files that are wrong and what its report must say about them. */
export const samples = [
  {
    check: 'lock',
    name: 'a version range, an optional package left out, a host, no checksum, an install script nobody decided about',
    alone: true,
    files: {
      'package.json': JSON.stringify({ dependencies: { loose: '^1.0.0' } }),
      'package-lock.json': JSON.stringify({
        packages: {
          '': { dependencies: { loose: '^1.0.0' } },
          'node_modules/loose': {
            version: '1.0.0',
            resolved: `https://${host}/loose.tgz`,
            hasInstallScript: true,
            optionalDependencies: { 'loose-linux-x64': '1.0.0' },
          },
        },
      }),
    },
    expects: /loose is "\^1\.0\.0"[^]*loose-linux-x64, optional for[^]*names a host[^]*no integrity[^]*install script/,
  },
  {
    check: 'lock',
    name: 'package.json and lock that differ',
    alone: true,
    files: {
      'package.json': JSON.stringify({ dependencies: { added: '1.0.0' } }),
      'package-lock.json': JSON.stringify({ packages: { '': {} } }),
    },
    expects: /dependencies differ from package\.json/,
  },
  {
    check: 'hygiene',
    name: 'an unfinished mark',
    files: { 'api/unfinished.ts': `// ${unfinished}: later\n` },
    expects: /api\/unfinished\.ts:1 an unfinished mark/,
  },
  {
    check: 'hygiene',
    name: 'a suppression without its reason',
    files: { 'api/silenced.ts': `// oxlint-${'disable'}-next-line no-console\n` },
    expects: /api\/silenced\.ts:1 a lint suppression/,
  },
  {
    check: 'hygiene',
    name: 'a registry host and a path of one machine',
    files: { 'api/places.ts': `export const a = 'https://${host}/';\nexport const b = '${'/ho'}me/someone';\n` },
    expects: /places\.ts:1 a registry host[^]*places\.ts:2 a path of one machine/,
  },
  {
    check: 'types',
    name: 'a string for a number, an unchecked index, undefined for an optional property',
    files: {
      'api/types.ts':
        `export const n: number = 'one';\nexport const first: string = ['a'][0];\n` +
        `export const o: { p?: string } = { p: undefined };\n`,
    },
    expects: /types\.ts\(1,[^]*TS2322[^]*types\.ts\(2,[^]*TS2322[^]*types\.ts\(3,[^]*TS2375/,
  },
  lint('any', 'export const f = (x: any) => x;\n', /no-explicit-any/),
  lint('floating promise', 'export function f(): void {\n  Promise.resolve(1);\n}\n', /no-floating-promises/),
  lint(
    'value import of a type',
    `import { Readable } from 'node:stream';\nexport type R = Readable;\n`,
    /consistent-type-imports/,
  ),
  lint('default export', 'export default 1;\n', /no-default-export/),
  lint('console', `console.log('x');\n`, /no-console/),
  lint('curly', 'export function f(x: boolean): number {\n  if (x) return 1;\n  return 2;\n}\n', /curly/),
  lint('eqeqeq', 'export const f = (x: unknown) => x == 1;\n', /eqeqeq/),
  lint('process env', 'export const p = process.env;\n', /no-process-env/),
  lint('long file', `${'export {};\n'.repeat(501)}`, /max-lines/),
  lint(
    'focused test',
    `import { it } from 'vitest';\nit.only('a', () => undefined);\n`,
    /no-focused-tests/,
    'api/sample.test.ts',
  ),
  lint(
    'suppression that suppresses nothing',
    `// oxlint-${'disable'}-next-line no-console -- sample\nexport const a = 1;\n`,
    /[Uu]nused/,
  ),
  {
    check: 'format',
    name: 'two spaces where one belongs',
    files: { 'api/format.ts': 'export const  a = "b"\n' },
    expects: /api\/format\.ts[^]*Format issues/,
  },
  {
    check: 'unused',
    name: 'an unused file, an unused export, an unused dependency, an unlisted one',
    files: {
      'package.json': JSON.stringify({ type: 'module', dependencies: { graphql: '16.15.0' } }),
      'api/main.ts': `import { used } from './parts.ts';\nimport 'not-listed';\nused();\n`,
      'api/parts.ts': 'export const used = (): void => undefined;\nexport const idle = 1;\n',
      'api/forgotten.ts': 'export const forgotten = 1;\n',
    },
    expects:
      /Unused files[^]*api\/forgotten\.ts[^]*Unused dependencies[^]*graphql[^]*not-listed[^]*Unused exports[^]*idle/,
  },
  boundary(
    'a ring',
    { ...HOUSE, 'api/ring-a.ts': `import './ring-b.ts';\n`, 'api/ring-b.ts': `import './ring-a.ts';\n` },
    /no-circular: api\/ring-/,
  ),
  boundary(
    'past the index',
    {
      'api/modules/omega/omega.fields.ts': `import './omega.service.ts';\n`,
      'api/past.ts': `import './modules/omega/omega.service.ts';\n`,
    },
    /modules-from-outside-through-index: api\/past\.ts/,
  ),
  boundary(
    'a later module',
    { 'api/modules/alpha/alpha.service.ts': `import '../omega/index.ts';\n` },
    /order-of-alpha: api\/modules\/alpha/,
  ),
  boundary(
    'inside another module',
    { 'api/modules/omega/omega.loaders.ts': `import '../alpha/alpha.service.ts';\n` },
    /module-through-index: api\/modules\/omega/,
  ),
  boundary(
    'an entity in a foreign service',
    {
      'api/modules/alpha/alpha.entity.ts': `import './index.ts';\n`,
      'api/modules/omega/other.service.ts': `import '../alpha/alpha.entity.ts';\n`,
    },
    /entity-of-another-module-by-entities-only: api\/modules\/omega/,
  ),
  boundary(
    'GraphQL in the kernel',
    { 'api/kernel/k.ts': `import 'graphql';\n` },
    /kernel-knows-no-graphql-and-no-module: api\/kernel/,
  ),
  boundary(
    'GraphQL in a policy',
    { 'api/modules/alpha/alpha.policy.ts': `import 'type-graphql';\n` },
    /domain-knows-no-graphql: api\/modules\/alpha/,
  ),
  boundary(
    'ORM in an input',
    { 'api/modules/alpha/alpha.input.ts': `import '@mikro-orm/core';\n` },
    /contract-knows-no-orm: api\/modules\/alpha/,
  ),
  boundary('ORM in a passer-by', { 'api/passer.ts': `import '@mikro-orm/core';\n` }, /orm-in-few-hands: api\/passer/),
  boundary(
    'an entity that calls a service',
    { 'api/modules/omega/omega.entity.ts': `import './omega.service.ts';\n` },
    /entity-knows-no-service/,
  ),
  boundary(
    'the API in the admin',
    { 'admin/private.tsx': `import '../api/app.ts';\n` },
    /api-and-admin-apart: admin\/private/,
  ),
  boundary(
    'the admin in the API',
    { 'api/panel.ts': `import '../admin/app.tsx';\n` },
    /api-knows-no-admin: api\/panel/,
  ),
  boundary(
    'our code in a migration',
    { 'migrations/20260101T0000-x.ts': `import '../api/app.ts';\n` },
    /schema-and-migrations-stand-alone/,
  ),
  boundary(
    'a resource in another',
    { 'admin/resources/alpha/list.tsx': `import '../beta/list.tsx';\n` },
    /resources-apart: admin\/resources\/alpha/,
  ),
  boundary(
    'a resource in the shared parts',
    { 'admin/shared/part.tsx': `import '../resources/beta/list.tsx';\n` },
    /shared-knows-no-resource/,
  ),
  boundary(
    'a test in code',
    { 'api/sly.ts': `import './some.test.ts';\n`, 'api/some.test.ts': `import './app.ts';\n` },
    /tests-not-imported: api\/sly/,
  ),
  boundary(
    'the entry in code',
    { 'api/main.ts': `import './app.ts';\n`, 'api/again.ts': `import './main.ts';\n` },
    /entry-not-imported: api\/again/,
  ),
  boundary('an orphan', { 'api/orphan.ts': 'export const orphan = 1;\n' }, /no-orphans: api\/orphan/),
  boundary(
    'a package for development in the API',
    { 'api/heavy.ts': `import 'jsdom';\n` },
    /no-development-package-in-api/,
  ),
  boundary('an import that leads nowhere', { 'api/lost.ts': `import './nowhere.ts';\n` }, /no-unresolvable: api\/lost/),
  {
    check: 'boundaries',
    name: 'a run that sees nothing',
    alone: true,
    files: { 'api/modules/index.ts': 'export const MODULES = [];\n', 'admin/readme.txt': '' },
    expects: /saw no module of admin\//,
  },
  {
    check: 'tests',
    name: 'a failing test beside a passing one, and a file that cannot be loaded',
    files: {
      'vitest.config.ts': `export default { test: { projects: [{ test: { name: 'bad', include: ['*.test.ts'] } }] } };\n`,
      'bad.test.ts': `import { expect, it } from 'vitest';\nit('passes', () => expect(1).toBe(1));\nit('fails', () => expect(1).toBe(2));\n`,
      'broken.test.ts': `import './nowhere.ts';\n`,
    },
    expects: /1 passed, 2 failed$/,
  },
  {
    check: 'tests',
    name: 'no test at all',
    alone: true,
    files: {
      'vitest.config.ts': `export default { test: { projects: [{ test: { name: 'bad', include: ['*.test.ts'] } }] } };\n`,
    },
    expects: /0 passed, 1 failed$/,
  },
];
