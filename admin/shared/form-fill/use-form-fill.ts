import { useCallback, useEffect, useMemo, useState } from 'react';
import { checkAnswers } from '../../../schema/form/check-answers.ts';
import { computeFields } from '../../../schema/form/compute-fields.ts';
import type { FormAnswers, FormSpec, FormValue } from '../../../schema/form/form-spec.ts';
import type { UserError } from '../../providers/request-error.ts';
import { type PlacedProblem, placedProblems, sendableAnswers, serverProblems } from './answer-problems.ts';
import { type Backup, dropBackup, keepBackup, readBackup } from './backup.ts';
import { type SaveState, useAutosave } from './use-autosave.ts';

interface FormFillOptions {
  readonly spec: FormSpec;
  /** What the server has. */
  readonly start: FormAnswers;
  /** Version of the record as it was last read or saved here. */
  readonly version?: number;
  /** Name under which the device keeps what is not saved yet; null keeps nothing. */
  readonly backupKey?: string | null;
  /** Saves a draft; rejects with a request error. Null where nothing is saved. */
  readonly save?: ((answers: FormAnswers) => Promise<void>) | null;
}

/** A form being filled in; hand it to `FormFiller`. */
export interface FormFill {
  readonly spec: FormSpec;
  readonly answers: FormAnswers;
  readonly computed: Readonly<Record<string, string | null>>;
  readonly problems: readonly PlacedProblem[];
  /** Grows with each failed attempt, so that the summary takes the focus each time. */
  readonly attempt: number;
  readonly save: SaveState;
  /** Values that can not be saved as they stand. */
  readonly heldCount: number;
  readonly restored: { readonly at: string; readonly isStale: boolean } | null;
  readonly set: (key: string, value: FormValue) => void;
  /** Judges the form as complete; true when nothing stands in the way. */
  readonly judge: () => boolean;
  /** Shows what the server refused at the fields that it names. */
  readonly refuse: (userErrors: readonly UserError[]) => void;
  /** Saves now; true when the server has all that can be saved. */
  readonly flush: () => Promise<boolean>;
  readonly isUnsaved: () => boolean;
  readonly takeRestored: () => void;
  readonly discardRestored: () => void;
}

/** State and behaviour of a form being filled in: exact figures, problems, saving, and what the device keeps meanwhile. */
export function useFormFill({ spec, start, version = 0, backupKey = null, save = null }: FormFillOptions): FormFill {
  const [backup, setBackup] = useState(() => usableBackup(backupKey, spec, start));
  const isStale = backup !== null && backup.version !== version;
  const [answers, setAnswers] = useState<FormAnswers>(() =>
    backup && !isStale ? (backup.answers as FormAnswers) : start,
  );
  // The saver starts from what the server has: what was restored is new to it.
  const [known] = useState(start);
  const [hasBegun, setHasBegun] = useState(false);
  const [isJudged, setIsJudged] = useState(false);
  const [refused, setRefused] = useState<readonly PlacedProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => setHasBegun(true), []);

  const saveSendable = useMemo(
    () => (save ? (value: FormAnswers) => save(sendableAnswers(spec, value).answers) : null),
    [save, spec],
  );
  const autosave = useAutosave({ value: hasBegun ? answers : known, save: saveSendable });
  const computed = useMemo(() => computeFields(spec, answers).values, [spec, answers]);
  const own = useMemo(
    () => placedProblems(checkAnswers(spec, answers, { isComplete: isJudged }), spec),
    [spec, answers, isJudged],
  );
  const heldCount = useMemo(() => sendableAnswers(spec, answers).held, [spec, answers]);

  const isSaved = autosave.state.kind === 'saved';
  useEffect(() => {
    if (backupKey && isSaved && heldCount === 0) {
      dropBackup(backupKey);
    }
  }, [backupKey, isSaved, heldCount]);

  const set = useCallback((key: string, value: FormValue) => {
    setAnswers((current) => ({ ...current, [key]: value }));
    setRefused((problems) => problems.filter(({ path }) => path[0] !== key));
  }, []);
  const isChanged = autosave.isUnsaved;
  useEffect(() => {
    if (backupKey && isChanged()) {
      keepBackup(backupKey, { answers, at: new Date().toISOString(), version });
    }
  }, [answers, backupKey, version, isChanged]);

  const problems = useMemo(() => merged(own, refused), [own, refused]);
  return {
    spec,
    answers,
    computed,
    problems,
    attempt,
    save: autosave.state,
    heldCount,
    restored: backup ? { at: backup.at, isStale } : null,
    set,
    judge: () => {
      setIsJudged(true);
      setRefused([]);
      const isFine = checkAnswers(spec, answers, { isComplete: true }).length === 0;
      if (!isFine) {
        setAttempt((count) => count + 1);
      }
      return isFine;
    },
    refuse: (userErrors) => {
      setRefused(serverProblems(userErrors, spec));
      setAttempt((count) => count + 1);
    },
    flush: autosave.flush,
    isUnsaved: autosave.isUnsaved,
    takeRestored: () => {
      if (backup) {
        setAnswers(backup.answers as FormAnswers);
        setBackup(null);
      }
    },
    discardRestored: () => {
      if (backupKey) {
        dropBackup(backupKey);
      }
      setAnswers(start);
      setBackup(null);
    },
  };
}

/** What the device kept, as far as the form still has the fields, and only where it says something new. */
function usableBackup(key: string | null, spec: FormSpec, start: FormAnswers): Backup | null {
  const kept = key ? readBackup(key) : null;
  if (!kept) {
    return null;
  }
  const fields = spec.fields.filter(({ kind, key: name }) => kind !== 'COMPUTED' && Object.hasOwn(kept.answers, name));
  const answers = Object.fromEntries(fields.map(({ key: name }) => [name, kept.answers[name]]));
  // Of a foreign shape only what the form could show is taken: problems of values are shown, of shapes are not.
  const isUsable = checkAnswers(spec, answers, { isComplete: false }).every(({ code }) => code !== 'FORM_ANSWER_KIND');
  return isUsable && JSON.stringify({ ...start, ...answers }) !== JSON.stringify(start) ? { ...kept, answers } : null;
}

/** The server's word counts where both say something about one place. */
function merged(own: readonly PlacedProblem[], refused: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const places = new Set(refused.map(({ path }) => path.join('.')));
  return [...refused, ...own.filter(({ path }) => path.length === 0 || !places.has(path.join('.')))];
}
