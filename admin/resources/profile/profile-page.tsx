import { useTranslation } from 'react-i18next';
import { ProfileShowDocument, type ProfileShowQuery } from '../../gql/graphql.ts';
import { loadViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { DataTab } from './data-tab.tsx';
import { NotificationsTab } from './notifications-tab.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TotpPanel } from './totp-panel.tsx';

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
  const { viewer } = data;
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
                  account={viewer.account}
                  onChanged={() => {
                    void loadViewer({ force: true });
                    void refetch();
                  }}
                />
                <PasswordPanel />
                <SessionsPanel />
              </>
            ),
          },
          { key: 'notifications', label: t('profile.tabs.notifications'), render: () => <NotificationsTab /> },
          { key: 'access', label: t('profile.tabs.access'), render: () => <DataTab /> },
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
