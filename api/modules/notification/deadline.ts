import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import type { Locale } from '../../kernel/locale.ts';

/** Whose deadlines are asked for. */
export interface DeadlineReader {
  readonly accountId: string;
  readonly personId: string | null;
  /** The reader with what the offices of today permit; scopes are made from it. */
  readonly actor: Actor;
  readonly locale: Locale;
  /** The day at which the reader's offices were judged. */
  readonly today: string;
  /** Organizations in which the reader holds an office today. */
  readonly organizationIds: readonly string[];
}

/** Days for which deadlines are asked, `[from, until)`. */
export interface DeadlineWindow {
  readonly from: string;
  readonly until: string;
}

/** A day by which the reader has something to do; no personal data of others. */
export interface Deadline {
  /** Stable key, such as `obligation:<uuid>`: a moved deadline moves its entry. */
  readonly key: string;
  readonly on: string;
  /** In the reader's language. */
  readonly title: string;
  readonly note?: string | null;
  /** Path in the admin. */
  readonly path?: string | null;
}

/** Reads the deadlines that one module knows for a reader. */
export type DeadlineProvider = (
  run: Run,
  reader: DeadlineReader,
  window: DeadlineWindow,
) => Promise<readonly Deadline[]>;

const providers: DeadlineProvider[] = [];

/** Lets a module put its deadlines into the calendar feeds of those whom they concern. */
export function registerDeadlines(provider: DeadlineProvider): void {
  providers.push(provider);
}

/** The deadlines of a reader from all modules, in order of day. */
export async function deadlinesOf(run: Run, reader: DeadlineReader, window: DeadlineWindow): Promise<Deadline[]> {
  const found: Deadline[] = [];
  for (const provider of providers) {
    found.push(...(await provider(run, reader, window)));
  }
  return found.sort((a, b) => (a.on === b.on ? a.key.localeCompare(b.key, 'en') : a.on < b.on ? -1 : 1));
}
