import type { ReactNode } from 'react';
import styles from './form.module.css';

/** Places fields side by side where there is room and below each other where there is not. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={styles['grid']}>{children}</div>;
}
