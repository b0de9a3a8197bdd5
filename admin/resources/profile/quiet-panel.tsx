import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ProfileNotificationsQuery, ProfileNotificationsUpdateDocument } from '../../gql/graphql.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { notificationSettings } from './notification-settings.ts';
import styles from './notifications.module.css';

interface Values {
  readonly quietFrom?: string;
  readonly quietUntil?: string;
  readonly dailyMailHour: number;
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }));

/** Part of the day without mails, and the hour of the digest. */
export function QuietPanel({
  preferences,
}: {
  readonly preferences: ProfileNotificationsQuery['notificationPreferences'];
}) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ProfileNotificationsUpdateDocument,
    payload: (data) => data.notificationPreferencesUpdate,
    toVariables: ({ quietFrom, quietUntil, dailyMailHour }: Values) => ({
      input: { quietFrom: quietFrom || null, quietUntil: quietUntil || null, dailyMailHour },
    }),
    initialValues: {
      quietFrom: preferences.quietFrom ?? '',
      quietUntil: preferences.quietUntil ?? '',
      dailyMailHour: preferences.dailyMailHour,
    },
    invalidates: [notificationSettings],
    successMessage: t('profile.notifications.saved'),
  });
  return (
    <Panel title={t('profile.notifications.quiet')}>
      <p className={styles['help']}>{t('profile.notifications.quietHelp')}</p>
      <ActionFormView form={form} name="quiet-hours" submitLabel={t('profile.notifications.save')}>
        <FieldGrid>
          <Form.Item name="quietFrom" label={t('profile.notifications.quietFrom')}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="quietUntil" label={t('profile.notifications.quietUntil')}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="dailyMailHour" label={t('profile.notifications.dailyMailHour')}>
            <Select options={hours} />
          </Form.Item>
        </FieldGrid>
      </ActionFormView>
    </Panel>
  );
}
