import type { ReactNode } from 'react';
import styles from './state-message.module.css';

interface StateMessageProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** `page` stands alone on a page with an h1; `inline` sits inside a table or card. */
  readonly size?: 'page' | 'inline';
  /** `alert` interrupts a screen reader; for failures only. */
  readonly role?: 'alert' | 'status';
}

/** One calm message in place of content: what happened, and what to do next. */
export function StateMessage({ icon, title, description, actions, size = 'inline', role }: StateMessageProps) {
  const Heading = size === 'page' ? 'h1' : 'p';
  return (
    <div className={styles['message']} data-size={size} {...(role ? { role } : {})}>
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      <Heading className={styles['title']}>{title}</Heading>
      {description ? <div className={styles['description']}>{description}</div> : null}
      {actions ? <div className={styles['actions']}>{actions}</div> : null}
    </div>
  );
}
