import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { CaseResubmitDocument } from '../../gql/graphql.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import type { Case } from './case-standing.ts';
import { EvidenceField, evidenceOf, type EvidenceValues } from './evidence-field.tsx';

interface ResubmitDialogProps {
  readonly matter: Case;
  readonly stale: readonly string[];
  readonly onClose: () => void;
  readonly refetch: () => Promise<void>;
}

/** Submits a returned case again, with a word on what was mended; the vetting of a person keeps no texts. */
export function ResubmitDialog({ matter, stale, onClose, refetch }: ResubmitDialogProps) {
  const { t } = useTranslation();
  const isVetting = matter.subjectKind === 'APPOINTMENT';
  const form = useActionForm({
    document: CaseResubmitDocument,
    payload: (data) => data.procedureCaseResubmit,
    toVariables: ({ note, ...files }: EvidenceValues & { readonly note?: string }) => ({
      id: matter.id,
      version: matter.version,
      input: { ...(note?.trim() ? { note: note.trim() } : {}), ...evidenceOf(files) },
    }),
    invalidates: stale,
    successMessage: t('procedureCase.resubmit.done'),
    onDone: onClose,
    onReload: async () => {
      await refetch();
      return undefined;
    },
  });
  return (
    <Modal
      open
      title={t('procedureCase.resubmit.title')}
      okText={t('procedureCase.resubmit.action')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>
        {t(isVetting ? 'procedureCase.resubmit.textVetting' : 'procedureCase.resubmit.text')}
      </p>
      <ActionFormView form={form} name="case-resubmit" isInDialog>
        {isVetting ? null : (
          <Form.Item name="note" label={t('procedureCase.resubmit.note')}>
            <Input.TextArea rows={4} maxLength={LIMITS.note} showCount />
          </Form.Item>
        )}
        <EvidenceField />
      </ActionFormView>
    </Modal>
  );
}
