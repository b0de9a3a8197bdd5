import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { ObligationSourceKind } from './coordination.enums.ts';
import type { Obligation } from './obligation.entity.ts';

/** What a kind of source has to say to the steps of its obligations; each runs in the same unit of work and may refuse. */
export interface ObligationSource {
  readonly kind: ObligationSourceKind;
  /** Before a draft is kept: is it of the right shape and size? Nothing has to be complete. */
  readonly onDraft?: (uow: UnitOfWork, obligation: Obligation) => Promise<void>;
  /** Before a submission stands: is the answer complete? Returns the revision that it answers, where the source has such. */
  readonly onSubmit?: (uow: UnitOfWork, obligation: Obligation) => Promise<number | null>;
  /** After an answer was returned to be mended. */
  readonly onReturn?: (uow: UnitOfWork, obligation: Obligation) => Promise<void>;
  /** After an answer was accepted. */
  readonly onAccept?: (uow: UnitOfWork, obligation: Obligation) => Promise<void>;
  /** After an accepted answer was opened again. */
  readonly onReopen?: (uow: UnitOfWork, obligation: Obligation) => Promise<void>;
  /** After an obligation was excused or withdrawn, so that it no longer counts. */
  readonly onDrop?: (uow: UnitOfWork, obligation: Obligation) => Promise<void>;
}

const sources = new Map<ObligationSourceKind, ObligationSource>();

/** Declares what a kind of source has to say; a kind is declared once. */
export function registerObligationSource(source: ObligationSource): void {
  if (sources.has(source.kind)) {
    throw new Error(`Obligation source ${source.kind} is declared twice`);
  }
  sources.set(source.kind, source);
}

/** The declaration of a kind of source; one that says nothing when the kind was not declared. */
export const sourceOf = (kind: ObligationSourceKind): ObligationSource => sources.get(kind) ?? { kind };
