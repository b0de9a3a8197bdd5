import { type ReactNode, useId } from 'react';
import styles from './procedures.module.css';

interface FieldProps {
  readonly label: string;
  readonly help?: string;
  readonly isWide?: boolean;
  readonly children: (id: string) => ReactNode;
}

/** A labelled control inside a step; the steps are one field of the form, so its items have none of antd's own. */
export function Field({ label, help, isWide = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles['field']} data-wide={isWide}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help ? <span className={styles['help']}>{help}</span> : null}
    </div>
  );
}
