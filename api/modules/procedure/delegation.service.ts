import sql from 'sql-template-tag';
import { forbidden, notFound } from '../../kernel/access.ts';
import { addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { grantOver } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { Term } from '../people/index.ts';
import { seesDelegation } from './delegation.read-model.ts';
import { ProcedureDelegation } from './procedure-delegation.entity.ts';
import { scopeOfRow } from './procedure.entity.ts';
import { refuse } from './procedure.refusals.ts';

/** An office that is lent for a period; ids are uuids. */
export interface DelegationFacts {
  readonly officeId: string;
  /** A term in force of whoever is to answer, in the same organization. */
  readonly delegateTermId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly reason: string;
}

function record(uow: UnitOfWork, action: string, row: ProcedureDelegation, reason: string | null): void {
  uow.audit({
    action,
    subjectType: 'ProcedureDelegation',
    subjectId: row.id,
    scope: scopeOfRow(row),
    changes: {
      office: { before: null, after: row.officeId },
      delegator: { before: null, after: row.delegatorId },
      delegate: { before: null, after: row.delegateId },
      startsOn: { before: null, after: row.startsOn },
      endsOn: { before: null, after: row.endsOn },
    },
    reason,
  });
  uow.publish({ type: `${action}d`, subjectType: 'ProcedureDelegation', subjectId: row.id });
}

const inForce = (term: Term, today: string): boolean => term.stateOn(today) === 'CURRENT';

/**
 * Lends the own office to somebody of the same organization for a period. The delegate may then answer where the holder may,
 * while the holder's term lasts; a delegation is no office, so it can't be handed on.
 */
export async function createDelegation(uow: UnitOfWork, input: DelegationFacts): Promise<string> {
  const { personId } = uow.actor;
  const today = uow.clock.today();
  await uow.run(sql`select id from office where id = ${input.officeId}::uuid for no key update`);
  const own = (await uow.em.find(Term, { officeId: input.officeId, personId: personId ?? newId() })).find((term) =>
    inForce(term, today),
  );
  if (!own) {
    throw refuse('DELEGATION_NOT_HELD', ['input', 'officeId']);
  }
  const delegate = await uow.em.findOne(Term, { id: input.delegateTermId });
  if (
    !delegate ||
    !inForce(delegate, today) ||
    delegate.organizationId !== own.organizationId ||
    delegate.personId === personId
  ) {
    throw refuse('DELEGATION_DELEGATE', ['input', 'delegateTermId']);
  }
  const { startsOn, endsOn } = input;
  if (
    startsOn < today ||
    endsOn <= startsOn ||
    endsOn > addDays(startsOn, LIMITS.delegationDays) ||
    endsOn > own.endsOn
  ) {
    throw refuse('DELEGATION_PERIOD', ['input', 'endsOn'], { max: LIMITS.delegationDays, until: own.endsOn });
  }
  const overlapping = await uow.em.count(ProcedureDelegation, {
    officeId: input.officeId,
    delegatorId: own.personId,
    delegateId: delegate.personId,
    revokedAt: null,
    startsOn: { $lt: endsOn },
    endsOn: { $gt: startsOn },
  });
  if (overlapping > 0) {
    throw refuse('DELEGATION_OVERLAP', ['input', 'startsOn']);
  }
  const row = Object.assign(new ProcedureDelegation(), {
    id: newId(),
    ...scopeOfRow(own),
    officeId: own.officeId,
    delegatorId: own.personId,
    delegateId: delegate.personId,
    startsOn,
    endsOn,
    reason: input.reason.trim(),
    createdAt: uow.clock.now(),
    revokedAt: null,
  });
  uow.em.persist(row);
  record(uow, 'procedureDelegation.create', row, input.reason);
  return row.id;
}

/** Takes a delegation back: by whoever gave it, or by whoever appoints there. */
export async function revokeDelegation(uow: UnitOfWork, id: string, version: number): Promise<string> {
  await uow.run(sql`select id from procedure_delegation where id = ${id}::uuid for update`);
  const row = await uow.em.findOne(ProcedureDelegation, { id }, { refresh: true });
  if (!row || !(await seesDelegation(uow, id))) {
    throw notFound();
  }
  requireVersion(row, version);
  const isOwn = uow.actor.personId !== null && uow.actor.personId === row.delegatorId;
  if (!isOwn && grantOver(uow.actor, 'term.manage', scopeOfRow(row)) === null) {
    throw forbidden();
  }
  row.revoke(uow.clock.now());
  record(uow, 'procedureDelegation.revoke', row, null);
  return id;
}
