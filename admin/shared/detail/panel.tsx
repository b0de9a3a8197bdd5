import { type ReactNode, useId } from 'react';
import styles from './detail.module.css';

interface PanelProps {
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A titled block of a page. */
export function Panel({ title, extra, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['panelHead']}>
        <h2 id={id} className={styles['panelTitle']}>
          {title}
        </h2>
        {extra}
      </div>
      <div className={styles['panelBody']}>{children}</div>
    </section>
  );
}
