import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select, Tag } from 'antd';
import { type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import type { ProcedureStepKind, ProcedureSubjectKind } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { stepKinds } from '../../shared/chain/chain-enums.ts';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { BodyRows } from './body-rows.tsx';
import { ConditionRows } from './condition-rows.tsx';
import { Field } from './field.tsx';
import type { StepDraft, StepProblem } from './step-draft.ts';
import styles from './procedures.module.css';

const offered = [0, 1, 2, 3, 5, 7, 10, 15];

interface StepCardProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly step: StepDraft;
  readonly index: number;
  /** The whole chain in its order. */
  readonly steps: readonly StepDraft[];
  readonly problems: readonly StepProblem[];
  readonly onChange: (step: StepDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly headRef: Ref<HTMLHeadingElement>;
}

/** One step of a draft with everything that it asks for, and what is wrong with it. */
export function StepCard({
  subjectKind,
  step,
  index,
  steps,
  problems,
  onChange,
  onMove,
  onRemove,
  headRef,
}: StepCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const no = index + 1;
  const words = useChainWords(subjectKind);
  const name = words.nameOf(step) || t('procedure.editor.unnamed');
  // What is complete is read first and opened on demand; a new step is there to be filled in.
  const [isOpen, setIsOpen] = useState(step.name === '');
  return (
    <section className={styles['step']} aria-labelledby={id} data-wrong={problems.length > 0}>
      <div className={styles['stepHead']}>
        <h2 id={id} ref={headRef} tabIndex={-1} className={styles['stepTitle']}>
          {t('chain.stepNo', { no })} · {name}
        </h2>
        {problems.length > 0 ? (
          <Tag color="error">{t('procedure.editor.problemCount', { count: problems.length })}</Tag>
        ) : null}
        <span className={styles['stepTools']}>
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-controls={`${id}-fields`}
            aria-label={t(isOpen ? 'procedure.editor.closeStep' : 'procedure.editor.openStep', { no, name })}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t(isOpen ? 'procedure.editor.close' : 'procedure.editor.open')}
          </Button>
          <Button
            size="small"
            icon={<ArrowUpOutlined />}
            disabled={index === 0}
            aria-label={t('procedure.editor.up', { no, name })}
            onClick={() => onMove(-1)}
          />
          <Button
            size="small"
            icon={<ArrowDownOutlined />}
            disabled={index === steps.length - 1}
            aria-label={t('procedure.editor.down', { no, name })}
            onClick={() => onMove(1)}
          />
          <Button
            size="small"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('procedure.editor.removeStep', { no, name })}
            onClick={onRemove}
          />
        </span>
      </div>
      {problems.length > 0 ? (
        <ul className={styles['problems']}>
          {problems.map((problem) => (
            <li key={problem}>{t(`procedure.problems.${problem}`)}</li>
          ))}
        </ul>
      ) : null}
      <div id={`${id}-fields`} className={styles['stepBody']}>
        {isOpen ? (
          <StepFields subjectKind={subjectKind} step={step} earlier={steps.slice(0, index)} onChange={onChange} />
        ) : (
          <p className={styles['quiet']}>{words.sentencesOf(step, steps).join(currentLocale() === 'en' ? ' ' : '')}</p>
        )}
      </div>
    </section>
  );
}

interface StepFieldsProps extends Pick<StepCardProps, 'subjectKind' | 'step' | 'onChange'> {
  readonly earlier: readonly StepDraft[];
}

/** What a step asks for: its name, who answers, by when, and when it applies at all. */
function StepFields({ subjectKind, step, earlier, onChange }: StepFieldsProps) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('ProcedureStepKind', stepKinds);
  const daysOf = (days: readonly number[]) =>
    [...new Set([...offered, ...days])].toSorted((a, b) => a - b).map((day) => ({ value: day, label: String(day) }));
  return (
    <>
      <div className={styles['fields']}>
        <Field label={t('procedure.editor.name')}>
          {(field) => (
            <Input
              id={field}
              value={step.name}
              maxLength={LIMITS.title}
              autoComplete="off"
              onChange={({ target }) => onChange({ ...step, name: target.value })}
            />
          )}
        </Field>
        <Field label={t('procedure.editor.nameEn')}>
          {(field) => (
            <Input
              id={field}
              value={step.nameEn ?? ''}
              maxLength={LIMITS.name}
              autoComplete="off"
              onChange={({ target }) => onChange({ ...step, nameEn: target.value || null })}
            />
          )}
        </Field>
        <Field label={t('procedure.editor.kind')}>
          {(field) => (
            <Select<ProcedureStepKind>
              id={field}
              value={step.kind}
              options={kinds}
              onChange={(kind) => onChange({ ...step, kind })}
            />
          )}
        </Field>
      </div>
      <h3 className={styles['part']}>{t('procedure.editor.who')}</h3>
      <BodyRows
        subjectKind={subjectKind}
        bodies={step.bodies}
        onChange={(bodies) => onChange({ ...step, bodies, quorum: bodies.length > 1 ? step.quorum : null })}
      />
      {step.bodies.length > 1 ? (
        <div className={styles['fields']}>
          <Field label={t('procedure.editor.quorum')} help={t('procedure.editor.quorumHelp')}>
            {(field) => (
              <InputNumber
                id={field}
                min={1}
                max={step.bodies.length}
                precision={0}
                style={{ width: '100%' }}
                value={step.quorum}
                placeholder={t('procedure.editor.all')}
                onChange={(quorum) => onChange({ ...step, quorum })}
              />
            )}
          </Field>
        </div>
      ) : null}
      <h3 className={styles['part']}>{t('procedure.editor.byWhen')}</h3>
      <div className={styles['fields']}>
        <Field label={t('procedure.editor.deadline')} help={t('procedure.editor.deadlineHelp')}>
          {(field) => (
            <InputNumber
              id={field}
              min={1}
              max={LIMITS.deadlineDays}
              precision={0}
              style={{ width: '100%' }}
              value={step.deadlineDays}
              onChange={(deadlineDays) =>
                onChange(
                  deadlineDays === null
                    ? { ...step, deadlineDays, remindBefore: [], remindAfter: [], escalatesWhenLate: false }
                    : { ...step, deadlineDays },
                )
              }
            />
          )}
        </Field>
        {step.deadlineDays === null ? null : (
          <>
            <Field label={t('procedure.editor.remindBefore')}>
              {(field) => (
                <Select<number[]>
                  id={field}
                  mode="multiple"
                  value={[...step.remindBefore]}
                  options={daysOf(step.remindBefore)}
                  onChange={(remindBefore) => onChange({ ...step, remindBefore })}
                />
              )}
            </Field>
            <Field label={t('procedure.editor.remindAfter')}>
              {(field) => (
                <Select<number[]>
                  id={field}
                  mode="multiple"
                  value={[...step.remindAfter]}
                  options={daysOf(step.remindAfter)}
                  onChange={(remindAfter) => onChange({ ...step, remindAfter })}
                />
              )}
            </Field>
            <div className={styles['field']} data-wide="true">
              <Checkbox
                checked={step.escalatesWhenLate}
                onChange={({ target }) => onChange({ ...step, escalatesWhenLate: target.checked })}
              >
                {t('procedure.editor.escalates')}
              </Checkbox>
            </div>
          </>
        )}
      </div>
      <ReturnFields subjectKind={subjectKind} step={step} earlier={earlier} onChange={onChange} />
      <h3 className={styles['part']}>{t('procedure.editor.when')}</h3>
      <ConditionRows
        subjectKind={subjectKind}
        conditions={step.conditions}
        onChange={(conditions) => onChange({ ...step, conditions })}
      />
    </>
  );
}

/** Where a step may send a case back to; nothing to say for the first one, from which only its opener is left. */
function ReturnFields({ subjectKind, step, earlier, onChange }: StepFieldsProps) {
  const { t } = useTranslation();
  const words = useChainWords(subjectKind);
  const { returnsTo } = step;
  if (earlier.length === 0 && !returnsTo?.length) {
    return null;
  }
  const options = earlier.map((one, index) => ({
    value: one.key,
    label: `${t('chain.stepNo', { no: index + 1 })} · ${words.nameOf(one) || t('procedure.editor.unnamed')}`,
  }));
  return (
    <>
      <h3 className={styles['part']}>{t('procedure.editor.returns')}</h3>
      <div className={styles['fields']}>
        <div className={styles['field']} data-wide="true">
          <Checkbox
            checked={!returnsTo}
            onChange={({ target }) =>
              onChange({ ...step, returnsTo: target.checked ? null : earlier.map(({ key }) => key) })
            }
          >
            {t('procedure.editor.returnsToAny')}
          </Checkbox>
        </div>
        {returnsTo ? (
          <Field label={t('procedure.editor.returnsTo')} help={t('procedure.editor.returnsToHelp')} isWide>
            {(field) => (
              <Select<string[]>
                id={field}
                mode="multiple"
                showSearch={{ optionFilterProp: 'label' }}
                value={[...returnsTo]}
                options={options}
                placeholder={t('procedure.editor.returnsToOpener')}
                onChange={(keys) => onChange({ ...step, returnsTo: keys })}
              />
            )}
          </Field>
        ) : null}
      </div>
    </>
  );
}
