import { SendOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AttachmentItemFragment,
  ObligationMessageSendDocument,
  ObligationThreadDocument,
} from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { AttachmentField } from '../../shared/attachment/attachment-field.tsx';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RichTextEditor } from '../../shared/rich-text/rich-text-editor.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import type { ObligationRecord } from './obligation-record.ts';
import styles from './obligations.module.css';

const PAGE = 20;
const MOST = 100;

/** The words between the two levels, and what happened, the oldest first. */
export function ThreadPanel({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(PAGE);
  const { data, error, refetch } = useDocument(
    ObligationThreadDocument,
    { id: obligation.id, first: count },
    { resource: 'obligation', keepsPrevious: true },
  );
  const thread = data?.obligation?.thread;
  return (
    <Panel title={t('obligation.thread')}>
      {error ? <RequestFailure error={error} onRetry={() => void refetch()} /> : null}
      {!thread && !error ? <Skeleton active /> : null}
      {thread && thread.totalCount > thread.nodes.length && count < MOST ? (
        <Button type="link" size="small" onClick={() => setCount(MOST)}>
          {t('obligation.earlier', { count: thread.totalCount - thread.nodes.length })}
        </Button>
      ) : null}
      {thread?.nodes.length === 0 ? <p className={styles['quiet']}>{t('obligation.noThread')}</p> : null}
      <ol className={styles['entries']} aria-label={t('obligation.thread')}>
        {(thread?.nodes ?? []).map((entry) => (
          <li key={entry.id} className={styles['entry']} data-message={entry.kind === 'MESSAGE'}>
            <div className={styles['entryHead']}>
              <span className={styles['sender']}>{entry.sender?.name ?? t('obligation.system')}</span>
              <EnumTag type="ThreadEntryKind" value={entry.kind} />
              <InstantText value={entry.sentAt} />
            </div>
            {entry.dueOn ? (
              <div>
                {t('obligation.dueOn')} <DayText value={entry.dueOn} />
              </div>
            ) : null}
            {entry.text ? (
              entry.kind === 'MESSAGE' ? (
                <RichTextView html={entry.text} />
              ) : (
                <div className={styles['words']}>{entry.text}</div>
              )
            ) : null}
            {entry.attachments.nodes.length > 0 ? <AttachmentList files={entry.attachments.nodes} /> : null}
          </li>
        ))}
      </ol>
      {obligation.viewerCan.message ? <MessageBox obligation={obligation} /> : null}
    </Panel>
  );
}

function MessageBox({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const [office] = useCurrentOffice();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly AttachmentItemFragment[]>([]);
  const [isUploading, setUploading] = useState(false);
  const send = useAction({
    document: ObligationMessageSendDocument,
    payload: (data) => data.obligationMessageSend,
    invalidates: ['obligation'],
    onDone: () => {
      setText('');
      setFiles([]);
    },
  });
  return (
    <div className={styles['box']}>
      <RichTextEditor label={t('obligation.message')} isShort value={text} onChange={setText} />
      <AttachmentField
        label={t('obligation.messageFiles')}
        // Files are uploaded for the level that speaks.
        organizationId={office?.organization.id ?? obligation.organization?.id}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
      <Button
        type="primary"
        icon={<SendOutlined />}
        loading={send.isRunning}
        disabled={text === '' || isUploading}
        onClick={() =>
          void send.run({ id: obligation.id, input: { text, attachmentIds: files.map((file) => file.id) } })
        }
      >
        {t('obligation.send')}
      </Button>
    </div>
  );
}
