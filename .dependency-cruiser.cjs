const { readFileSync } = require('node:fs');

const TEST = '[.](test|e2e)[.]tsx?$|^(api|admin)/testing/|^admin/e2e/';
const ORM = '(^|/)node_modules/@mikro-orm/';
const GRAPHQL = '(^|/)node_modules/(graphql|type-graphql|@apollo|graphql-[^/]+)/';

/** The modules in the order in which api/modules/index.ts declares them: each knows only those before it. */
function declaredModules() {
  const text = readFileSync(`${__dirname}/api/modules/index.ts`, 'utf8');
  const folders = new Map(
    [...text.matchAll(/import \{ (\w+) \} from '\.\/([^/]+)\/index\.ts'/g)].map((match) => match.slice(1)),
  );
  const [, list = ''] = /MODULES[^=]*=\s*\[([^\]]*)\]/.exec(text) ?? [];
  const names = list.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((name) => {
      if (!folders.has(name)) {
        throw new Error(`api/modules/index.ts: ${name} is not imported from the index.ts of a module`);
      }
      return folders.get(name);
    });
}

const moduleOrder = declaredModules().map((name, index, all) => ({
  name: `order-of-${name}`,
  comment: `Modules stand in one order (api/modules/index.ts): ${name} may not know what comes after it. Let the later module add its field.`,
  severity: 'error',
  from: { path: `^api/modules/${name}/`, pathNot: TEST },
  to: { path: '^api/modules/[^/]+/', pathNot: `^api/modules/(${all.slice(0, index + 1).join('|')})/` },
}));

/**
 * Who may import whom (design section 3).
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A ring cannot be understood or tested in parts. Types alone may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'The package is not in package.json, so it is there by chance.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-in-api',
      comment: 'The API is installed without devDependencies in production.',
      severity: 'error',
      from: { path: '^(api|schema/[^/]+$|migrations)', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports the file and it imports nothing: delete it or use it.',
      severity: 'error',
      from: { orphan: true, pathNot: `${TEST}|[.]d[.][cm]?ts$|[.]config[.]ts$|^migrations/|^schema/client/` },
      to: {},
    },
    {
      name: 'module-through-index',
      comment: 'Another module is used through its index.ts; entities alone may name an earlier entity directly.',
      severity: 'error',
      from: { path: '^api/modules/([^/]+)/' },
      to: { path: '^api/modules/[^/]+/', pathNot: '^api/modules/($1/|[^/]+/index[.]ts$|[^/]+/[^/]+[.]entity[.]ts$)' },
    },
    {
      name: 'entity-of-another-module-by-entities-only',
      comment: 'Only an entity may import the entity of an earlier module; all others go through its index.ts.',
      severity: 'error',
      from: { path: '^api/modules/([^/]+)/', pathNot: `[.]entity[.]ts$|${TEST}` },
      to: { path: '^api/modules/[^/]+/[^/]+[.]entity[.]ts$', pathNot: '^api/modules/$1/' },
    },
    {
      name: 'modules-from-outside-through-index',
      comment: 'Outside the modules a module is known by its index.ts; the database room also by its entities.',
      severity: 'error',
      from: { path: '^api/(?!modules/)', pathNot: TEST },
      to: { path: '^api/modules/[^/]+/.', pathNot: '^api/modules/[^/]+/(index[.]ts|[^/]+[.]entity[.]ts)$' },
    },
    {
      name: 'kernel-knows-no-graphql-and-no-module',
      comment: 'The kernel stands below everything: no transport, no domain.',
      severity: 'error',
      from: { path: '^api/kernel/' },
      to: { path: `${GRAPHQL}|^api/(graphql|modules|cli|bench|app|main)` },
    },
    {
      name: 'domain-knows-no-graphql',
      comment: 'Entities, policies, services and read models do not know how they are asked.',
      severity: 'error',
      from: { path: '^api/modules/.+[.](entity|policy|service|read-model|loaders)[.]ts$' },
      to: { path: `${GRAPHQL}|^api/graphql/` },
    },
    {
      name: 'contract-knows-no-orm',
      comment: 'GraphQL classes and resolvers see the ORM as types at most; services and loaders do the work.',
      severity: 'error',
      from: { path: '^api/modules/.+[.](type|input|resolver|fields|policy)[.]ts$' },
      to: { path: ORM, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'orm-in-few-hands',
      comment: 'Only the database room, the kernel, entities, services, read models and loaders touch the ORM.',
      severity: 'error',
      from: {
        path: '^api/',
        pathNot: `^api/(database|kernel)/|[.](entity|service|read-model|loaders)[.]ts$|^api/app[.]ts$|${TEST}`,
      },
      to: { path: ORM, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'entity-knows-no-service',
      comment: 'An entity guards its own state and calls nobody.',
      severity: 'error',
      from: { path: '[.]entity[.]ts$' },
      to: { path: '[.](service|resolver|fields|read-model|loaders|type|input)[.]ts$' },
    },
    {
      name: 'api-and-admin-apart',
      comment: 'The admin uses nothing private: it knows the API by its schema alone.',
      severity: 'error',
      from: { path: '^admin/', pathNot: TEST },
      to: { path: '^(api|migrations)/' },
    },
    {
      name: 'api-knows-no-admin',
      comment: 'The API serves any front-end; the admin is one of them.',
      severity: 'error',
      from: { path: '^(api|schema|migrations)/' },
      to: { path: '^admin/' },
    },
    {
      name: 'schema-and-migrations-stand-alone',
      comment: 'Limits and migrations must mean the same in ten years: they import nothing of ours.',
      severity: 'error',
      from: { path: '^(schema|migrations)/', pathNot: TEST },
      to: { path: '^(api|admin)/' },
    },
    {
      name: 'resources-apart',
      comment: 'A resource of the admin never imports another; what both need is shared.',
      severity: 'error',
      from: { path: '^admin/resources/([^/]+)/' },
      to: { path: '^admin/resources/[^/]+/', pathNot: '^admin/resources/$1/' },
    },
    {
      name: 'shared-knows-no-resource',
      comment: 'Shared parts are presentational and know no resource.',
      severity: 'error',
      from: { path: '^admin/(shared|providers)/', pathNot: TEST },
      to: { path: '^admin/resources/' },
    },
    {
      name: 'tests-not-imported',
      comment: 'Code that runs in production does not depend on tests or their tools.',
      severity: 'error',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'entry-not-imported',
      comment: 'main.ts starts the process; what others need lies in app.ts.',
      severity: 'error',
      from: {},
      to: { path: '^api/main[.]ts$|^api/cli/main[.]ts$|^api/bench/main[.]ts$' },
    },
    ...moduleOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^admin/gql/|^schema/client/generated|^dist/|[.](json|css|svg|graphql)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
