import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { type PasswordChangeInput, ProfilePasswordDocument } from '../../gql/graphql.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface PasswordValues extends PasswordChangeInput {
  /** Typed twice, so that a slip does not lock its owner out; not sent. */
  readonly repeated?: string;
}

/** Changes the password. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ProfilePasswordDocument,
    payload: (data) => data.passwordChange,
    toVariables: ({ currentPassword, newPassword }: PasswordValues) => ({ input: { currentPassword, newPassword } }),
    invalidates: ['profile', 'session'],
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
        <Form.Item
          name="repeated"
          label={t('profile.password.repeat')}
          dependencies={['newPassword']}
          rules={[
            ...required('profile.password.repeat'),
            ({ getFieldValue }) => ({
              validator: async (_, value: unknown) => {
                if (value && value !== getFieldValue('newPassword')) {
                  throw new Error(t('profile.password.differs'));
                }
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </ActionFormView>
    </Panel>
  );
}
