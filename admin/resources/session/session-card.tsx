import type { ReactNode } from 'react';
import styles from './session.module.css';

interface SessionCardProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** The card in which every page without a session puts its one task. */
export function SessionCard({ title, description, children }: SessionCardProps) {
  return (
    <section className={styles['card']}>
      <h1 className={styles['title']}>{title}</h1>
      {description ? <p className={styles['description']}>{description}</p> : null}
      {children}
    </section>
  );
}
