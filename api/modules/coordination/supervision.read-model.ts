import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { ReadContext } from '../../kernel/read/shape.ts';
import type { ObligationSourceKind, ObligationStatus } from './coordination.enums.ts';
import { aliasOf, isLateSql, OPEN_SQL } from './obligation.read-model.ts';
import { obligationVisibleTo } from './obligation.policy.ts';
import type { SupervisionCountsType } from './supervision.type.ts';

/** Whose units a board shows. */
export interface BoardHead {
  readonly id: string;
  readonly level: OrganizationLevel;
}

/** What a board is about and counts; null means all. */
export interface BoardScope {
  readonly kind: ObligationSourceKind | null;
  readonly sourceId: string | null;
  readonly levels: readonly OrganizationLevel[] | null;
  readonly statuses: readonly ObligationStatus[] | null;
  readonly isLate: boolean | null;
}

/** A row of a board as it comes from the database. */
export interface BoardRow {
  readonly organizationId: string;
  readonly obligationId: string | null;
  readonly path: string;
  readonly name: string;
  readonly belowCount: number;
  readonly counts: SupervisionCountsType;
}

/** Columns that may name the unit directly below, from the top down; an organization of a level is named by its own column. */
const BELOW: Readonly<Record<OrganizationLevel, readonly string[]>> = {
  NATIONAL: ['province_id', 'city_id', 'school_id', 'department_id', 'organization_id'],
  PROVINCIAL: ['city_id', 'school_id', 'department_id', 'organization_id'],
  CITY: ['school_id', 'department_id', 'organization_id'],
  SCHOOL: ['department_id', 'organization_id'],
  DEPARTMENT: ['organization_id'],
  CLUB: ['organization_id'],
};

const OWN_COLUMN: Readonly<Record<OrganizationLevel, string | null>> = {
  // The nation has no column: its units alone say what lies below it.
  NATIONAL: null,
  PROVINCIAL: 'province_id',
  CITY: 'city_id',
  SCHOOL: 'school_id',
  DEPARTMENT: 'department_id',
  CLUB: 'organization_id',
};

/** The condition that obligation `b` lies in the subtree of an organization, itself included. */
const inSubtreeSql = ({ id, level }: BoardHead): Sql => {
  const own = OWN_COLUMN[level];
  return own === null
    ? sql`exists (select 1 from organization top where top.id = ${id}::uuid and (top.kind = 'FEDERATION' or top.id = b.organization_id))`
    : sql`b.${raw(own)} = ${id}::uuid`;
};

/** Numbers over the rows of `m` (status, due_on, and for how many obligations each stands: n) as JSON. */
const supervisionCounts = (today: string): Sql => {
  const late = isLateSql(sql`m.status`, sql`m.due_on`, today);
  const days = sql`${today}::date - m.due_on`;
  const count = (where: Sql): Sql => sql`coalesce(sum(m.n) filter (where ${where}), 0)::int`;
  const inState = (status: ObligationStatus): Sql => count(sql`m.status = ${raw(`'${status}'`)}`);
  return sql`json_build_object('total', coalesce(sum(m.n), 0)::int, 'pending', ${inState('PENDING')},
    'acknowledged', ${inState('ACKNOWLEDGED')}, 'submitted', ${inState('SUBMITTED')}, 'returned', ${inState('RETURNED')},
    'accepted', ${inState('ACCEPTED')}, 'withdrawn', ${inState('WITHDRAWN')}, 'excused', ${inState('EXCUSED')},
    'open', ${count(sql`m.status in ${OPEN_SQL}`)}, 'late', ${count(late)},
    'lateUpTo3', ${count(sql`${late} and ${days} <= 3`)},
    'lateUpTo7', ${count(sql`${late} and ${days} between 4 and 7`)},
    'lateOver7', ${count(sql`${late} and ${days} > 7`)},
    'mostLateDays', coalesce(max(${days}) filter (where ${late}), 0)::int)`;
};

/**
 * The rows of a board in one statement: every obligation that the viewer may see is counted once, for the unit directly
 * below the head on whose line it lies. Of each unit obligations of one state and day are gathered first: very many rows are
 * gone through once, and the numbers made out of a few.
 */
export function boardSql(head: BoardHead, scope: BoardScope, context: ReadContext): Sql {
  const columns = BELOW[head.level];
  const joins = columns.map(
    (name, index) => sql`left join child ${raw(`c${index}`)} on ${raw(`c${index}`)}.id = b.${raw(name)}`,
  );
  const named = join(columns.map((_, index) => raw(`c${index}.id`)));
  const { kind, sourceId, levels, statuses, isLate } = scope;
  const conditions = [
    ...(OWN_COLUMN[head.level] === null ? [] : [inSubtreeSql(head)]),
    ...(kind === null ? [] : [sql`b.source_kind = ${kind}`]),
    ...(sourceId === null ? [] : [sql`b.source_id = ${sourceId}::uuid`]),
    ...(statuses === null ? [] : [sql`b.status = any(${[...statuses]}::text[])`]),
    ...(isLate === null ? [] : [sql`${isLateSql(sql`b.status`, sql`b.due_on`, context.today)} = ${isLate}`]),
    ...(levels === null
      ? []
      : [
          sql`exists (select 1 from organization w where w.id = b.organization_id and w.level = any(${[...levels]}::text[]))`,
        ]),
    obligationVisibleTo(aliasOf('b'), context),
  ];
  const own =
    sourceId === null
      ? sql`null::uuid`
      : sql`(select b.id from obligation b where b.source_kind = ${kind} and b.source_id = ${sourceId}::uuid
          and b.organization_id = r.child_id and ${obligationVisibleTo(aliasOf('b'), context)})`;
  return sql`with child as materialized (select id from organization where parent_id = ${head.id}::uuid),
    b as (select coalesce(${named}) as child_id, b.organization_id, b.status, b.due_on
      from obligation b ${join(joins, ' ')} where ${join(conditions, ' and ')}),
    m as (select b.child_id, b.status, b.due_on, count(*) as n, count(*) filter (where b.organization_id <> b.child_id) as below
      from b where b.child_id is not null group by 1, 2, 3),
    r as (select m.child_id, sum(m.below)::int as below_count, ${supervisionCounts(context.today)} as counts
      from m group by m.child_id)
    select r.child_id as "organizationId", ${own} as "obligationId", o.path, o.name, r.below_count as "belowCount", r.counts
    from r join organization o on o.id = r.child_id order by o.path`;
}

/** One page a level in one statement; every number passes the viewer's own visibility. */
export function overviewSql(head: BoardHead, drafts: Sql, inForce: Sql, context: ReadContext): Sql {
  const counts = (where: Sql): Sql =>
    sql`(select ${supervisionCounts(context.today)} from (select b.status, b.due_on, count(*) as n from obligation b
      where ${where} and ${obligationVisibleTo(aliasOf('b'), context)} group by 1, 2) m)`;
  return sql`select ${counts(sql`b.organization_id = ${head.id}::uuid`)} as owed,
    ${counts(sql`b.verifier_id = ${head.id}::uuid`)} as verified,
    ${counts(sql`${inSubtreeSql(head)} and b.organization_id <> ${head.id}::uuid`)} as below,
    (select count(*)::int from obligation_extension e join obligation b on b.id = e.obligation_id
      where e.status = 'ASKED' and b.verifier_id = ${head.id}::uuid and ${obligationVisibleTo(aliasOf('b'), context)}) as "extensionsAsked",
    (${inForce}) as "directivesInForce", (${drafts}) as drafts`;
}
