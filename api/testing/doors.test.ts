import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOLVERS } from '../app.ts';
import { accessOf, type FieldAccess } from '../graphql/access.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import { parse, subscribe } from 'graphql';
import { anonymousActor, type Actor } from '../kernel/actor.ts';
import { allPermissions, permissionSpec, SYSTEM_ROLES, type Permission } from '../kernel/permission.ts';
import { actorWith, systemActor } from './actors.ts';
import { generateCall } from './generate-call.ts';
import { hashPassword } from '../modules/identity/index.ts';
import { createTestApp, type TestApp } from './test-app.ts';

const schema = buildSchema(RESOLVERS);
const officePermissions = allPermissions().filter(({ spec }) => !spec.systemRole);
const personas: { name: string; actor: Actor | null; held: ReadonlySet<Permission> }[] = [
  { name: 'signed out', actor: null, held: new Set() },
  { name: 'without office', actor: actorWith([]), held: new Set() },
  ...SYSTEM_ROLES.map((role) => ({
    name: `${role} administrator`,
    actor: systemActor(role),
    held: new Set(
      allPermissions()
        .filter(({ spec }) => spec.systemRole === role)
        .map(({ key }) => key),
    ),
  })),
  ...officePermissions.map(({ key }) => ({
    name: `holder of ${key}`,
    actor: actorWith([key], { reach: 'HERE' }),
    held: new Set([key]),
  })),
];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  const passwordHash = await hashPassword('a quiet river in autumn');
  // The made-up callers get accounts, since some fields look their own account up.
  for (const { actor } of personas) {
    if (actor?.accountId) {
      await app.kernel.pool.query(
        `insert into account (id, login_name, password_hash, locale, status, preferences, search_text, created_at, version)
          values ($1, $2, $3, 'en', 'ACTIVE', '{}', '', now(), 1)`,
        [actor.accountId, `caller${actor.accountId.slice(-12)}`, passwordHash],
      );
    }
  }
});
afterAll(() => app.close());

/** What the declared access says, worked out without the code that enforces it. */
function isOpen(access: FieldAccess, persona: (typeof personas)[number]): boolean {
  switch (access.kind) {
    case 'public':
      return true;
    case 'signedIn':
      return persona.actor !== null;
    case 'permission':
      return access.anyOf.some((permission) => persona.held.has(permission));
  }
}

const roots = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
] as const;

describe('doors: every root field of the contract against every kind of caller', () => {
  for (const [operation, root] of roots) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const access = accessOf(field.extensions)!;
      it(`${operation} ${field.name}`, async () => {
        for (const persona of personas) {
          const { document, variables } = generateCall(operation, field);
          const answer = await app.execute(document, variables, persona.actor ? { actor: persona.actor } : {});
          const code = answer.errors?.[0]?.extensions?.['code'];
          if (isOpen(access, persona)) {
            expect(code, `${persona.name}: ${answer.errors?.[0]?.message}`).not.toBe('UNAUTHENTICATED');
            expect(code === 'INTERNAL' ? app.failures.at(-1) : null, persona.name).toBeNull();
          } else {
            expect(code, persona.name).toBe(persona.actor ? 'FORBIDDEN' : 'UNAUTHENTICATED');
          }
        }
      });
    }
  }

  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const access = accessOf(field.extensions)!;
    it(`subscription ${field.name}`, async () => {
      const { document, variables } = generateCall('subscription', field);
      for (const persona of personas) {
        const actor = persona.actor ?? anonymousActor({ locale: 'en', requestId: 'test' });
        // What opens behind the door is not looked at: here it is only a stand-in.
        const opened = (async function* () {})();
        const result = await subscribe({
          schema,
          document: parse(document),
          variableValues: { ...variables, types: ['Organization'] },
          contextValue: { actor, live: { subscribe: () => opened } },
        });
        const error = 'errors' in result ? result.errors?.[0] : undefined;
        const code = (error?.originalError as { code?: string } | undefined)?.code;
        expect([persona.name, code]).toEqual([
          persona.name,
          isOpen(access, persona) ? undefined : persona.actor ? 'FORBIDDEN' : 'UNAUTHENTICATED',
        ]);
      }
    });
  }

  it('gives no office a permission of a system role', () => {
    for (const role of SYSTEM_ROLES) {
      for (const { permission } of systemActor(role).grants) {
        expect(permissionSpec(permission).systemRole).toBe(role);
      }
    }
  });
});
