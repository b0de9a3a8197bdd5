import type { Sql } from 'sql-template-tag';
import type { LocalizedText } from '../../kernel/locale.ts';
import type { ReadContext } from '../../kernel/read/shape.ts';

/** A kind of matter that waits for somebody. */
export interface WorkSource {
  /** UPPER_SNAKE; clients count and filter by it. */
  readonly kind: string;
  readonly label: LocalizedText;
  /**
   * What waits for the viewer, as a select of columns `subject_type text, subject_id uuid, organization_id uuid, title text,
   * due_on date, since timestamptz`; null when nothing of this kind can wait for the viewer. The source answers for visibility.
   */
  sql(context: ReadContext): Sql | null;
}

const sources = new Map<string, WorkSource>();

/** Lets a module tell what of it waits for somebody. */
export function registerWorkSource(source: WorkSource): void {
  if (sources.has(source.kind)) {
    throw new Error(`Work source ${source.kind} is registered twice`);
  }
  sources.set(source.kind, source);
}

/** All kinds of matters, in the order of registration. */
export const workSources = (): readonly WorkSource[] => [...sources.values()];
