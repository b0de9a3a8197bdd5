import { isRecord } from '../../../schema/form/form-spec.ts';
import { currentViewer } from '../../providers/viewer.ts';

/** What was typed and not saved yet, kept on the device under its account until the server has it. */
export interface Backup {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly at: string;
  /** Version of the record on which it was typed. */
  readonly version: number;
}

function nameOf(key: string): string {
  return `xuelian.form.${currentViewer()?.account.id ?? 'anonymous'}.${key}`;
}

/** Keeps what was typed; storage that is full or switched off is no reason to stop typing. */
export function keepBackup(key: string, backup: Backup): void {
  try {
    window.localStorage.setItem(nameOf(key), JSON.stringify(backup));
  } catch {
    // Saving to the server goes on without it.
  }
}

/** Forgets it, once the server has it or the user gave it up. */
export function dropBackup(key: string): void {
  try {
    window.localStorage.removeItem(nameOf(key));
  } catch {
    // There is nothing to forget where nothing can be kept.
  }
}

/** What is kept, or null; foreign until it is checked. */
export function readBackup(key: string): Backup | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(nameOf(key)) ?? 'null');
    return isRecord(kept) &&
      isRecord(kept['answers']) &&
      typeof kept['at'] === 'string' &&
      typeof kept['version'] === 'number'
      ? { answers: kept['answers'], at: kept['at'], version: kept['version'] }
      : null;
  } catch {
    return null;
  }
}
