import { canonicalJson } from '../../kernel/audit.ts';
import { requestLocale } from '../../kernel/locale.ts';
import { DomainRefusals } from '../../kernel/refusal.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { labelOf, type FormAnswers, type FormSpec } from '../form/index.ts';
import { cellsOfAnswers } from './report-cells.ts';
import { daysOfFacts, factsFor, takesFact } from './report-opening.service.ts';
import { refuse } from './report.refusals.ts';
import type { TakenFact } from './report-submission.entity.ts';
import {
  acknowledgeDrafted,
  holdToWrite,
  onCurrentForm,
  record,
  requireWritable,
  type HeldSubmission,
} from './report-submission.service.ts';

/** A field of which the system knows something else than before, or whose answer followed. */
export interface FactChange {
  readonly key: string;
  /** What the system knew before; null when nothing had been taken. */
  readonly formerValue: string | null;
  readonly value: string;
  /** True when what the author had written stays. */
  readonly isKept: boolean;
}

/**
 * Takes what the system knows anew into a draft. An answer that still was the former figure follows it; what its author
 * wrote stays, unless its field is named in `overwrite`. Refuses a field that takes no figure of the system there.
 */
export async function refreshDraft(
  uow: UnitOfWork,
  id: string,
  version: number,
  overwrite: readonly string[],
): Promise<{ id: string; changes: readonly FactChange[] }> {
  const written = await holdToWrite(uow, id);
  requireVersion(written.submission, version);
  requireWritable(written);
  const held = await onCurrentForm(uow, written);
  requireFactFields(held, overwrite);
  const { submission, obligation, round, form, isMiddle } = held;
  const today = uow.clock.today();
  const days = daysOfFacts(today, round.periodFrom, round.periodTo);
  const taken = await factsFor(uow.run, form, [submission.organizationId], days);
  const facts: TakenFact[] = [];
  const changes: FactChange[] = [];
  const answers: Record<string, FormAnswers[string]> = { ...submission.answers };
  for (const field of form.fields) {
    const { key, prefill } = field;
    const value = prefill === null ? undefined : taken.get(prefill)?.get(submission.organizationId);
    if (prefill === null || value === undefined) {
      continue;
    }
    facts.push({ key, fact: prefill, value, takenOn: today });
    const former = submission.facts?.find((one) => one.key === key && one.fact === prefill)?.value ?? null;
    const isUntouched = canonicalJson(answers[key] ?? null) === canonicalJson(former);
    const follows = takesFact(field, isMiddle) && (isUntouched || overwrite.includes(key));
    if (former !== value || (follows && answers[key] !== value)) {
      changes.push({ key, formerValue: former, value, isKept: takesFact(field, isMiddle) && !follows });
    }
    if (follows) {
      answers[key] = value;
    }
  }
  const changed = Object.keys(answers).filter((key) => answers[key] !== submission.answers[key]);
  submission.facts = facts;
  submission.answers = answers;
  submission.countWrites(changed);
  submission.own = cellsOfAnswers(form, answers);
  record(uow, submission, 'reportSubmission.refresh', 'report.drafted', {
    facts: { before: null, after: changes.map(({ key }) => key).join(', ') || null },
    fields: { before: null, after: changed.join(', ') || null },
  });
  await acknowledgeDrafted(uow, obligation);
  return { id, changes };
}

function requireFactFields({ form, isMiddle }: HeldSubmission, keys: readonly string[]): void {
  const locale = requestLocale.getStore() ?? 'zh-CN';
  const named = (spec: FormSpec, key: string) => spec.fields.find((field) => field.key === key);
  const refused = keys.flatMap((key, index) => {
    const field = named(form, key);
    return field && field.prefill !== null && takesFact(field, isMiddle)
      ? []
      : [
          refuse('REPORT_FACT_NONE', ['input', 'overwrite', String(index)], {
            field: field ? labelOf(field, locale) : key,
          }),
        ];
  });
  if (refused.length > 0) {
    throw new DomainRefusals(refused);
  }
}
