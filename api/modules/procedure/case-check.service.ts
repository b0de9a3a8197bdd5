import sql from 'sql-template-tag';
import { rehearse } from '../../kernel/rehearsal.ts';
import { DomainRefusal, DomainRefusals, refusalOfConstraint } from '../../kernel/refusal.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { constraintOf } from './attempt.ts';
import { stepsOf } from './case-record.service.ts';
import { waitingOf } from './case.read-model.ts';
import { draftCase, rehearseEffect, type DraftedCase } from './case.service.ts';
import type { Matter } from './open-case.ts';
import { applies } from './step-spec.ts';

/** A step as a matter would meet it today. */
export interface CheckedStep {
  readonly no: number;
  readonly isApplicable: boolean;
  /** Bodies as `waiting` of a case tells them. */
  readonly bodies: readonly object[];
}

/** What would become of a matter; ids are uuids. */
export interface CaseCheck {
  readonly procedureId: string | null;
  readonly versionId: string | null;
  readonly steps: readonly CheckedStep[];
  readonly problems: readonly DomainRefusal[];
}

/** The refusals that work ends with, none when it succeeds; faults of ours rise. */
export async function refusalsOf(work: () => Promise<unknown>): Promise<readonly DomainRefusal[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof DomainRefusals) {
      return error.refusals;
    }
    const refusal = error instanceof DomainRefusal ? error : refusalOfConstraint(constraintOf(error) ?? '');
    if (!refusal) {
      throw error;
    }
    return [refusal];
  }
}

/** Stands a case at each step in turn, to learn whom it would ask there. */
async function walk(uow: UnitOfWork, { matter }: DraftedCase): Promise<CheckedStep[]> {
  const steps = await stepsOf(uow, matter);
  const walked: CheckedStep[] = [];
  for (const [index, step] of steps.entries()) {
    const no = index + 1;
    const isApplicable = applies(step, matter.traits);
    await uow.run(sql`update procedure_case set step_no = ${no} where id = ${matter.id}::uuid`);
    walked.push({ no, isApplicable, bodies: isApplicable ? await waitingOf(uow, matter.id) : [] });
  }
  return walked;
}

/**
 * Tells before anything is sent which chain binds a matter, whom each step would ask today, vacancies included, and what
 * stands against it. All of it happens in rehearsals and is taken back.
 */
export async function checkCase(uow: UnitOfWork, matterOf: () => Matter): Promise<CaseCheck> {
  const today = uow.clock.today();
  let drafted: DraftedCase | undefined;
  let steps: readonly CheckedStep[] = [];
  const problems = await refusalsOf(async () => {
    const { kind, facts } = matterOf();
    drafted = await draftCase(uow, kind, facts);
  });
  if (!drafted) {
    return { procedureId: null, versionId: null, steps, problems };
  }
  const found = drafted;
  const against = await refusalsOf(() => rehearse(uow, { today }, (inner) => rehearseEffect(inner, found.matter)));
  const doubled = await refusalsOf(() =>
    rehearse(uow, { today }, async (inner) => {
      inner.em.persist(found.matter);
      await inner.em.flush();
      steps = await walk(inner, found);
    }),
  );
  return {
    procedureId: found.binding.procedureId,
    versionId: found.binding.versionId,
    steps,
    problems: [...against, ...doubled],
  };
}
