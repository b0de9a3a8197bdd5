import { CloseOutlined, DeleteOutlined, PaperClipOutlined, ReloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { type ClipboardEvent, type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ATTACHMENT_KINDS, LIMITS } from '../../../schema/limits.ts';
import type { AttachmentItemFragment } from '../../gql/graphql.ts';
import { fileSize } from './file-size.ts';
import { type Upload, useUploads } from './use-uploads.ts';
import styles from './attachment.module.css';

interface AttachmentFieldProps {
  /** What the files are, for those who hear the page. */
  readonly label: string;
  /** Organization for which they are uploaded. */
  readonly organizationId: string | undefined;
  /** Set by a form's item. */
  readonly id?: string;
  readonly value?: readonly AttachmentItemFragment[];
  readonly onChange?: (value: AttachmentItemFragment[]) => void;
  /** Told whether files are still on their way, so that a form can wait for them. */
  readonly onBusy?: (isBusy: boolean) => void;
  readonly isDisabled?: boolean;
  readonly max?: number;
}

const ACCEPTED = Object.keys(ATTACHMENT_KINDS).map((extension) => `.${extension}`);
/** For the eye: the kinds that people know. */
const SHOWN = ['pdf', 'docx', 'xlsx', 'pptx', 'ofd', 'wps', 'jpg', 'png', 'mp4', 'zip', 'txt', 'csv'].join(' ');
const NOTHING: readonly AttachmentItemFragment[] = [];

/** Field for files: choose, drop or paste; each shows how far it is, why it was refused, and can be taken out again. */
export function AttachmentField({
  label,
  organizationId,
  id,
  value = NOTHING,
  onChange = () => undefined,
  onBusy,
  isDisabled = false,
  max = LIMITS.attachments,
}: AttachmentFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { uploads, add, retry, dismiss, remove } = useUploads(organizationId, value, onChange, max);
  const isClosed = isDisabled || organizationId === undefined;
  const isBusy = uploads.some(({ problem }) => problem === null);
  const tell = useEffectEvent((state: boolean) => onBusy?.(state));
  useEffect(() => tell(isBusy), [isBusy]);
  const take = (files: Iterable<File> | null | undefined) => {
    const list = [...(files ?? [])];
    if (list.length > 0 && !isClosed) {
      add(list);
    }
    return list.length > 0;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (take(event.clipboardData.files)) {
      event.preventDefault();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping and pasting are further ways beside the button
    <div
      role="group"
      aria-label={label}
      className={[styles['field'], isOver ? styles['over'] : ''].join(' ')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <div className={styles['head']}>
        <Button
          id={id}
          icon={<UploadOutlined />}
          disabled={isClosed}
          // The label of a form's item would hide what the button does.
          aria-label={t('attachment.chooseFor', { label })}
          onClick={() => input.current?.click()}
        >
          {t('attachment.choose')}
        </Button>
        <span className={styles['hint']}>{t('attachment.drop', { kinds: SHOWN })}</span>
        <input
          ref={input}
          type="file"
          multiple
          // Forms of antd show every field of files; the button stands for this one.
          className={styles['input']}
          tabIndex={-1}
          aria-label={t('attachment.choose')}
          accept={ACCEPTED.join(',')}
          onChange={({ target }) => {
            take(target.files);
            // The same file may be chosen again after it was taken out.
            target.value = '';
          }}
        />
      </div>
      {value.length + uploads.length > 0 ? (
        <ul className={styles['list']} aria-label={t('attachment.list')}>
          {value.map((file) => (
            <li key={file.id} className={styles['item']}>
              <PaperClipOutlined aria-hidden />
              <span className={styles['name']}>{file.name}</span>
              <span className={styles['note']}>{fileSize(file.bytes)}</span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('attachment.remove', { name: file.name })}
                disabled={isDisabled}
                onClick={() => remove(file.id)}
              />
            </li>
          ))}
          {uploads.map((upload) => (
            <UploadItem key={upload.key} upload={upload} onRetry={retry} onDismiss={dismiss} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface UploadItemProps {
  readonly upload: Upload;
  readonly onRetry: (key: string) => void;
  readonly onDismiss: (key: string) => void;
}

function UploadItem({ upload: { key, file, share, problem, canRetry }, onRetry, onDismiss }: UploadItemProps) {
  const { t } = useTranslation();
  const percent = Math.floor(share * 100);
  return (
    <li className={styles['item']}>
      <PaperClipOutlined aria-hidden />
      <span className={styles['name']}>{file.name}</span>
      <span className={styles['note']}>{fileSize(file.size)}</span>
      {problem !== null && canRetry ? (
        <Button size="small" icon={<ReloadOutlined />} onClick={() => onRetry(key)}>
          {t('attachment.retry')}
        </Button>
      ) : null}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t(problem === null ? 'attachment.cancel' : 'attachment.remove', { name: file.name })}
        onClick={() => onDismiss(key)}
      />
      {problem === null ? (
        <div className={styles['wide']}>
          <Progress
            percent={percent}
            size="small"
            aria-label={t('attachment.progress', { name: file.name })}
            format={() => t('attachment.waiting', { percent })}
          />
        </div>
      ) : (
        <div role="alert" className={[styles['wide'], styles['problem']].join(' ')}>
          {problem}
        </div>
      )}
    </li>
  );
}
