import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import styles from './desk.module.css';

/** One line of a card: what it is, where, and a day or a state at its end. */
export interface DeskItem {
  readonly key: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
}

interface ItemsProps {
  readonly items: readonly DeskItem[];
  readonly empty: string;
  readonly total: number;
  /** The whole list. */
  readonly to: string;
}

/** The first lines of a list, with a way to all of it. */
export function Items({ items, empty, total, to }: ItemsProps) {
  const { t } = useTranslation();
  return items.length === 0 ? (
    <p className={styles['quiet']}>{empty}</p>
  ) : (
    <>
      <ul className={styles['list']}>
        {items.map(({ key, title, note, end }) => (
          <li key={key} className={styles['item']}>
            <span className={styles['itemWords']}>
              <span>{title}</span>
              {note ? <span className={styles['itemNote']}>{note}</span> : null}
            </span>
            {end ? <span className={styles['itemEnd']}>{end}</span> : null}
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <div className={styles['more']}>
          <Link to={to}>{t('desk.all', { count: total })}</Link>
        </div>
      ) : null}
    </>
  );
}

interface LoadedProps {
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly children: ReactNode;
}

/** A card's content once it is there. */
export function Loaded({ isLoading, error, retry, children }: LoadedProps) {
  if (error) {
    return <RequestFailure error={error} onRetry={retry} />;
  }
  return isLoading ? <Skeleton active paragraph={{ rows: 3 }} title={false} /> : children;
}
