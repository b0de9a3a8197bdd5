import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import type { FormColumn, FormField, FormOption } from '../../../schema/form/form-spec.ts';
import { hasProperty } from '../../../schema/form/parse-form-spec.ts';
import { DayPicker } from '../date/day-picker.tsx';
import { DecimalInput } from '../form-fill/decimal-input.tsx';
import { type ControlProps, LabelledField } from '../form-fill/labelled-field.tsx';
import { newOption } from './design.ts';
import type { DesignProblems } from './design-problems.ts';
import styles from './form-design.module.css';

type Rules = FormField | FormColumn;

interface CellRulesEditorProps {
  /** Unique on the page. */
  readonly id: string;
  readonly rules: Rules;
  readonly onChange: (change: Partial<FormColumn>) => void;
  readonly problems: DesignProblems;
  /** Place of the field or column among the problems. */
  readonly path: readonly (string | number)[];
}

/** Settings that fields and columns share: unit, decimals, bounds, length, options; only those that the kind knows. */
export function CellRulesEditor({ id, rules, onChange, problems, path }: CellRulesEditorProps) {
  const { t } = useTranslation();
  const has = (name: string) => hasProperty(rules.kind, name) && !('isMoney' in rules && rules.isMoney);
  const at = (name: string) => ({ id: `${id}-${name}`, problems: problems.at(...path, name) });
  return (
    <>
      <div className={styles['grid']}>
        {has('unit') ? (
          <LabelledField {...at('unit')} label={t('formDesign.p.unit')}>
            {(control) => (
              <TextInput
                control={control}
                value={rules.unit}
                max={LIMITS.formUnit}
                onChange={(unit) => onChange({ unit })}
              />
            )}
          </LabelledField>
        ) : null}
        {has('unitEn') ? (
          <LabelledField {...at('unitEn')} label={t('formDesign.p.unitEn')}>
            {(control) => (
              <TextInput
                control={control}
                value={rules.unitEn}
                max={LIMITS.formUnit}
                onChange={(unitEn) => onChange({ unitEn })}
              />
            )}
          </LabelledField>
        ) : null}
        {has('decimals') ? (
          <LabelledField {...at('decimals')} label={t('formDesign.p.decimals')}>
            {(control) => (
              <CountInput
                control={control}
                value={rules.decimals}
                from={0}
                to={LIMITS.formDecimals}
                onChange={(decimals) => onChange({ decimals })}
              />
            )}
          </LabelledField>
        ) : null}
        {has('min') ? <Bounds {...{ id, rules, onChange, problems, path }} /> : null}
        {has('maxLength') ? (
          <LabelledField {...at('maxLength')} label={t('formDesign.p.maxLength')}>
            {(control) => (
              <CountInput
                control={control}
                value={rules.maxLength}
                from={1}
                to={rules.kind === 'LONG_TEXT' ? LIMITS.formLongText : LIMITS.formText}
                onChange={(maxLength) => onChange({ maxLength })}
              />
            )}
          </LabelledField>
        ) : null}
      </div>
      {has('options') ? (
        <LabelledField {...at('options')} label={t('formDesign.p.options')} isGroup>
          {() => (
            <OptionsEditor
              id={`${id}-options`}
              options={rules.options}
              onChange={(options) => onChange({ options })}
              problems={problems}
              path={[...path, 'options']}
            />
          )}
        </LabelledField>
      ) : null}
    </>
  );
}

function Bounds({ id, rules, onChange, problems, path }: CellRulesEditorProps) {
  const { t } = useTranslation();
  return (
    <>
      {(['min', 'max'] as const).map((name) => (
        <LabelledField
          key={name}
          id={`${id}-${name}`}
          problems={problems.at(...path, name)}
          label={t(name === 'min' ? 'formDesign.p.min' : 'formDesign.p.max')}
        >
          {(control) =>
            rules.kind === 'DATE' ? (
              <DayPicker {...control} value={rules[name]} onChange={(day) => onChange({ [name]: day })} />
            ) : (
              <DecimalInput
                {...control}
                value={rules[name]}
                isMoney={rules.kind === 'MONEY'}
                {...(rules.kind === 'MONEY' ? { suffix: t('formFill.yuan') } : {})}
                status={control['aria-invalid'] ? 'error' : ''}
                onChange={(value) => onChange({ [name]: value })}
              />
            )
          }
        </LabelledField>
      ))}
    </>
  );
}

interface TextInputProps {
  readonly control: ControlProps;
  readonly value: string | null;
  readonly max: number;
  readonly onChange: (value: string | null) => void;
  readonly isReadOnly?: boolean;
}

/** A line of text of the form's design; empty means not set. */
export function TextInput({ control, value, max, onChange, isReadOnly = false }: TextInputProps) {
  return (
    <Input
      {...control}
      value={value ?? ''}
      maxLength={max}
      readOnly={isReadOnly}
      status={control['aria-invalid'] ? 'error' : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

interface CountInputProps {
  readonly control: ControlProps;
  readonly value: number | null;
  readonly from: number;
  readonly to: number;
  readonly onChange: (value: number | null) => void;
}

/** A whole number of the form's design; empty means not set. */
export function CountInput({ control, value, from, to, onChange }: CountInputProps) {
  return (
    <InputNumber<number>
      {...control}
      style={{ width: '100%' }}
      value={value}
      min={from}
      max={to}
      precision={0}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}

interface OptionsEditorProps {
  readonly id: string;
  readonly options: readonly FormOption[];
  readonly onChange: (options: readonly FormOption[]) => void;
  readonly problems: DesignProblems;
  readonly path: readonly (string | number)[];
}

function OptionsEditor({ id, options, onChange, problems, path }: OptionsEditorProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const focus = (selector: string) =>
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  const change = (index: number, part: Partial<FormOption>) =>
    onChange(options.map((option, at) => (at === index ? { ...option, ...part } : option)));
  const add = () => {
    onChange([...options, newOption(options)]);
    focus(`[id="${id}-${options.length}-label"]`);
  };
  return (
    <div ref={box} className={styles['options']}>
      {options.map((option, index) => {
        const place = index + 1;
        const messages = [
          ...problems.at(...path, index),
          ...problems.at(...path, index, 'label'),
          ...problems.at(...path, index, 'labelEn'),
          ...problems.at(...path, index, 'key'),
        ];
        const errorId = `${id}-${index}-error`;
        const shared = {
          status: messages.length > 0 ? ('error' as const) : ('' as const),
          ...(messages.length > 0 ? { 'aria-invalid': true, 'aria-describedby': errorId } : {}),
        };
        return (
          // Options are known by their place here: their key may be edited.
          <div key={index} className={styles['option']}>
            <Input
              {...shared}
              id={`${id}-${index}-label`}
              value={option.label}
              maxLength={LIMITS.formLabel}
              aria-label={t('formDesign.option', { place })}
              placeholder={t('formDesign.option', { place })}
              onChange={(event) => change(index, { label: event.target.value })}
              onPressEnter={(event) => {
                event.preventDefault();
                add();
              }}
            />
            <Input
              value={option.labelEn ?? ''}
              maxLength={LIMITS.formLabel}
              aria-label={t('formDesign.optionEn', { place })}
              placeholder={t('formDesign.p.labelEn')}
              onChange={(event) => change(index, { labelEn: event.target.value || null })}
            />
            <Input
              value={option.key}
              maxLength={LIMITS.formKey}
              aria-label={t('formDesign.optionKey', { place })}
              onChange={(event) => change(index, { key: event.target.value })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('formDesign.removeOption', { place })}
              onClick={() => {
                onChange(options.filter((_, at) => at !== index));
                focus('[data-add]');
              }}
            />
            {messages.length > 0 ? (
              <div id={errorId} className={styles['optionError']}>
                {messages.join(' ')}
              </div>
            ) : null}
          </div>
        );
      })}
      <Button
        data-add
        size="small"
        icon={<PlusOutlined />}
        disabled={options.length >= LIMITS.formOptions}
        onClick={add}
      >
        {t('formDesign.addOption')}
      </Button>
    </div>
  );
}
