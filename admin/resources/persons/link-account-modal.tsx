import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { PersonLinkAccountDocument } from '../../gql/graphql.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface LinkAccountModalProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly person: { readonly id: string; readonly version: number };
  readonly onReload: () => void;
}

interface LinkValues {
  readonly loginName?: string | undefined;
}

/** Invites a person by mail to an account of their own. */
export function LinkAccountModal(props: LinkAccountModalProps) {
  return props.isOpen ? <OpenModal {...props} /> : null;
}

function OpenModal({ onClose, person, onReload }: LinkAccountModalProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: PersonLinkAccountDocument,
    payload: (data) => data.personLinkAccount,
    toVariables: ({ loginName }: LinkValues) => ({
      id: person.id,
      version: person.version,
      input: { loginName: loginName?.trim() || null },
    }),
    invalidates: ['person', 'account'],
    successMessage: t('person.link.done'),
    onDone: onClose,
    onReload: async () => {
      onReload();
      return undefined;
    },
  });
  return (
    <Modal
      open
      title={t('person.link.title')}
      okText={t('person.link.submit')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>{t('person.link.explanation')}</p>
      <ActionFormView form={form} name="person-link" isInDialog>
        <Form.Item name="loginName" label={t('person.link.loginName')} extra={t('person.link.loginNameHelp')}>
          <Input maxLength={LIMITS.loginName} autoComplete="off" />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
