import { Link } from 'react-router';
import styles from './figures.module.css';

/** One figure and the list behind it. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly to: string;
  /** A second, smaller line, such as how many of them are late. */
  readonly note?: string | undefined;
  /** Late or broken: drawn so that it is seen first. */
  readonly isUrgent?: boolean;
  /** The list behind it is the one in sight. */
  readonly isCurrent?: boolean;
}

interface FiguresProps {
  readonly figures: readonly Figure[];
  readonly label?: string;
  /** `small` where many stand in one row. */
  readonly size?: 'normal' | 'small';
}

/** Figures as large links; those that are zero stay in sight but quiet. */
export function Figures({ figures, label, size = 'normal' }: FiguresProps) {
  return (
    <ul className={styles['figures']} data-size={size} {...(label ? { 'aria-label': label } : {})}>
      {figures.map((figure) => (
        <li key={figure.key}>
          <Link
            to={figure.to}
            className={styles['figure'] ?? ''}
            data-quiet={figure.count === 0}
            data-urgent={Boolean(figure.isUrgent) && figure.count > 0}
            {...(figure.isCurrent ? { 'aria-current': 'true' as const } : {})}
          >
            <span className={styles['figureCount']}>{figure.count}</span>
            <span className={styles['figureLabel']}>{figure.label}</span>
            {figure.note ? <span className={styles['figureNote']}>{figure.note}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
