import { notFound } from '../../kernel/access.ts';

/** Refuses as absent what a rule found invisible. */
export function requireSeen(isSeen: boolean): void {
  if (!isSeen) {
    throw notFound();
  }
}
