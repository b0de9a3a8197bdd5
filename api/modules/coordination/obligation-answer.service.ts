import { sanitizeRichText } from '../../kernel/rich-text.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { claimAttachments } from '../attachment/index.ts';
import { scopeOfRow } from './acting.policy.ts';
import { holdFor } from './obligation-record.service.ts';
import { saveAnswer, transition } from './obligation.service.ts';

/** What was written, as it came from outside. */
export interface WrittenAnswer {
  readonly answers?: Readonly<Record<string, unknown>> | null | undefined;
  readonly note?: string | null | undefined;
  readonly attachmentIds?: readonly string[] | null | undefined;
}

/** Keeps a draft with its files; gives the uuid of the obligation. */
export async function keepDraft(uow: UnitOfWork, id: string, version: number, written: WrittenAnswer): Promise<string> {
  const { obligation } = await saveAnswer(uow, id, version, {
    ...(written.answers === undefined ? {} : { answers: written.answers }),
    ...(written.note === undefined
      ? {}
      : { note: written.note === null ? null : sanitizeRichText(written.note) || null }),
  });
  await claimAttachments(
    uow,
    { subjectType: 'Obligation', subjectId: id, scope: scopeOfRow(obligation) },
    written.attachmentIds ?? [],
    ['input', 'attachmentIds'],
  );
  return id;
}

/** Keeps the last changes and submits; both or neither. */
export async function answerAndSubmit(
  uow: UnitOfWork,
  id: string,
  version: number,
  written: WrittenAnswer | null,
): Promise<string> {
  // What may not be submitted is refused as such, before anything is written.
  await holdFor(uow, 'submit', id, version);
  if (written) {
    await keepDraft(uow, id, version, written);
  }
  return transition(uow, id, 'submit');
}
