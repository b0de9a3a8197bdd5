import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { encodeId } from '../../kernel/ids.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { semesterOn } from '../calendar/index.ts';
import { actsForSql, audienceSql, resolveAudience, type Audience } from '../coordination/index.ts';
import type { FormSpec } from '../form/index.ts';
import { roundKeys } from './report.policy.ts';

/** A field that organizations were asked already. */
export interface Overlap {
  readonly key: string;
  readonly label: string;
  readonly otherLabel: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly sourceTitle: string;
  readonly issuerName: string;
  readonly organizationCount: number;
}

/** What is to be asked of whom. */
export interface Asking {
  readonly owner: { readonly id: string; readonly path: string };
  readonly audience: Audience;
  readonly form: FormSpec;
  /** Left out: the template itself, whose earlier rounds ask the same on purpose. */
  readonly exceptTemplateId?: string | null;
  readonly exceptRoundId?: string | null;
}

/** Facts of a unit of work or a request that the read needs. */
interface Circumstances {
  readonly run: Run;
  readonly actor: Actor;
  readonly clock: Clock;
}

/** Most overlaps that are named. */
const MOST = 100;

/** Days that count as a term where no semester is known. */
const TERM_DAYS = 183;

const normalized = (text: Sql): Sql =>
  sql`lower(regexp_replace(${text}, '[[:space:][:punct:]（）()、，。：；“”《》·—]', '', 'g'))`;

/** Sources that the actor sees only by what an organization of theirs owes to them, or by reading at the issuer. */
const seenSql = (keys: ReturnType<typeof roundKeys>, sourceId: Sql, actor: Actor): Sql => sql`(
  ${scopeSql(scopeOf(actor, 'report.read'), keys)} or ${actsForSql(actor, 'report.open', keys.organizationId)}
  or ${actsForSql(actor, 'report.design', keys.organizationId)}
  or exists (select 1 from obligation vb where vb.source_id = ${sourceId} and ${scopeSql(
    scopeOf(actor, 'report.read'),
    roundKeys(sql`vb`),
  )}))`;

/**
 * Fields that organizations of an audience are or were asked this semester in other rounds and directive forms: same key
 * or same name but for spaces and punctuation. Sources that the actor does not see are not told.
 */
export async function overlapsOf({ run, actor, clock }: Circumstances, asking: Asking): Promise<readonly Overlap[]> {
  const resolved = await resolveAudience(run, asking.owner, asking.audience);
  const semesterId = await semesterOn(run, asking.owner.id, clock.today());
  const mine = asking.form.fields.map(({ key, label }) => sql`(${key}::text, ${label}::text)`);
  const rows = await run<Overlap & { uuid: string }>(sql`
    with since as (select coalesce((select s.starts_on from semester s where s.id = ${semesterId}::uuid),
        ${clock.today()}::date - ${TERM_DAYS}::integer) as day),
    mine(key, label) as (values ${join(mine)}),
    source as (
      select 'REPORT_ROUND' as kind, r.id, r.title, r.organization_id, v.form from report_round r
        join report_template_version v on v.id = r.template_version_id, since
      where r.status <> 'CANCELLED' and (r.status = 'OPEN' or r.opened_at >= since.day)
        and r.template_id is distinct from ${asking.exceptTemplateId ?? null}::uuid
        and r.id is distinct from ${asking.exceptRoundId ?? null}::uuid
        and ${seenSql(roundKeys(sql`r`), sql`r.id`, actor)}
      union all
      select 'DIRECTIVE', d.id, d.title, d.organization_id, d.form from directive d, since
      where d.status = 'ISSUED' and d.form is not null and d.issued_at >= since.day
        and ${seenSql(roundKeys(sql`d`), sql`d.id`, actor)}),
    same as (select distinct on (s.id, m.key) s.kind, s.id, s.title, s.organization_id, m.key, m.label, f ->> 'label' as other
      from source s, jsonb_array_elements(s.form -> 'fields') f, mine m
      where f ->> 'key' = m.key or ${normalized(sql`f ->> 'label'`)} = ${normalized(sql`m.label`)}),
    asked as (select q.id, (select count(*)::int from obligation b join organization o on o.id = b.organization_id
        where b.source_kind = q.kind and b.source_id = q.id and b.status not in ('WITHDRAWN', 'EXCUSED')
          and ${audienceSql(resolved, asking.owner)}) as count
      from (select distinct id, kind from same) q)
    select s.key, s.label, s.other as "otherLabel", s.kind as "sourceKind", s.id as uuid, s.title as "sourceTitle",
      i.name as "issuerName", a.count as "organizationCount"
    from same s join asked a on a.id = s.id join organization i on i.id = s.organization_id
    where a.count > 0 order by a.count desc, s.title, s.key limit ${MOST}`);
  return rows.map(({ uuid, ...row }) => ({
    ...row,
    sourceId: encodeId(row.sourceKind === 'DIRECTIVE' ? 'dir' : 'rrd', uuid),
  }));
}
