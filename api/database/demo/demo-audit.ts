import sql from 'sql-template-tag';
import { anonymousActor, type Actor } from '../../kernel/actor.ts';
import { appendAudit, type AuditDraft } from '../../kernel/audit.ts';
import type { Permission } from '../../kernel/permission.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';

/** Terms of so many days back get an entry; the trail of a demo need not be complete, only telling. */
const RECENT_DAYS = 75;
const MOST_TERMS = 240;

interface Doer {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly officeId: string | null;
}

interface Told extends Doer, ScopeKeys {
  readonly id: string;
  readonly on: string;
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly holderId: string | null;
  readonly endsOn: string | null;
  readonly source: string | null;
}

const VERBS: Readonly<Record<string, string>> = {
  RENAMED: 'rename',
  MOVED: 'move',
  MERGED: 'merge',
  SPLIT: 'split',
  SUSPENDED: 'suspend',
  RESUMED: 'resume',
  ARCHIVED: 'archive',
  RESTORED: 'restore',
};

/** The demo's logins with the office by which they manage terms. */
const DOERS = sql`select p.account_id as "accountId", p.id as "personId", h.office_id as "officeId", h.organization_id as place, o.depth, o.level
  from person p join term h on h.person_id = p.id and h.starts_on <= now()::date and h.ends_on > now()::date
    join office f on f.id = h.office_id and 'term.manage' = any(f.permissions) join organization o on o.id = h.organization_id
  where p.account_id is not null`;

/** Whoever among them is nearest above a row: the one who would have done it. */
const NEAREST = sql`left join lateral (select d."accountId", d."personId", d."officeId" from doers d
  where d.level = 'NATIONAL' or d.place in (e."organizationId", e."departmentId", e."schoolId", e."cityId", e."provinceId")
  order by d.depth desc, d."personId" limit 1) who on true`;

function actorOf(who: Doer, permission: Permission): Actor {
  return {
    ...anonymousActor({ locale: 'zh-CN', requestId: 'demo' }),
    accountId: who.accountId,
    personId: who.personId,
    grants: who.officeId
      ? [
          {
            permission,
            reach: 'SUBTREE',
            organizationId: null,
            level: null,
            divisionCode: null,
            termId: null,
            officeId: who.officeId,
          },
        ]
      : [],
  };
}

function draftOf(row: Told): AuditDraft & { readonly permission: Permission } {
  const { organizationId, provinceId, cityId, schoolId, departmentId, reason } = row;
  const scope = { organizationId, provinceId, cityId, schoolId, departmentId };
  if (row.kind === 'TERM') {
    return {
      action: 'term.create',
      subjectType: 'Term',
      subjectId: row.id,
      scope,
      reason,
      permission: 'term.manage',
      changes: {
        person: { before: null, after: row.holderId },
        startsOn: { before: null, after: row.on },
        endsOn: { before: null, after: row.endsOn },
        source: { before: null, after: row.source },
      },
    };
  }
  return {
    action: `organization.${VERBS[row.kind] ?? 'update'}`,
    subjectType: 'Organization',
    subjectId: row.id,
    scope,
    reason,
    permission: 'organization.update',
    changes: { [row.kind.toLowerCase()]: { before: row.before, after: row.after } },
  };
}

/** Writes the trail that the demo's own history would have left, in the order of its days, by its own logins. */
export async function writeDemoTrail(uow: UnitOfWork): Promise<number> {
  const today = uow.clock.today();
  const rows = await uow.run<Told>(sql`with doers as materialized (${DOERS}), told as materialized (
      select c.organization_id as id, c.effective_on::text as on, c.kind, c.before, c.after, c.reason, c.organization_id as "organizationId",
        c.province_id as "provinceId", c.city_id as "cityId", c.school_id as "schoolId", c.department_id as "departmentId",
        null::uuid as "holderId", null::text as "endsOn", null::text as source
      from organization_change c where c.kind <> 'CREATED' and c.effective_on <= ${today}::date
      union all
      (select t.id, t.starts_on::text, 'TERM', null, null, nullif(t.evidence, ''), t.organization_id, t.province_id, t.city_id, t.school_id,
        t.department_id, t.person_id, t.ends_on::text, t.source
      from term t where t.starts_on <= ${today}::date and t.starts_on > ${today}::date - ${RECENT_DAYS}::int and t.ends_on > t.starts_on
      order by t.starts_on desc, t.id limit ${MOST_TERMS}))
    select e.*, who.* from told e ${NEAREST} order by e.on, e.id`);
  // Nine in the morning in Shanghai of the day itself.
  const records = rows.map((row) => {
    const draft = draftOf(row);
    return { actor: actorOf(row, draft.permission), draft, at: new Date(`${row.on}T01:00:00Z`) };
  });
  await appendAudit(uow.run, records, uow.kernel.secret);
  return rows.length;
}
