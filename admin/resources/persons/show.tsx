import { EditOutlined, MailOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PersonShowDocument, type PersonShowQuery } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { PersonAccess } from './access-tab.tsx';
import { LinkAccountModal } from './link-account-modal.tsx';
import { statusTone } from './person-enums.ts';
import { PersonTerms } from './terms-tab.tsx';

type Person = NonNullable<PersonShowQuery['person']>;

/** One person: facts, terms, why the viewer may see it, and what changed. */
export function PersonShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [purpose, setPurpose] = useState<string>();
  const [isLinking, setIsLinking] = useState(false);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'person',
    id,
    document: PersonShowDocument,
    select: (data) => data.person,
    purpose,
  });
  if (error) {
    return (
      <>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
        <RequestFailure error={error} size="page" onRetry={() => void refetch()} />
      </>
    );
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { viewerCan } = record;
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('person.title'), to: '/people' }]}
        tags={<EnumTag type="PersonStatus" value={record.status} tone={statusTone(record.status)} />}
        description={record.organization?.name}
        actions={[
          {
            key: 'edit',
            label: t('person.edit.action'),
            isAllowed: viewerCan.update,
            isPrimary: true,
            icon: <EditOutlined />,
            to: `/people/${record.id}/edit`,
          },
          {
            key: 'unmerge',
            label: t('person.unmerge'),
            isAllowed: viewerCan.unmerge,
            to: `/duplicates/undo/${record.id}`,
          },
          {
            key: 'link',
            label: t('person.link.action'),
            isAllowed: viewerCan.linkAccount,
            icon: <MailOutlined />,
            onClick: () => setIsLinking(true),
          },
        ]}
      />
      <div style={{ display: 'grid', gap: 16, marginBottom: 16, justifyItems: 'start' }}>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
        {viewerCan.merge && record.duplicates[0] ? (
          <Alert
            type="warning"
            showIcon
            title={t('person.duplicates', { count: record.duplicates.length })}
            action={<Link to={`/duplicates/${record.id}/${record.duplicates[0].personId}`}>{t('person.compare')}</Link>}
          />
        ) : null}
      </div>
      <DetailTabs
        label={t('person.tabs.label')}
        tabs={[
          { key: 'facts', label: t('person.tabs.facts'), render: () => <PersonFacts person={record} /> },
          {
            key: 'terms',
            label: t('person.tabs.terms'),
            render: () => <PersonTerms personId={record.id} purpose={purpose} />,
          },
          { key: 'access', label: t('person.tabs.access'), render: () => <PersonAccess personId={record.id} /> },
          {
            key: 'history',
            label: t('person.tabs.history'),
            render: () => <RecordHistory id={record.id} resource="person" purpose={purpose} />,
          },
        ]}
      />
      <LinkAccountModal
        isOpen={isLinking}
        onClose={() => setIsLinking(false)}
        person={record}
        onReload={() => void refetch()}
      />
    </>
  );
}

function PersonFacts({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const account = person.account ? (
    <Link to={`/accounts/${person.account.id}`}>{person.account.loginName ?? person.account.id}</Link>
  ) : (
    t(person.hasAccount ? 'person.hasAccountHidden' : 'person.noAccount')
  );
  return (
    <Panel title={t('person.facts')}>
      <Facts
        facts={[
          { key: 'name', label: t('person.name'), value: person.name },
          { key: 'kind', label: t('person.kind'), value: <EnumTag type="PersonKind" value={person.kind} /> },
          {
            key: 'gender',
            label: t('person.gender'),
            value: person.gender ? <EnumTag type="Gender" value={person.gender} /> : null,
          },
          { key: 'organization', label: t('person.organization'), value: person.organization?.name },
          { key: 'institution', label: t('person.institution'), value: person.institution?.name },
          { key: 'facultyUnit', label: t('person.facultyUnit'), value: person.facultyUnit },
          { key: 'studentNumber', label: t('person.studentNumber'), value: person.studentNumber },
          { key: 'grade', label: t('person.grade'), value: person.grade },
          { key: 'email', label: t('person.email'), value: person.email },
          { key: 'phone', label: t('person.phone'), value: person.phone },
          {
            key: 'minorStatus',
            label: t('person.minorStatus'),
            value: person.minorStatus ? <EnumTag type="MinorStatus" value={person.minorStatus} /> : null,
          },
          {
            key: 'guardianConsentOn',
            label: t('person.guardianConsentOn'),
            value: person.guardianConsentOn ? <DayText value={person.guardianConsentOn} /> : null,
          },
          { key: 'externalCode', label: t('person.externalCode'), value: person.externalCode },
          { key: 'account', label: t('person.account'), value: account },
          ...(person.mergedInto
            ? [
                {
                  key: 'mergedInto',
                  label: t('person.mergedInto'),
                  value: <Link to={`/people/${person.mergedInto.id}`}>{person.mergedInto.name}</Link>,
                },
              ]
            : []),
          ...(person.absorbed.length > 0
            ? [
                {
                  key: 'absorbed',
                  label: t('person.absorbed'),
                  value: person.absorbed.map((other) => (
                    <div key={other.id}>
                      <Link className="xl-inline-link" to={`/people/${other.id}`}>
                        {other.name}
                      </Link>
                      {other.viewerCan.unmerge ? (
                        <>
                          {' '}
                          ·{' '}
                          <Link className="xl-inline-link" to={`/duplicates/undo/${other.id}`}>
                            {t('person.unmerge')}
                          </Link>
                        </>
                      ) : null}
                    </div>
                  )),
                },
              ]
            : []),
          { key: 'createdAt', label: t('person.createdAt'), value: <InstantText value={person.createdAt} /> },
        ]}
      />
    </Panel>
  );
}
