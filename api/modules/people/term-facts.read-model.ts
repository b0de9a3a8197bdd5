import sql, { type Sql } from 'sql-template-tag';
import type { Permission } from '../../kernel/permission.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { requireDelegable } from './delegation.policy.ts';
import { STAFF_BODIES, type OfficeReach } from './people.enums.ts';
import { personVisibleTo, tableOf, termVisibleTo } from './people.policy.ts';
import { PersonShape, TermShape } from './people.read-model.ts';
import type { Tenure } from './term-limits.policy.ts';

/** A term beside the one that is being made, as limits see it. */
export interface OtherTerm extends Tenure {
  readonly id: string;
}

/** Another office of the same person in the same time. */
export interface OtherOffice {
  readonly termId: string;
  readonly titleKey: string;
  readonly officeName: string;
  readonly organizationName: string;
  /** The union whose people are counted together: itself, or the one to which a working department belongs. */
  readonly bodyId: string;
}

interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
  /** Terms that are left out: those being changed. */
  readonly except: readonly string[];
}

async function beside(uow: UnitOfWork, where: Sql, { startsOn, endsOn, except }: Period): Promise<OtherTerm[]> {
  return uow.run<OtherTerm>(sql`select t.id, t.person_id as "personId", t.starts_on::text as "startsOn", t.ends_on::text as "endsOn"
    from term t join office f on f.id = t.office_id
    where ${where} and t.starts_on < ${endsOn}::date and t.ends_on > ${startsOn}::date and t.ends_on > t.starts_on
      and t.id <> all(${except}::uuid[])`);
}

/** Terms of an office in a period. */
export const termsOfOffice = (uow: UnitOfWork, officeId: string, period: Period): Promise<OtherTerm[]> =>
  beside(uow, sql`t.office_id = ${officeId}::uuid`, period);

/** Terms in the presidium of an organization in a period. */
export const termsOfPresidium = (uow: UnitOfWork, organizationId: string, period: Period): Promise<OtherTerm[]> =>
  beside(uow, sql`t.organization_id = ${organizationId}::uuid and f.body = 'PRESIDIUM'`, period);

/** Terms of the staff of a union in a period: its presidium, and its people in departments (`schema/rules.md` 1.1 item 3). */
export const termsOfStaff = (uow: UnitOfWork, bodyId: string, period: Period): Promise<OtherTerm[]> =>
  beside(
    uow,
    sql`f.body = any(${STAFF_BODIES}::text[]) and t.organization_id = any(array(select d.id from organization d
      where d.id = ${bodyId}::uuid or (d.parent_id = ${bodyId}::uuid and d.kind = 'UNION_DEPARTMENT')))`,
    period,
  );

/** Offices of a person in a period. */
export async function officesBeside(
  uow: UnitOfWork,
  personId: string,
  { startsOn, endsOn, except }: Period,
): Promise<OtherOffice[]> {
  return uow.run<OtherOffice>(sql`select t.id as "termId", f.title_key as "titleKey", f.name as "officeName", o.name as "organizationName",
      case when o.kind = 'UNION_DEPARTMENT' then o.parent_id else o.id end as "bodyId"
    from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id
    where t.person_id = ${personId}::uuid and t.starts_on < ${endsOn}::date and t.ends_on > ${startsOn}::date and t.ends_on > t.starts_on
      and t.id <> all(${except}::uuid[]) order by t.starts_on, t.id`);
}

/** Refuses unless the actor holds everything that the present and coming offices of a person give. */
export async function requireTermsDelegable(uow: UnitOfWork, personId: string): Promise<void> {
  const held = await uow.run<ScopeKeys & { permissions: Permission[]; reach: OfficeReach }>(
    sql`select f.permissions, f.reach, t.organization_id as "organizationId", t.province_id as "provinceId", t.city_id as "cityId",
        t.school_id as "schoolId", t.department_id as "departmentId"
      from term t join office f on f.id = t.office_id
      where t.person_id = ${personId}::uuid and t.ends_on > ${uow.clock.today()}::date and t.ends_on > t.starts_on`,
  );
  for (const { permissions, reach, ...keys } of held) {
    requireDelegable(uow.actor, { permissions, reach }, keys);
  }
}

/** True when the actor may see the person. */
export async function seesPerson(uow: UnitOfWork, personId: string): Promise<boolean> {
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  const rows = await uow.run(
    sql`select 1 as seen from person p where p.id = ${personId}::uuid and ${personVisibleTo(tableOf(PersonShape, 'p'), context)}`,
  );
  return rows.length > 0;
}

/** True when the actor may know of the term. */
export async function seesTerm(uow: UnitOfWork, termId: string): Promise<boolean> {
  const context = { actor: uow.actor, today: uow.clock.today(), now: uow.clock.now() };
  const rows = await uow.run(
    sql`select 1 as seen from term t where t.id = ${termId}::uuid and ${termVisibleTo(tableOf(TermShape, 't'), context)}`,
  );
  return rows.length > 0;
}
