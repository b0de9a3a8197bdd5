import { Button, Form } from 'antd';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from './error-summary.tsx';
import { UnsavedGuard } from './unsaved-guard.tsx';
import type { ActionForm } from './use-action-form.ts';
import { useFocusReturn } from './use-focus-return.ts';
import styles from './form.module.css';

interface ActionFormViewProps<TValues extends object> {
  readonly form: ActionForm<TValues>;
  /** Unique on the page: field ids are built from it. */
  readonly name: string;
  readonly children: ReactNode;
  readonly submitLabel?: string;
  readonly onCancel?: () => void;
  /** False where losing what was typed costs nothing. */
  readonly asksBeforeLeaving?: boolean;
  /** In a dialog the buttons and the guard are the dialog's own. */
  readonly isInDialog?: boolean;
}

/** The dumb half of a form: summary, fields, buttons. All decisions are in the hook. */
export function ActionFormView<TValues extends object>({
  form,
  name,
  children,
  submitLabel,
  onCancel,
  asksBeforeLeaving = true,
  isInDialog = false,
}: ActionFormViewProps<TValues>) {
  const { t } = useTranslation();
  useFocusReturn(isInDialog);
  // From the press to the answer: the check of the fields takes its time too, and a press in between must not send again.
  const isOnItsWay = useRef(false);
  const holdBack = (event: FormEvent) => {
    if (isOnItsWay.current) {
      event.preventDefault();
      event.stopPropagation();
    }
    isOnItsWay.current = true;
  };
  const settle = () => {
    isOnItsWay.current = false;
  };
  return (
    <>
      {isInDialog || !asksBeforeLeaving ? null : <UnsavedGuard isDirty={form.isDirty} />}
      <ErrorSummary form={form} />
      <Form<TValues>
        name={name}
        form={form.instance}
        layout="vertical"
        {...(form.initialValues ? { initialValues: form.initialValues } : {})}
        onValuesChange={form.markDirty}
        onSubmitCapture={holdBack}
        onFinish={(values) => void form.submit(values).finally(settle)}
        onFinishFailed={({ errorFields }) => {
          settle();
          form.refuse(errorFields.map(({ name: field, errors }) => ({ name: field, errors })));
        }}
        className={styles['form'] ?? ''}
      >
        {children}
        {isInDialog ? null : (
          <div className={styles['buttons']}>
            <Button type="primary" htmlType="submit" loading={form.isSaving}>
              {submitLabel ?? t('form.save')}
            </Button>
            {onCancel ? <Button onClick={onCancel}>{t('form.cancel')}</Button> : null}
          </div>
        )}
      </Form>
    </>
  );
}
