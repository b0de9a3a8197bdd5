import { Button, Form, Input, QRCode, Space, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ProfilePasswordDocument,
  ProfileSessionEndDocument,
  ProfileSessionsEndOthersDocument,
  ProfileTotpConfirmDocument,
  ProfileTotpStartDocument,
  type PasswordChangeInput,
  type ProfileShowQuery,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

/** Turns the second factor on: code to scan, confirmation, recovery codes once. */
export function TotpPanel({ isOn, onChanged }: { readonly isOn: boolean; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const [setUp, setSetUp] = useState<{ uri: string; secret: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
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
      <p>{t(isOn ? 'profile.totp.on' : 'profile.totp.off')}</p>
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
      {codes ? (
        <>
          <p>{t('profile.totp.codes')}</p>
          <Typography.Paragraph copyable={{ text: codes.join('\n') }}>
            <pre>{codes.join('\n')}</pre>
          </Typography.Paragraph>
        </>
      ) : null}
    </Panel>
  );
}

/** Changes the password. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ProfilePasswordDocument,
    payload: (data) => data.passwordChange,
    toVariables: (input: PasswordChangeInput) => ({ input }),
    invalidates: ['profile'],
    successMessage: t('profile.password.done'),
    onDone: () => form.instance.resetFields(),
  });
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <Panel title={t('profile.password.title')}>
      <ActionFormView form={form} name="password" submitLabel={t('profile.password.title')}>
        <Form.Item
          name="currentPassword"
          label={t('profile.password.current')}
          rules={required('profile.password.current')}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('profile.password.next')}
          extra={t('profile.password.help', { min: LIMITS.passwordMinSingleFactor })}
          rules={required('profile.password.next')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </ActionFormView>
    </Panel>
  );
}

/** Devices that are signed in. */
export function SessionsPanel({ sessions }: { readonly sessions: ProfileShowQuery['sessions']['nodes'] }) {
  const { t } = useTranslation();
  const common = { invalidates: ['profile'], successMessage: t('profile.sessions.done') };
  const end = useAction({ ...common, document: ProfileSessionEndDocument, payload: (data) => data.sessionEndById });
  const endOthers = useAction({
    ...common,
    document: ProfileSessionsEndOthersDocument,
    payload: (data) => data.sessionsEndOthers,
  });
  return (
    <Panel title={t('profile.sessions.title')}>
      <Space style={{ marginBottom: 12 }}>
        <Button onClick={() => void endOthers.run({})}>{t('profile.sessions.endOthers')}</Button>
      </Space>
      <Table
        size="small"
        rowKey="id"
        dataSource={sessions}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'device',
            title: t('profile.sessions.device'),
            render: (_, session) => session.device ?? t('profile.sessions.unknown'),
          },
          {
            key: 'since',
            title: t('profile.sessions.since'),
            render: (_, session) => <InstantText value={session.createdAt} />,
          },
          {
            key: 'seen',
            title: t('profile.sessions.seen'),
            render: (_, session) => <InstantText value={session.lastSeenAt} />,
          },
          {
            key: 'end',
            title: t('profile.sessions.end'),
            render: (_, session) =>
              session.isCurrent ? (
                t('profile.sessions.current')
              ) : (
                <Button size="small" onClick={() => void end.run({ id: session.id })}>
                  {t('profile.sessions.end')}
                </Button>
              ),
          },
        ]}
      />
    </Panel>
  );
}
