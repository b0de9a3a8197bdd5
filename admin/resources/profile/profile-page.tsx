import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProfileAccessDocument, ProfileShowDocument, type ProfileShowQuery } from '../../gql/graphql.ts';
import { loadViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { PasswordPanel, SessionsPanel, TotpPanel } from './security.tsx';

/** The signed-in account: its person and offices, its security, and who may see its data. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDocument(ProfileShowDocument, {}, { resource: 'profile' });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (!data?.viewer) {
    return <PageSkeleton />;
  }
  const { viewer, sessions } = data;
  return (
    <>
      <PageHeader title={t('profile.title')} description={viewer.person?.name ?? viewer.account.loginName ?? ''} />
      <DetailTabs
        label={t('profile.tabs.label')}
        tabs={[
          { key: 'me', label: t('profile.tabs.me'), render: () => <Me viewer={viewer} /> },
          {
            key: 'security',
            label: t('profile.tabs.security'),
            render: () => (
              <>
                <TotpPanel
                  isOn={viewer.account.hasTotp}
                  onChanged={() => {
                    void loadViewer({ force: true });
                    void refetch();
                  }}
                />
                <PasswordPanel />
                <SessionsPanel sessions={sessions.nodes} />
              </>
            ),
          },
          { key: 'access', label: t('profile.tabs.access'), render: () => <WhoMaySeeMe /> },
        ]}
      />
    </>
  );
}

function Me({ viewer }: { readonly viewer: NonNullable<ProfileShowQuery['viewer']> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('profile.me')}>
      <Facts
        facts={[
          { key: 'loginName', label: t('profile.loginName'), value: viewer.account.loginName },
          { key: 'email', label: t('profile.email'), value: viewer.account.email },
          { key: 'person', label: t('profile.person'), value: viewer.person?.name },
          ...viewer.terms.map((term) => ({
            key: term.id,
            label: `${term.organization?.name ?? ''} ${term.office?.name ?? ''}`,
            value: <PeriodText from={term.startsOn} until={term.endsOn} />,
          })),
        ]}
      />
    </Panel>
  );
}

function WhoMaySeeMe() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useDocument(ProfileAccessDocument, {}, { resource: 'profile' });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Panel title={t('profile.access.title')}>
      <Table
        size="small"
        rowKey="id"
        loading={isFetching}
        dataSource={data?.whoMaySeeMe.nodes ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'name',
            title: t('profile.access.name'),
            render: (_, term) => term.publicName ?? t('profile.access.hidden'),
          },
          { key: 'office', title: t('profile.access.office'), render: (_, term) => term.office?.name },
          {
            key: 'organization',
            title: t('profile.access.organization'),
            render: (_, term) =>
              term.organization ? (
                <Link to={`/organizations/${term.organization.id}`}>{term.organization.name}</Link>
              ) : null,
          },
          { key: 'until', title: t('profile.access.until'), render: (_, term) => <DayText value={term.endsOn} /> },
        ]}
      />
    </Panel>
  );
}
