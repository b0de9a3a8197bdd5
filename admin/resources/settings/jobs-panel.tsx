import { Alert, Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { type InstallationShowQuery, JobsRetryDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';

const mayManage = anyOf('installation.manage');

type Installation = InstallationShowQuery['installation'];

/** How background work stands; what was given up can be tried again. */
export function JobsPanel({ installation }: { readonly installation: Installation }) {
  const { t } = useTranslation();
  const mayRetry = useMeets(mayManage);
  const retry = useAction({
    document: JobsRetryDocument,
    payload: (data) => data.jobsRetry,
    invalidates: ['settings'],
    successMessage: ({ count }) => t('settings.jobs.retried', { count: count ?? 0 }),
  });
  const { jobs, eventsWaiting, oldestEventAt } = installation;
  const troubled = jobs.some(({ givenUp }) => givenUp > 0);
  const nameOf = (name: string) => t(`settings.jobs.names.${name}`, { defaultValue: name });
  const count = (key: 'waiting' | 'running' | 'retrying' | 'givenUp') => ({
    key,
    title: t(`settings.jobs.${key}`),
    align: 'right' as const,
    render: (_: unknown, job: Installation['jobs'][number]) => job[key],
  });
  return (
    <Panel title={t('settings.tabs.jobs')}>
      <Alert
        type={troubled ? 'warning' : 'success'}
        showIcon
        title={t(troubled ? 'settings.jobs.troubled' : 'settings.jobs.healthy')}
        style={{ marginBottom: 12 }}
      />
      <Facts
        facts={[
          { key: 'events', label: t('settings.jobs.eventsWaiting'), value: eventsWaiting },
          { key: 'oldest', label: t('settings.jobs.oldestEvent'), value: <InstantText value={oldestEventAt} /> },
        ]}
      />
      <Table
        size="small"
        style={{ marginTop: 12 }}
        rowKey="name"
        dataSource={[...jobs]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'name', title: t('settings.jobs.name'), render: (_, job) => nameOf(job.name) },
          { key: 'cron', title: t('settings.jobs.cron'), render: (_, job) => job.cron ?? t('settings.jobs.onDemand') },
          count('waiting'),
          count('running'),
          count('retrying'),
          count('givenUp'),
          { key: 'last', title: t('settings.jobs.lastRun'), render: (_, job) => <InstantText value={job.lastRunAt} /> },
          { key: 'next', title: t('settings.jobs.nextRun'), render: (_, job) => <InstantText value={job.nextRunAt} /> },
          {
            key: 'actions',
            title: t('settings.jobs.actions'),
            render: (_, job) =>
              mayRetry && job.givenUp > 0 ? (
                <Button
                  size="small"
                  loading={retry.isRunning}
                  aria-label={t('settings.jobs.retryNamed', { name: nameOf(job.name) })}
                  onClick={() => void retry.run({ name: job.name })}
                >
                  {t('settings.jobs.retry')}
                </Button>
              ) : null,
          },
        ]}
      />
    </Panel>
  );
}
