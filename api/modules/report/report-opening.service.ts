import sql from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormAnswers, FormField, FormSpec } from '../form/index.ts';
import { cellsOfAnswers } from './report-cells.ts';
import { takeFact, type FactDays } from './report-facts.ts';
import type { TakenFact } from './report-submission.entity.ts';

/** Obligations that one step takes. */
const AT_ONCE = 1_000;

/**
 * Gives every obligation of a round its submission, the upper levels first; those that are there stay. Safe to run again
 * and from several places at once.
 */
export async function ensureSubmissions(run: Run, roundId: string): Promise<number> {
  // Runners take turns, so that a child never points to a row that another runner made under another id.
  await run(sql`select id from report_round where id = ${roundId}::uuid for no key update`);
  let made = 0;
  for (;;) {
    const missing = await run<{
      id: string;
    }>(sql`select b.id from obligation b join organization o on o.id = b.organization_id
      where b.source_kind = 'REPORT_ROUND' and b.source_id = ${roundId}::uuid
        and not exists (select 1 from report_submission s where s.obligation_id = b.id)
      order by o.depth, b.id limit ${AT_ONCE}`);
    if (missing.length === 0) {
      return made;
    }
    await run(sql`with fresh as (select * from unnest(${missing.map(({ id }) => id)}::uuid[], ${missing.map(() => newId())}::uuid[]) f(obligation_id, id)),
      above as (select f.id, f.obligation_id from fresh f union all
        select s.id, s.obligation_id from report_submission s where s.round_id = ${roundId}::uuid)
      insert into report_submission (id, organization_id, province_id, city_id, school_id, department_id, round_id, obligation_id,
        holder_id, template_version_id, phase)
      select f.id, b.organization_id, b.province_id, b.city_id, b.school_id, b.department_id, r.id, b.id,
        coalesce(u.id, r.id), r.template_version_id, case when b.status in ('WITHDRAWN', 'EXCUSED') then 'DROPPED' else 'OPEN' end
      from fresh f join obligation b on b.id = f.obligation_id join report_round r on r.id = b.source_id
        left join above u on u.obligation_id = b.parent_id`);
    made += missing.length;
  }
}

interface Unfilled {
  readonly id: string;
  readonly organizationId: string;
  readonly answers: FormAnswers;
  readonly hasBelow: boolean;
}

/**
 * Fills the drafts of a round with what the system knows, one statement a fact for all of a step, and keeps what was taken
 * and when. A level through which others report gets the facts to compare with only: as its own figures they would count
 * twice. What somebody wrote already stays.
 */
export async function fillDrafts(run: Run, roundId: string, today: string): Promise<number> {
  const [round] = await run<{
    form: FormSpec;
    from: string;
    to: string;
  }>(sql`select v.form, r.period_from::text as "from",
      r.period_to::text as "to"
    from report_round r join report_template_version v on v.id = r.template_version_id where r.id = ${roundId}::uuid`);
  if (!round) {
    return 0;
  }
  const days = daysOfFacts(today, round.from, round.to);
  let filled = 0;
  for (;;) {
    const rows = await run<Unfilled>(sql`select s.id, s.organization_id as "organizationId", s.answers,
        exists (select 1 from report_submission c where c.holder_id = s.id) as "hasBelow"
      from report_submission s where s.round_id = ${roundId}::uuid and s.facts is null and s.phase = 'OPEN'
      order by s.id limit ${AT_ONCE} for update of s skip locked`);
    if (rows.length === 0) {
      return filled;
    }
    const taken = await factsFor(
      run,
      round.form,
      rows.map(({ organizationId }) => organizationId),
      days,
    );
    const updates = rows.map((row) => filledRow(round.form, row, taken, today));
    await run(sql`update report_submission s set facts = u.facts, answers = u.answers, own = u.own, version = s.version + 1
      from jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) as u(id uuid, facts jsonb, answers jsonb, own jsonb) where u.id = s.id`);
    filled += rows.length;
  }
}

/** Days as of which and within which facts are taken for a period, its last day included. */
export const daysOfFacts = (today: string, from: string, to: string): FactDays => ({
  on: today,
  from,
  until: addDays(to, 1),
});

/** Values of system facts: by key of the fact, then by uuid of the organization. */
export type Taken = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What the system knows of the fields of a form for organizations, one statement a fact. */
export async function factsFor(run: Run, form: FormSpec, ids: readonly string[], days: FactDays): Promise<Taken> {
  const taken = new Map<string, ReadonlyMap<string, string>>();
  for (const { prefill } of form.fields) {
    if (prefill !== null && !taken.has(prefill)) {
      taken.set(prefill, await takeFact(run, prefill, ids, days));
    }
  }
  return taken;
}

/**
 * True when a fact may stand as the field's answer there: a level through which others report counts only what those below
 * do not, so that there it is something to compare with unless the field is not rolled up.
 */
export const takesFact = ({ aggregate }: FormField, hasBelow: boolean): boolean => !hasBelow || aggregate === 'NONE';

function filledRow(form: FormSpec, row: Unfilled, taken: Taken, today: string): object {
  const facts: TakenFact[] = [];
  const answers: Record<string, FormAnswers[string]> = { ...row.answers };
  for (const field of form.fields) {
    const { key, prefill } = field;
    const value = prefill === null ? undefined : taken.get(prefill)?.get(row.organizationId);
    if (prefill !== null && value !== undefined) {
      facts.push({ key, fact: prefill, value, takenOn: today });
      if (!(key in answers) && takesFact(field, row.hasBelow)) {
        answers[key] = value;
      }
    }
  }
  const hasAnswers = Object.keys(answers).length > 0;
  return { id: row.id, facts, answers, own: hasAnswers ? cellsOfAnswers(form, answers) : {} };
}
