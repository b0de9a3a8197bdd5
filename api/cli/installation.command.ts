import sql from 'sql-template-tag';
import { loadReferenceData } from '../database/demo/load-demo.ts';
import { platformActor } from '../kernel/actor.ts';
import { addDays } from '../kernel/clock.ts';
import { encodeId } from '../kernel/ids.ts';
import { allPermissions } from '../kernel/permission.ts';
import { DomainRefusal } from '../kernel/refusal.ts';
import { runUnit, type UnitOfWork } from '../kernel/unit-of-work.ts';
import { createFirstAdministratorLink } from '../modules/identity/index.ts';
import { createOrganization } from '../modules/organization/index.ts';
import { createOffice, createPerson, createTerm } from '../modules/people/index.ts';
import { UsageError, withInstallation, type Command } from './command.ts';

/** Days of the first secretary-general's term; the congress then elects (学联章程: 五年一届). */
const FIRST_TERM_DAYS = 365;

/** Says a refusal in both languages instead of failing with its code. */
async function readable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DomainRefusal
      ? new UsageError(`${error.messageIn('zh-CN')} · ${error.messageIn('en')}`)
      : error;
  }
}

/** Prints the one-time address by which the first security administrator is made. */
const adminLinkCommand: Command = {
  name: 'admin link',
  usage: 'admin link',
  summary: 'print the one-time address that makes the first security administrator',
  run: () =>
    withInstallation(async (kernel, env) => {
      const origin = env.XUELIAN_ORIGIN ?? `http://${env.HOST}:${env.PORT}`;
      const { link, expiresAt } = await readable(() => createFirstAdministratorLink(kernel, origin));
      return {
        lines: [link, `valid until ${expiresAt.toISOString()}, once`],
        data: { link, expiresAt: expiresAt.toISOString() },
      };
    }),
};

async function found(
  uow: UnitOfWork,
  name: string,
  login: string,
  personName: string,
): Promise<{ organization: string; person: string }> {
  const [account] = await uow.run<{ id: string }>(
    sql`select id from account where login_name = ${login.toLowerCase()} and status = 'ACTIVE'`,
  );
  if (!account) {
    throw new UsageError(`没有启用的账号“${login}” · There is no active account "${login}"; invite it first.`);
  }
  const organizationId = await createOrganization(uow, {
    level: 'NATIONAL',
    kind: 'FEDERATION',
    name,
    parentId: null,
    institutionId: null,
    divisionCode: '100000',
    reason: '系统初始化',
  });
  await uow.em.flush();
  const officeId = await createOffice(uow, {
    organizationId,
    titleKey: 'SECRETARY_GENERAL',
    name: '秘书长',
    body: 'SECRETARIAT',
    seats: 1,
    eligibility: [],
    permissions: allPermissions().flatMap(({ key, spec }) => (spec.systemRole ? [] : [key])),
    reach: 'SUBTREE',
  });
  const personId = await createPerson(uow, {
    organizationId,
    institutionId: null,
    name: personName,
    kind: 'STAFF',
    minorStatus: 'ADULT',
  });
  await uow.em.flush();
  await uow.run(sql`update person set account_id = ${account.id} where id = ${personId}`);
  const today = uow.clock.today();
  await createTerm(uow, {
    officeId,
    personId,
    representedId: null,
    startsOn: today,
    endsOn: addDays(today, FIRST_TERM_DAYS),
    source: 'APPOINTMENT',
    evidence: '系统初始化',
  });
  return { organization: encodeId('org', organizationId), person: encodeId('per', personId) };
}

/** Founds the national federation of a production install with its first secretary-general, who sets up the rest. */
const federationFoundCommand: Command = {
  name: 'federation found',
  usage: 'federation found NAME --login LOGIN --person NAME',
  summary: 'found the national federation and put a signed-up account into its first office',
  options: { login: { type: 'string' }, person: { type: 'string' } },
  async run([name], { login, person }) {
    if (!name || typeof login !== 'string' || typeof person !== 'string') {
      throw new UsageError('federation found NAME --login LOGIN --person NAME');
    }
    return withInstallation(async (kernel) => {
      await loadReferenceData(kernel);
      const [{ count } = { count: 0 }] = (
        await kernel.pool.query<{ count: number }>(
          `select count(*)::int as count from organization where level = 'NATIONAL' and kind = 'FEDERATION'`,
        )
      ).rows;
      if (count > 0) {
        throw new UsageError('全国学联已存在 · The national federation stands already.');
      }
      const permissions = allPermissions().flatMap(({ key, spec }) => (spec.systemRole ? [] : [key]));
      const made = await readable(() =>
        runUnit(kernel, platformActor(permissions, 'cli federation found'), (uow) => found(uow, name, login, person)),
      );
      return { lines: [`${name}: ${made.organization}`, `${person}: ${made.person}`], data: made };
    });
  },
};

/** Commands that set up an installation. */
export const INSTALLATION_COMMANDS: readonly Command[] = [adminLinkCommand, federationFoundCommand];
