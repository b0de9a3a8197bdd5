import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './items.module.css';

/** One line of a short list: what it is, where, and a day or a state at its end. */
export interface Item {
  readonly key: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
}

interface ItemsProps {
  readonly items: readonly Item[];
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
            <span className={styles['words']}>
              <span>{title}</span>
              {note ? <span className={styles['note']}>{note}</span> : null}
            </span>
            {end ? <span className={styles['end']}>{end}</span> : null}
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <div className={styles['more']}>
          <Link to={to}>{t('items.all', { count: total })}</Link>
        </div>
      ) : null}
    </>
  );
}
