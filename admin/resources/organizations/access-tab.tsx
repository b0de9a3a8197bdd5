import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OrganizationAccessDocument, type OrganizationAccessQuery } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import styles from './organizations.module.css';

type Reason = OrganizationAccessQuery['accessExplanation'][number];

/** Why the viewer may see an organization and what may be done with it, ground by ground. */
export function OrganizationAccess({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationAccessDocument,
    { id },
    { resource: 'organization' },
  );
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Panel title={t('organization.access.title')}>
      <p className={styles['hint']}>{t('organization.access.help')}</p>
      <Table<Reason>
        aria-label={t('organization.access.title')}
        size="small"
        rowKey={(reason) => [reason.ground, reason.permission, reason.officeId, reason.label].join('.')}
        loading={isFetching}
        dataSource={data?.accessExplanation ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'label', title: t('organization.access.label'), render: (_, reason) => reason.label },
          {
            key: 'ground',
            title: t('organization.access.ground'),
            render: (_, reason) => <EnumTag type="AccessGround" value={reason.ground} />,
          },
          {
            key: 'office',
            title: t('organization.office'),
            render: (_, reason) =>
              reason.officeId ? (
                <>
                  {reason.organizationName}{' '}
                  <Link to={`/offices/${reason.officeId}`} style={{ textDecoration: 'underline' }}>
                    {reason.officeName}
                  </Link>
                </>
              ) : (
                <Nothing />
              ),
          },
          {
            key: 'reach',
            title: t('organization.access.reach'),
            render: (_, reason) => (reason.reach ? <EnumTag type="Reach" value={reason.reach} /> : <Nothing />),
          },
          {
            key: 'period',
            title: t('organization.period'),
            render: (_, reason) =>
              reason.since || reason.until ? (
                <PeriodText from={reason.since} until={reason.until} />
              ) : (
                t('organization.access.always')
              ),
          },
        ]}
      />
    </Panel>
  );
}
