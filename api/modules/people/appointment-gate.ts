import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Office } from './office.entity.ts';

/** Refuses to fill an office directly where that takes more than one word. */
export type AppointmentGate = (uow: UnitOfWork, office: Office) => Promise<void>;

const gates: AppointmentGate[] = [];

/** Lets a later module refuse appointments that are made directly, such as those that an approval binds. */
export function registerAppointmentGate(gate: AppointmentGate): void {
  gates.push(gate);
}

/** Asks every gate about an office that is to be filled directly. */
export async function passGates(uow: UnitOfWork, office: Office): Promise<void> {
  for (const gate of gates) {
    await gate(uow, office);
  }
}
