import sql, { type Sql } from 'sql-template-tag';
import { anonymousActor, type Actor, type Grant, type OrganizationLevel } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { allPermissions, type Permission, type SystemRole } from '../../kernel/permission.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { addSecondFactorRule, sessionActor, systemRoleGrants, type SessionCompanion } from '../identity/index.ts';
import type { OfficeReach, PersonStatus } from './people.enums.ts';

/** An office that a person holds on a day, with what it gives. */
interface HeldOffice {
  readonly termId: string | null;
  readonly officeId: string;
  readonly permissions: readonly Permission[];
  readonly reach: OfficeReach;
  readonly requiresSecondFactor: boolean;
  readonly organizationId: string;
  readonly level: OrganizationLevel;
  readonly isFederation: boolean;
  readonly divisionCode: string | null;
}

let grantable: ReadonlySet<string> | null = null;

/** True for what an office can give; a permission of a module that was taken out opens nothing. */
function isGrantable(permission: Permission): boolean {
  grantable ??= new Set(allPermissions().flatMap(({ key, spec }) => (spec.systemRole ? [] : [key])));
  return grantable.has(permission);
}

function grantsOf(held: HeldOffice): Grant[] {
  // Only the national federation stands above everything; another national body keeps to itself.
  const reach = held.level === 'NATIONAL' && !held.isFederation ? 'HERE' : held.reach;
  return held.permissions.filter(isGrantable).map((permission) => ({
    permission,
    reach,
    organizationId: held.organizationId,
    level: held.level,
    divisionCode: held.divisionCode,
    termId: held.termId,
    officeId: held.officeId,
  }));
}

/** What makes the term `t` in the office `f` of the organization `o` (with its union `u`, if a working department) count on a day. */
const inForce = (today: string): Sql => sql`t.starts_on <= ${today}::date and t.ends_on > ${today}::date
  and f.valid_from <= ${today}::date and (f.valid_until is null or f.valid_until > ${today}::date)
  and o.status = 'ACTIVE' and (u.id is null or u.status = 'ACTIVE')`;

/**
 * Statement for the accounts, as `account_id`, of those who hold an office at one of these very organizations on a day and
 * through it a permission there, whatever its reach.
 */
export function accountsHolding(organizationIds: readonly string[], permission: Permission, today: string): Sql {
  return sql`select distinct a.id as account_id from organization o join office f on f.organization_id = o.id
    join term t on t.office_id = f.id join person p on p.id = t.person_id join account a on a.id = p.account_id
    left join organization u on u.id = o.parent_id and o.kind = 'UNION_DEPARTMENT'
    where o.id = any(${organizationIds}::uuid[]) and ${isGrantable(permission) ? permission : null}::text = any(f.permissions)
      and p.status = 'ACTIVE' and a.status = 'ACTIVE' and ${inForce(today)}`;
}

type OfficeRow = HeldOffice & { readonly personId: string | null; readonly status: PersonStatus | null };

/**
 * The person of the account `a` and the offices in force on a day: terms by their days alone, offices within their own time,
 * organizations that are active (a working department also by its union). Nothing is kept between requests, so the end of
 * a term, a suspension or a changed office counts with the very next one.
 */
function officesOf(today: string): SessionCompanion {
  return {
    columns: sql`p.id as "personId", p.status, held.*`,
    joins: sql`left join person p on p.account_id = a.id left join lateral (
        select t.id as "termId", f.id as "officeId", f.permissions, f.reach, f.requires_second_factor as "requiresSecondFactor",
          o.id as "organizationId", o.level, o.kind = 'FEDERATION' as "isFederation", o.division_code as "divisionCode"
        from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id
        left join organization u on u.id = o.parent_id and o.kind = 'UNION_DEPARTMENT'
        where t.person_id = p.id and ${inForce(today)}
        order by t.starts_on, t.id) held on p.status = 'ACTIVE'`,
  };
}

/** The actor of a request: its session, person, and what the offices in force at this instant permit. */
export async function resolveActor(
  kernel: Kernel,
  facts: Pick<Actor, 'locale' | 'requestId' | 'purpose' | 'addressDigest'> & { readonly token: string | null },
): Promise<Actor> {
  const { actor, session, rows } = await sessionActor<OfficeRow>(kernel, facts, officesOf(kernel.clock.today()));
  const [first] = rows;
  if (!session || !first?.personId) {
    return actor;
  }
  if (first.status === 'MERGED') {
    return anonymousActor(facts);
  }
  const offices = rows.filter(({ termId }) => termId !== null);
  const open = offices.filter(({ requiresSecondFactor }) => !requiresSecondFactor || session.secondFactorAt !== null);
  return {
    ...actor,
    personId: first.personId,
    grants: [...actor.grants, ...open.flatMap(grantsOf)],
    secondFactorMissing: open.length < offices.length,
  };
}

/**
 * The actor of an account without a session, for work that goes on behind a request on its authority, with what its offices
 * permit at this instant; anonymous when the account is not active or its person was merged. Offices that ask for a second
 * factor are left out when none is behind it.
 */
export async function accountActor(
  kernel: Kernel,
  accountId: string,
  facts: Pick<Actor, 'locale' | 'requestId' | 'purpose'>,
  isSecondFactorProven = true,
): Promise<Actor> {
  const anonymous = anonymousActor(facts);
  const { columns, joins } = officesOf(kernel.clock.today());
  const rows = await runRead<OfficeRow & { systemRole: SystemRole | null }>(
    kernel,
    sql`select a.system_role as "systemRole", ${columns} from account a ${joins}
      where a.id = ${accountId}::uuid and a.status = 'ACTIVE'`,
  );
  const [account] = rows;
  if (!account || account.status === 'MERGED') {
    return anonymous;
  }
  return {
    ...anonymous,
    accountId,
    personId: account.personId,
    systemRole: account.systemRole,
    grants: [
      ...systemRoleGrants(account.systemRole),
      ...rows
        .filter(
          ({ termId, requiresSecondFactor }) => termId !== null && (isSecondFactorProven || !requiresSecondFactor),
        )
        .flatMap(grantsOf),
    ],
    purpose: facts.purpose,
  };
}

/** Registers that a second factor can't be turned off by whoever holds an office that requires it, now or soon. */
export function keepSecondFactorOfOffices(): void {
  addSecondFactorRule(async (run: Run, accountId: string, today: string) => {
    const rows =
      await run(sql`select 1 as held from person p join term t on t.person_id = p.id join office f on f.id = t.office_id
      where p.account_id = ${accountId}::uuid and f.requires_second_factor and t.ends_on > ${today}::date and t.ends_on > t.starts_on limit 1`);
    return rows.length > 0;
  });
}
