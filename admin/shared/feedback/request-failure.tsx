import {
  ClockCircleOutlined,
  DisconnectOutlined,
  ExclamationCircleOutlined,
  FileSearchOutlined,
  LockOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RequestErrorCode, toRequestError } from '../../providers/request-error.ts';
import { StateMessage } from './state-message.tsx';
import styles from './request-failure.module.css';

const icons: Record<RequestErrorCode, ReactNode> = {
  UNAUTHENTICATED: <LockOutlined />,
  FORBIDDEN: <LockOutlined />,
  NOT_FOUND: <FileSearchOutlined />,
  BAD_REQUEST: <ExclamationCircleOutlined />,
  LIMIT_EXCEEDED: <ClockCircleOutlined />,
  CONFLICT: <ExclamationCircleOutlined />,
  INTERNAL: <WarningOutlined />,
  USER_ERROR: <ExclamationCircleOutlined />,
  OFFLINE: <DisconnectOutlined />,
  ABORTED: <DisconnectOutlined />,
};

/** Codes whose message the server words for people, in their language, with the particulars of the case. */
const worded: ReadonlySet<RequestErrorCode> = new Set([
  'USER_ERROR',
  'FORBIDDEN',
  'BAD_REQUEST',
  'LIMIT_EXCEEDED',
  'CONFLICT',
]);

/** What to tell the user about a failure: the server's own words where they are meant for people, ours elsewhere. */
export function useFailureText(): (error: unknown) => { title: string; description: string } {
  const { t } = useTranslation();
  return (error) => {
    const failure = toRequestError(error);
    const title = t(`feedback.error.${failure.code}.title`);
    const description =
      worded.has(failure.code) && failure.message ? failure.message : t(`feedback.error.${failure.code}.description`);
    return { title, description };
  };
}

interface RequestFailureProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly size?: 'page' | 'inline';
}

/** A failed request, designed: reason, remedy, the number to quote, and a retry where one may help. */
export function RequestFailure({ error, onRetry, size = 'inline' }: RequestFailureProps) {
  const { t } = useTranslation();
  const failure = toRequestError(error);
  const text = useFailureText()(failure);
  return (
    <StateMessage
      role="alert"
      size={size}
      icon={icons[failure.code]}
      title={text.title}
      description={
        <>
          {text.description}
          {failure.errorId ? <ErrorNumber errorId={failure.errorId} /> : null}
        </>
      }
      actions={
        onRetry && failure.code !== 'FORBIDDEN' ? <Button onClick={onRetry}>{t('feedback.retry')}</Button> : null
      }
    />
  );
}

/** The number under which the server has logged a fault, ready to be copied. */
export function ErrorNumber({ errorId }: { readonly errorId: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles['number']}>
      {t('feedback.errorNumber')} <code>{errorId}</code>
    </span>
  );
}
