import { Alert, Button, Form, Input, QRCode, Space, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ProfileRecoveryCodesRenewDocument,
  type ProfileShowQuery,
  ProfileTotpConfirmDocument,
  ProfileTotpDisableDocument,
  ProfileTotpStartDocument,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { PasswordModal } from './password-modal.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** From so few recovery codes on one is asked to make new ones. */
const fewCodes = 2;

interface TotpPanelProps {
  readonly account: NonNullable<ProfileShowQuery['viewer']>['account'];
  readonly onChanged: () => void;
}

/** The second factor: on with code and confirmation, off and new recovery codes with the password; codes are shown once. */
export function TotpPanel({ account, onChanged }: TotpPanelProps) {
  const isOn = account.hasTotp;
  const { t } = useTranslation();
  const [setUp, setSetUp] = useState<{ uri: string; secret: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [dialog, setDialog] = useState<'disable' | 'renew' | null>(null);
  const start = useAction({
    document: ProfileTotpStartDocument,
    payload: (data) => data.totpStart,
    onDone: ({ uri, secret }) => setSetUp(uri && secret ? { uri, secret } : null),
  });
  const form = useActionForm({
    document: ProfileTotpConfirmDocument,
    payload: (data) => data.totpConfirm,
    toVariables: ({ code }: { code: string }) => ({ input: { code: code.trim() } }),
    successMessage: t('profile.totp.done'),
    onDone: ({ recoveryCodes }) => {
      setCodes(recoveryCodes ?? []);
      setSetUp(null);
      onChanged();
    },
  });
  return (
    <Panel title={t('profile.totp.title')}>
      <p style={{ marginBottom: 12 }}>
        {isOn ? t('profile.totp.on', { count: account.recoveryCodesLeft }) : t('profile.totp.off')}
      </p>
      {isOn && account.recoveryCodesLeft <= fewCodes ? (
        <Alert type="warning" showIcon title={t('profile.codes.few')} style={{ marginBottom: 12 }} />
      ) : null}
      {!isOn && !setUp ? (
        <Button type="primary" loading={start.isRunning} onClick={() => void start.run({})}>
          {t('profile.totp.start')}
        </Button>
      ) : null}
      {setUp ? (
        <>
          <p>{t('profile.totp.scan')}</p>
          <Typography.Paragraph copyable code>
            {setUp.secret}
          </Typography.Paragraph>
          <div role="img" aria-label={t('profile.totp.qr')}>
            <QRCode value={setUp.uri} color="#000000" bgColor="#ffffff" />
          </div>
          <ActionFormView form={form} name="totp" submitLabel={t('profile.totp.confirm')}>
            <Form.Item
              name="code"
              label={t('profile.totp.code')}
              rules={[{ required: true, message: t('form.required', { label: t('profile.totp.code') }) }]}
            >
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
            </Form.Item>
          </ActionFormView>
        </>
      ) : null}
      {isOn && !codes ? (
        <Space wrap>
          <Button onClick={() => setDialog('renew')}>{t('profile.codes.renew')}</Button>
          <Button danger onClick={() => setDialog('disable')}>
            {t('profile.totp.disable')}
          </Button>
        </Space>
      ) : null}
      {codes ? (
        <RecoveryCodes
          codes={codes}
          loginName={account.loginName ?? account.email ?? ''}
          onKept={() => setCodes(null)}
        />
      ) : null}
      {dialog === 'renew' ? (
        <PasswordModal
          name="codes-renew"
          title={t('profile.codes.renew')}
          explanation={t('profile.codes.renewHelp')}
          onClose={() => setDialog(null)}
          action={{
            document: ProfileRecoveryCodesRenewDocument,
            payload: (data) => data.recoveryCodesRenew,
            toVariables: ({ password }) => ({ input: { password } }),
            onDone: ({ recoveryCodes }) => {
              setCodes(recoveryCodes ?? []);
              onChanged();
            },
          }}
        />
      ) : null}
      {dialog === 'disable' ? (
        <PasswordModal
          name="totp-disable"
          title={t('profile.totp.disable')}
          explanation={t('profile.totp.disableHelp', { min: LIMITS.passwordMinSingleFactor })}
          isDanger
          onClose={() => setDialog(null)}
          action={{
            document: ProfileTotpDisableDocument,
            payload: (data) => data.totpDisable,
            toVariables: ({ password }) => ({ input: { password } }),
            invalidates: ['session'],
            successMessage: t('profile.totp.disabled'),
            onDone: onChanged,
          }}
        />
      ) : null}
    </Panel>
  );
}
