import sql, { join, type Sql } from 'sql-template-tag';
import type { ReadContext, Table } from '../../kernel/read/shape.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Office } from './office.entity.ts';

/** What stands before an office that can not be filled directly; both sides judge the same. */
export interface AppointmentGate {
  /** Refuses to fill the office directly. */
  pass(uow: UnitOfWork, office: Office): Promise<void>;
  /** True for the row of an office that can not be filled directly. */
  isShut(table: Table, context: ReadContext): Sql;
}

const gates: AppointmentGate[] = [];

/** Lets a later module refuse appointments that are made directly, such as those that an approval binds. */
export function registerAppointmentGate(gate: AppointmentGate): void {
  gates.push(gate);
}

/** Asks every gate about an office that is to be filled directly. */
export async function passGates(uow: UnitOfWork, office: Office): Promise<void> {
  for (const gate of gates) {
    await gate.pass(uow, office);
  }
}

/** True for the row of an office that no gate keeps from being filled directly. */
export function isUngated(table: Table, context: ReadContext): Sql {
  return gates.length === 0
    ? sql`true`
    : sql`not (${join(
        gates.map((gate) => gate.isShut(table, context)),
        ' or ',
      )})`;
}
