import sql from 'sql-template-tag';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { carryAnswers, requireAnswers, type FormAnswers, type FormSpec } from '../form/index.ts';
import { refuse } from './coordination.refusals.ts';
import { Directive } from './directive.entity.ts';
import type { Obligation } from './obligation.entity.ts';
import { registerObligationSource } from './obligation-source.ts';

/** Judges an answer against the revision in force; gives that revision's number. */
async function judgeAnswer(uow: UnitOfWork, obligation: Obligation): Promise<number> {
  // Waits for an amendment under way, so that nobody answers a revision that is just being replaced.
  await uow.run(sql`select id from directive where id = ${obligation.sourceId}::uuid for share`);
  const directive = await uow.em.findOneOrFail(Directive, { id: obligation.sourceId }, { refresh: true });
  if (directive.response === 'FORM') {
    const spec = directive.form as FormSpec;
    requireAnswers(spec, obligation.answers ?? {}, { isComplete: true }, ['input', 'answers']);
  } else if (directive.response === 'EVIDENCE') {
    const [files] = await uow.run<{ count: number }>(sql`select count(*)::int as count from attachment
      where subject_type = 'Obligation' and subject_id = ${obligation.id}::uuid and state = 'CLAIMED'`);
    if (files!.count === 0) {
      throw refuse('ANSWER_EVIDENCE_MISSING', ['input', 'attachmentIds']);
    }
  }
  return directive.revision;
}

/** Judges the shape and size of what was written so far. */
async function judgeDraft(uow: UnitOfWork, obligation: Obligation): Promise<void> {
  const directive = await uow.em.findOneOrFail(Directive, { id: obligation.sourceId });
  if (directive.response === 'FORM' && obligation.answers) {
    requireAnswers(directive.form as FormSpec, obligation.answers, { isComplete: false }, ['input', 'answers']);
  }
}

registerObligationSource({ kind: 'DIRECTIVE', onDraft: judgeDraft, onSubmit: judgeAnswer });

const CARRIED_AT_ONCE = 500;

/** Brings answers that are still being written to the fields of a new revision; what it has no place for goes. */
export async function carryDrafts(
  uow: UnitOfWork,
  directiveId: string,
  former: FormSpec,
  present: FormSpec,
): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await uow.run<{ id: string; answers: FormAnswers }>(sql`select id, answers from obligation
      where source_kind = 'DIRECTIVE' and source_id = ${directiveId}::uuid and answers is not null
        and status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED') and id > ${after}::uuid
      order by id limit ${CARRIED_AT_ONCE} for update`);
    const carried = rows.map(({ id, answers }) => ({ id, answers: carryAnswers(former, present, answers).answers }));
    await uow.run(sql`update obligation b set answers = r.answers, version = b.version + 1
      from jsonb_to_recordset(${JSON.stringify(carried)}::jsonb) as r(id uuid, answers jsonb)
      where b.id = r.id and b.answers is distinct from r.answers`);
    if (rows.length < CARRIED_AT_ONCE) {
      return;
    }
    after = rows.at(-1)!.id;
  }
}
