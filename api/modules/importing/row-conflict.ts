import { canonicalJson } from '../../kernel/audit.ts';
import type { OpenRow, RowResult } from './import-target.ts';
import { type Issue, issue } from './profile/issue.ts';
import type { RowResolution } from './profile/resolve-state.ts';

/** A row compared with the records at the moment at which it is taken over. */
export interface RowNow {
  readonly issues: readonly Issue[];
  readonly recordId: string | null;
  readonly resolution: RowResolution;
}

/**
 * What has become of a planned row meanwhile: refused when the record differs from what the plan showed, skipped when
 * somebody has made the same change, null when it can be taken over as planned.
 */
export function conflictOf(row: OpenRow, now: RowNow): RowResult | null {
  const { action, diffs } = now.resolution;
  if (action === 'error') {
    return { outcome: 'REFUSED', state: 'ERROR', issues: now.issues };
  }
  if (action === 'unchanged' && row.state !== 'UNCHANGED') {
    return { outcome: 'SKIPPED', state: 'UNCHANGED', recordId: now.recordId };
  }
  if (row.state === 'UNCHANGED') {
    return null;
  }
  if (row.state === 'NEW') {
    return action === 'new' ? null : changedMeanwhile(diffs.map(({ field }) => field));
  }
  if (now.recordId !== row.recordId) {
    return changedMeanwhile(row.diffs.map(({ field }) => field));
  }
  const planned = new Map(row.diffs.map(({ field, before, after }) => [field, canonicalJson([before, after])]));
  const other = diffs.filter(({ field, before, after }) => planned.get(field) !== canonicalJson([before, after]));
  return other.length === 0 ? null : changedMeanwhile(other.map(({ field }) => field));
}

function changedMeanwhile(fields: readonly string[]): RowResult {
  return { outcome: 'REFUSED', state: 'ERROR', issues: [issue('RECORD_CHANGED', null, { fields: fields.join(', ') })] };
}
