import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import {
  InboxListDocument,
  type InboxListQuery,
  type InboxListQueryVariables,
  InboxMarkDocument,
  InboxReadAllDocument,
  InboxSummaryDocument,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import styles from './inbox.module.css';

type Row = InboxListQuery['notifications']['nodes'][number];
type Mark = 'READ' | 'UNREAD' | 'ARCHIVED' | 'INBOX';

const resource = 'notification';
const categories = ['APPROVAL', 'DIRECTIVE', 'REPORT', 'OFFICE', 'ORGANIZATION', 'DATA', 'SECURITY'] as const;

const table: TableDefinition<InboxListQuery, InboxListQueryVariables, Row> = {
  resource,
  document: InboxListDocument,
  select: (data) => data.notifications,
  defaultSort: [{ field: 'createdAt', order: 'desc' }],
  columns: [
    { key: 'news', titleKey: 'inbox.news', isPrimary: true, width: 380, render: (row) => <News row={row} /> },
    {
      key: 'category',
      titleKey: 'inbox.category',
      width: 130,
      render: (row) => <EnumTag type="NotificationCategory" value={row.category} />,
    },
    {
      key: 'organization',
      titleKey: 'inbox.organization',
      width: 160,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    { key: 'state', titleKey: 'inbox.state', width: 90, render: (row) => <State row={row} /> },
    {
      key: 'createdAt',
      titleKey: 'inbox.createdAt',
      sortField: 'createdAt',
      width: 170,
      render: (row) => <InstantText value={row.createdAt} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'category',
      labelKey: 'inbox.category',
      enumType: 'NotificationCategory',
      values: categories,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isRead', labelKey: 'inbox.isRead', isPinned: true },
    { kind: 'instant', field: 'createdAt', labelKey: 'inbox.createdAt' },
  ],
};

const markRow = (id: string, mark: Mark) =>
  mutateRow(InboxMarkDocument, (data) => data.notificationMark, { ids: [id], mark });

function News({ row }: { readonly row: Row }) {
  const { title, body, link } = row.text;
  const isUnread = row.readAt === null;
  return (
    <div className={styles['news']} data-unread={isUnread}>
      <span className={styles['title']}>
        {link ? (
          <Link
            to={link}
            // Whoever opens it has read it; the page is left whether that is noted or not.
            onClick={() => void (isUnread ? markRow(row.id, 'READ').catch(() => undefined) : undefined)}
          >
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      {body ? <span className={styles['body']}>{body}</span> : null}
    </div>
  );
}

function State({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return row.readAt === null ? <Tag color="processing">{t('inbox.unreadState')}</Tag> : <Tag>{t('inbox.read')}</Tag>;
}

/** What the viewer is told: the inbox and what was put away. */
export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useDocument(InboxSummaryDocument, {}, { resource });
  const readAll = useAction({
    document: InboxReadAllDocument,
    payload: (answer) => answer.notificationReadAll,
    invalidates: [resource],
    successMessage: t('inbox.readAllDone'),
  });
  const unread = data?.notificationSummary.unreadCount;
  return (
    <>
      <PageHeader
        title={t('inbox.title')}
        description={t('inbox.description')}
        actions={[
          {
            key: 'readAll',
            label: t('inbox.readAll'),
            isAllowed: (unread ?? 0) > 0,
            onClick: () => void readAll.run({ input: {} }),
          },
          {
            key: 'settings',
            label: t('inbox.settings'),
            isAllowed: true,
            onClick: () => void navigate('/profile?tab=notifications'),
          },
        ]}
      />
      <DetailTabs
        label={t('inbox.tabs.label')}
        tabs={[
          {
            key: 'inbox',
            label: t('inbox.tabs.inbox'),
            count: unread || undefined,
            render: () => <List key="inbox" isArchived={false} />,
          },
          { key: 'archive', label: t('inbox.tabs.archive'), render: () => <List key="archive" isArchived /> },
        ]}
      />
    </>
  );
}

function List({ isArchived }: { readonly isArchived: boolean }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { isArchived } });
  const action = (mark: Mark, label: string, isAllowed?: (row: Row) => boolean): BulkAction<Row> => ({
    key: mark,
    label,
    ...(isAllowed ? { isAllowed } : {}),
    run: ({ id }) => markRow(id, mark),
    invalidates: [resource],
  });
  const actions = isArchived
    ? [action('INBOX', t('inbox.restore'))]
    : [
        action('READ', t('inbox.markRead'), ({ readAt }) => readAt === null),
        action('UNREAD', t('inbox.markUnread'), ({ readAt }) => readAt !== null),
        action('ARCHIVED', t('inbox.archive')),
      ];
  return (
    <ServerTableView
      table={list}
      label={isArchived ? t('inbox.tabs.archive') : t('inbox.tabs.inbox')}
      rowName={(row) => row.text.title}
      bulkActions={actions}
    />
  );
}
