import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import {
  type FormAnswers,
  type FormField,
  type FormValue,
  isEmptyValue,
  ownValue,
} from '../../../schema/form/form-spec.ts';
import { valueText } from '../../../schema/form/value-text.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { ReportSubmissionSaveDocument, ReportSubmissionSubmitDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { UnsavedGuard } from '../../shared/form/unsaved-guard.tsx';
import { FormFiller } from '../../shared/form-fill/form-filler.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { isSaveTroubled } from '../../shared/form-fill/use-autosave.ts';
import { type FormFill, useFormFill } from '../../shared/form-fill/use-form-fill.ts';
import { RefreshFacts } from './refresh-facts.tsx';
import { ReportFiles } from './report-files.tsx';
import type { Report } from './report.ts';
import { usePrevious } from './use-previous.ts';
import { type ReportDraft, useReportDraft } from './use-report-draft.ts';
import styles from './reports.module.css';

interface ReportFormProps {
  readonly report: Report;
}

/** A report being written: saved as it is typed, field by field, and submitted once nothing stands in the way. */
export function ReportForm({ report }: ReportFormProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const spec = useMemo(() => formSpecOf(report.templateVersion?.fields ?? []), [report.templateVersion]);
  const draft = useReportDraft(report);
  const fill = useFormFill({
    spec,
    start: (report.answers ?? {}) as FormAnswers,
    version: draft.version,
    backupKey: report.id,
    save: draft.save,
  });
  const previous = usePrevious(report);
  const facts = useMemo(
    () => Object.fromEntries(report.facts.map(({ key, value }) => [key, value as FormValue])),
    [report.facts],
  );
  const [notice, setNotice] = useState<string>();
  const { id } = report;
  useEffect(
    () => () => {
      // What the cache holds is older than what was saved here; the next visit reads it anew.
      client.removeQueries({ queryKey: ['data', 'default', 'reportSubmission', 'one', id] });
    },
    [client, id],
  );
  const submission = useAction(
    {
      document: ReportSubmissionSubmitDocument,
      payload: (data) => data.reportSubmissionSubmit,
      invalidates: ['reportSubmission', 'reportRound'],
      successMessage: t('submission.submitted'),
    },
    { isQuiet: true },
  );
  const submit = async () => {
    setNotice(undefined);
    if (!fill.judge()) {
      return;
    }
    if (!(await fill.flush())) {
      setNotice(t('submission.notSaved'));
      return;
    }
    void modal.confirm({
      title: t('submission.submit'),
      content: t('submission.submitText'),
      okText: t('submission.submit'),
      cancelText: t('form.cancel'),
      onOk: () =>
        submission.run({ id: report.id, version: draft.versionNow() }, (failure) => {
          if (failure.userErrors.length > 0) {
            fill.refuse(failure.userErrors);
          } else {
            setNotice(failure.message);
          }
        }),
    });
  };
  return (
    <>
      {/* What waits for its moment is saved on the way out; only what can not be saved is asked about. */}
      <UnsavedGuard isDirty={() => isSaveTroubled(fill.save) && fill.isUnsaved()} />
      {report.viewerCan.refresh && !report.isFormOutdated ? <RefreshFacts fill={fill} draft={draft} id={id} /> : null}
      <FormFiller
        fill={fill}
        name="report"
        previous={previous}
        facts={facts}
        isDisabled={report.isFormOutdated}
        commentsOf={(field) => fieldNotes(field, { report, draft, fill })}
        renderFiles={(file) => <ReportFiles key={file.field.key} {...file} organizationId={report.organization?.id} />}
      />
      <div role="status">
        {notice ? <Alert type="warning" showIcon title={notice} style={{ marginTop: 16 }} /> : null}
      </div>
      {report.viewerCan.submit ? (
        <div className={styles['buttons']}>
          <Button type="primary" loading={submission.isRunning} onClick={() => void submit()}>
            {t('submission.submit')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface NoteContext {
  readonly report: Report;
  readonly draft: ReportDraft;
  readonly fill: FormFill;
}

/** What stands below a field: the verifier's words, another's change, and why it differs from the system's figure. */
function fieldNotes(field: FormField, { report, draft, fill }: NoteContext) {
  const comment = report.comments.find(({ key }) => key === field.key);
  const fact = report.facts.find(({ key }) => key === field.key);
  const answer = ownValue(fill.answers, field.key);
  const differs =
    fact !== undefined && !isEmptyValue(answer) && JSON.stringify(answer ?? null) !== JSON.stringify(fact.value);
  const isContested = draft.contested.has(field.key);
  if (!comment && !differs && !isContested) {
    return null;
  }
  return (
    <div className={styles['notes']}>
      {comment ? <p>{comment.text}</p> : null}
      {isContested ? <Contest field={field} draft={draft} fill={fill} /> : null}
      {differs ? <Remark field={field} report={report} draft={draft} /> : null}
    </div>
  );
}

interface ContestProps {
  readonly field: FormField;
  readonly draft: ReportDraft;
  readonly fill: FormFill;
}

function Contest({ field, draft, fill }: ContestProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const theirs = draft.contested.get(field.key) ?? null;
  const label = labelOf(field, locale);
  const keep = () => {
    draft.settle(field.key);
    fill.set(field.key, (ownValue(fill.answers, field.key) ?? null) as FormValue);
  };
  const take = () => {
    draft.settle(field.key);
    fill.set(field.key, theirs);
  };
  return (
    <div role="alert" className={styles['contest']}>
      <span>{t('submission.contested', { value: valueText(field, theirs, locale) || '—' })}</span>
      <span role="group" aria-label={t('submission.contestedFor', { label })}>
        <Button size="small" onClick={keep}>
          {t('submission.keepMine')}
        </Button>{' '}
        <Button size="small" onClick={take}>
          {t('submission.takeTheirs')}
        </Button>
      </span>
    </div>
  );
}

interface RemarkProps {
  readonly field: FormField;
  readonly report: Report;
  readonly draft: ReportDraft;
}

/** Why an answer differs from what the system knows; kept when the field is left. */
function Remark({ field, report, draft }: RemarkProps) {
  const { t } = useTranslation();
  const known = report.remarks.find(({ key }) => key === field.key)?.text ?? '';
  const [text, setText] = useState(known);
  const [kept, setKept] = useState(known);
  const saving = useAction({
    document: ReportSubmissionSaveDocument,
    payload: (data) => data.reportSubmissionSave,
  });
  const id = `remark-${field.key}`;
  const keep = async () => {
    const sent = text.trim();
    if (sent === kept) {
      return;
    }
    const remarks = [{ key: field.key, text: sent }];
    const payload = await saving.run({ id: report.id, input: { answers: {}, seen: {}, remarks } });
    if (payload?.reportSubmission) {
      draft.heed(payload.reportSubmission);
      setKept(sent);
    }
  };
  return (
    <div className={styles['remark']}>
      <label htmlFor={id}>{t('submission.remark')}</label>
      <Input
        id={id}
        value={text}
        maxLength={LIMITS.reason}
        aria-label={t('submission.remarkFor', { label: labelOf(field, currentLocale()) })}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void keep()}
      />
      <span role="status" className="xl-visually-hidden">
        {kept !== '' && kept === text.trim() ? t('submission.remarkSaved') : ''}
      </span>
    </div>
  );
}
