import { Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { type AttachmentItemFragment, DirectiveAmendDocument, DirectiveWithdrawDocument } from '../../gql/graphql.ts';
import { AttachmentField } from '../../shared/attachment/attachment-field.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { RichTextEditor } from '../../shared/rich-text/rich-text-editor.tsx';
import { DueDayField } from './due-day-field.tsx';
import type { DirectiveRecord } from './directive-record.ts';

interface AmendValues {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly body: string;
  readonly dueOn: string | null;
  readonly attachments: readonly AttachmentItemFragment[];
  readonly note: string;
  readonly asksAgain: boolean;
}

const valuesOf = (directive: DirectiveRecord) => ({
  title: directive.title,
  documentNumber: directive.documentNumber,
  body: directive.body,
  dueOn: directive.dueOn,
  attachments: directive.attachments.nodes,
});

interface AmendModalProps {
  readonly directive: DirectiveRecord;
  readonly onClose: () => void;
  readonly onReload: () => Promise<DirectiveRecord | undefined>;
}

/** A new revision of an issued directive; all who owe it are told what changed. */
export function AmendModal({ directive, onClose, onReload }: AmendModalProps) {
  const { t } = useTranslation();
  const [isUploading, setUploading] = useState(false);
  const form = useActionForm({
    document: DirectiveAmendDocument,
    payload: (data) => data.directiveAmend,
    toVariables: ({ attachments, documentNumber, note, ...values }: AmendValues) => ({
      id: directive.id,
      version: directive.version,
      input: {
        ...values,
        dueOn: values.dueOn ?? null,
        documentNumber: documentNumber?.trim() || null,
        note: note.trim(),
        attachmentIds: attachments.map(({ id }) => id),
      },
    }),
    aliases: { attachmentIds: 'attachments' },
    initialValues: { ...valuesOf(directive), asksAgain: false },
    invalidates: ['directive', 'obligation'],
    successMessage: t('directive.amend.done'),
    onDone: onClose,
    onReload: async () => {
      const current = await onReload();
      return current ? valuesOf(current) : undefined;
    },
  });
  const required = (key: string) => [
    { required: true, whitespace: true, message: t('form.required', { label: t(key) }) },
  ];
  return (
    <Modal
      open
      width={860}
      title={t('directive.amend.title')}
      okText={t('directive.amend.submit')}
      okButtonProps={{ disabled: isUploading }}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="directive-amend" isInDialog>
        <Form.Item
          name="note"
          label={t('directive.amend.note')}
          extra={t('directive.amend.noteHelp')}
          rules={required('directive.amend.note')}
        >
          <Input.TextArea rows={2} maxLength={LIMITS.reason} />
        </Form.Item>
        <Form.Item name="title" label={t('directive.name')} rules={required('directive.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('directive.documentNumber')}>
          <Input maxLength={LIMITS.code} />
        </Form.Item>
        <Form.Item name="body" label={t('directive.body')}>
          <RichTextEditor label={t('directive.body')} />
        </Form.Item>
        <Form.Item name="attachments" label={t('directive.attachments')}>
          <AttachmentField
            label={t('directive.attachments')}
            organizationId={directive.organization?.id}
            onBusy={setUploading}
          />
        </Form.Item>
        <DueDayField form={form.instance} organizationId={directive.organization?.id ?? ''} />
        <Form.Item name="asksAgain" valuePropName="checked" extra={t('directive.amend.asksAgainHelp')}>
          <Checkbox>{t('directive.amend.asksAgain')}</Checkbox>
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

interface WithdrawModalProps {
  readonly isOpen: boolean;
  readonly directive: DirectiveRecord;
  readonly onClose: () => void;
}

/** Ends an issued directive; nobody owes it any more. */
export function WithdrawModal({ isOpen, directive, onClose }: WithdrawModalProps) {
  const { t } = useTranslation();
  return (
    <ReasonModal
      isOpen={isOpen}
      onClose={onClose}
      name="directive-withdraw"
      title={t('directive.withdraw.title')}
      submitLabel={t('directive.withdraw.action')}
      isDanger
      asksForDate={false}
      explanation={t('directive.withdraw.text', { count: directive.counts.total })}
      action={{
        document: DirectiveWithdrawDocument,
        payload: (data) => data.directiveWithdraw,
        toVariables: ({ reason }: ReasonValues) => ({
          id: directive.id,
          version: directive.version,
          input: { reason: reason.trim() },
        }),
        invalidates: ['directive', 'obligation'],
        successMessage: t('directive.withdraw.done'),
      }}
    />
  );
}
