import { Alert, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MailListDocument, MailRetryDocument } from '../../gql/graphql.ts';
import { acceptPayload, request } from '../../providers/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { EnumTag, type Tone } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Result = ResultOf<typeof MailListDocument>;
type Row = Result['mails']['nodes'][number];

const tones: Record<string, Tone> = { QUEUED: 'info', SENT: 'success', FAILED: 'danger' };

const table: TableDefinition<Result, VariablesOf<typeof MailListDocument>, Row> = {
  resource: 'mail',
  document: MailListDocument,
  select: (data) => data.mails,
  defaultSort: [{ field: 'createdAt', order: 'desc' }],
  columns: [
    { key: 'subject', titleKey: 'settings.mails.subject', isPrimary: true, width: 240, render: (row) => row.subject },
    { key: 'to', titleKey: 'settings.mails.to', render: (row) => row.to },
    {
      key: 'state',
      titleKey: 'settings.mails.state',
      render: (row) => <EnumTag type="MailState" value={row.state} tone={tones[row.state] ?? 'neutral'} />,
    },
    { key: 'attempts', titleKey: 'settings.mails.attempts', render: (row) => row.attempts },
    { key: 'error', titleKey: 'settings.mails.error', render: (row) => row.error },
    {
      key: 'createdAt',
      titleKey: 'settings.mails.createdAt',
      sortField: 'createdAt',
      render: (row) => <InstantText value={row.createdAt} />,
    },
    { key: 'dueAt', titleKey: 'settings.mails.dueAt', render: (row) => <InstantText value={row.dueAt} /> },
    {
      key: 'sentAt',
      titleKey: 'settings.mails.sentAt',
      isHiddenByDefault: true,
      render: (row) => <InstantText value={row.sentAt} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'state',
      labelKey: 'settings.mails.state',
      enumType: 'MailState',
      values: ['QUEUED', 'SENT', 'FAILED'],
      isPinned: true,
    },
  ],
};

interface MailTabProps {
  readonly isDemo: boolean;
  readonly hasMailServer: boolean;
}

/** The outbox: how each mail stands; refused ones are sent again, texts are read in a demo only. */
export function MailTab({ isDemo, hasMailServer }: MailTabProps) {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const [read, setRead] = useState<Row>();
  const retry = useAction({
    document: MailRetryDocument,
    payload: (data) => data.mailRetry,
    invalidates: ['mail'],
    successMessage: t('settings.mails.retried'),
  });
  const nameOf = (row: Row) => `${row.subject} ${row.to}`;
  return (
    <>
      <Space orientation="vertical" style={{ width: '100%', marginBottom: 12 }}>
        {hasMailServer ? null : <Alert type="info" showIcon title={t('settings.mails.noServer')} />}
        <Alert type="info" showIcon title={t(isDemo ? 'settings.mails.demoRule' : 'settings.mails.rule')} />
      </Space>
      <ServerTableView
        table={list}
        label={t('settings.tabs.mails')}
        rowName={nameOf}
        bulkActions={[
          {
            key: 'retry',
            label: t('settings.mails.retry'),
            isAllowed: (row) => row.viewerCan.retry,
            run: async ({ id }) => acceptPayload((await request(MailRetryDocument, { id })).mailRetry),
            invalidates: ['mail'],
          },
        ]}
        rowActions={(row) => (
          <Space>
            {row.text === null ? null : (
              <Button
                size="small"
                aria-label={t('settings.mails.readNamed', { name: nameOf(row) })}
                onClick={() => setRead(row)}
              >
                {t('settings.mails.read')}
              </Button>
            )}
            {row.viewerCan.retry ? (
              <Button
                size="small"
                loading={retry.isRunning}
                aria-label={t('settings.mails.retryNamed', { name: nameOf(row) })}
                onClick={() => void retry.run({ id: row.id })}
              >
                {t('settings.mails.retry')}
              </Button>
            ) : null}
          </Space>
        )}
      />
      <Modal
        open={read !== undefined}
        title={read?.subject}
        footer={null}
        onCancel={() => setRead(undefined)}
        width={640}
      >
        <p>{t('settings.mails.toNamed', { to: read?.to })}</p>
        <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{read?.text}</pre>
      </Modal>
    </>
  );
}
