import { Checkbox, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import type { FormColumn, FormField } from '../../../schema/form/form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { DayPicker } from '../date/day-picker.tsx';
import { DecimalInput } from './decimal-input.tsx';
import type { ControlProps } from './labelled-field.tsx';

interface SingleInputProps extends ControlProps {
  readonly rules: FormField | FormColumn;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly isDisabled: boolean;
  /** Name where no label stands beside it, as in a cell. */
  readonly 'aria-label'?: string;
}

/** Unit of a number in the reader's language. */
export function unitOf(rules: FormField | FormColumn): string | null {
  return currentLocale() === 'en' ? (rules.unitEn ?? rules.unit) : rules.unit;
}

/** The control for one text, number, amount, day or option. */
export function SingleInput({ rules, value, onChange, isDisabled, ...control }: SingleInputProps) {
  const { t } = useTranslation();
  const status = control['aria-invalid'] ? 'error' : '';
  const change = (text: string) => onChange(text === '' ? null : text);
  switch (rules.kind) {
    case 'NUMBER':
      return (
        <DecimalInput
          {...control}
          value={value}
          onChange={onChange}
          disabled={isDisabled}
          status={status}
          suffix={unitOf(rules)}
        />
      );
    case 'MONEY':
      return (
        <DecimalInput
          {...control}
          isMoney
          value={value}
          onChange={onChange}
          disabled={isDisabled}
          status={status}
          suffix={t('formFill.yuan')}
        />
      );
    case 'DATE':
      return (
        <DayPicker
          {...control}
          value={value}
          onChange={onChange}
          disabled={isDisabled}
          {...(rules.min ? { min: rules.min } : {})}
          {...(rules.max ? { max: rules.max } : {})}
        />
      );
    case 'CHOICE':
      return (
        <Select
          {...control}
          style={{ width: '100%' }}
          value={value}
          placeholder={t('formFill.choose')}
          allowClear
          disabled={isDisabled}
          status={status}
          onChange={(key: string | undefined) => onChange(key ?? null)}
          options={rules.options.map((option) => ({ value: option.key, label: labelOf(option, currentLocale()) }))}
        />
      );
    case 'LONG_TEXT':
      return (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 3, maxRows: 16 }}
          value={value ?? ''}
          maxLength={rules.maxLength ?? LIMITS.formLongText}
          showCount
          disabled={isDisabled}
          status={status}
          onChange={(event) => change(event.target.value)}
        />
      );
    default:
      return (
        <Input
          {...control}
          value={value ?? ''}
          maxLength={rules.maxLength ?? LIMITS.formText}
          disabled={isDisabled}
          status={status}
          onChange={(event) => change(event.target.value)}
        />
      );
  }
}

/** Few options stand open to be seen at once; more than this go into a list. */
const OPEN_OPTIONS = 6;

interface ChoiceInputProps extends ControlProps {
  readonly field: FormField;
  readonly value: string | readonly string[] | null;
  readonly onChange: (value: string | readonly string[] | null) => void;
  readonly isDisabled: boolean;
}

/** True when the options stand open as a group of their own. */
export function isOpenChoice(field: FormField): boolean {
  return field.kind === 'CHOICE' && field.options.length <= OPEN_OPTIONS;
}

/** The control of a choice: radio buttons or boxes while there are few, a list beyond. */
export function ChoiceInput({ field, value, onChange, isDisabled, ...control }: ChoiceInputProps) {
  const { t } = useTranslation();
  const options = field.options.map((option) => ({ value: option.key, label: labelOf(option, currentLocale()) }));
  if (field.isMultiple) {
    const keys = Array.isArray(value) ? [...(value as readonly string[])] : [];
    return isOpenChoice(field) ? (
      <Checkbox.Group options={options} value={keys} disabled={isDisabled} onChange={onChange} />
    ) : (
      <Select
        {...control}
        mode="multiple"
        style={{ width: '100%' }}
        value={keys}
        placeholder={t('formFill.choose')}
        disabled={isDisabled}
        optionFilterProp="label"
        onChange={(next: string[]) => onChange(next)}
        options={options}
      />
    );
  }
  const key = typeof value === 'string' ? value : null;
  return isOpenChoice(field) ? (
    <Radio.Group
      options={options}
      value={key}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value as string)}
    />
  ) : (
    <SingleInput {...control} rules={field} value={key} onChange={onChange} isDisabled={isDisabled} />
  );
}
