import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../shared/date/date-text.tsx';
import styles from './supervision.module.css';

interface DoneLineProps {
  readonly counts: {
    readonly total: number;
    readonly accepted: number;
    readonly excused: number;
    readonly withdrawn: number;
  };
  /** What is measured, for a screen reader. */
  readonly label: string;
}

/** How much is done, as a bar and in words; what was withdrawn is owed no more and counts for nothing. */
export function DoneLine({ counts, label }: DoneLineProps) {
  const { t } = useTranslation();
  const due = counts.total - counts.withdrawn;
  const done = counts.accepted + counts.excused;
  if (due === 0) {
    return <Nothing />;
  }
  const percent = Math.floor((done / due) * 100);
  return (
    <div className={styles['done']}>
      <Progress
        percent={percent}
        size="small"
        showInfo={false}
        aria-label={t('supervision.progressOf', { name: label })}
        {...(percent === 100 ? { status: 'success' as const } : {})}
      />
      <span className={styles['doneWords']}>{t('supervision.done', { done, due, percent })}</span>
    </div>
  );
}
