import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { ChangeFacts } from './change-facts.ts';

/** Refuses a change of an organization (for CREATE: below it) that may not be made directly. */
export type ChangeGate = (uow: UnitOfWork, organizationId: string, facts: ChangeFacts) => Promise<void>;

const gates: ChangeGate[] = [];

/** Lets a later module refuse changes that are asked for directly, such as those that an approval binds. */
export function registerChangeGate(gate: ChangeGate): void {
  gates.push(gate);
}

/** Asks every gate about a change that is asked for directly. */
export async function passGates(uow: UnitOfWork, organizationId: string, facts: ChangeFacts): Promise<void> {
  for (const gate of gates) {
    await gate(uow, organizationId, facts);
  }
}
