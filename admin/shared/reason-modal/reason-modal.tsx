import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import type { MutationPayload } from '../../providers/graphql.ts';
import { DayPicker } from '../date/day-picker.tsx';
import { today } from '../date/format.ts';
import { ActionFormView } from '../form/action-form-view.tsx';
import { type ActionFormOptions, useActionForm } from '../form/use-action-form.ts';

/** What every change with an effect date asks for. */
export interface ReasonValues {
  readonly effectiveOn: string;
  readonly reason: string;
}

interface ReasonModalProps<TResult, TVariables, TValues extends ReasonValues, TPayload extends MutationPayload> {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Unique on the page. */
  readonly name: string;
  readonly title: string;
  readonly submitLabel: string;
  readonly isDanger?: boolean;
  /** Says what will happen, before the fields. */
  readonly explanation?: ReactNode;
  readonly action: ActionFormOptions<TResult, TVariables, TValues, TPayload>;
  /** Fields of this action, above date and reason. */
  readonly children?: ReactNode;
  readonly asksForDate?: boolean;
  /** Says what the chosen day means, such as that nothing happens before it. */
  readonly dayNote?: (day: string) => ReactNode;
}

/** Dialog for rename, move, merge, suspend and their like: own fields, effect date, reason, one mutation. */
export function ReasonModal<TResult, TVariables, TValues extends ReasonValues, TPayload extends MutationPayload>(
  props: ReasonModalProps<TResult, TVariables, TValues, TPayload>,
) {
  // The body holds the form's state, so closing the dialog forgets it.
  return props.isOpen ? <OpenReasonModal {...props} /> : null;
}

function OpenReasonModal<TResult, TVariables, TValues extends ReasonValues, TPayload extends MutationPayload>({
  onClose,
  name,
  title,
  submitLabel,
  isDanger = false,
  explanation,
  action,
  children,
  asksForDate = true,
  dayNote,
}: ReasonModalProps<TResult, TVariables, TValues, TPayload>) {
  const { t } = useTranslation();
  const form = useActionForm({
    ...action,
    initialValues: { effectiveOn: today(), ...action.initialValues } as Partial<TValues>,
    onDone: (payload) => {
      onClose();
      action.onDone?.(payload);
    },
  });
  const day = Form.useWatch((values: TValues) => values.effectiveOn, form.instance) as string | undefined;
  return (
    <Modal
      open
      title={title}
      okText={submitLabel}
      cancelText={t('form.cancel')}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      {explanation ? <div style={{ marginBottom: 16 }}>{explanation}</div> : null}
      <ActionFormView form={form} name={name} isInDialog>
        {children}
        {asksForDate ? (
          <Form.Item
            name="effectiveOn"
            label={t('form.effectiveOn')}
            rules={[{ required: true, message: t('form.required', { label: t('form.effectiveOn') }) }]}
            extra={day && dayNote ? <span aria-live="polite">{dayNote(day)}</span> : null}
          >
            <DayPicker />
          </Form.Item>
        ) : null}
        <Form.Item
          name="reason"
          label={t('form.reason')}
          // The counter of the field stands at the end of the first line.
          extra={<div style={{ paddingInlineEnd: 72 }}>{t('form.reasonHelp')}</div>}
          rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('form.reason') }) }]}
        >
          <Input.TextArea rows={3} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
