import { Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InstallationShowQuery } from '../../gql/graphql.ts';
import { Panel } from '../../shared/detail/panel.tsx';

type Setting = InstallationShowQuery['installation']['settings'][number];

/** The settings in force; they are changed where the server is started, not here. */
export function SettingsPanel({ settings }: { readonly settings: readonly Setting[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('settings.tabs.settings')}>
      <p style={{ marginBottom: 12 }}>{t('settings.howToChange')}</p>
      <Table
        size="small"
        rowKey="key"
        dataSource={[...settings]}
        pagination={false}
        scroll={{ x: 720 }}
        columns={[
          {
            key: 'key',
            title: t('settings.key'),
            render: (_, { key }) => <Typography.Text code>{key}</Typography.Text>,
          },
          { key: 'value', title: t('settings.value'), render: (_, setting) => <SettingValue setting={setting} /> },
          {
            key: 'meaning',
            title: t('settings.meaningTitle'),
            render: (_, { key, meaning }) => t(`settings.meaning.${key}`, { defaultValue: meaning }),
          },
        ]}
      />
    </Panel>
  );
}

function SettingValue({ setting: { isSecret, isSet, value } }: { readonly setting: Setting }) {
  const { t } = useTranslation();
  if (!isSet) {
    return <Tag variant="filled">{t('settings.notSet')}</Tag>;
  }
  return isSecret ? <Tag color="success">{t('settings.isSetHidden')}</Tag> : <span>{value}</span>;
}
