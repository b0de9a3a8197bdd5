import { fill, type Locale } from '../../../kernel/locale.ts';
import { ISSUES, type IssueCode } from './issue-catalogue.ts';
import { fieldLabel, type ImportTarget } from './target-fields.ts';

/** `error`: the row is not taken over; `warning`: taken over, but look at it; `info`: repaired without doubt. */
export type IssueSeverity = 'error' | 'warning' | 'info';

/** Values for the places of an issue's message; values of the file are echoed safely. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** Something to know about one value of one row. */
export interface Issue {
  readonly severity: IssueSeverity;
  readonly code: IssueCode;
  /** Field of the import target, or null when the whole row or file is meant. */
  readonly field: string | null;
  readonly params: IssueParams;
}

/** Something to know about the file; the row is given when one row is meant. */
export interface FileIssue extends Issue {
  readonly rowNumber: number | null;
}

/** Makes an issue with the severity that the catalogue gives its code. */
export function issue(code: IssueCode, field: string | null, params: IssueParams = {}): Issue {
  return { severity: ISSUES[code].severity, code, field, params };
}

/** Makes an issue about the file or one of its rows. */
export function fileIssue(
  code: IssueCode,
  rowNumber: number | null,
  params: IssueParams = {},
  field: string | null = null,
): FileIssue {
  return { ...issue(code, field, params), rowNumber };
}

/** True when an issue keeps the row, or for a file issue the whole file, from being taken over. */
export function hasError(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

/** What happened and what to do, in the reader's language; the target decides how fields are called. */
export function issueMessage({ code, field, params }: Issue, locale: Locale, target?: ImportTarget): string {
  return fill(ISSUES[code].text[locale], { ...params, field: field === null ? '' : fieldLabel(field, target)[locale] });
}
