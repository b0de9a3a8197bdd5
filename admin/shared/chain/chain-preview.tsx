import { useTranslation } from 'react-i18next';
import type { ChainStepFragment, ProcedureSubjectKind } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useEnumLabel } from '../enum/enum-label.tsx';
import { StepLine } from './step-line.tsx';
import { useChainWords } from './use-chain-words.ts';
import styles from './chain.module.css';

interface ChainPreviewProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly steps: readonly ChainStepFragment[];
  /** True beside a form, where there is no room for a line. */
  readonly isNarrow?: boolean;
}

/** A chain as a line of steps and in words. */
export function ChainPreview({ subjectKind, steps, isNarrow = false }: ChainPreviewProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const words = useChainWords(subjectKind);
  return (
    <div className={styles['preview']}>
      <StepLine
        isNarrow={isNarrow}
        steps={steps.map((step, index) => ({
          key: `${index}.${step.key}`,
          no: index + 1,
          name: words.nameOf(step),
          kind: label('ProcedureStepKind', step.kind),
        }))}
      />
      <ol className={styles['words']}>
        {steps.map((step, index) => (
          <li key={`${index}.${step.key}`}>
            <strong>
              {t('chain.stepNo', { no: index + 1 })} · {words.nameOf(step)}
            </strong>
            <p className={styles['sentences']}>
              {words.sentencesOf(step, steps).join(currentLocale() === 'en' ? ' ' : '')}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
