import { Alert, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { signInPath } from '../../providers/auth.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import {
  FirstAdministratorCreateDocument,
  InvitationAcceptDocument,
  PasswordResetDocument,
} from '../../gql/session.ts';
import { NewPasswordFields } from './new-password-fields.tsx';
import { SessionCard } from './session-card.tsx';
import { useFragmentToken } from './use-fragment-token.ts';
import styles from './session.module.css';

interface PasswordValues {
  readonly password: string;
}

interface AccountValues extends PasswordValues {
  readonly loginName: string;
}

/** What to do when everything is set: say so and go to sign in. */
function useToSignIn(): (message: string) => void {
  const navigate = useNavigate();
  return (message) => void navigate(signInPath, { replace: true, state: { message } });
}

function LinkIncomplete({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <SessionCard title={title}>
      <Alert type="warning" showIcon role="alert" title={t('session.linkIncomplete')} />
      <p className={styles['foot']}>
        <Link to={signInPath}>{t('session.backToSignIn')}</Link>
      </p>
    </SessionCard>
  );
}

function LoginNameField({ isOptional = false }: { readonly isOptional?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="loginName"
      label={t('session.loginName')}
      extra={t(isOptional ? 'session.loginNameInvited' : 'session.loginNameHelp')}
      rules={[{ required: !isOptional, whitespace: !isOptional, message: t('session.signIn.loginMissing') }]}
    >
      <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} />
    </Form.Item>
  );
}

/** Sets a new password with the token of a reset mail. */
export function PasswordResetPage() {
  const { t } = useTranslation();
  const token = useFragmentToken();
  const toSignIn = useToSignIn();
  const form = useActionForm({
    document: PasswordResetDocument,
    toVariables: ({ password }: PasswordValues) => ({ input: { token: token ?? '', password } }),
    payload: (data) => data.passwordReset,
    onDone: () => toSignIn(t('session.reset.done')),
  });
  if (!token) {
    return <LinkIncomplete title={t('session.reset.title')} />;
  }
  return (
    <SessionCard title={t('session.reset.title')} description={t('session.reset.description')}>
      <ActionFormView form={form} name="reset" asksBeforeLeaving={false} submitLabel={t('session.reset.submit')}>
        <NewPasswordFields />
      </ActionFormView>
    </SessionCard>
  );
}

/** Accepts an invitation: the invited person chooses a login and a password. */
export function InvitationPage() {
  const { t } = useTranslation();
  const token = useFragmentToken();
  const toSignIn = useToSignIn();
  const form = useActionForm({
    document: InvitationAcceptDocument,
    toVariables: ({ loginName, password }: Partial<AccountValues> & PasswordValues) => {
      const name = loginName?.trim();
      return { input: { token: token ?? '', ...(name ? { loginName: name } : {}), password } };
    },
    payload: (data) => data.invitationAccept,
    onDone: () => toSignIn(t('session.invitation.done')),
  });
  if (!token) {
    return <LinkIncomplete title={t('session.invitation.title')} />;
  }
  return (
    <SessionCard title={t('session.invitation.title')} description={t('session.invitation.description')}>
      <ActionFormView
        form={form}
        name="invitation"
        asksBeforeLeaving={false}
        submitLabel={t('session.invitation.submit')}
      >
        <LoginNameField isOptional />
        <NewPasswordFields />
      </ActionFormView>
    </SessionCard>
  );
}

/** Makes the first administrator of an installation with the one-time link that its operator printed. */
export function FirstAdministratorPage() {
  const { t } = useTranslation();
  const token = useFragmentToken();
  const toSignIn = useToSignIn();
  const form = useActionForm({
    document: FirstAdministratorCreateDocument,
    toVariables: ({ loginName, password }: AccountValues) => ({
      input: { token: token ?? '', loginName: loginName.trim(), password },
    }),
    payload: (data) => data.firstAdministratorCreate,
    onDone: () => toSignIn(t('session.first.done')),
  });
  if (!token) {
    return <LinkIncomplete title={t('session.first.title')} />;
  }
  return (
    <SessionCard title={t('session.first.title')} description={t('session.first.description')}>
      <ActionFormView form={form} name="first" asksBeforeLeaving={false} submitLabel={t('session.first.submit')}>
        <LoginNameField />
        <NewPasswordFields />
      </ActionFormView>
    </SessionCard>
  );
}
