import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  ProfileAccessDocument,
  type ProfileAccessQuery,
  ProfileDataDocument,
  type ProfileDataQuery,
} from '../../gql/graphql.ts';
import { type Locale, localeNames } from '../../providers/locale.ts';
import type { VariablesOf } from '../../providers/typed-document.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Viewer = NonNullable<ProfileDataQuery['viewer']>;
type Holder = ProfileAccessQuery['whoMaySeeMe']['nodes'][number];

const holders: TableDefinition<ProfileAccessQuery, VariablesOf<typeof ProfileAccessDocument>, Holder> = {
  resource: 'profileAccess',
  document: ProfileAccessDocument,
  select: (data) => data.whoMaySeeMe,
  columns: [
    {
      key: 'name',
      titleKey: 'profile.access.name',
      isPrimary: true,
      width: 180,
      render: (term) => <HolderName name={term.publicName} />,
    },
    { key: 'office', titleKey: 'profile.access.office', render: (term) => term.office?.name },
    {
      key: 'organization',
      titleKey: 'profile.access.organization',
      render: (term) =>
        term.organization ? <Link to={`/organizations/${term.organization.id}`}>{term.organization.name}</Link> : null,
    },
    { key: 'until', titleKey: 'profile.access.until', render: (term) => <DayText value={term.endsOn} /> },
  ],
};

function HolderName({ name }: { readonly name: string | null }) {
  const { t } = useTranslation();
  return name ?? t('profile.access.hidden');
}

/** Everything that is kept of the viewer, to be taken along, and who may see it. */
export function DataTab() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDocument(ProfileDataDocument, {}, { resource: 'profile' });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  if (!data?.viewer) {
    return <PageSkeleton />;
  }
  return (
    <>
      <OwnData viewer={data.viewer} holderCount={data.whoMaySeeMe.totalCount} />
      <Panel title={t('profile.access.title')}>
        <Holders />
      </Panel>
    </>
  );
}

function OwnData({ viewer, holderCount }: { readonly viewer: Viewer; readonly holderCount: number }) {
  const { t } = useTranslation();
  const { account, person } = viewer;
  const download = () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(viewer, null, 2)], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: address, download: 'xuelian-my-data.json' }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={t('profile.data.summary', { count: holderCount })}
        description={t('profile.data.rights')}
      />
      <Panel
        title={t('profile.data.account')}
        extra={
          <Button icon={<DownloadOutlined />} onClick={download}>
            {t('profile.data.download')}
          </Button>
        }
      >
        <AccountData account={account} />
      </Panel>
      {person ? (
        <Panel title={t('profile.data.person')}>
          <PersonData person={person} />
        </Panel>
      ) : null}
    </>
  );
}

function AccountData({ account }: { readonly account: Viewer['account'] }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        { key: 'loginName', label: t('profile.loginName'), value: account.loginName },
        { key: 'email', label: t('profile.email'), value: account.email },
        { key: 'locale', label: t('profile.data.locale'), value: localeNames[account.locale as Locale] },
        { key: 'createdAt', label: t('profile.data.createdAt'), value: <InstantText value={account.createdAt} /> },
        {
          key: 'lastSignInAt',
          label: t('profile.data.lastSignInAt'),
          value: <InstantText value={account.lastSignInAt} />,
        },
        { key: 'sessions', label: t('profile.data.sessions'), value: account.sessionCount },
      ]}
    />
  );
}

function PersonData({ person }: { readonly person: NonNullable<Viewer['person']> }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const plain = ['studentNumber', 'grade', 'facultyUnit', 'email', 'phone', 'externalCode'] as const;
  return (
    <Facts
      facts={[
        { key: 'name', label: t('profile.person'), value: person.name },
        { key: 'kind', label: t('profile.data.kind'), value: label('PersonKind', person.kind) },
        { key: 'gender', label: t('profile.data.gender'), value: label('Gender', person.gender) },
        { key: 'minor', label: t('profile.data.minorStatus'), value: label('MinorStatus', person.minorStatus) },
        {
          key: 'consent',
          label: t('profile.data.guardianConsentOn'),
          value: <DayText value={person.guardianConsentOn} />,
        },
        { key: 'organization', label: t('profile.access.organization'), value: person.organization?.name },
        { key: 'institution', label: t('profile.data.institution'), value: person.institution?.name },
        ...plain.map((key) => ({ key, label: t(`profile.data.${key}`), value: person[key] })),
        { key: 'terms', label: t('profile.data.terms'), value: person.terms.totalCount },
      ]}
    />
  );
}

function Holders() {
  const { t } = useTranslation();
  const list = useServerTable(holders);
  return (
    <ServerTableView
      table={list}
      label={t('profile.access.title')}
      rowName={(term) => term.publicName ?? term.office?.name ?? t('profile.access.hidden')}
    />
  );
}
