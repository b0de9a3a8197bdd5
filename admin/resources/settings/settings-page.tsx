import { useTranslation } from 'react-i18next';
import { InstallationShowDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { JobsPanel } from './jobs-panel.tsx';
import { MailTab } from './mail-tab.tsx';
import { OverviewPanels } from './overview-panels.tsx';
import { SettingsPanel } from './settings-panel.tsx';

/** The installation for its system administrators: state and demo rule, settings, mails, background work. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useDocument(InstallationShowDocument, {}, { resource: 'settings' });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (!data) {
    return <PageSkeleton />;
  }
  const { installation } = data;
  const troubled = installation.jobs.reduce((sum, job) => sum + job.givenUp, 0);
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        description={t('settings.description')}
        actions={[
          { key: 'refresh', label: t('settings.refresh'), isAllowed: !isFetching, onClick: () => void refetch() },
        ]}
      />
      <DetailTabs
        label={t('settings.title')}
        tabs={[
          {
            key: 'overview',
            label: t('settings.tabs.overview'),
            render: () => <OverviewPanels installation={installation} />,
          },
          {
            key: 'settings',
            label: t('settings.tabs.settings'),
            render: () => <SettingsPanel settings={installation.settings} />,
          },
          {
            key: 'mails',
            label: t('settings.tabs.mails'),
            render: () => <MailTab isDemo={installation.isDemo} hasMailServer={installation.hasMailServer} />,
          },
          {
            key: 'jobs',
            label: t('settings.tabs.jobs'),
            count: troubled > 0 ? troubled : undefined,
            render: () => <JobsPanel installation={installation} />,
          },
        ]}
      />
    </>
  );
}
