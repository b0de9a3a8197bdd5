import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { AccountInviteDocument, type AccountInviteInput } from '../../gql/graphql.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { LocaleField } from './locale-field.tsx';

/** Invites somebody by mail. */
export function AccountInvitePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useActionForm({
    document: AccountInviteDocument,
    payload: (data) => data.accountInvite,
    toVariables: (input: AccountInviteInput) => ({ input }),
    invalidates: ['account'],
    successMessage: t('accounts.invite.done'),
    onDone: (payload) => void navigate(payload.account ? `/accounts/${payload.account.id}` : '/accounts'),
  });
  return (
    <>
      <PageHeader
        title={t('accounts.invite.action')}
        description={t('accounts.invite.help')}
        trail={[{ title: t('accounts.title'), to: '/accounts' }]}
      />
      <ActionFormView form={form} name="account-invite" onCancel={() => void navigate('/accounts')}>
        <Form.Item
          name="email"
          label={t('accounts.email')}
          rules={[{ required: true, message: t('form.required', { label: t('accounts.email') }) }]}
        >
          <Input type="email" maxLength={LIMITS.email} />
        </Form.Item>
        <Form.Item name="loginName" label={t('accounts.loginName')} extra={t('accounts.invite.loginNameHelp')}>
          <Input maxLength={LIMITS.loginName} autoComplete="off" />
        </Form.Item>
        <LocaleField label={t('accounts.locale')} />
      </ActionFormView>
    </>
  );
}
