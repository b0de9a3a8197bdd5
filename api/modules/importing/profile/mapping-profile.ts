import { z } from 'zod';
import { fieldsOf, IMPORT_TARGETS, type ImportTarget } from './target-fields.ts';

/**
 * How the columns of a layout become fields. Saved profiles are versioned data: a batch records the key and version it
 * was read with, and a changed profile is a new version.
 */
export interface MappingProfile {
  readonly key: string;
  readonly version: number;
  readonly target: ImportTarget;
  /** Where the header stands: searched for, a fixed 1-based row, or 0 for a file without one. */
  readonly headerRow: 'auto' | number;
  /** Headers of each field, best first. A field that is not named here is not read. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Values for fields without a column or with an empty cell, such as the kind of every row. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Columns by position, counted from 0; they win over headers and serve files whose headers are blank or doubled. */
  readonly positions?: Readonly<Record<string, number>> | undefined;
  /** What values of a field mean, such as `男生` for `男`; values meet without width, case and spaces. */
  readonly translations?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/** The profile that knows every usual header of a target; used when no saved one is chosen. */
export function usualProfile(target: ImportTarget, defaults: Readonly<Record<string, string>> = {}): MappingProfile {
  return {
    key: `usual-${target}`,
    version: 1,
    target,
    headerRow: 'auto',
    columns: Object.fromEntries(fieldsOf(target).map(({ field, aliases }) => [field, aliases])),
    defaults,
  };
}

const header = z.string().trim().min(1).max(200);

const profileSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    version: z.int().min(1),
    target: z.enum(IMPORT_TARGETS),
    headerRow: z.union([z.literal('auto'), z.int().min(0).max(1000)]),
    columns: z.record(z.string(), z.array(header).min(1).max(50)),
    defaults: z.record(z.string(), z.string().max(200)),
    positions: z.record(z.string(), z.int().min(0).max(199)).optional(),
    translations: z.record(z.string(), z.record(z.string().trim().min(1).max(200), z.string().max(200))).optional(),
  })
  .superRefine((profile, context) => {
    const known = new Set(fieldsOf(profile.target).map(({ field }) => field));
    for (const part of ['columns', 'defaults', 'positions', 'translations'] as const) {
      for (const field of Object.keys(profile[part] ?? {})) {
        if (!known.has(field)) {
          context.addIssue({ code: 'custom', path: [part, field], message: 'unknown field' });
        }
      }
    }
  });

/** Where a saved profile is malformed, as the path of each offending part. */
export interface ProfileFault {
  readonly path: readonly string[];
}

/** Reads a profile from stored or submitted data; gives the offending parts instead when it is malformed. */
export function parseProfile(value: unknown): { profile: MappingProfile } | { faults: readonly ProfileFault[] } {
  const result = profileSchema.safeParse(value);
  return result.success
    ? { profile: result.data }
    : { faults: result.error.issues.map(({ path }) => ({ path: path.map(String) })) };
}
