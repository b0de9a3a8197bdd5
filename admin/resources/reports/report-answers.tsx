import { Alert, Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import type { FormAnswers, FormField } from '../../../schema/form/form-spec.ts';
import { valueText } from '../../../schema/form/value-text.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { ReportSubmissionReturnDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { formatDay } from '../../shared/date/format.ts';
import { AnswerView } from '../../shared/form-fill/answer-view.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { LabelledField } from '../../shared/form-fill/labelled-field.tsx';
import { ReportFileList } from './report-files.tsx';
import type { Report } from './show.tsx';
import { usePrevious, valuesOf } from './use-previous.ts';
import styles from './reports.module.css';

interface ReportAnswersProps {
  readonly report: Report;
  /** True while the verifier sends it back and writes at the fields what is wrong. */
  readonly isReturning: boolean;
  readonly onReturned: () => void;
}

/** A report to read beside the last period; while it is sent back, with room for words at every field. */
export function ReportAnswers({ report, isReturning, onReturned }: ReportAnswersProps) {
  const { t } = useTranslation();
  const spec = useMemo(() => formSpecOf(report.templateVersion?.fields ?? []), [report.templateVersion]);
  const previous = usePrevious(report);
  const [comments, setComments] = useState<Readonly<Record<string, string>>>({});
  if (!report.answers) {
    return <Alert type="info" showIcon title={t('submission.hidden')} />;
  }
  const noteOf = (field: FormField) => (
    <>
      <ReadNotes report={report} field={field} />
      {isReturning ? (
        <Input.TextArea
          aria-label={t('submission.commentFor', { label: labelOf(field, currentLocale()) })}
          placeholder={t('submission.commentPlaceholder')}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={LIMITS.reason}
          value={comments[field.key] ?? ''}
          onChange={(event) => setComments({ ...comments, [field.key]: event.target.value })}
        />
      ) : null}
    </>
  );
  return (
    <div className={styles['stack']}>
      {isReturning ? <ReturnForm report={report} comments={comments} onDone={onReturned} /> : null}
      <AnswerView
        spec={spec}
        values={valuesOf(spec, report.answers as FormAnswers)}
        previous={previous}
        renderFiles={(_, ids) => <ReportFileList ids={ids} />}
        commentsOf={(field) => (isReturning || hasNotes(report, field) ? noteOf(field) : null)}
      />
    </div>
  );
}

function hasNotes(report: Report, { key }: FormField): boolean {
  return (
    report.comments.some((comment) => comment.key === key) ||
    report.facts.some((fact) => fact.key === key && fact.differs)
  );
}

function ReadNotes({ report, field }: { readonly report: Report; readonly field: FormField }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const comment = report.comments.find(({ key }) => key === field.key);
  const fact = report.facts.find(({ key, differs }) => key === field.key && differs);
  return (
    <>
      {comment ? <p>{comment.text}</p> : null}
      {fact ? (
        <p className={styles['explained']}>
          {t('submission.differs', {
            value: valueText(field, fact.value, locale),
            day: formatDay(fact.takenOn, locale),
          })}{' '}
          {fact.remark ? t('submission.explained', { text: fact.remark }) : t('submission.unexplained')}
        </p>
      ) : null}
    </>
  );
}

interface ReturnFormProps {
  readonly report: Report;
  readonly comments: Readonly<Record<string, string>>;
  readonly onDone: () => void;
}

function ReturnForm({ report, comments, onDone }: ReturnFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('textarea')?.focus(), []);
  const sending = useAction({
    document: ReportSubmissionReturnDocument,
    payload: (data) => data.reportSubmissionReturn,
    invalidates: ['reportSubmission', 'reportRound'],
    successMessage: t('submission.returned'),
    onDone,
  });
  const send = () => {
    setIsAsked(true);
    if (reason.trim() !== '') {
      const given = Object.entries(comments)
        .map(([key, text]) => ({ key, text: text.trim() }))
        .filter(({ text }) => text !== '');
      void sending.run({
        id: report.id,
        version: report.version,
        input: { reason: reason.trim(), comments: given },
      });
    }
  };
  const label = t('submission.reason');
  return (
    <div ref={box}>
      <p className={styles['explained']}>{t('submission.returnText')}</p>
      <LabelledField
        id="return-reason"
        label={label}
        isRequired
        problems={isAsked && reason.trim() === '' ? [t('form.required', { label })] : []}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={LIMITS.reason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </LabelledField>
      <div className={styles['buttons']}>
        <Button type="primary" danger loading={sending.isRunning} onClick={send}>
          {t('submission.return')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </div>
  );
}
