import sql from 'sql-template-tag';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { workingCalendarOf } from '../calendar/index.ts';
import { type Asked, askedBy, openBodies } from './asked.read-model.ts';
import { attempt } from './attempt.ts';
import { inForceVersionSql } from './binding.read-model.ts';
import { append, stepsOf } from './case-record.service.ts';
import { ProcedureCase, ProcedureStep } from './procedure-case.entity.ts';
import { ProcedureVersion } from './procedure.entity.ts';
import { subjectOf } from './procedure-subject.ts';
import { applies, isSameStep, nextApplicable, standingOf, type StepSpec } from './step-spec.ts';

/** Reads a case after locking it, so that whoever acts on it next waits and sees what became of it; null when absent. */
export async function holdCase(uow: UnitOfWork, id: string): Promise<ProcedureCase | null> {
  await uow.run(sql`select id from procedure_case where id = ${id}::uuid for update`);
  return uow.em.findOne(ProcedureCase, { id }, { refresh: true });
}

/** The answers that count for a step in a round. */
async function answersIn(uow: UnitOfWork, matter: ProcedureCase, stepNo: number, round: number) {
  await uow.em.flush();
  return uow.em.find(
    ProcedureStep,
    { caseId: matter.id, stepNo, round, event: 'DECIDED', outcome: { $in: ['PASSED', 'NOT_PASSED'] } },
    { orderBy: { position: 'asc' } },
  );
}

async function deadlineOf(uow: UnitOfWork, matter: ProcedureCase, step: StepSpec): Promise<string | null> {
  if (step.deadlineDays === null) {
    return null;
  }
  const today = uow.clock.today();
  const calendar = await workingCalendarOf(uow.run, matter.organizationId, today);
  return calendar.addWorkdays(today, step.deadlineDays).day;
}

/** Lets a case stand at a step from today on. */
async function enter(
  uow: UnitOfWork,
  matter: ProcedureCase,
  steps: readonly StepSpec[],
  stepNo: number,
): Promise<void> {
  matter.standAt(stepNo, uow.clock.today(), await deadlineOf(uow, matter, steps[stepNo - 1]!));
  await append(uow, matter, { event: 'ENTERED' });
}

/** Brings a case to the first step at or after a number that applies, and on from there as far as answers that are kept lead. */
export async function enterFrom(uow: UnitOfWork, matter: ProcedureCase, from: number): Promise<void> {
  const steps = await stepsOf(uow, matter);
  const next = nextApplicable(steps, from, matter.traits);
  for (let passed = from; passed < (next ?? steps.length + 1); passed += 1) {
    await append(uow, matter, { event: 'NOT_APPLICABLE', stepNo: passed });
  }
  if (next === null) {
    await finish(uow, matter);
    return;
  }
  await enter(uow, matter, steps, next);
  await follow(uow, matter);
}

/** Draws the consequence of the answers to the present step: on to the next one, to the end, or waiting. */
export async function follow(uow: UnitOfWork, matter: ProcedureCase): Promise<void> {
  const steps = await stepsOf(uow, matter);
  const answers = await answersIn(uow, matter, matter.stepNo, matter.round);
  switch (standingOf(steps[matter.stepNo - 1]!, answers as { outcome: string }[])) {
    case 'OPEN':
      await noticePlaces(uow, matter);
      return;
    case 'NOT_PASSED':
      matter.settle('REJECTED', uow.clock.now());
      await append(uow, matter, { event: 'REJECTED' });
      return;
    case 'PASSED':
      await enterFrom(uow, matter, matter.stepNo + 1);
  }
}

/**
 * All steps have passed: what was approved happens in this very unit. Refused, it leaves the case open at its last step
 * with the reason, to be answered again once that is mended.
 */
async function finish(uow: UnitOfWork, matter: ProcedureCase): Promise<void> {
  const { result, refusal } = await attempt(uow, (inner) => subjectOf(matter.subjectKind).carryOut(inner, matter));
  // A move carries the rows of the case along, and the entries to come stand in the new place.
  await uow.em.refresh(matter);
  if (refusal) {
    const steps = await stepsOf(uow, matter);
    matter.effectCode = refusal.code;
    matter.effectParams = refusal.params;
    await append(uow, matter, {
      event: 'EFFECT_REFUSED',
      effectCode: refusal.code,
      effectParams: refusal.params,
    });
    matter.round += 1;
    await enter(uow, matter, steps, matter.stepNo);
    await noticePlaces(uow, matter);
    return;
  }
  Object.assign(matter, {
    effectCode: null,
    effectParams: null,
    resultType: result?.type ?? null,
    resultId: result?.id ?? null,
  });
  matter.settle('APPROVED', uow.clock.now());
  await append(uow, matter, { event: 'APPROVED' });
}

/**
 * Notes on the timeline where the open bodies of the present step are sought now: up the line when nobody holds the office,
 * back again when somebody does. Says what is so and decides nothing; called however often, it notes each change once.
 */
export async function noticePlaces(
  uow: UnitOfWork,
  matter: ProcedureCase,
  known: readonly Asked[] | null = null,
): Promise<void> {
  await uow.em.flush();
  const today = uow.clock.today();
  const asked = known ?? (await askedBy(uow.run, matter.id, today));
  for (const { bodyNo, expectedId } of await openBodies(uow.run, matter.id, today)) {
    const first = asked.find((seat) => seat.bodyNo === bodyNo);
    const toId = first?.actingId ?? null;
    const last = await uow.em.findOne(
      ProcedureStep,
      {
        caseId: matter.id,
        round: matter.round,
        stepNo: matter.stepNo,
        bodyNo,
        event: { $in: ['ESCALATED', 'RESTORED'] },
      },
      { orderBy: { position: 'desc' } },
    );
    const isKnown = last?.event === 'ESCALATED' && (last.toId ?? null) === toId;
    if (!first || first.isEscalated) {
      if (!isKnown) {
        await append(uow, matter, { event: 'ESCALATED', bodyNo, fromId: expectedId, toId });
      }
    } else if (last?.event === 'ESCALATED') {
      await append(uow, matter, { event: 'RESTORED', bodyNo, fromId: last.toId ?? null, toId });
    }
  }
}

/** The round in which a step that lies behind was passed; null when it was not. */
async function passedRound(
  uow: UnitOfWork,
  matter: ProcedureCase,
  step: StepSpec,
  stepNo: number,
): Promise<number | null> {
  for (let round = matter.round; round >= 1; round -= 1) {
    const answers = await answersIn(uow, matter, stepNo, round);
    if (standingOf(step, answers as { outcome: string }[]) === 'PASSED') {
      return round;
    }
  }
  return null;
}

/** The answers that stand under the present version, by the step that they belong to. */
async function standingAnswers(
  uow: UnitOfWork,
  matter: ProcedureCase,
  steps: readonly StepSpec[],
): Promise<{ readonly step: StepSpec; readonly answers: ProcedureStep[] }[]> {
  const kept: { step: StepSpec; answers: ProcedureStep[] }[] = [];
  for (const [index, step] of steps.entries()) {
    const stepNo = index + 1;
    if (stepNo > matter.stepNo || !applies(step, matter.traits)) {
      continue;
    }
    const round = stepNo === matter.stepNo ? matter.round : await passedRound(uow, matter, step, stepNo);
    if (round !== null) {
      kept.push({ step, answers: await answersIn(uow, matter, stepNo, round) });
    }
  }
  return kept;
}

/**
 * Moves a case under way to the version in force, when that one was published to take such cases over: answers to steps
 * that ask the same bodies for the same thing are kept, all others are asked again. Gives true when it moved.
 */
export async function bringUpToDate(uow: UnitOfWork, matter: ProcedureCase): Promise<boolean> {
  const [row] = await uow.run<{ id: string | null }>(
    sql`select ${inForceVersionSql(sql`${matter.procedureId}::uuid`, uow.clock.today())} as id`,
  );
  const version = row?.id ? await uow.em.findOneOrFail(ProcedureVersion, { id: row.id }) : null;
  if (matter.state !== 'OPEN' || !version || version.id === matter.versionId || version.openCases !== 'MOVE') {
    return false;
  }
  const before = await stepsOf(uow, matter);
  const kept = await standingAnswers(uow, matter, before);
  const wasWithOpener = matter.stepNo === 0;
  matter.versionId = version.id;
  matter.round += 1;
  await append(uow, matter, { event: 'MOVED', stepNo: 0, stepKey: null, kind: null });
  for (const [index, step] of version.steps.entries()) {
    const same = kept.find((item) => isSameStep(item.step, step));
    for (const answer of same?.answers ?? []) {
      await append(uow, matter, {
        event: 'DECIDED',
        stepNo: index + 1,
        bodyNo: answer.bodyNo ?? null,
        outcome: answer.outcome ?? null,
        grounds: answer.grounds,
        opinion: answer.opinion ?? null,
        accountId: answer.accountId ?? null,
        personId: answer.personId ?? null,
        termId: answer.termId ?? null,
        officeId: answer.officeId ?? null,
        actingId: answer.actingId ?? null,
        delegationId: answer.delegationId ?? null,
        delegatorId: answer.delegatorId ?? null,
        keptFromId: answer.keptFromId ?? answer.id,
      });
    }
  }
  if (wasWithOpener) {
    return true;
  }
  await enterFrom(uow, matter, 1);
  return true;
}
