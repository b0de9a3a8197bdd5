import { useCallback, useRef, useState } from 'react';
import { type FormAnswers, type FormValue, ownValue } from '../../../schema/form/form-spec.ts';
import { ReportSubmissionSaveDocument, ReportSubmissionShowDocument } from '../../gql/graphql.ts';
import { acceptPayload, request } from '../../providers/graphql.ts';
import { toRequestError } from '../../providers/request-error.ts';
import type { Report } from './report.ts';

/** A draft that is written field by field, so that two people can write different fields at once. */
export interface ReportDraft {
  readonly version: number;
  /** The version as it is at this instant, for what follows a save at once. */
  readonly versionNow: () => number;
  /** Takes note of what the server has after another change to the report made here. */
  readonly heed: (state: DraftState, keys?: readonly string[]) => void;
  /** What somebody else has written meanwhile into fields that were changed here too. */
  readonly contested: ReadonlyMap<string, FormValue>;
  readonly save: (answers: FormAnswers) => Promise<void>;
  /** Lets the next save write the field over what the other wrote, or forgets that there were two. */
  readonly settle: (key: string) => void;
}

/** What the server has of a draft. */
export interface DraftState {
  readonly version: number;
  readonly answers?: Readonly<Record<string, unknown>> | null | undefined;
  readonly fieldVersions?: Readonly<Record<string, unknown>> | null | undefined;
}

const STALE_FIELD = 'REPORT_FIELD_STALE';

function json(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** Saves only the fields that changed, with the version of each that was seen; a field that another changed waits. */
export function useReportDraft(report: Report): ReportDraft {
  const base = useRef<Record<string, unknown>>({ ...report.answers });
  const seen = useRef<Record<string, unknown>>({ ...report.fieldVersions });
  /** What stood here when another's change was met: it is not sent again until it is changed or settled. */
  const waiting = useRef(new Map<string, string>());
  const [contested, setContested] = useState<ReadonlyMap<string, FormValue>>(new Map());
  const latest = useRef(report.version);
  const [version, setVersion] = useState(report.version);
  const { id } = report;

  const forget = useCallback((keys: readonly string[]) => {
    setContested((all) => new Map([...all].filter(([key]) => !keys.includes(key))));
  }, []);

  const heed = useCallback(
    (state: DraftState, keys: readonly string[] = []) => {
      latest.current = state.version;
      setVersion(state.version);
      for (const key of keys) {
        base.current[key] = ownValue(state.answers ?? {}, key);
        seen.current[key] = ownValue(state.fieldVersions ?? {}, key) ?? 0;
        waiting.current.delete(key);
      }
      forget(keys);
    },
    [forget],
  );
  const versionNow = useCallback(() => latest.current, []);

  const meet = useCallback(
    async (keys: readonly string[], answers: FormAnswers) => {
      const { reportSubmission } = await request(ReportSubmissionShowDocument, { id });
      const theirs = reportSubmission?.answers ?? {};
      for (const key of keys) {
        base.current[key] = ownValue(theirs, key);
        waiting.current.set(key, json(ownValue(answers, key)));
      }
      seen.current = { ...reportSubmission?.fieldVersions };
      setContested(
        (all) => new Map([...all, ...keys.map((key) => [key, (ownValue(theirs, key) ?? null) as FormValue] as const)]),
      );
    },
    [id],
  );

  /** Sends what changed and is not waiting; gives the fields that somebody else changed meanwhile, and then nothing was taken. */
  const attempt = useCallback(
    async (answers: FormAnswers): Promise<readonly string[]> => {
      const changed = Object.keys(answers).filter((key) => {
        const mine = json(ownValue(answers, key));
        return mine !== json(base.current[key]) && waiting.current.get(key) !== mine;
      });
      if (changed.length === 0) {
        return [];
      }
      const sent = Object.fromEntries(changed.map((key) => [key, ownValue(answers, key) ?? null]));
      const versions = Object.fromEntries(changed.map((key) => [key, ownValue(seen.current, key) ?? 0]));
      try {
        const data = await request(ReportSubmissionSaveDocument, { id, input: { answers: sent, seen: versions } });
        const { reportSubmission } = acceptPayload(data.reportSubmissionSave);
        // Fields that others changed keep the version that was seen here, so that the next save meets them.
        const now = reportSubmission?.fieldVersions ?? {};
        for (const key of changed) {
          base.current[key] = ownValue(answers, key);
          seen.current[key] = ownValue(now, key) ?? 0;
          waiting.current.delete(key);
        }
        forget(changed);
        if (reportSubmission) {
          heed(reportSubmission);
        }
        return [];
      } catch (error) {
        const stale = toRequestError(error).userErrors.filter(({ code }) => code === STALE_FIELD);
        if (stale.length === 0) {
          throw error;
        }
        return stale.map(({ path }) => path?.at(-1) ?? '');
      }
    },
    [id, forget, heed],
  );

  const save = useCallback(
    async (answers: FormAnswers): Promise<void> => {
      // The fields that nobody else touched are sent again without the others; each round leaves fewer.
      for (let stale = await attempt(answers); stale.length > 0; stale = await attempt(answers)) {
        await meet(stale, answers);
      }
    },
    [attempt, meet],
  );

  const settle = useCallback(
    (key: string) => {
      waiting.current.delete(key);
      forget([key]);
    },
    [forget],
  );
  return { version, versionNow, heed, contested, save, settle };
}
