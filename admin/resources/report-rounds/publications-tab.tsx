import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { InstantText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import type { Round } from './show.tsx';
import styles from './report-rounds.module.css';

type Publication = Round['publications'][number];

/** Publications of a round, the newest first; each is frozen with its hash. */
export function PublicationsTab({ publications }: { readonly publications: readonly Publication[] }) {
  const { t } = useTranslation();
  return (
    <Table<Publication>
      aria-label={t('reportRound.tabs.publications')}
      size="small"
      rowKey="id"
      dataSource={[...publications]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={t('reportRound.noPublications')} /> }}
      columns={[
        {
          key: 'revision',
          title: t('reportRound.publication.title'),
          render: (_, { id, revision }) => (
            <Link to={`/report-rounds/publications/${id}`}>
              {t('reportRound.publication.nameOf', { title: '', revision }).replace(/^ · /, '')}
            </Link>
          ),
        },
        {
          key: 'status',
          title: t('reportRound.status'),
          render: (_, { status, hasChangedSince }) => (
            <>
              <EnumTag
                type="ReportPublicationStatus"
                value={status}
                tone={status === 'PUBLISHED' ? 'success' : 'warning'}
              />{' '}
              {hasChangedSince ? <Tag variant="filled">{t('reportRound.stale')}</Tag> : null}
            </>
          ),
        },
        {
          key: 'visibility',
          title: t('reportRound.visibility'),
          render: (_, { visibility }) => <EnumTag type="ReportVisibility" value={visibility} />,
        },
        {
          key: 'publishedAt',
          title: t('reportRound.publication.publishedAt'),
          render: (_, { publishedAt }) => <InstantText value={publishedAt} />,
        },
        {
          key: 'hash',
          title: t('reportRound.publication.hash'),
          render: (_, { hash }) => <span className={styles['hash']}>{hash.slice(0, 16)}…</span>,
        },
      ]}
    />
  );
}
