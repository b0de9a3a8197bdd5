import { ArrowLeftOutlined, ArrowRightOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { FORM_COLUMN_KINDS, type FormColumn, type FormColumnKind } from '../../../schema/form/form-spec.ts';
import { useEnumOptions } from '../enum/enum-label.tsx';
import { LabelledField } from '../form-fill/labelled-field.tsx';
import { CellRulesEditor, TextInput } from './cell-rules-editor.tsx';
import { columnOfKind, moved, newColumn } from './design.ts';
import type { DesignProblems } from './design-problems.ts';
import styles from './form-design.module.css';

interface ColumnsEditorProps {
  readonly id: string;
  readonly columns: readonly FormColumn[];
  readonly onChange: (columns: readonly FormColumn[]) => void;
  readonly problems: DesignProblems;
  readonly path: readonly (string | number)[];
  readonly lockedKeys: ReadonlySet<string>;
}

/** The columns of a table, one block each; moved by buttons. */
export function ColumnsEditor({ id, columns, onChange, problems, path, lockedKeys }: ColumnsEditorProps) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('FormColumnKind', FORM_COLUMN_KINDS);
  const box = useRef<HTMLDivElement>(null);
  const focus = (selector: string) =>
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  const put = (index: number, column: FormColumn) => onChange(columns.map((one, at) => (at === index ? column : one)));
  const move = (from: number, to: number) => {
    onChange(moved(columns, from, to));
    focus(`[data-column="${to}"] [data-move]:not(:disabled)`);
  };
  return (
    <div ref={box} className={styles['columns']}>
      {columns.map((column, index) => {
        const place = index + 1;
        const own = `${id}-${index}`;
        const at = (name: string) => ({ id: `${own}-${name}`, problems: problems.at(...path, index, name) });
        return (
          // Columns are known by their place here: their key may be edited.
          <section
            key={index}
            data-column={index}
            className={styles['column']}
            aria-label={t('formDesign.column', { place })}
          >
            <div className={styles['columnHead']}>
              <strong>{t('formDesign.column', { place })}</strong>
              <span>
                <Button
                  data-move
                  type="text"
                  size="small"
                  icon={<ArrowLeftOutlined />}
                  disabled={index === 0}
                  aria-label={t('formDesign.upColumn', { place })}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  data-move
                  type="text"
                  size="small"
                  icon={<ArrowRightOutlined />}
                  disabled={index === columns.length - 1}
                  aria-label={t('formDesign.downColumn', { place })}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('formDesign.removeColumn', { place })}
                  onClick={() => {
                    onChange(columns.filter((_, one) => one !== index));
                    focus('[data-add]');
                  }}
                />
              </span>
            </div>
            <div className={styles['grid']}>
              <LabelledField {...at('label')} label={t('formDesign.p.label')}>
                {(control) => (
                  <TextInput
                    control={control}
                    value={column.label}
                    max={LIMITS.formLabel}
                    onChange={(label) => put(index, { ...column, label: label ?? '' })}
                  />
                )}
              </LabelledField>
              <LabelledField {...at('labelEn')} label={t('formDesign.p.labelEn')}>
                {(control) => (
                  <TextInput
                    control={control}
                    value={column.labelEn}
                    max={LIMITS.formLabel}
                    onChange={(labelEn) => put(index, { ...column, labelEn })}
                  />
                )}
              </LabelledField>
              <LabelledField {...at('kind')} label={t('formDesign.p.kind')}>
                {(control) => (
                  <Select<FormColumnKind>
                    {...control}
                    style={{ width: '100%' }}
                    value={column.kind}
                    options={kinds}
                    onChange={(kind) => put(index, columnOfKind(column, kind))}
                  />
                )}
              </LabelledField>
              <LabelledField {...at('key')} label={t('formDesign.p.key')}>
                {(control) => (
                  <TextInput
                    control={control}
                    value={column.key}
                    max={LIMITS.formKey}
                    isReadOnly={lockedKeys.has(column.key)}
                    onChange={(key) => put(index, { ...column, key: key ?? '' })}
                  />
                )}
              </LabelledField>
            </div>
            <CellRulesEditor
              id={own}
              rules={column}
              onChange={(change) => put(index, { ...column, ...change })}
              problems={problems}
              path={[...path, index]}
            />
            <Checkbox
              checked={column.isRequired}
              onChange={(event) => put(index, { ...column, isRequired: event.target.checked })}
            >
              {t('formDesign.p.isRequired')}
            </Checkbox>
          </section>
        );
      })}
      <Button
        data-add
        size="small"
        icon={<PlusOutlined />}
        disabled={columns.length >= LIMITS.formColumns}
        onClick={() => {
          onChange([...columns, newColumn('TEXT', columns)]);
          focus(`[data-column="${columns.length}"] input`);
        }}
      >
        {t('formDesign.addColumn')}
      </Button>
    </div>
  );
}
