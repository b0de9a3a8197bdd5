import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { PersonLinkAccountDocument, PersonLinkOfferDocument } from '../../gql/graphql.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface LinkAccountModalProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly person: { readonly id: string; readonly version: number };
  readonly onReload: () => void;
}

type Way = 'invite' | 'offer';

interface LinkValues {
  readonly loginName?: string | undefined;
}

/** Invites a person by mail to an account of their own. */
export function LinkAccountModal(props: LinkAccountModalProps) {
  return props.isOpen ? <OpenModal {...props} /> : null;
}

function OpenModal({ onClose, person, onReload }: LinkAccountModalProps) {
  const { t } = useTranslation();
  const common = {
    invalidates: ['person', 'account'],
    onDone: onClose,
    onReload: async () => {
      onReload();
      return undefined;
    },
  };
  const [way, setWay] = useState<Way>('invite');
  const invitation = useActionForm({
    ...common,
    document: PersonLinkAccountDocument,
    payload: (data) => data.personLinkAccount,
    toVariables: ({ loginName }: LinkValues) => ({
      id: person.id,
      version: person.version,
      input: { loginName: loginName?.trim() || null },
    }),
    successMessage: t('person.link.done'),
  });
  const offer = useActionForm({
    ...common,
    document: PersonLinkOfferDocument,
    payload: (data) => data.personLinkOffer,
    toVariables: (_values: LinkValues) => ({ id: person.id, version: person.version }),
    successMessage: t('person.link.offered'),
  });
  const form = way === 'invite' ? invitation : offer;
  return (
    <Modal
      open
      title={t('person.link.title')}
      okText={t(way === 'invite' ? 'person.link.submit' : 'person.link.submitOffer')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <Radio.Group
        aria-label={t('person.link.title')}
        value={way}
        onChange={(event) => setWay(event.target.value as Way)}
        options={[
          { value: 'invite', label: t('person.link.invite') },
          { value: 'offer', label: t('person.link.offer') },
        ]}
        style={{ marginBottom: 12 }}
      />
      <p style={{ marginBottom: 16 }}>{t(way === 'invite' ? 'person.link.explanation' : 'person.link.offerHelp')}</p>
      <ActionFormView key={way} form={form} name="person-link" isInDialog>
        {way === 'invite' ? (
          <Form.Item name="loginName" label={t('person.link.loginName')} extra={t('person.link.loginNameHelp')}>
            <Input maxLength={LIMITS.loginName} autoComplete="off" />
          </Form.Item>
        ) : null}
      </ActionFormView>
    </Modal>
  );
}
