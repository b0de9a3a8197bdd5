import type { Locale } from '../../kernel/locale.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { KIND_LABELS, type OrganizationKind } from '../organization/index.ts';
import type { BatchFailure, HeaderColumn } from './import-batch.entity.ts';
import { parserTarget } from './import-targets.ts';
import type { BatchTarget } from './importing.enums.ts';
import type { IssueCode } from './profile/issue-catalogue.ts';
import { type FileIssue, issueMessage } from './profile/issue.ts';
import type { MappingProfile } from './profile/mapping-profile.ts';
import { fieldLabel, fieldsOf } from './profile/target-fields.ts';
import { sheetNoticeMessage } from './sheet/sheet-error.ts';
import type { SheetNotice } from './sheet/sheet.ts';

/** An issue as the read engine gives it. */
export interface StoredIssue extends FileIssue {
  readonly target: BatchTarget;
}

/** A value of a row as the read engine gives it. */
export interface StoredValue {
  readonly target: BatchTarget;
  readonly field: string;
  readonly after: unknown;
  readonly before: unknown;
}

/** How a file was read, as the read engine gives it. */
export interface StoredMapping {
  readonly target: BatchTarget;
  readonly headers: readonly HeaderColumn[];
  readonly headerRow: number;
  readonly profile: MappingProfile;
}

/** A field of a target with the column that it is read from. */
interface MappedField {
  readonly field: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly column: number | null;
  readonly header: string | null;
  readonly defaultValue: string | null;
}

/** A field of a kind of list. */
interface GuideField {
  readonly field: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly alternatives: string[];
  readonly headers: string[];
}

/** The text of an issue; one of the platform's own rules speaks in the words of that rule. */
export function issueText({ target, ...issue }: StoredIssue, locale: Locale): string {
  if (issue.code === 'ROW_REFUSED') {
    const { refusal, ...params } = issue.params;
    const message = new DomainRefusal(String(refusal), null, params).messageIn(locale);
    return issueMessage({ ...issue, params: { message } }, locale);
  }
  if (issue.code === 'KIND_DIFFERS') {
    const recorded = KIND_LABELS[issue.params['recorded'] as OrganizationKind]?.[locale];
    return issueMessage({ ...issue, params: { ...issue.params, ...(recorded ? { recorded } : {}) } }, locale);
  }
  return issueMessage(issue, locale, parserTarget(target));
}

/** The label of a value's field. */
export function valueLabel({ field, target }: StoredValue, locale: Locale): string {
  return fieldLabel(LABELLED_AS[field] ?? field, parserTarget(target))[locale];
}

/** Fields of parsed rows that come from a field of another name. */
const LABELLED_AS: Readonly<Record<string, string>> = {
  supervisingAuthorities: 'supervisingAuthority',
  provinceCode: 'province',
  sectionProvince: 'province',
  divisionCode: 'location',
  parent: 'parentPath',
  affiliatedWith: 'parentPath',
  institution: 'institutionName',
};

/** A value as text: lists and compound values joined, nothing for none. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (typeof value === 'object') {
    const parts = Object.values(value)
      .map(valueText)
      .filter((part) => part !== null && part !== '');
    return parts.length === 0 ? null : parts.join(Array.isArray(value) ? '、' : ' / ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The text of a notice. */
export function noticeText(notice: SheetNotice, locale: Locale): string {
  return sheetNoticeMessage(notice, locale);
}

/** Why a batch stopped, in words. */
export function failureMessage(
  { code, params, target }: BatchFailure & { readonly target: string },
  locale: Locale,
): string {
  const { issue, field, ...rest } = params;
  const message =
    typeof issue === 'string'
      ? issueText(
          {
            target: target as BatchTarget,
            severity: 'error',
            code: issue as IssueCode,
            field: field === null || field === undefined ? null : String(field),
            params: rest as Record<string, string | number>,
            rowNumber: null,
          },
          locale,
        )
      : '';
  return new DomainRefusal(code, null, { ...rest, message }).messageIn(locale);
}

/** The fields of a kind of list, with the headers by which they are found. */
export function guideFields(target: BatchTarget, locale: Locale): GuideField[] {
  return fieldsOf(parserTarget(target)).map(({ field, label, required, aliases }) => ({
    field,
    label: label[locale],
    isRequired: required === true,
    alternatives: Array.isArray(required) ? [...required] : [],
    headers: [...aliases],
  }));
}

/** The fields of a target, each with the column that it is read from. */
export function mappedFields({ target, headers, profile }: StoredMapping, locale: Locale): MappedField[] {
  return fieldsOf(parserTarget(target)).map(({ field, label, required }) => {
    const found = headers.find((header) => header.field === field);
    return {
      field,
      label: label[locale],
      isRequired: required !== false,
      column: found?.column ?? profile.positions?.[field] ?? null,
      header: found?.text ?? null,
      defaultValue: profile.defaults[field] ?? null,
    };
  });
}
