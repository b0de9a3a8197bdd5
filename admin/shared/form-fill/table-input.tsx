import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { type FormColumn, type FormField, type FormRow, ownValue } from '../../../schema/form/form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { SingleInput, unitOf } from './value-input.tsx';
import styles from './form-fill.module.css';

interface TableInputProps {
  readonly id: string;
  readonly field: FormField;
  readonly rows: readonly FormRow[];
  readonly onChange: (rows: readonly FormRow[]) => void;
  readonly isDisabled: boolean;
  /** Messages by `row.column`, and by `row` for a row as a whole. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

/** Rows of columns: a table where there is room, one card a row where there is not. Each cell names its column and row. */
export function TableInput({ id, field, rows, onChange, isDisabled, problems }: TableInputProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [news, setNews] = useState('');
  const locale = currentLocale();
  const max = field.maxRows ?? LIMITS.formRows;
  const focus = (selector: string) =>
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  const add = () => {
    onChange([...rows, {}]);
    setNews(t('formFill.rowAdded', { row: rows.length + 1 }));
    focus(`[data-row="${rows.length}"] input, [data-row="${rows.length}"] textarea`);
  };
  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index));
    setNews(t('formFill.rowRemoved', { row: index + 1 }));
    focus(rows.length > 1 ? `[data-row="${Math.min(index, rows.length - 2)}"] [data-remove]` : '[data-add]');
  };
  const change = (index: number, key: string, value: string | null) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <div ref={box} className={styles['table']}>
      <div role="status" className="xl-visually-hidden">
        {news}
      </div>
      {rows.length === 0 ? (
        <p className={styles['help']}>{t('formFill.noRows')}</p>
      ) : (
        <table className={styles['rows']}>
          <thead>
            <tr>
              <th scope="col" className={styles['number']}>
                #
              </th>
              {field.columns.map((column) => (
                <th key={column.key} scope="col">
                  <ColumnName column={column} />
                </th>
              ))}
              {isDisabled ? null : (
                <th scope="col">
                  <span className="xl-visually-hidden">{t('formFill.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // Rows have no identity of their own: the place is what answers and problems go by.
              <tr key={index} data-row={index}>
                <th scope="row" className={styles['number']}>
                  <span className={styles['rowWord']}>{t('formFill.row', { row: index + 1 })}</span>
                  <span className={styles['rowFigure']} aria-hidden="true">
                    {index + 1}
                  </span>
                </th>
                {field.columns.map((column) => {
                  const messages = problems.get(`${index}.${column.key}`) ?? [];
                  const cellId = `${id}-${index}-${column.key}`;
                  return (
                    <td key={column.key}>
                      <span className={styles['cellName']} aria-hidden="true">
                        <ColumnName column={column} />
                      </span>
                      <SingleInput
                        id={cellId}
                        rules={column}
                        value={textOf(ownValue(row, column.key))}
                        isDisabled={isDisabled}
                        onChange={(value) => change(index, column.key, value)}
                        aria-label={t('formFill.cellLabel', { label: labelOf(column, locale), row: index + 1 })}
                        {...(column.isRequired ? { 'aria-required': true } : {})}
                        {...(messages.length > 0
                          ? { 'aria-invalid': true, 'aria-describedby': `${cellId}-error` }
                          : {})}
                      />
                      {messages.length > 0 ? (
                        <div id={`${cellId}-error`} className={styles['cellError']}>
                          {messages.join(' ')}
                        </div>
                      ) : null}
                    </td>
                  );
                })}
                {isDisabled ? null : (
                  <td className={styles['rowEnd']}>
                    <Button
                      data-remove
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('formFill.removeRow', { row: index + 1 })}
                      onClick={() => remove(index)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isDisabled ? null : (
        <Button data-add icon={<PlusOutlined />} disabled={rows.length >= max} onClick={add}>
          {rows.length >= max ? t('formFill.rowLimit', { max }) : t('formFill.addRow')}
        </Button>
      )}
    </div>
  );
}

function ColumnName({ column }: { readonly column: FormColumn }) {
  const { t } = useTranslation();
  const unit = column.kind === 'MONEY' ? t('formFill.yuan') : unitOf(column);
  return (
    <>
      {labelOf(column, currentLocale())}
      {unit ? <span className={styles['unit']}> ({unit})</span> : null}
      {column.isRequired ? <span className={styles['required']}>{t('formFill.required')}</span> : null}
    </>
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
