import { DownloadOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { AttachmentItemFragment } from '../../gql/graphql.ts';
import { fileSize } from './file-size.ts';
import styles from './attachment.module.css';

interface AttachmentListProps {
  readonly files: readonly AttachmentItemFragment[];
  /** What the files are, for those who hear the page. */
  readonly label?: string;
}

/** The files of a record, each to be downloaded; the server asks again who reads. */
export function AttachmentList({ files, label }: AttachmentListProps) {
  const { t } = useTranslation();
  if (files.length === 0) {
    return <span className={styles['note']}>{t('attachment.none')}</span>;
  }
  return (
    <ul className={styles['list']} aria-label={label ?? t('attachment.list')}>
      {files.map(({ id, name, bytes }) => (
        <li key={id} className={styles['item']}>
          <PaperClipOutlined aria-hidden />
          <a
            className={styles['name']}
            href={`/attachments/${id}`}
            download={name}
            aria-label={t('attachment.download', { name })}
          >
            {name} <DownloadOutlined aria-hidden />
          </a>
          <span className={styles['note']}>{fileSize(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
