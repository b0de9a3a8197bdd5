import { Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OrganizationOfficesDocument, type OrganizationOfficesQuery } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { PersonName } from '../../shared/person-name/person-name.tsx';
import styles from './organizations.module.css';

type Office = NonNullable<OrganizationOfficesQuery['organization']>['offices']['nodes'][number];

/** Offices of an organization with those who hold them now; records of persons below need a stated purpose. */
export function OrganizationPeople({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<string>();
  const readsPersons = useMeets(anyOf('person.read'));
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationOfficesDocument,
    { id },
    { resource: 'office', purpose },
  );
  const offices = data?.organization?.offices;
  return (
    <>
      {readsPersons ? (
        <div className={styles['control']}>
          <PurposeControl purpose={purpose} onChange={setPurpose} />
        </div>
      ) : null}
      {error ? (
        <RequestFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel title={t('organization.tabs.people')}>
          {offices ? <OfficeTable offices={offices.nodes} isFetching={isFetching} /> : <Skeleton active />}
          {offices && offices.totalCount > offices.nodes.length ? (
            <p className={styles['hint']}>
              {t('organization.firstOffices', { shown: offices.nodes.length, count: offices.totalCount })}
            </p>
          ) : null}
        </Panel>
      )}
    </>
  );
}

function OfficeTable({ offices, isFetching }: { readonly offices: readonly Office[]; readonly isFetching: boolean }) {
  const { t } = useTranslation();
  return offices.length === 0 ? (
    <EmptyState title={t('organization.noOffices')} />
  ) : (
    <Table<Office>
      aria-label={t('organization.tabs.people')}
      size="small"
      rowKey="id"
      loading={isFetching}
      dataSource={[...offices]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'name',
          title: t('organization.office'),
          render: (_, office) => <Link to={`/offices/${office.id}`}>{office.name}</Link>,
        },
        {
          key: 'body',
          title: t('organization.body'),
          render: (_, office) => office.unit ?? <EnumTag type="OfficeBody" value={office.body} />,
        },
        { key: 'holders', title: t('organization.holders'), render: (_, office) => <Holders office={office} /> },
        { key: 'seats', title: t('organization.seats'), align: 'end', render: (_, office) => office.seats },
        {
          key: 'open',
          title: t('organization.openSeats'),
          align: 'end',
          render: (_, office) => office.openSeats,
        },
      ]}
    />
  );
}

function Holders({ office }: { readonly office: Office }) {
  const { t } = useTranslation();
  const { nodes, totalCount } = office.currentTerms;
  if (nodes.length === 0) {
    return <Nothing />;
  }
  return (
    <ul className={styles['holders']}>
      {nodes.map((term) => (
        <li key={term.id}>
          {!term.person && term.publicName ? term.publicName : <PersonName person={term.person} />}
          <span className={styles['period']}>
            <PeriodText from={term.startsOn} until={term.endsOn} />
          </span>
        </li>
      ))}
      {totalCount > nodes.length ? (
        <li>{t('organization.moreHolders', { count: totalCount - nodes.length })}</li>
      ) : null}
    </ul>
  );
}
