import { decodeId, type IdPrefix } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/access.ts';
import type { AppointmentFacts } from './appointment-subject.ts';
import type { ProcedureCaseOpenInput } from './case.input.ts';
import type { ChangeCaseFacts, FoundingCaseFacts, PlaceCaseFacts } from './organization-subjects.ts';
import type { SubjectKind } from './procedure.enums.ts';
import { refuse } from './procedure.refusals.ts';

/** A matter with its facts as the kind of case takes them; ids are uuids. */
export interface Matter {
  readonly kind: SubjectKind;
  readonly facts: object;
}

function uuidOf(prefix: IdPrefix, id: string): string {
  const uuid = decodeId(prefix, id);
  if (uuid === null) {
    throw notFound();
  }
  return uuid;
}

const orgOf = (id: string): string => uuidOf('org', id);

function appointmentOf(input: NonNullable<ProcedureCaseOpenInput['appointment']>): AppointmentFacts {
  return {
    officeId: uuidOf('off', input.officeId),
    personId: uuidOf('per', input.personId),
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    source: input.source,
    gradesBasis: input.gradesBasis ?? null,
    crossAppointmentReason: input.crossAppointmentReason?.trim() || null,
    representedId: input.representedId ? orgOf(input.representedId) : null,
    nominatingId: input.nominatingId ? orgOf(input.nominatingId) : null,
  };
}

function foundingOf(input: NonNullable<ProcedureCaseOpenInput['founding']>): FoundingCaseFacts {
  const { effectiveOn, reason, parentId, institutionId, ...founding } = input;
  if (!parentId) {
    throw refuse('CASE_PARENT_MISSING', ['input', 'founding', 'parentId']);
  }
  return {
    founding: {
      ...founding,
      parentId: orgOf(parentId),
      institutionId: institutionId ? uuidOf('ins', institutionId) : null,
    },
    effectiveOn: effectiveOn ?? null,
    reason: reason?.trim() ?? '',
  };
}

const changeOf = (input: NonNullable<ProcedureCaseOpenInput['closing']>): ChangeCaseFacts => ({
  organizationId: orgOf(input.organizationId),
  effectiveOn: input.effectiveOn ?? null,
  reason: input.reason.trim(),
});

/** The one matter that an input is about; refuses none or several. */
export function matterOf(input: ProcedureCaseOpenInput): Matter {
  const { appointment, founding, closing, membership, transfer } = input;
  const matters: (() => Matter)[] = [];
  if (appointment) {
    matters.push(() => ({ kind: 'APPOINTMENT', facts: appointmentOf(appointment) }));
  }
  if (founding) {
    matters.push(() => ({ kind: 'ORGANIZATION_FOUNDING', facts: foundingOf(founding) }));
  }
  if (closing) {
    matters.push(() => ({ kind: 'ORGANIZATION_CLOSING', facts: changeOf(closing) }));
  }
  if (membership) {
    const facts = (): PlaceCaseFacts => ({ ...changeOf(membership), parentId: orgOf(membership.federationId) });
    matters.push(() => ({ kind: 'MEMBERSHIP', facts: facts() }));
  }
  if (transfer) {
    const facts = (): PlaceCaseFacts => ({ ...changeOf(transfer), parentId: orgOf(transfer.parentId) });
    matters.push(() => ({ kind: 'ORGANIZATION_TRANSFER', facts: facts() }));
  }
  const [make] = matters;
  if (!make || matters.length > 1) {
    throw refuse('CASE_SUBJECT_ONE', ['input']);
  }
  return make();
}
