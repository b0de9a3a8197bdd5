import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { ChainFieldsDocument, type ProcedureSubjectKind } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { StepCard } from './step-card.tsx';
import { chainProblems, moved, newStep, replaced, type StepDraft, stepProblems, without } from './step-draft.ts';
import styles from './procedures.module.css';

interface StepsEditorProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly value?: readonly StepDraft[];
  readonly onChange?: (steps: StepDraft[]) => void;
}

/** The steps of a draft: add, order, remove, fill in; problems stand at their step while one types. */
export function StepsEditor({ subjectKind, value = [], onChange = () => undefined }: StepsEditorProps) {
  const { t } = useTranslation();
  const { data } = useDocument(ChainFieldsDocument, { subjectKind }, { resource: 'procedureField' });
  const fields = new Set(data?.procedureFields.map(({ key }) => key));
  const heads = useRef(new Map<string, HTMLHeadingElement>());
  const wanted = useRef<string>(undefined);
  // After adding or moving, the keyboard goes on from the step that was touched.
  useEffect(() => {
    if (wanted.current !== undefined) {
      heads.current.get(wanted.current)?.focus();
      wanted.current = undefined;
    }
  });
  const problems = chainProblems(value);
  return (
    <div className={styles['steps']}>
      {problems.length > 0 ? (
        <ul className={styles['problems']} role="status">
          {problems.map((problem) => (
            <li key={problem}>{t(`procedure.problems.${problem}`)}</li>
          ))}
        </ul>
      ) : null}
      {value.map((step, index) => (
        <StepCard
          key={step.key}
          subjectKind={subjectKind}
          step={step}
          index={index}
          steps={value}
          // Before the facts are known no condition can be judged.
          problems={data ? stepProblems(step, fields, value.slice(0, index)) : []}
          headRef={(head) => {
            if (head) {
              heads.current.set(step.key, head);
            } else {
              heads.current.delete(step.key);
            }
          }}
          onChange={(next) => onChange(replaced(value, index, next))}
          onMove={(by) => {
            wanted.current = step.key;
            onChange(moved(value, index, by));
          }}
          onRemove={() => {
            wanted.current = (value[index + 1] ?? value[index - 1])?.key;
            onChange(without(value, index));
          }}
        />
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={value.length >= LIMITS.procedureSteps}
        onClick={() => {
          const step = newStep(value);
          wanted.current = step.key;
          onChange([...value, step]);
        }}
      >
        {t('procedure.editor.addStep')}
      </Button>
    </div>
  );
}
