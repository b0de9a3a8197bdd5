import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InstallationShowQuery } from '../../gql/graphql.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';

type Installation = InstallationShowQuery['installation'];

/** What runs here, and what demo mode means for it. */
export function OverviewPanels({ installation }: { readonly installation: Installation }) {
  const { t } = useTranslation();
  const { isDemo, isProduction, hasEmbeddedDatabase, hasMailServer } = installation;
  return (
    <>
      <Panel title={t('settings.overview.title')}>
        <Facts
          facts={[
            { key: 'version', label: t('settings.overview.version'), value: installation.version },
            {
              key: 'mode',
              label: t('settings.overview.mode'),
              value: t(isProduction ? 'settings.overview.production' : 'settings.overview.development'),
            },
            {
              key: 'started',
              label: t('settings.overview.startedAt'),
              value: <InstantText value={installation.startedAt} />,
            },
            { key: 'origin', label: t('settings.overview.origin'), value: installation.origin },
            {
              key: 'database',
              label: t('settings.overview.database'),
              value: `PostgreSQL ${installation.databaseVersion} · ${t(
                hasEmbeddedDatabase ? 'settings.overview.embedded' : 'settings.overview.external',
              )}`,
            },
            { key: 'schema', label: t('settings.overview.schema'), value: installation.schemaVersion },
            { key: 'node', label: t('settings.overview.node'), value: installation.nodeVersion },
            {
              key: 'mail',
              label: t('settings.overview.mailServer'),
              value: t(hasMailServer ? 'settings.isSet' : 'settings.notSet'),
            },
          ]}
        />
      </Panel>
      <Panel title={t('settings.demo.title')}>
        <Alert
          type={isDemo ? 'warning' : 'success'}
          showIcon
          title={t(isDemo ? 'settings.demo.on' : 'settings.demo.off')}
          style={{ marginBottom: 12 }}
        />
        <ul>
          {['offers', 'production', 'leaving', 'mails'].map((key) => (
            <li key={key}>{t(`settings.demo.rules.${key}`)}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
