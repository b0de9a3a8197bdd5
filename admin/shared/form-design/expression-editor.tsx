import { Button, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { LIMITS } from '../../../schema/limits.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { type FormField, isNumeric } from '../../../schema/form/form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import type { ControlProps } from '../form-fill/labelled-field.tsx';
import styles from './form-design.module.css';

interface ExpressionEditorProps {
  readonly control: ControlProps;
  readonly field: FormField;
  readonly fields: readonly FormField[];
  readonly onChange: (expression: string) => void;
}

/** An expression with everything that it may name one press away, so that nobody has to know keys by heart. */
export function ExpressionEditor({ control, field, fields, onChange }: ExpressionEditorProps) {
  const { t } = useTranslation();
  const input = useRef<TextAreaRef>(null);
  const text = field.expression ?? '';
  const insert = (key: string) => {
    const area = input.current?.resizableTextArea?.textArea;
    const [from, to] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    const before = text.slice(0, from);
    const gap = before === '' || /[\s(]$/.test(before) ? '' : ' ';
    onChange(`${before}${gap}${key}${text.slice(to)}`);
    const caret = from + gap.length + key.length;
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(caret, caret);
    });
  };
  const names = useNames(fields, field);
  return (
    <>
      <Input.TextArea
        {...control}
        ref={input}
        value={text}
        maxLength={LIMITS.formExpression}
        autoSize={{ minRows: 2, maxRows: 6 }}
        spellCheck={false}
        status={control['aria-invalid'] ? 'error' : ''}
        className={styles['expression'] ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={styles['names']}>
        <span>{names.length > 0 ? t('formDesign.insert') : t('formDesign.noNames')}</span>
        {names.map(({ key, label }) => (
          <Button
            key={key}
            size="small"
            aria-label={t('formDesign.insertOf', { key, label })}
            onClick={() => insert(key)}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Everything that an expression of the field can name. */
function useNames(fields: readonly FormField[], own: FormField): { key: string; label: string }[] {
  const { t } = useTranslation();
  const locale = currentLocale();
  const nameOf = (named: { key: string; label: string; labelEn: string | null }) => labelOf(named, locale) || named.key;
  return fields
    .filter((field) => field !== own)
    .flatMap((field) => {
      if (isNumeric(field)) {
        return [{ key: field.key, label: nameOf(field) }];
      }
      if (field.kind !== 'TABLE') {
        return [];
      }
      const sums = field.columns.filter(isNumeric).map((column) => ({
        key: `${field.key}.${column.key}`,
        label: t('formDesign.columnSum', { table: nameOf(field), column: nameOf(column) }),
      }));
      return [...sums, { key: `count(${field.key})`, label: t('formDesign.rowCount', { table: nameOf(field) }) }];
    });
}
