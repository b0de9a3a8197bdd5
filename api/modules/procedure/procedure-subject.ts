import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { LocalizedText } from '../../kernel/locale.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Organization, OrganizationKind } from '../organization/index.ts';
import type { ProcedureCase } from './procedure-case.entity.ts';
import type { SubjectKind } from './procedure.enums.ts';
import type { Traits } from './step-spec.ts';

/** What decides which procedure binds: places in the tree, and the unit or office that it is about. */
export interface BindingTarget {
  /** Organizations in whose line an owner may stand. */
  readonly placeIds: readonly string[];
  readonly level: OrganizationLevel;
  readonly kind: OrganizationKind;
  readonly titleKey: string | null;
}

/** A matter as it is to be put before the chain. */
export interface PreparedCase {
  /** Organization whose matter it is; the case belongs to it. */
  readonly organization: Organization;
  readonly other: Organization | null;
  readonly officeId: string | null;
  readonly candidateId: string | null;
  /** What it is about, without names of persons. */
  readonly title: string;
  /** What two open cases must not have in common. */
  readonly subjectKey: string;
  /** What the effect needs, stored with the case. */
  readonly facts: object;
  readonly traits: Traits;
  readonly target: BindingTarget;
}

/** A fact of a kind of case: what it is called and how it is read. */
export interface TraitSpec {
  readonly label: LocalizedText;
  readonly kind: 'TEXT' | 'DAY' | 'ENUM';
  /** Enum of the schema whose values stand there, for kind ENUM. */
  readonly enumName?: string;
}

/** What a kind of case is and what happens when it is approved. */
export interface ProcedureSubject<Facts extends object> {
  readonly kind: SubjectKind;
  /** True for the vetting of a person: outcomes and grounds of the closed list only, no texts (`schema/rules.md` 6). */
  readonly isVetting: boolean;
  readonly traits: Readonly<Record<string, TraitSpec>>;
  /** Loads and judges what the opener gives; refuses as absent what the opener may not see. */
  prepare(uow: UnitOfWork, facts: Facts): Promise<PreparedCase>;
  /** Does what was approved, inside the unit of the last answer; may refuse, and the case then stays open. */
  carryOut(uow: UnitOfWork, matter: ProcedureCase): Promise<{ readonly type: string; readonly id: string } | null>;
}

const subjects = new Map<SubjectKind, ProcedureSubject<never>>();

/** Lets a module put a kind of matter through chains. */
export function registerProcedureSubject<Facts extends object>(subject: ProcedureSubject<Facts>): void {
  if (subjects.has(subject.kind)) {
    throw new Error(`Procedure subject ${subject.kind} is registered twice`);
  }
  subjects.set(subject.kind, subject);
}

/** The registered kind. */
export function subjectOf<Facts extends object>(kind: SubjectKind): ProcedureSubject<Facts> {
  const subject = subjects.get(kind);
  if (!subject) {
    throw new Error(`Procedure subject ${kind} is not registered`);
  }
  return subject;
}
