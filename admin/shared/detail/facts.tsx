import type { ReactNode } from 'react';
import { Nothing } from '../date/date-text.tsx';
import styles from './detail.module.css';

/** One named value. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width, for long text. */
  readonly isWide?: boolean;
}

/** Named values of an object, in as many columns as there is room for; what is empty shows a dash. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map((fact) => (
        <div key={fact.key} className={styles['fact']} data-wide={fact.isWide ?? false}>
          <dt>{fact.label}</dt>
          <dd>{fact.value === null || fact.value === undefined || fact.value === '' ? <Nothing /> : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
