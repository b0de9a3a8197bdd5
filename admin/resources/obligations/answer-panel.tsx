import { Alert, App, Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormAnswers } from '../../../schema/form/form-spec.ts';
import {
  type AttachmentItemFragment,
  ObligationSaveAnswerDocument,
  ObligationSubmitDocument,
} from '../../gql/graphql.ts';
import { acceptPayload, request } from '../../providers/graphql.ts';
import type { UserError } from '../../providers/request-error.ts';
import { AttachmentField } from '../../shared/attachment/attachment-field.tsx';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { AnswerView } from '../../shared/form-fill/answer-view.tsx';
import { FormFiller } from '../../shared/form-fill/form-filler.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { useFormFill } from '../../shared/form-fill/use-form-fill.ts';
import { UnsavedGuard } from '../../shared/form/unsaved-guard.tsx';
import { RichTextEditor } from '../../shared/rich-text/rich-text-editor.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import type { ObligationRecord } from './obligation-record.ts';
import styles from './obligations.module.css';

/** The answer: to write for who owes it and while it is open, else to read. */
export function AnswerPanel({ obligation }: { readonly obligation: ObligationRecord }) {
  return obligation.viewerCan.saveAnswer && obligation.response !== 'REPORT' ? (
    <AnswerEditor obligation={obligation} />
  ) : (
    <AnswerReader obligation={obligation} />
  );
}

const NO_ANSWERS: FormAnswers = {};

/** Remarks of the level above on a field or a row and column of it. */
function useComments(comments: ObligationRecord['comments']) {
  return (field: { readonly key: string }) => {
    const own = comments.filter(({ path }) => path === field.key || path.startsWith(`${field.key}.`));
    return own.length === 0 ? null : (
      <ul className={styles['comments']}>
        {own.map(({ path, text }, index) => (
          // Remarks have no identity of their own.
          <li key={`${path} ${index}`}>{text}</li>
        ))}
      </ul>
    );
  };
}

function AnswerReader({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const commentsOf = useComments(obligation.comments);
  const files = obligation.attachments.nodes;
  const spec = useMemo(() => formSpecOf(obligation.directive?.form ?? []), [obligation.directive]);
  const isEmpty = !obligation.answerNote && files.length === 0 && !obligation.answers;
  return (
    <Panel
      title={t('obligation.answer')}
      extra={obligation.submittedAt ? <InstantText value={obligation.submittedAt} /> : null}
    >
      {isEmpty ? t('obligation.noAnswer') : null}
      {obligation.response === 'FORM' && obligation.answers ? (
        <AnswerView
          spec={spec}
          values={obligation.answers}
          commentsOf={commentsOf}
          renderFiles={(_, ids) => <AttachmentList files={files.filter(({ id }) => ids.includes(id))} />}
        />
      ) : null}
      {obligation.answerNote ? <RichTextView html={obligation.answerNote} /> : null}
      {files.length > 0 ? <AttachmentList files={files} /> : null}
    </Panel>
  );
}

function AnswerEditor({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id } = obligation;
  const [note, setNote] = useState(obligation.answerNote ?? '');
  const [files, setFiles] = useState<readonly AttachmentItemFragment[]>(obligation.attachments.nodes);
  // Files of fields of the form; their names are not in its answers.
  const [fieldFiles, setFieldFiles] = useState<readonly AttachmentItemFragment[]>(obligation.attachments.nodes);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<readonly UserError[]>([]);
  const isDirty = useRef(false);
  // Every way to save moves it on; the page learns of it only when it asks again.
  const version = useRef(obligation.version);
  useEffect(() => {
    version.current = Math.max(version.current, obligation.version);
  }, [obligation.version]);

  const spec = useMemo(() => formSpecOf(obligation.directive?.form ?? []), [obligation.directive]);
  const isForm = obligation.response === 'FORM';
  const save = useCallback(
    async (answers: FormAnswers) => {
      const data = await request(ObligationSaveAnswerDocument, {
        id,
        version: version.current,
        input: { answers },
      });
      version.current = acceptPayload(data.obligationSaveAnswer).obligation?.version ?? version.current;
    },
    [id],
  );
  const fill = useFormFill({
    spec,
    start: (obligation.answers as FormAnswers | null) ?? NO_ANSWERS,
    version: obligation.version,
    backupKey: isForm ? `obligation-${id}` : null,
    save: isForm ? save : null,
  });
  const keep = useAction({
    document: ObligationSaveAnswerDocument,
    payload: (data) => data.obligationSaveAnswer,
    invalidates: ['obligation'],
    successMessage: t('obligation.saved'),
    onDone: ({ obligation: saved }) => {
      isDirty.current = false;
      version.current = saved?.version ?? version.current;
    },
  });
  const submit = useAction(
    {
      document: ObligationSubmitDocument,
      payload: (data) => data.obligationSubmit,
      invalidates: ['obligation', 'directive'],
      successMessage: t('obligation.submitted'),
      onDone: () => {
        isDirty.current = false;
      },
    },
    { isQuiet: true },
  );
  const allFiles = () => {
    const inFields = new Set(Object.values(fill.answers).flatMap((value) => (Array.isArray(value) ? value : [])));
    const kept = [...files, ...fieldFiles.filter((file) => inFields.has(file.id as never))];
    return [...new Set(kept.map((file) => file.id))];
  };
  const input = () => ({
    note: note === '' ? null : note,
    attachmentIds: allFiles(),
    ...(isForm ? { answers: fill.answers as Record<string, unknown> } : {}),
  });
  const send = async () => {
    setProblems([]);
    // What is on its way has its version first.
    await fill.flush();
    await submit.run({ id, version: version.current, input: input() }, (failure) => {
      setProblems(
        failure.userErrors.length > 0
          ? failure.userErrors
          : [{ code: failure.code, message: failure.message, path: null }],
      );
      if (isForm) {
        fill.refuse(failure.userErrors);
      }
    });
  };
  const ask = () => {
    if (isForm && !fill.judge()) {
      return;
    }
    void modal.confirm({
      title: t('obligation.submitTitle'),
      content: t('obligation.submitText', { name: obligation.verifier?.name ?? '' }),
      okText: t('obligation.submit'),
      cancelText: t('form.cancel'),
      onOk: send,
    });
  };
  const setUploading = (key: string, isBusy: boolean) =>
    setBusy((keys) => {
      const next = new Set(keys);
      (isBusy ? (name: string) => next.add(name) : (name: string) => next.delete(name))(key);
      return next;
    });
  const change = (work: () => void) => {
    isDirty.current = true;
    work();
  };
  const commentsOf = useComments(obligation.comments);
  return (
    <Panel title={t('obligation.answer')}>
      <UnsavedGuard isDirty={() => isDirty.current || fill.isUnsaved()} />
      <div className={styles['editor']}>
        {problems.length > 0 ? (
          <Alert
            role="alert"
            type="error"
            showIcon
            title={t('obligation.notSubmitted')}
            description={problems.map(({ message }) => (
              <div key={message}>{message}</div>
            ))}
          />
        ) : null}
        {isForm ? (
          <FormFiller
            fill={fill}
            name="answer"
            commentsOf={commentsOf}
            renderFiles={({ id: fieldId, field, ids, isDisabled, onChange }) => (
              <AttachmentField
                id={fieldId}
                label={field.label}
                organizationId={obligation.organization?.id}
                isDisabled={isDisabled}
                {...(field.maxFiles ? { max: field.maxFiles } : {})}
                value={fieldFiles.filter((file) => ids.includes(file.id))}
                onBusy={(isBusy) => setUploading(field.key, isBusy)}
                onChange={(next) => {
                  setFieldFiles((known) => [
                    ...known,
                    ...next.filter((file) => !known.some((one) => one.id === file.id)),
                  ]);
                  onChange(next.map((file) => file.id));
                }}
              />
            )}
          />
        ) : null}
        <div>
          <h3 className={styles['subtitle']}>{t(isForm ? 'obligation.note' : 'obligation.words')}</h3>
          <RichTextEditor
            label={t(isForm ? 'obligation.note' : 'obligation.words')}
            isShort
            value={note}
            onChange={(html) => change(() => setNote(html))}
          />
        </div>
        <div>
          <h3 className={styles['subtitle']}>{t('obligation.files')}</h3>
          <AttachmentField
            label={t('obligation.files')}
            organizationId={obligation.organization?.id}
            value={files}
            onBusy={(isBusy) => setUploading('', isBusy)}
            onChange={(next) => change(() => setFiles(next))}
          />
        </div>
        <div className={styles['buttons']}>
          <Button type="primary" loading={submit.isRunning} disabled={busy.size > 0} onClick={ask}>
            {t('obligation.submit')}
          </Button>
          <Button
            loading={keep.isRunning}
            disabled={busy.size > 0}
            onClick={() => void fill.flush().then(() => keep.run({ id, version: version.current, input: input() }))}
          >
            {t('obligation.save')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
