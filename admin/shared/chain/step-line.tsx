import { CheckOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chain.module.css';

/** Where a step stands; a chain that is only drawn up has steps without a state. */
export type StepState = 'done' | 'current' | 'skipped' | 'ahead' | 'stopped';

/** One step on the line. */
export interface LineStep {
  readonly key: string;
  readonly no: number;
  readonly name: string;
  readonly kind: string;
  readonly state?: StepState;
  readonly note?: ReactNode;
}

interface StepLineProps {
  readonly steps: readonly LineStep[];
  readonly label?: string;
  readonly isNarrow?: boolean;
}

const marks: Partial<Record<StepState, ReactNode>> = {
  done: <CheckOutlined />,
  skipped: <MinusOutlined />,
  stopped: <CloseOutlined />,
};

/** The steps of a chain side by side, below each other on a narrow screen; states stand in words beside the colour. */
export function StepLine({ steps, label, isNarrow = false }: StepLineProps) {
  const { t } = useTranslation();
  return (
    <ol className={styles['line']} data-narrow={isNarrow} aria-label={label ?? t('chain.line')}>
      {steps.map(({ key, no, name, kind, state, note }) => (
        <li
          key={key}
          className={styles['stop']}
          data-state={state ?? 'plain'}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className={styles['mark']} aria-hidden="true">
            {(state && marks[state]) ?? no}
          </span>
          <span className={styles['stopWords']}>
            <span className={styles['stopNo']}>
              {t('chain.stepNo', { no })} · {kind}
            </span>
            <span className={styles['stopName']}>{name}</span>
            {state ? <span className={styles['stopState']}>{t(`chain.${state}`)}</span> : null}
            {note ? <span className={styles['stopState']}>{note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
