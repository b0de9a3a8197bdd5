import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReportTemplatePartsFragment } from '../../gql/graphql.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import styles from './report-templates.module.css';

type Version = ReportTemplatePartsFragment['versions'][number];

/** The published versions, the newest first; none of them ever changes. */
export function VersionsTab({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = useTranslation();
  return (
    <Table<Version>
      aria-label={t('reportTemplate.tabs.versions')}
      size="small"
      rowKey="id"
      dataSource={[...versions]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={t('reportTemplate.noVersions')} /> }}
      columns={[
        {
          key: 'number',
          title: t('reportTemplate.latestNumber'),
          render: (_, { id, number }) => (
            <Link to={`/report-templates/versions/${id}`} aria-label={t('reportTemplate.openOf', { number })}>
              {t('reportTemplate.versionOf', { number })}
            </Link>
          ),
        },
        { key: 'note', title: t('reportTemplate.note'), render: (_, { note }) => note ?? <Nothing /> },
        {
          key: 'publishedAt',
          title: t('reportTemplate.publishedAt'),
          render: (_, { publishedAt }) => <InstantText value={publishedAt} />,
        },
        {
          key: 'hash',
          title: t('reportTemplate.hash'),
          render: (_, { hash }) => <span className={styles['hash']}>{hash}</span>,
        },
      ]}
    />
  );
}
